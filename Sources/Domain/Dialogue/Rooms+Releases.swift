public import Disclosure

/// What becomes public of what people answered, and the head-counts that belong to it.
extension Rooms {
    /// The figures of rounds that are shown now; one that was shown before stays as it was.
    func releaseOnce(_ rounds: [RoundKey], in dialogue: Dialogue) async throws -> [RoundKey: PublicField] {
        try await closeLive(rounds, in: dialogue)
        let kept = try await stores.releases.fields(of: dialogue.id)
        let fresh = try await release(rounds.filter { kept[$0] == nil }, in: dialogue, after: kept)
        return kept.filter { rounds.contains($0.key) }.merging(fresh) { kept, _ in kept }
    }

    /// Makes figures and keeps them.
    /// - Parameter kept: the latest figures that were kept of this dialogue.
    func release(
        _ rounds: [RoundKey], in dialogue: Dialogue, after kept: [RoundKey: PublicField]
    ) async throws -> [RoundKey: PublicField] {
        guard !rounds.isEmpty else { return [:] }
        var fields: [RoundKey: PublicField] = [:]
        for round in rounds.sorted(by: { $0.round < $1.round }) {
            let answers = try await stores.positions.answers(to: round, in: dialogue)
            let earlier = (1..<round.round).compactMap { number in
                let before = RoundKey(statement: round.statement, round: number)
                return fields[before] ?? kept[before]
            }
            let before = RoundKey(statement: round.statement, round: round.round - 1)
            let isPaired = dialogue.mode == .open && (fields[before] ?? kept[before]) != nil
            fields[round] = Disclosure.field(
                of: answers, mode: dialogue.mode, scope: dialogue.scope, after: earlier,
                paired: isPaired ? try await stores.positions.pairedAnswers(to: round, in: dialogue) : nil,
                number: (kept[round]?.number ?? 0) + 1)
        }
        try await stores.releases.keep(fields, of: dialogue.id)
        return fields
    }

    /// Counts people who stand in the room without a phone; an ongoing dialogue has no room to stand in. In an open dialogue a
    /// round that is shown already is shown anew; in a protected one it is fixed, because a second figure would tell what
    /// changed. Once the dialogue ended nothing is counted any more: its report stands on these figures.
    public func setTally(_ tally: Tally, of round: RoundKey, in code: Code) async throws {
        let room = try await self.room(code)
        let dialogue = room.dialogue
        guard let statement = dialogue.statement(round.statement), (1...statement.round).contains(round.round) else {
            throw DialogueProblem.noSuchStatement
        }
        guard dialogue.kind == .live else { throw DialogueProblem.onlyLive }
        guard dialogue.phase != .ended else { throw DialogueProblem.notInThisPhase(.ended) }
        let phase = statement.rounds[round.round - 1]
        if dialogue.mode == .protected, phase == .revealed || phase == .hidden {
            throw DialogueProblem.statementIs(phase)
        }
        try await stores.tallies.setTally(tally, of: round, in: dialogue.id)
        guard dialogue.isRevealed(round) else { return }
        room.show(try await release([round], in: dialogue, after: stores.releases.fields(of: dialogue.id)))
    }

    public func tally(of round: RoundKey, in code: Code) async throws -> Tally {
        try await stores.tallies.tally(of: round, in: room(code).dialogue.id)
    }

    public func attendance(of code: Code) async throws -> PublicAttendance {
        let dialogue = try await room(code).dialogue
        if let kept = try await stores.releases.attendance(of: dialogue.id) { return kept }
        return try await countAttendance(of: dialogue)
    }

    func countAttendance(of dialogue: Dialogue) async throws -> PublicAttendance {
        let counts = try await stores.participants.attendance(of: dialogue.id)
        return dialogue.attendance(of: counts.flatMap { Array(repeating: $0.layer, count: $0.count) })
    }
}
