import Disclosure
import Domain

/// Participants, what they submitted, and head-counts: everything of the positions database but the positions.
struct ParticipantStore: Participants, Submissions, Tallies {
    let database: any Database

    func join(_ new: NewParticipant) async throws -> Participant? {
        try await database.write { db in
            let row = try db.row(
                """
                INSERT INTO participant (dialogue, layer, words, sealed) VALUES ($1, $2, $3, 1)
                ON CONFLICT (dialogue, words) DO NOTHING RETURNING id, dialogue, layer
                """, [.integer(new.dialogue.number), .optional(new.layer?.number), .blob(new.words)])
            guard let participant = try row.map(Participant.init(stored:)) else { return nil }
            try db.add(new.token, for: participant)
            return participant
        }
    }

    func participant(_ token: Digest) async throws -> Participant? {
        try await database.read { db in
            try db.row(
                """
                SELECT participant.id, participant.dialogue, participant.layer
                FROM participant_token JOIN participant ON participant.id = participant_token.participant
                WHERE token = $1
                """, [.blob(token)]
            ).map(Participant.init(stored:))
        }
    }

    func comeBack(to dialogue: ID<Dialogue>, words: Digest, token: Digest) async throws -> Participant? {
        try await database.write { db in
            let row = try db.row(
                "SELECT id, dialogue, layer FROM participant WHERE dialogue = $1 AND words = $2",
                [.integer(dialogue.number), .blob(words)])
            guard let participant = try row.map(Participant.init(stored:)) else { return nil }
            try db.add(token, for: participant)
            return participant
        }
    }

    func words(of participant: ID<Participant>) async throws -> Digest? {
        try await database.read { db in
            try db.row("SELECT words FROM participant WHERE id = $1", [.integer(participant.number)])?.blob(0)
        }
    }

    func attendance(of dialogue: ID<Dialogue>) async throws -> [(layer: ID<Layer>?, count: Int)] {
        try await database.read { db in
            try db.rows(
                "SELECT layer, count(*) FROM participant WHERE dialogue = $1 GROUP BY layer ORDER BY layer",
                [.integer(dialogue.number)]
            ).map { (try $0.optionalInteger(0).map { ID($0) }, try $0.int(1)) }
        }
    }

    func wipe(_ dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            // Along the chains of their positions: the log has no other way in than its numbers.
            try db.execute(
                """
                WITH RECURSIVE chain (id) AS (
                    SELECT latest FROM position JOIN participant ON participant.id = position.participant
                    WHERE dialogue = $1
                    UNION ALL
                    SELECT previous FROM position_log JOIN chain USING (id) WHERE previous IS NOT NULL)
                DELETE FROM position_log WHERE id IN (SELECT id FROM chain)
                """, [.integer(dialogue.number)])
            try db.execute("DELETE FROM participant WHERE dialogue = $1", [.integer(dialogue.number)])
            try db.execute("DELETE FROM tally WHERE dialogue = $1", [.integer(dialogue.number)])
        }
    }

    // MARK: - Submissions

    func remember(
        _ participant: ID<Participant>, submitted statement: ID<Statement>, to dialogue: ID<Dialogue>
    ) async throws {
        try await database.write { db in
            try db.execute(
                "INSERT INTO submission (dialogue, statement, participant) VALUES ($1, $2, $3)",
                [.integer(dialogue.number), .integer(statement.number), .integer(participant.number)])
        }
    }

    func submitted(by participant: ID<Participant>) async throws -> [ID<Statement>] {
        try await database.read { db in
            try db.rows(
                "SELECT statement FROM submission WHERE participant = $1 ORDER BY statement",
                [.integer(participant.number)]
            ).map { ID(try $0.integer(0)) }
        }
    }

    // MARK: - Tallies

    func tally(of round: RoundKey, in dialogue: ID<Dialogue>) async throws -> Tally {
        try await database.read { db in try db.tally(of: round, in: dialogue) }
    }

    func setTally(_ tally: Tally, of round: RoundKey, in dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            let key: [Value] = [.integer(dialogue.number), .integer(round.statement.number), .number(round.round)]
            try db.execute("DELETE FROM tally WHERE dialogue = $1 AND statement = $2 AND round = $3", key)
            for (cell, count) in tally.counts {
                try db.execute(
                    "INSERT INTO tally (dialogue, statement, round, layer, zone, people) VALUES ($1, $2, $3, $4, $5, $6)",
                    key + [.integer(cell.layer?.number ?? 0), .text(cell.zone.rawValue), .number(count)])
            }
        }
    }
}

extension Transaction {
    fileprivate func add(_ token: Digest, for participant: Participant) throws {
        try execute(
            "INSERT INTO participant_token (token, participant) VALUES ($1, $2)",
            [.blob(token), .integer(participant.id.number)])
    }

    /// A head-count; layer 0 stands for people who would rather not say.
    func tally(of round: RoundKey, in dialogue: ID<Dialogue>) throws -> Tally {
        var tally = Tally()
        let rows = try rows(
            "SELECT layer, zone, people FROM tally WHERE dialogue = $1 AND statement = $2 AND round = $3",
            [.integer(dialogue.number), .integer(round.statement.number), .number(round.round)])
        for row in rows {
            let layer = try row.integer(0)
            tally.set(try row.int(2), of: .init(layer: layer == 0 ? nil : ID(layer), zone: try row.choice(1)))
        }
        return tally
    }
}

extension Participant {
    fileprivate init(stored row: Row) throws {
        self.init(
            id: ID(try row.integer(0)), dialogue: ID(try row.integer(1)),
            layer: try row.optionalInteger(2).map { ID($0) })
    }
}
