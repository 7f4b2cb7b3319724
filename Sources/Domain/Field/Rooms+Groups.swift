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
    /// How long somebody who asks for the groups of an ended dialogue waits for them.
    private static let patience = Duration.seconds(2)

    /// The groups of a dialogue: those of the end where it ended, the last ones found while it runs.
    public func groups(of room: Room) async throws -> OpinionGroups {
        let snapshot = room.snapshot
        guard snapshot.dialogue.mode == .open else { return .protected }
        guard snapshot.dialogue.phase == .ended else {
            if let groups = snapshot.groups { return .found(groups) }
            let isLarge = snapshot.participants > Opinions.smallPeople
            let mayCome = isLarge && snapshot.dialogue.agenda.count >= Opinions.leastStatements
            return mayCome && snapshot.dialogue.hasLiveField ? .sought : .tooFew
        }
        if let kept = try await stores.releases.groups(of: room.id) { return .found(kept) }
        groupSearches.begin(of: room.id) { try await self.findGroups(of: room) }
        let start = ContinuousClock.now
        while ContinuousClock.now - start < Self.patience {
            if let outcome = try groupSearches.outcome(of: room.id) {
                return outcome.map(OpinionGroups.found) ?? .tooFew
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return .sought
    }

    /// Looks for the groups of a dialogue that ended, and keeps them.
    private func findGroups(of room: Room) async throws -> PublicGroups? {
        let snapshot = room.snapshot
        let answers = Opinions.Answers(try await stores.positions.export(room.id), snapshot)
        let groups = await OwnThread.run { Opinions.find(answers, mode: snapshot.dialogue.mode) }
        if let groups { try await stores.releases.keep(groups, of: room.id) }
        return groups
    }
}
