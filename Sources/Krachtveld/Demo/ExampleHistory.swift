import Domain

/// An evening that never was: simulated people answer every statement, two of them twice, and the dialogue ends.
struct ExampleHistory {
    private static let people = 28
    private static let askedAgain = [0, 3]

    let code: Code
    let rooms: Rooms
    let language: Language
    private var crowd = Crowd(people: people, seed: 2_034, pace: .init(joining: 0...0, answering: 0...0))
    private var participants: [Int: ID<Participant>] = [:]

    init(code: Code, rooms: Rooms, language: Language) {
        self.code = code
        self.rooms = rooms
        self.language = language
    }

    mutating func play() async throws {
        try await rooms.change(code) { try $0.openLobby() }
        try await everybodyActs()
        for (index, statement) in try await rooms.room(code).dialogue.agenda.enumerated() {
            let id = statement.id
            try await rooms.change(code) { try $0.open(id) }
            try await everybodyActs()
            try await rooms.change(code) { try $0.reveal(id) }
            guard Self.askedAgain.contains(index) else { continue }
            let quote = try quotes(index)
            try await rooms.change(code) { dialogue in
                try dialogue.note(quote, kind: .quote, on: id)
                try dialogue.takePositionAgain(on: id)
            }
            try await everybodyActs()
            try await rooms.change(code) { try $0.reveal(id) }
        }
        try await rooms.change(code) { try $0.end(revealing: true) }
    }

    /// Lets everybody who is due join or answer, all at once: the commits are shared.
    private mutating func everybodyActs() async throws {
        let room = try await rooms.room(code)
        let acts = crowd.due(in: room.dialogue, at: 0)
        let known = participants
        let joined = try await withThrowingTaskGroup(of: (Int, ID<Participant>)?.self) {
            [rooms, code, language] group in
            for act in acts {
                group.addTask {
                    switch act {
                    case .join(let person, let layer):
                        return (person, try await rooms.join(code, layer: layer, language: language).participant.id)
                    case .answer(let person, let round, let stance):
                        guard let participant = known[person] else { return nil }
                        var generator = SystemRandomNumberGenerator()
                        let request = PositionRequest(
                            participant: participant, key: Token.random(using: &generator), statement: round.statement,
                            round: round.round, stance: stance, sequence: nil)
                        _ = try await rooms.takePosition(request, in: room)
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [(Int, ID<Participant>)]()) { if let new = $1 { $0.append(new) } }
        }
        for (person, participant) in joined { participants[person] = participant }
    }

    private func quotes(_ index: Int) throws -> Line {
        switch (index, language) {
        case (0, .dutch): try Line("Voorbeeldcitaat: ik wist niet dat dit bij jullie ook zo liep.")
        case (0, .english): try Line("Example quote: I did not know that it went this way at your place too.")
        case (_, .dutch):
            try Line("Voorbeeldcitaat: als we dit vooraf afspreken, hoeft niemand op de ander te wachten.")
        case (_, .english): try Line("Example quote: if we agree on this beforehand, nobody has to wait for the other.")
        }
    }
}
