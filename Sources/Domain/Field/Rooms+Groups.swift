public import Disclosure

/// The groups and the map of an open dialogue, as far as they are known.
public enum OpinionGroups: Hashable, Sendable {
    case found(PublicGroups)
    /// They are being looked for; ask again.
    case sought
    /// Too few people or statements took part.
    case tooFew
    /// The dialogue is protected: groups are never looked for.
    case protected
}

extension Rooms {
    /// The groups of a dialogue: those of the end where it ended, the last ones found while it runs.
    public func groups(of room: Room) async throws -> OpinionGroups {
        let snapshot = room.snapshot
        guard snapshot.dialogue.mode == .open else { return .protected }
        if let groups = snapshot.groups { return .found(groups) }
        guard snapshot.dialogue.phase == .ended else {
            let isLarge = snapshot.participants >= Opinions.leastPeople
            let mayCome = isLarge && snapshot.dialogue.agenda.count >= Opinions.leastStatements
            return mayCome && snapshot.dialogue.hasLiveField ? .sought : .tooFew
        }
        try await beginGroups(of: snapshot.dialogue, in: room)
        let start = ContinuousClock.now
        while ContinuousClock.now - start < patience {
            if let groups = room.snapshot.groups { return .found(groups) }
            if try groupSearches.outcome(of: room.id) == .some(nil) { return .tooFew }
            try await Task.sleep(for: .milliseconds(20))
        }
        return .sought
    }

    /// Takes up the groups of an open dialogue that ended, or starts looking for them.
    func beginGroups(of dialogue: Dialogue, in room: Room) async throws {
        guard dialogue.mode == .open else { return }
        if let kept = try await stores.releases.groups(of: dialogue.id) {
            room.take(kept)
        } else {
            groupSearches.begin(of: dialogue.id) { try await self.findGroups(of: dialogue, in: room) }
        }
    }

    /// Looks for the groups in what the seal holds, and keeps them.
    private func findGroups(of dialogue: Dialogue, in room: Room) async throws -> PublicGroups? {
        guard let secrets = try await stores.seals.secrets(of: dialogue.id) else { return nil }
        let fields = try await stores.releases.fields(of: dialogue.id)
        let rounds = dialogue.agenda.compactMap { statement in
            (1...max(1, statement.round)).map { RoundKey(statement: statement.id, round: $0) }
                .last { fields[$0] != nil }
        }
        let people = try await stores.positions.people(of: dialogue.id).filter {
            $0.participant <= secrets.lastParticipant
        }
        let layers = dialogue.layers.map(\.id)
        let answers = Opinions.Answers(
            people.map { person in (person.layer.flatMap { layers.firstIndex(of: $0) }, person.answers) },
            to: rounds, layers: layers.count)
        let groups = await OwnThread.run(isAwaited: true) { Opinions.find(answers, mode: dialogue.mode) }
        guard let groups else { return nil }
        try await stores.releases.keep(groups, of: dialogue.id)
        room.take(groups)
        return groups
    }
}
