import Disclosure
import Domain

/// Positions: the append-only log, and the current state as its fold.
struct PositionStore: Positions {
    let database: any Database

    func record(_ batch: [(request: PositionRequest, isOpen: Bool)]) throws -> [PositionOutcome] {
        try database.writeBlocking { db in
            let highest = try db.highestLogNumber()
            return try zip(batch, (highest + 1)...).map { item, number in
                if item.isOpen { return try db.record(item.request, as: number) }
                return try db.firstReply(to: item.request) ?? .notOpen
            }
        }
    }

    func positions(of participant: ID<Participant>) async throws -> [Position] {
        try await database.read { db in
            try db.rows(
                """
                SELECT statement, round, kind, place, sequence FROM position
                WHERE participant = $1 ORDER BY statement, round
                """, [.integer(participant.number)]
            ).map { try Position(stored: $0, from: 0) }
        }
    }

    func answered(in dialogue: ID<Dialogue>) async throws -> [RoundKey: Int] {
        try await database.read { db in
            let rows = try db.rows(
                """
                SELECT statement, round, count(*)
                FROM position JOIN participant ON participant.id = position.participant
                WHERE dialogue = $1 AND kind < 2 GROUP BY statement, round
                """, [.integer(dialogue.number)])
            var counts: [RoundKey: Int] = [:]
            for row in rows {
                counts[RoundKey(statement: ID(try row.integer(0)), round: try row.int(1))] = try row.int(2)
            }
            return counts
        }
    }

    func answers(to round: RoundKey, in dialogue: Dialogue) async throws -> Answers {
        try await database.read { db in
            var answers = Answers(layers: dialogue.layers.map(\.name.text))
            let rows = try db.rows(
                """
                SELECT layer, kind, place
                FROM participant JOIN position ON position.participant = participant.id
                WHERE dialogue = $1 AND statement = $2 AND round = $3 AND kind < 2
                """, [.integer(dialogue.id.number), .integer(round.statement.number), .number(round.round)])
            func index(of layer: Int64?) -> Int? { dialogue.layers.firstIndex { $0.id.number == layer } }
            for row in rows {
                let layer = index(of: try row.optionalInteger(0))
                if try row.integer(1) == 1 {
                    answers.addPass(layer: layer)
                } else {
                    answers.add(place: try row.int(2), layer: layer)
                }
            }
            for (cell, count) in try db.tally(of: round, in: dialogue.id).counts {
                answers.addTally(cell.zone, count: count, layer: index(of: cell.layer?.number))
            }
            return answers
        }
    }

    func pairedAnswers(to round: RoundKey, in dialogue: Dialogue) async throws -> PairedAnswers {
        try await database.read { db in
            let rows = try db.rows(
                """
                SELECT participant.id, layer, round, kind, place
                FROM participant JOIN position ON position.participant = participant.id
                WHERE dialogue = $1 AND statement = $2 AND (round = $3 OR round = $4) AND kind < 2
                """,
                [
                    .integer(dialogue.id.number), .integer(round.statement.number), .number(round.round - 1),
                    .number(round.round),
                ])
            typealias Given = PairedAnswers.Given
            var people: [Int64: (layer: Int64?, before: Given?, now: Given?)] = [:]
            for row in rows {
                let given = try row.integer(3) == 1 ? Given.pass : .place(try row.int(4))
                var person = try people[row.integer(0)] ?? (row.optionalInteger(1), nil, nil)
                if try row.int(2) == round.round { person.now = given } else { person.before = given }
                people[try row.integer(0)] = person
            }
            var answers = PairedAnswers(layers: dialogue.layers.map(\.name.text))
            for person in people.values {
                let layer = dialogue.layers.firstIndex { $0.id.number == person.layer }
                answers.add(before: person.before, now: person.now, layer: layer)
            }
            return answers
        }
    }

    func people(of dialogue: ID<Dialogue>) async throws -> [RecordedAnswers] {
        try await database.read { db in
            var people = try db.rows(
                "SELECT id, layer FROM participant WHERE dialogue = $1 ORDER BY id", [.integer(dialogue.number)]
            ).map { row in
                RecordedAnswers(
                    participant: ID(try row.integer(0)), layer: try row.optionalInteger(1).map { ID($0) })
            }
            for index in people.indices {
                people[index].answers = try db.rows(
                    """
                    SELECT statement, round, kind, place FROM position
                    WHERE participant = $1 AND kind < 2 ORDER BY statement, round
                    """, [.integer(people[index].participant.number)]
                ).map { row in
                    RecordedAnswers.Answer(
                        round: RoundKey(statement: ID(try row.integer(0)), round: try row.int(1)),
                        place: try row.integer(2) == 0 ? try row.int(3) : nil)
                }
            }
            return people
        }
    }

    func export(_ dialogue: ID<Dialogue>) async throws -> [ExportedPosition] {
        try await database.read { db in
            let rows = try db.rows(
                """
                SELECT participant, layer, statement, round, kind, place, sequence
                FROM participant JOIN position ON position.participant = participant.id
                WHERE dialogue = $1 AND kind < 2
                """, [.integer(dialogue.number)])
            var numbers: [Int64: Int] = [:]
            for row in rows { numbers[try row.integer(0)] = 0 }
            for (number, participant) in numbers.keys.shuffled().enumerated() { numbers[participant] = number }
            let positions = try rows.map { row in
                ExportedPosition(
                    participant: numbers[try row.integer(0)] ?? 0, layer: try row.optionalInteger(1).map { ID($0) },
                    position: try Position(stored: row, from: 2))
            }
            return positions.sorted {
                ($0.participant, $0.position.statement, $0.position.round)
                    < ($1.participant, $1.position.statement, $1.position.round)
            }
        }
    }
}

