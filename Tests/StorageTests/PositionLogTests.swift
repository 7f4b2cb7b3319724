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

    @Test func `whoever uses a key again for a newer answer is told, and the others of the batch are stored`()
        async throws
    {
        let database = try SQLiteDatabase(path: path, migrations: Migration.positions)
        let people = RecordedPeopleStore(database: database)
        try await people.load([RecordedPerson(answers: []), RecordedPerson(answers: [])], into: ID(7))
        let store = PositionStore(database: database)
        _ = try store.record([(try request(1, key: "1", .agree, sequence: 1), true)])
        let outcomes = try store.record([
            (try request(2, key: "1", .agree, sequence: 1), true),
            (try request(1, key: "1", .disagree, sequence: 2), true),
            (try request(1, key: "2", .pass, sequence: 2), true),
        ])
        #expect(outcomes[1] == .keyReused)
        #expect(try await store.positions(of: ID(1)).map(\.stance) == [.pass])
        #expect(try await store.positions(of: ID(2)).map(\.stance) == [.agree])
    }

    @Test func `whatever arrives in whatever order, the log and the state are those of a simple model`() async throws {
        let seed = UInt64.random(in: 1...1_000_000)
        var random = Seeded(seed)
        let database = try SQLiteDatabase(path: path, migrations: Migration.positions)
        let people = RecordedPeopleStore(database: database)
        try await people.load((1...3).map { _ in RecordedPerson(answers: []) }, into: ID(7))
        let store = PositionStore(database: database)
        var model = Model()
        for _ in 0..<300 {
            let batch = try (0..<Int.random(in: 1...9, using: &random)).map { _ in
                let key = try #require(Token(String(format: "%032x", Int.random(in: 1...40, using: &random))))
                let sequence = Bool.random(using: &random) ? nil : Int.random(in: 0...30, using: &random)
                let stances: [Stance] = [.agree, .place(20), .pass, .withdrawn]
                let wish = PositionRequest(
                    participant: ID(Int64.random(in: 1...3, using: &random)), key: key,
                    statement: ID(Int64.random(in: 1...2, using: &random)), round: 1,
                    stance: stances[Int.random(in: 0..<4, using: &random)], sequence: sequence)
                return (request: wish, isOpen: Int.random(in: 0..<8, using: &random) > 0)
            }
            let outcomes = try store.record(batch)
            #expect(outcomes == batch.map { model.record($0.request, isOpen: $0.isOpen) }, "seed \(seed)")
        }
        for person in 1...3 as ClosedRange<Int64> {
            let stored = try await store.positions(of: ID(person))
            #expect(Set(stored) == model.positions(of: ID(person)), "seed \(seed)")
        }
        try await database.scrub()
        let inspection = try FolderInspection.fold(of: URL(fileURLWithPath: path))
        #expect(inspection.differences == 0, "seed \(seed)")
    }

    @Test func `the file itself refuses a row beside the chain`() async throws {
        let database = try SQLiteDatabase(path: path, migrations: Migration.positions)
        let people = RecordedPeopleStore(database: database)
        try await people.load([RecordedPerson(answers: [.init(statement: ID(3), stance: .agree)])], into: ID(7))
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

/// What the store promises, without a file: every position with all that was ever asked about it.
private struct Model {
    private struct Cell: Hashable {
        let participant: ID<Participant>
        let statement: ID<Statement>
    }

    private var asked: [Cell: [(key: Token, receipt: PositionReceipt)]] = [:]
    private var current: [Cell: Position] = [:]

    mutating func record(_ request: PositionRequest, isOpen: Bool) -> PositionOutcome {
        let cell = Cell(participant: request.participant, statement: request.statement)
        let rows = asked[cell] ?? []
        let isNewer = current[cell].map { now in request.sequence.map { $0 > now.sequence } ?? false } ?? true
        let searched = isOpen && isNewer ? rows.suffix(1) : rows[...]
        if let known = searched.last(where: { $0.key == request.key })?.receipt {
            let isSame =
                known.position.stance == request.stance
                && (request.sequence.map { $0 == known.position.sequence } ?? true)
            return isSame ? .repeated(known) : .keyReused
        }
        guard isOpen else { return .notOpen }
        let highest = current.filter { $0.key.participant == request.participant }.map(\.value.sequence).max() ?? 0
        let sequence = request.sequence ?? highest + 1
        let before = current[cell].map { $0.stance == .withdrawn ? 0 : 1 } ?? 0
        let isCounted = current[cell].map { sequence >= $0.sequence } ?? true
        let position = Position(
            statement: request.statement, round: 1, stance: request.stance, sequence: sequence)
        let receipt = PositionReceipt(position: position, isCounted: isCounted)
        asked[cell, default: []].append((request.key, receipt))
        if isCounted { current[cell] = position }
        let after = isCounted ? (request.stance == .withdrawn ? 0 : 1) : before
        return .recorded(receipt, change: after - before)
    }

    func positions(of participant: ID<Participant>) -> Set<Position> {
        Set(current.filter { $0.key.participant == participant }.values)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
