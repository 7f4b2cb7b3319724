/// One database: reads see one moment, a write is one transaction, one transaction is one closure.
///
/// SQL is written in the subset that SQLite and PostgreSQL share, with `$1`, `$2` … in order of first use.
protocol Database: Sendable {
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    /// Writes over what deleted rows left in the log beside the file. Deleted rows are overwritten in the file itself at once.
    func scrub() async throws
    /// A write that blocks the calling thread until it is on disk; never call it from async code.
    func writeBlocking<Result>(_ body: (any Transaction) throws -> Result) throws -> Result
}

protocol Transaction {
    func rows(_ sql: String, _ arguments: [Value]) throws -> [Row]
    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ arguments: [Value]) throws -> Int
}

extension Transaction {
    func row(_ sql: String, _ arguments: [Value]) throws -> Row? { try rows(sql, arguments).first }
}

/// A value in a column.
enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    static func optional(_ number: Int64?) -> Value { number.map(Value.integer) ?? .null }
    static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }
    static func flag(_ isSet: Bool) -> Value { .integer(isSet ? 1 : 0) }
    static func number(_ number: Int) -> Value { .integer(Int64(number)) }
}

/// A row by column position. A value of another kind than asked means that the file is not what the schema says.
struct Row: Sendable {
    let values: [Value]

    func integer(_ column: Int) throws(StorageProblem) -> Int64 {
        guard case .integer(let value) = values[column] else { throw .damaged("column \(column) is not a number") }
        return value
    }

    func int(_ column: Int) throws(StorageProblem) -> Int { Int(try integer(column)) }

    func optionalInteger(_ column: Int) throws(StorageProblem) -> Int64? {
        values[column] == .null ? nil : try integer(column)
    }

    func text(_ column: Int) throws(StorageProblem) -> String {
        guard case .text(let value) = values[column] else { throw .damaged("column \(column) is not text") }
        return value
    }

    func optionalText(_ column: Int) throws(StorageProblem) -> String? {
        values[column] == .null ? nil : try text(column)
    }

    func blob(_ column: Int) throws(StorageProblem) -> [UInt8] {
        guard case .blob(let value) = values[column] else { throw .damaged("column \(column) is not a blob") }
        return value
    }

    func choice<Choice: RawRepresentable<String>>(_ column: Int) throws(StorageProblem) -> Choice {
        let raw = try text(column)
        guard let choice = Choice(rawValue: raw) else { throw .damaged("\(raw) is no \(Choice.self)") }
        return choice
    }
}

/// What can be wrong with the data folder.
public enum StorageProblem: Error, Hashable, Sendable {
    case damaged(String)
    /// The file was written by a newer Krachtveld.
    case newerSchema(file: String, version: Int)
    /// The engine does not wait for the disk, so that a confirmed answer could be lost.
    case notDurable(file: String, synchronous: Int)
    /// Another server works in this folder.
    case inUse(String)
}

extension StorageProblem: CustomStringConvertible {
    /// A sentence for the person who started the program.
    public var description: String {
        switch self {
        case .damaged(let what): "The data is not what the schema says: \(what)."
        case .newerSchema(let file, let version):
            "\(file) was written by a newer Krachtveld (schema \(version)); this one would damage it."
        case .notDurable(let file, let synchronous):
            "\(file): the database does not wait for the disk (synchronous=\(synchronous)), so an answer could be lost."
        case .inUse(let folder): "Another Krachtveld serves \(folder) already."
        }
    }
}