extension Transaction {
    /// The highest number that the log holds; 0 of an empty one.
    func highestLogNumber() throws -> Int64 {
        try row("SELECT coalesce(max(id), 0) FROM position_log", [])?.integer(0) ?? 0
    }

    /// Appends to the log, and changes the current state when the sequence is not an older one.
    /// - Parameter number: the number in the log, higher than all before it.
    func record(_ request: PositionRequest, as number: Int64) throws -> PositionOutcome {
        let cell = request.cell
        let key = Value.blob(request.key.bytes)
        let current = try row(
            """
            SELECT kind, sequence, latest, key = $1
            FROM position WHERE participant = $2 AND statement = $3 AND round = $4
            """, [key] + cell)
        let stored = try current?.integer(1)
        let latest = try current?.integer(2)
        if let stored, let asked = request.sequence, Int64(asked) > stored {
            // What is newer than all that is stored was not asked for before; its key may still be that of the latest.
            if try current?.optionalInteger(3) == 1 { return .keyReused }
        } else if let reply = try firstReply(to: request, from: latest) {
            return reply
        }
        let sequence = try request.sequence.map { Int64($0) } ?? latestSequence(of: request.participant) + 1
        let isCounted = stored.map { sequence >= $0 } ?? true
        let state = request.stance.columns + [.integer(sequence)]
        try execute(
            """
            INSERT INTO position_log (id, participant, statement, round, key, kind, place, sequence, counted, previous)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [.integer(number)] + cell + [key] + state + [.flag(isCounted), .optional(latest)])
        if current == nil {
            try execute(
                """
                INSERT INTO position (participant, statement, round, kind, place, sequence, latest, key)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """, cell + state + [.integer(number), key])
        } else if isCounted {
            try execute(
                """
                UPDATE position SET kind = $1, place = $2, sequence = $3, latest = $4, key = $5
                WHERE participant = $6 AND statement = $7 AND round = $8
                """, state + [.integer(number), key] + cell)
        } else {
            try execute(
                "UPDATE position SET latest = $1, key = $2 WHERE participant = $3 AND statement = $4 AND round = $5",
                [.integer(number), key] + cell)
        }
        let before = try current.map { try $0.integer(0) < 2 ? 1 : 0 } ?? 0
        let after = isCounted ? (request.stance == .withdrawn ? 0 : 1) : before
        let position = Position(
            statement: request.statement, round: request.round, stance: request.stance, sequence: Int(sequence))
        return .recorded(PositionReceipt(position: position, isCounted: isCounted), change: after - before)
    }

    private func latestSequence(of participant: ID<Participant>) throws -> Int64 {
        let row = try row(
            "SELECT coalesce(max(sequence), 0) FROM position WHERE participant = $1", [.integer(participant.number)])
        return min(try row?.integer(0) ?? 0, Int64(PositionRequest.highestSequence))
    }

    /// The reply that a key got the first time; nil when the key is new.
    fileprivate func firstReply(to request: PositionRequest) throws -> PositionOutcome? {
        let current = try row(
            "SELECT latest FROM position WHERE participant = $1 AND statement = $2 AND round = $3", request.cell)
        return try firstReply(to: request, from: current?.integer(0))
    }

    /// Follows the chain of a position back from its latest row in the log.
    private func firstReply(to request: PositionRequest, from latest: Int64?) throws -> PositionOutcome? {
        var next = latest
        for _ in 0..<longestChain {
            guard let number = next else { return nil }
            let row = try row(
                """
                SELECT statement, round, kind, place, sequence, counted, previous, key FROM position_log WHERE id = $1
                """, [.integer(number)])
            // A row that is not there is for `krachtveld doctor` to find; it must not stop the others of the batch.
            guard let row else { return nil }
            next = try row.optionalInteger(6)
            guard try row.blob(7) == request.key.bytes else { continue }
            let position = try Position(stored: row, from: 0)
            guard position.stance == request.stance, request.sequence == nil || request.sequence == position.sequence
            else { return .keyReused }
            return .repeated(PositionReceipt(position: position, isCounted: try row.integer(5) == 1))
        }
        return nil
    }
}

/// How many changes of one position are looked through for a key. Nobody changes an answer so often; who makes a program do it
/// must not keep the writer busy. A retry of something older is a new row that does not count, since its sequence is older.
private let longestChain = 1_000

extension PositionRequest {
    /// What names the position: participant, statement, round.
    fileprivate var cell: [Value] { [.integer(participant.number), .integer(statement.number), .number(round)] }
}

extension Stance {
    /// `kind` and `place` of the schema.
    fileprivate var columns: [Value] {
        switch self {
        case .place(let place): [.integer(0), .number(place)]
        case .pass: [.integer(1), .integer(0)]
        case .withdrawn: [.integer(2), .integer(0)]
        }
    }
}

extension Position {
    /// Reads statement, round, kind, place and sequence from five columns.
    init(stored row: Row, from column: Int) throws {
        let stance: Stance
        switch try row.integer(column + 2) {
        case 0: stance = .place(try row.int(column + 3))
        case 1: stance = .pass
        default: stance = .withdrawn
        }
        self.init(
            statement: ID(try row.integer(column)), round: try row.int(column + 1), stance: stance,
            sequence: try row.int(column + 4))
    }
}
