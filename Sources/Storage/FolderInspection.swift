import Foundation
import GRDB

/// What a look at a data folder finds, without changing anything in it.
public struct FolderInspection: Sendable {
    /// One of the two databases.
    public struct File: Sendable {
        public let name: String
        public let exists: Bool
        /// What `PRAGMA integrity_check` and `foreign_key_check` say against it; empty when all is well.
        public let damage: [String]
        public let schema: Int
        public let knownSchema: Int
        public let isWriteAheadLogged: Bool
    }

    public let files: [File]
    /// Whether somebody else on this machine may look into the folder.
    public let isOpenToOthers: Bool
    /// Positions that are not the fold over the log; nil when that cannot be told.
    public let differences: Int?
    public let positions: Int?

    /// Looks at the databases in a folder.
    public init(path: String) {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        isOpenToOthers = Self.isOpenToOthers(folder)
        let names = [("circles.sqlite", Migration.circles.count), ("positions.sqlite", Migration.positions.count)]
        files = names.map { Self.look(at: folder.appendingPathComponent($0.0), knownSchema: $0.1) }
        let fold = try? Self.fold(of: folder.appendingPathComponent("positions.sqlite"))
        differences = fold?.differences
        positions = fold?.positions
    }

    /// Opens the folder as the server does, which asserts that every commit waits for the disk.
    /// - Throws: ``StorageProblem``, or an error of the database.
    public static func openAsServer(path: String) throws { _ = try DataFolder(path: path) }

    private static func isOpenToOthers(_ url: URL) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777) & 0o077 != 0
    }

    private static func readOnly(_ url: URL) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: url.path, configuration: configuration)
    }

    private static func look(at url: URL, knownSchema: Int) -> File {
        guard FileManager.default.fileExists(atPath: url.path) else {
            return File(
                name: url.lastPathComponent, exists: false, damage: [], schema: 0, knownSchema: knownSchema,
                isWriteAheadLogged: false)
        }
        var damage: [String] = []
        var schema = 0
        var journal = ""
        do {
            try readOnly(url).read { db in
                let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
                if lines != ["ok"] { damage += lines }
                let orphans = try GRDB.Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
                if !orphans.isEmpty { damage.append("\(orphans.count) rows refer to rows that are not there") }
                schema = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                journal = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
            }
        } catch {
            damage.append("\(error)")
        }
        return File(
            name: url.lastPathComponent, exists: true, damage: damage, schema: schema, knownSchema: knownSchema,
            isWriteAheadLogged: journal == "wal")
    }

    /// Folds the log anew (the highest sequence counts, and of equal ones the later row) and compares it with the positions, and
    /// the latest row with the one at which the position says that its chain ends.
    static func fold(of url: URL) throws -> (differences: Int, positions: Int) {
        try readOnly(url).read { db in
            let sql = """
                WITH folded AS (
                    SELECT participant, statement, round, kind, place, sequence, latest FROM (
                        SELECT *, max(id) OVER (PARTITION BY participant, statement, round) AS latest, row_number() OVER (
                            PARTITION BY participant, statement, round ORDER BY sequence DESC, id DESC) AS place_in_row
                        FROM position_log)
                    WHERE place_in_row = 1),
                current AS (SELECT participant, statement, round, kind, place, sequence, latest FROM position)
                SELECT (SELECT count(*) FROM (
                        SELECT participant, statement, round FROM (SELECT * FROM folded EXCEPT SELECT * FROM current)
                        UNION
                        SELECT participant, statement, round FROM (SELECT * FROM current EXCEPT SELECT * FROM folded))),
                    (SELECT count(*) FROM current)
                """
            guard let row = try GRDB.Row.fetchOne(db, sql: sql) else { throw StorageProblem.damaged("no count") }
            return (row[0], row[1])
        }
    }
}
