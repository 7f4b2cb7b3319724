import Domain
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

    @Test func `a full disk is told as such, and nothing of the transaction stays`() async throws {
        let database = try SQLiteDatabase(path: path(), migrations: Migration.circles)
        try await database.write { db in _ = try db.row("PRAGMA max_page_count = 1", []) }
        await #expect(throws: StoreUnavailable.self) {
            try await database.write { db in
                for number in 0..<2_000 {
                    try db.execute(
                        "INSERT INTO circle (name) VALUES ($1)",
                        [.text("\(number) " + String(repeating: "x", count: 100))])
                }
            }
        }
        #expect(throws: StoreUnavailable.self) {
            try database.writeBlocking { db in
                try db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY)", [])
                for number in 0..<2_000 { try db.execute("INSERT INTO more (id) VALUES ($1)", [.number(number)]) }
            }
        }
        #expect(try await database.read { db in try db.row("SELECT count(*) FROM circle", [])?.int(0) } == 0)
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
