import Foundation
import Testing

@testable import Storage

@Suite struct DurabilityTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private func path() -> String { place.url.appendingPathComponent(UUID().uuidString + ".sqlite").path }

    @Test func `every commit waits for the disk`() async throws {
        let database = try SQLiteDatabase(path: path(), migrations: Migration.positions)
        let level = try await database.write { db in try db.row("PRAGMA synchronous", [])?.integer(0) }
        #expect(level == 2)
    }

    @Test func `a file of a newer Krachtveld is refused`() throws {
        let path = path()
        let newer = Migration.positions + [Migration(sql: "CREATE TABLE newer (id INTEGER PRIMARY KEY) STRICT")]
        _ = try SQLiteDatabase(path: path, migrations: newer)
        #expect(throws: StorageProblem.newerSchema(file: path, version: newer.count)) {
            try SQLiteDatabase(path: path, migrations: Migration.positions)
        }
    }

    @Test func `the two databases share no column but the dialogue and its statements`() async throws {
        let circles = try SQLiteDatabase(path: path(), migrations: Migration.circles)
        let positions = try SQLiteDatabase(path: path(), migrations: Migration.positions)
        func columns(_ database: SQLiteDatabase) async throws -> Set<String> {
            let rows = try await database.read { db in
                try db.rows(
                    "SELECT part.name FROM sqlite_schema AS entry, pragma_table_info(entry.name) AS part", [])
            }
            return Set(try rows.map { try $0.text(0) })
        }
        let shared = try await columns(circles).intersection(try await columns(positions))
        #expect(shared == ["id", "dialogue", "statement", "round", "kind", "place", "token"])
        #expect(try await columns(positions).isDisjoint(with: ["member", "email", "created", "time", "at"]))
    }
}
