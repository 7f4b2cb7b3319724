import Domain

/// Recorded conversations, written through the same log as everything that is answered.
struct RecordedPeopleStore: RecordedPeople {
    let database: any Database

    func load(_ people: [RecordedPerson], into dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            var generator = SystemRandomNumberGenerator()
            var number = try db.highestLogNumber()
            for person in people {
                let words = Token.random(using: &generator).digest
                let row = try db.row(
                    "INSERT INTO participant (dialogue, layer, words, sealed) VALUES ($1, $2, $3, 1) RETURNING id",
                    [.integer(dialogue.number), .optional(person.layer?.number), .blob(words)])
                guard let row else { throw StorageProblem.damaged("a participant vanished") }
                let participant = ID<Participant>(try row.integer(0))
                for (index, answer) in person.answers.enumerated() {
                    number += 1
                    let outcome = try db.record(
                        PositionRequest(
                            participant: participant, key: Token.random(using: &generator),
                            statement: answer.statement, round: 1, stance: answer.stance, sequence: index + 1),
                        as: number)
                    guard case .recorded = outcome else { throw StorageProblem.damaged("a fresh key was known") }
                }
            }
        }
    }
}
