import Disclosure

/// Why a file with answers cannot be given.
public enum HandoutProblem: Error, Hashable, Sendable {
    case notEnded
    /// Their time is over.
    case answersGone
    /// What is stored does not give the seal any more: somebody changed the answers after the end, or took theirs back.
    case sealBroken
    /// Rows are public only where that was said before anybody joined, and from ``Dialogue/fewestRows`` people on.
    case rowsNotPublic
}

extension Dialogue {
    /// The rounds that are shown, or were and are hidden again.
    fileprivate var roundsOnceShown: [RoundKey] {
        agenda.flatMap { statement in
            statement.rounds.indices.filter { [.revealed, .hidden].contains(statement.rounds[$0]) }
                .map { RoundKey(statement: statement.id, round: $0 + 1) }
        }
    }

    /// How many took part, from the layer of each of them.
    func attendance(of layers: [ID<Layer>?]) -> PublicAttendance {
        let counts = Dictionary(layers.map { ($0, 1) }, uniquingKeysWith: +)
        return Disclosure.attendance(
            layers: self.layers.map(\.name.text), perLayer: self.layers.map { counts[$0.id] ?? 0 },
            withoutLayer: counts[nil] ?? 0, mode: mode)
    }

    /// In smaller dialogues a row of answers says too easily whose it is.
    public static let fewestRows = 100
}

/// The end of a dialogue, made provable; and the files that hold what was answered.
extension Rooms {
    /// What must be there once a dialogue has ended: how many took part, and its seal.
    func finish(_ dialogue: Dialogue, in room: Room) async throws {
        if try await stores.seals.seal(of: dialogue.id) == nil {
            // A figure that was hidden can be shown again: it must be there by now.
            let kept = try await stores.releases.fields(of: dialogue.id)
            let missing = dialogue.roundsOnceShown.filter { kept[$0] == nil }
            if !missing.isEmpty { _ = try await releaseOnce(missing, in: dialogue) }
            let people = try await stores.positions.people(of: dialogue.id)
            if try await stores.releases.attendance(of: dialogue.id) == nil {
                try await stores.releases.keep(dialogue.attendance(of: people.map(\.layer)), of: dialogue.id)
            }
            let secrets = SealSecrets.random(lastParticipant: people.map(\.participant).max() ?? ID(0))
            let text = try await rowsText(.complete, of: dialogue, people, secrets)
            try await stores.seals.fix(Seal(of: text), with: secrets, of: dialogue.id)
        }
        if let seal = try await stores.seals.seal(of: dialogue.id) {
            room.take(seal, rows: try await rowsDigest(of: dialogue, sealed: seal))
        }
        try await beginGroups(of: dialogue, in: room)
    }

    /// The SHA-256 of the answers without layers, where they are public: fixed with the seal, or with a seal that still holds.
    private func rowsDigest(of dialogue: Dialogue, sealed seal: Seal) async throws -> Digest? {
        if let kept = try await stores.seals.rowsDigest(of: dialogue.id) { return kept }
        let people = try await stores.releases.attendance(of: dialogue.id)?.total ?? 0
        guard dialogue.publishesRows, people >= Dialogue.fewestRows,
            let secrets = try await stores.seals.secrets(of: dialogue.id)
        else { return nil }
        let rows = try await stores.positions.people(of: dialogue.id)
        guard try await Seal(of: rowsText(.complete, of: dialogue, rows, secrets)) == seal else { return nil }
        let digest = try await Seal(of: rowsText(.rows, of: dialogue, rows, secrets)).digest
        try await stores.seals.fixRows(digest, of: dialogue.id)
        return digest
    }

