import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct RecordedPeopleTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private func database() throws -> SQLiteDatabase {
        let file = place.url.appendingPathComponent("positions.sqlite")
        return try SQLiteDatabase(path: file.path, migrations: Migration.positions)
    }

    private func person(_ stances: (Int64, Stance)...) -> RecordedPerson {
        RecordedPerson(answers: stances.map { .init(statement: ID($0.0), stance: $0.1) })
    }

    @Test func `recorded people count like everybody else, and nobody holds a token of theirs`() async throws {
        let database = try database()
        try await RecordedPeopleStore(database: database).load(
            [person((1, .agree), (2, .pass)), person((1, .disagree)), person()], into: ID(7))
        let counts = try await PositionStore(database: database).answered(in: ID(7))
        #expect(counts == [RoundKey(statement: ID(1), round: 1): 2, RoundKey(statement: ID(2), round: 1): 1])
        #expect(try await ParticipantStore(database: database).attendance(of: ID(7)).map(\.count) == [3])
        let tokens = try await database.read { try $0.rows("SELECT token FROM participant_token", []).count }
        #expect(tokens == 0)
    }

    @Test func `when one person cannot be written nobody is`() async throws {
        let database = try database()
        // The schema refuses a place beyond the floor, whatever the code above it let through.
        await #expect(throws: (any Error).self) {
            try await RecordedPeopleStore(database: database).load(
                [person((1, .agree)), person((1, .place(101)))], into: ID(7))
        }
        #expect(try await ParticipantStore(database: database).attendance(of: ID(7)).isEmpty)
        #expect(try await PositionStore(database: database).answered(in: ID(7)).isEmpty)
    }
}
