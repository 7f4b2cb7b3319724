import Domain
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
            // A busy page comes back in commit after commit: a WAL of 32 MB copies it to the file once instead of eight times.
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000;
                    PRAGMA wal_autocheckpoint = 8000
                    """)
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            guard level == 2 else { throw StorageProblem.notDurable(file: path, synchronous: level) }
            try Self.migrate(db, path: path, migrations: migrations)
        }
    }

    private static func migrate(_ db: GRDB.Database, path: String, migrations: [Migration]) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= migrations.count else { throw StorageProblem.newerSchema(file: path, version: version) }
        // A table is made anew by dropping the old one; what refers to it must not be deleted along (sqlite.org/lang_altertable.html).
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        for (index, migration) in migrations.enumerated().dropFirst(version) {
            try db.inTransaction(.immediate) {
                try db.execute(sql: migration.sql)
                let orphan = try String.fetchOne(db, sql: "PRAGMA foreign_key_check")
                guard orphan == nil else { throw StorageProblem.damaged("a row of \(orphan ?? "") refers to nothing") }
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result {
        try await telling { try await pool.read { try body(SQLiteTransaction(db: $0)) } }
    }

    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result
    {
        try await telling { try await pool.write { try body(SQLiteTransaction(db: $0)) } }
    }

    func scrub() async throws {
        // A reader that is still busy keeps the log for the moment; it is done again every night.
        try await pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }

    func writeBlocking<Result>(_ body: (any Transaction) throws -> Result) throws -> Result {
        do { return try pool.write { try body(SQLiteTransaction(db: $0)) } } catch {
            throw StoreUnavailable.inPlace(of: error)
        }
    }

    private func telling<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        do { return try await work() } catch { throw StoreUnavailable.inPlace(of: error) }
    }
}

extension StoreUnavailable {
    /// What SQLite says when it is not the statement's fault.
    fileprivate static func inPlace(of error: any Error) -> any Error {
        guard let problem = error as? DatabaseError,
            [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_READONLY, .SQLITE_CANTOPEN]
                .contains(problem.resultCode)
        else { return error }
        // Without the statement and its arguments: those are people's.
        return StoreUnavailable("\(problem.resultCode): \(problem.message ?? "")")
    }
}
