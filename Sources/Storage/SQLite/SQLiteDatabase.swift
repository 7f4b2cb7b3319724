import Foundation
import GRDB

/// One SQLite file in WAL mode in which every commit waits for the disk.
struct SQLiteDatabase: Database {
    private let pool: DatabasePool

    /// Opens or makes the file and brings its schema up to date.
    /// - Throws: ``StorageProblem/notDurable(file:synchronous:)``, ``StorageProblem/newerSchema(file:version:)``, or an
    ///   error of SQLite.
    init(path: String, migrations: [Migration]) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // GRDB puts synchronous back to NORMAL when it switches to WAL, so it is set again here.
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            guard level == 2 else { throw StorageProblem.notDurable(file: path, synchronous: level) }
            try Self.migrate(db, path: path, migrations: migrations)
        }
    }

    private static func migrate(_ db: GRDB.Database, path: String, migrations: [Migration]) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= migrations.count else { throw StorageProblem.newerSchema(file: path, version: version) }
        for (index, migration) in migrations.enumerated().dropFirst(version) {
            try db.inTransaction(.immediate) {
                try db.execute(sql: migration.sql)
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await pool.read { try body(SQLiteTransaction(db: $0)) }
    }

    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    {
        try await pool.write { try body(SQLiteTransaction(db: $0)) }
    }

    func writeBlocking<Result>(_ body: (any Transaction) throws -> Result) throws -> Result {
        try pool.write { try body(SQLiteTransaction(db: $0)) }
    }
}

private struct SQLiteTransaction: Transaction {
    let db: GRDB.Database

    func rows(_ sql: String, _ arguments: [Value]) throws -> [Row] {
        let statement = try db.cachedStatement(sql: sql)
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        var rows: [Row] = []
        while let row = try cursor.next() {
            rows.append(Row(values: try row.databaseValues.map(Value.init(stored:))))
        }
        return rows
    }

    func execute(_ sql: String, _ arguments: [Value]) throws -> Int {
        let statement = try db.cachedStatement(sql: sql)
        try statement.execute(arguments: StatementArguments(arguments))
        return db.changesCount
    }
}

extension Value: DatabaseValueConvertible, StatementBinding {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .blob(let value): Data(value).databaseValue
        }
    }

    static func fromDatabaseValue(_ stored: DatabaseValue) -> Value? { try? Value(stored: stored) }

    fileprivate init(stored: DatabaseValue) throws {
        switch stored.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob(Array(value))
        case .double: throw StorageProblem.damaged("a column holds a fraction")
        }
    }
}
