import GRDB
import GRDBSQLite

/// One transaction of SQLite. GRDB keeps the connections and the prepared statements; values are bound and read here,
/// because GRDB's general conversions cost more than SQLite's own work on a row.
struct SQLiteTransaction: Transaction {
    let db: GRDB.Database

    func rows(_ sql: String, _ arguments: [Value]) throws -> [Row] {
        var rows: [Row] = []
        try run(sql, arguments) { statement in
            rows.append(
                Row(values: try (0..<sqlite3_column_count(statement)).map { try Value(of: statement, column: $0) }))
        }
        return rows
    }

    func execute(_ sql: String, _ arguments: [Value]) throws -> Int {
        try run(sql, arguments) { _ in }
        return db.changesCount
    }

    private func run(_ sql: String, _ arguments: [Value], eachRow: (OpaquePointer) throws -> Void) throws {
        let statement = try db.cachedStatement(sql: sql).sqliteStatement
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in arguments.enumerated() {
            try check(value.bind(to: statement, at: CInt(index + 1)), sql)
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try eachRow(statement)
            case SQLITE_DONE: return
            case let code: try check(code, sql)
            }
        }
    }

    private func check(_ code: CInt, _ sql: String) throws {
        guard code != SQLITE_OK else { return }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: sql)
    }
}

extension Value {
    /// Tells SQLite to copy what it is given.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    fileprivate func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let value): sqlite3_bind_int64(statement, index, value)
        case .text(let value): sqlite3_bind_text(statement, index, value, CInt(value.utf8.count), Self.copied)
        case .blob(let value): sqlite3_bind_blob(statement, index, value, CInt(value.count), Self.copied)
        }
    }

    fileprivate init(of statement: OpaquePointer, column: CInt) throws(StorageProblem) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: self = .null
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT: self = .text(String(decoding: Self.bytes(of: statement, column), as: UTF8.self))
        case SQLITE_BLOB: self = .blob(Array(Self.bytes(of: statement, column)))
        default: throw .damaged("a column holds a fraction")
        }
    }

    private static func bytes(of statement: OpaquePointer, _ column: CInt) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
