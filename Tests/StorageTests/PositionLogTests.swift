import Domain
import Foundation
import Testing

@testable import Storage

/// The log of positions in its file: what SQLite keeps of it.
@Suite struct PositionLogTests {
    private let place: TemporaryFolder
    private var path: String { place.url.appendingPathComponent("positions.sqlite").path }

    init() throws { place = try TemporaryFolder() }

    private func request(_ person: Int64, key: String, _ stance: Stance, sequence: Int) throws -> PositionRequest {
        PositionRequest(
            participant: ID(person), key: try #require(Token(String(repeating: key, count: 32))), statement: ID(3),
            round: 1,
            stance: stance, sequence: sequence)
    }

    @Test func `a log of before, with its keys in an index, goes on as it was`() async throws {
        let old = try SQLiteDatabase(path: path, migrations: [.positions1, .positionsSealed])
        try await old.write { db in
            for person in 1...2 {
                try db.execute(
                    "INSERT INTO participant (id, dialogue, words) VALUES ($1, 7, $2)",
                    [.number(person), .blob(Array(repeating: UInt8(person), count: 32))])
            }
            // Two people by turns; the second row of the first one came late.
            for (id, person, key, place, sequence, counted) in [
                (1, 1, 1, 100, 5, 1), (2, 2, 1, -100, 1, 1), (5, 1, 2, -100, 4, 0), (8, 1, 3, 20, 6, 1),
            ] {
                try db.execute(
                    """
                    INSERT INTO position_log (id, participant, key, statement, round, kind, place, sequence, counted)
                    VALUES ($1, $2, $3, 3, 1, 0, $4, $5, $6)
                    """,
                    [
                        .number(id), .number(person), .blob(Array(repeating: UInt8(key * 17), count: 16)),
                        .number(place),
                        .number(sequence), .number(counted),
                    ])
            }
            try db.execute("INSERT INTO position VALUES (1, 3, 1, 0, 20, 6), (2, 3, 1, 0, -100, 1)", [])
        }
        let store = PositionStore(database: try SQLiteDatabase(path: path, migrations: Migration.positions))
        let outcomes = try store.record([
            (try request(1, key: "1", .agree, sequence: 5), false),
            (try request(1, key: "2", .disagree, sequence: 4), true),
            (try request(1, key: "3", .place(20), sequence: 6), true),
            (try request(2, key: "1", .disagree, sequence: 1), true),
            (try request(2, key: "1", .agree, sequence: 1), true), (try request(1, key: "4", .pass, sequence: 7), true),
        ])
        let counted = outcomes.map { outcome -> Bool? in
            guard case .repeated(let receipt) = outcome else { return nil }
            return receipt.isCounted
        }
        #expect(counted == [true, false, true, true, nil, nil])
        #expect(outcomes[4] == .keyReused)
        guard case .recorded(_, change: 0) = outcomes[5] else {
            Issue.record("\(outcomes[5])")
            return
        }
        let piece = try await store.log(of: ID(7), after: 0, most: 100)
        #expect(piece.positions.map(\.number).prefix(3) == [1, 2, 8] && piece.positions.last?.position.stance == .pass)
    }

    @Test func `a program that changes one answer without end does not make retries slow, and they never count`()
        async throws
    {
        let database = try SQLiteDatabase(path: path, migrations: Migration.positions)
        let people = RecordedPeopleStore(database: database)
        try await people.load([RecordedPerson(answers: [.init(statement: ID(3), stance: .agree)])], into: ID(7))
        let store = PositionStore(database: database)
        let first = try request(1, key: "a", .disagree, sequence: 2)
        _ = try store.record([(first, true)])
        _ = try store.record(
            try (3...1_200).map { sequence in
                let key = try #require(Token(String(format: "%032x", sequence)))
                let wish = PositionRequest(
                    participant: ID(1), key: key, statement: ID(3), round: 1, stance: .agree, sequence: sequence)
                return (wish, true)
            })
        guard case .recorded(let receipt, change: 0) = try store.record([(first, true)])[0] else {
            Issue.record("an old retry did something")
            return
        }
        #expect(!receipt.isCounted)
        #expect(try await store.positions(of: ID(1)).map(\.stance) == [.agree])
    }

    @Test func `the file itself refuses a row beside the chain and a key twice`() async throws {
        let database = try SQLiteDatabase(path: path, migrations: Migration.positions)
        let people = RecordedPeopleStore(database: database)
        try await people.load([RecordedPerson(answers: [.init(statement: ID(3), stance: .agree)])], into: ID(7))
        let key = try await database.read { try $0.row("SELECT key FROM position_log WHERE id = 1", [])?.blob(0) }
        func add(_ key: [UInt8], statement: Int, after previous: Int?) async throws {
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO position_log
                        (id, participant, statement, round, key, kind, place, sequence, counted, previous)
                    VALUES (2, 1, $1, 1, $2, 0, 100, 1, 1, $3)
                    """, [.number(statement), .blob(key), .optional(previous.map(Int64.init))])
            }
        }
        let other = [UInt8](repeating: 9, count: 16)
        await #expect(throws: (any Error).self) { try await add(other, statement: 3, after: nil) }
        await #expect(throws: (any Error).self) { try await add(other, statement: 4, after: 1) }
        await #expect(throws: (any Error).self) { try await add(#require(key), statement: 3, after: 1) }
        try await add(other, statement: 3, after: 1)
    }

    @Test func `what is wiped leaves no row of the log, and other dialogues keep theirs`() async throws {
        let database = try SQLiteDatabase(path: path, migrations: Migration.positions)
        let people = RecordedPeopleStore(database: database)
        for dialogue in [7, 8] as [Int64] {
            try await people.load(
                (1...3).map { _ in RecordedPerson(answers: [.init(statement: ID(3), stance: .agree)]) },
                into: ID(dialogue))
        }
        let store = PositionStore(database: database)
        // A late one, which does not count, must go as well.
        _ = try store.record([
            (try request(1, key: "b", .disagree, sequence: 9), true),
            (try request(1, key: "c", .pass, sequence: 8), true),
        ])
        try await ParticipantStore(database: database).wipe(ID(7))
        let left = try await database.read { try $0.rows("SELECT DISTINCT participant FROM position_log", []) }
        #expect(try left.map { try $0.integer(0) }.sorted() == [4, 5, 6])
    }
}