    /// The complete export of a dialogue that ended, of which its seal is the SHA-256. Noted before it is given.
    public func completeExport(of code: Code, noting handout: Handout) async throws -> [UInt8] {
        let room = try await self.room(code)
        let dialogue = room.dialogue
        guard dialogue.phase == .ended else { throw HandoutProblem.notEnded }
        guard let secrets = try await stores.seals.secrets(of: dialogue.id) else { throw HandoutProblem.answersGone }
        let text = try await rowsText(.complete, of: dialogue, stores.positions.people(of: dialogue.id), secrets)
        guard Seal(of: text) == room.snapshot.seal else { throw HandoutProblem.sealBroken }
        try await stores.seals.note(handout, of: dialogue.id)
        return text
    }

    /// Whether what a participant answered is part of a seal: not of whoever came in at the moment of the end.
    public func isSealed(_ participant: Participant) async throws -> Bool {
        guard let secrets = try await stores.seals.secrets(of: participant.dialogue) else { return false }
        return participant.id <= secrets.lastParticipant
    }

    /// What each participant answered, without layers, where that is public.
    public func rowsExport(of code: Code) async throws -> [UInt8] {
        let room = try await room(code)
        let dialogue = room.dialogue
        guard dialogue.phase == .ended else { throw HandoutProblem.notEnded }
        guard try await attendance(of: code).total >= Dialogue.fewestRows, dialogue.publishesRows else {
            throw HandoutProblem.rowsNotPublic
        }
        guard let secrets = try await stores.seals.secrets(of: dialogue.id) else { throw HandoutProblem.answersGone }
        let text = try await rowsText(.rows, of: dialogue, stores.positions.people(of: dialogue.id), secrets)
        guard Seal(of: text).digest == room.snapshot.rowsDigest else { throw HandoutProblem.sealBroken }
        return text
    }

    /// Everything public of a dialogue that ended.
    public func publicExport(of code: Code) async throws -> PublicExport {
        let room = try await room(code)
        guard room.dialogue.phase == .ended else { throw HandoutProblem.notEnded }
        let snapshot = try await settled(room)
        return PublicExport(snapshot, attendance: try await attendance(of: code))
    }

    /// A dialogue with the groups of its end, where they are found soon.
    public func settled(_ room: Room) async throws -> Room.Snapshot {
        if room.dialogue.phase == .ended { _ = try await groups(of: room) }
        return room.snapshot
    }

    public func handouts(of code: Code) async throws -> [Handout] {
        try await stores.seals.handouts(of: room(code).dialogue.id)
    }

    private func rowsText(
        _ tier: ExportTier, of dialogue: Dialogue, _ people: [RecordedAnswers], _ secrets: SealSecrets
    ) async throws -> [UInt8] {
        let fields = try await stores.releases.fields(of: dialogue.id)
        var tallies: [RoundKey: Tally] = [:]
        for statement in dialogue.agenda {
            for number in 1...statement.round {
                let round = RoundKey(statement: statement.id, round: number)
                tallies[round] = try await stores.tallies.tally(of: round, in: dialogue.id)
            }
        }
        let sealed = people.filter { $0.participant <= secrets.lastParticipant }
        return try RowsExport(
            tier: tier, dialogue: dialogue, people: sealed, tallies: tallies, figures: fields,
            live: tier == .complete
                ? try await liveHistory(of: sealed, in: dialogue, schema: secrets.schema) : LiveHistory([]),
            secrets: secrets
        ).text()
    }

    /// What was answered at each release that was made while people answered.
    private func liveHistory(
        of people: [RecordedAnswers], in dialogue: Dialogue, schema: Int
    ) async throws -> LiveHistory {
        var history = LiveHistory(try await stores.releases.liveReleases(of: dialogue.id))
        guard !history.isEmpty else { return history }
        var height: Int64 = 0
        while true {
            let piece = try await stores.positions.log(of: dialogue.id, after: height, most: 20_000)
            history.take(piece)
            if piece.isLast { break }
            height = piece.height
        }
        // A file of an earlier schema says of all its releases that they were made by the rule of its time.
        let chains = schema < 3 ? [:] : try await stores.releases.chains(of: dialogue.id)
        history.settle(people, in: dialogue, before: Set(chains.filter { $1.releases.wasBegunBefore }.keys))
        return history
    }
}
