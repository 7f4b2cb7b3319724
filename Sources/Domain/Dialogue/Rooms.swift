import Disclosure
public import Foundation
import Synchronization

/// Why something in a room is not possible, beside what the dialogue itself says.
public enum RoomProblem: Error, Hashable, Sendable {
    case noSuchDialogue
    case notJoinable
    /// Too many positions wait for the disk; try again in a moment.
    case busy
    /// Too many wrong word pairs; try again later.
    case tooManyMisses
    /// Somebody else changed the dialogue again and again.
    case contended
}

/// All dialogues that are in use, and what people do in them.
public final class Rooms: Sendable {
    public struct Stores: Sendable {
        public var dialogues: any Dialogues
        public var participants: any Participants
        public var positions: any Positions
        public var tallies: any Tallies
        public var submissions: any Submissions
        public var releases: any Releases
        public var seals: any Seals
        public var seal: WordSeal

        public init(
            dialogues: any Dialogues, participants: any Participants, positions: any Positions, tallies: any Tallies,
            submissions: any Submissions, releases: any Releases, seals: any Seals, seal: WordSeal
        ) {
            self.dialogues = dialogues
            self.participants = participants
            self.positions = positions
            self.tallies = tallies
            self.submissions = submissions
            self.releases = releases
            self.seals = seals
            self.seal = seal
        }
    }

    private struct State {
        var rooms: [Code: Room] = [:]
        var participants: [Token: Participant] = [:]
        var misses: [Code: Int] = [:]

        mutating func remember(_ participant: Participant, token: Token, limit: Int) {
            if participants.count >= limit { participants = [:] }
            participants[token] = participant
        }
    }

    let stores: Stores
    private let state = Mutex(State())
    private let committer: PositionCommitter
    let live: LiveFields
    let groupSearches = GroupSearches()
    let patience: Duration
    private let changed: @Sendable (Code, Bool) -> Void
    /// Participants remembered by token; when full, the memory starts anew (the store still knows them).
    private static let mostRemembered = 200_000
    private static let mostMisses = 50

    /// - Parameters:
    ///   - mostWaiting: positions that may wait for the disk; more are refused with ``RoomProblem/busy``.
    ///   - epoch: the shortest time between two releases of an ongoing protected dialogue.
    ///   - patience: how long somebody who asks for the groups of an ended dialogue waits for them.
    ///   - changed: called after every stored change with the dialogue's code and whether it should be shown at once.
    public init(
        stores: Stores, mostWaiting: Int = 20_000, epoch: Duration = .seconds(60), patience: Duration = .seconds(2),
        changed: @escaping @Sendable (_ code: Code, _ isUrgent: Bool) -> Void
    ) {
        self.stores = stores
        live = LiveFields(stores: stores, epoch: epoch)
        self.patience = patience
        self.changed = changed
        committer = PositionCommitter(positions: stores.positions, mostWaiting: mostWaiting)
    }

    /// The room of a dialogue, read from the store when it is not in memory.
    public func room(_ code: Code) async throws -> Room {
        if let room = roomInUse(code) { return room }
        guard let dialogue = try await stores.dialogues.dialogue(code) else { throw RoomProblem.noSuchDialogue }
        let answered = try await stores.positions.answered(in: dialogue.id)
        let participants = try await stores.participants.attendance(of: dialogue.id).reduce(0) { $0 + $1.count }
        var fields = try await stores.releases.fields(of: dialogue.id)
        // Missing only when the server was stopped between a reveal and its figure.
        let missing = dialogue.revealedRounds.filter { fields[$0] == nil }
        fields.merge(try await release(missing, in: dialogue, after: fields)) { kept, _ in kept }
        let fresh = Room(dialogue: dialogue, answered: answered, participants: participants, changed: changed)
        let room = state.withLock { state in
            if let other = state.rooms[code] { return other }
            state.rooms[code] = fresh
            return fresh
        }
        if room === fresh {
            if dialogue.phase == .ended { try await finish(dialogue, in: room) }
            room.show(fields)
        }
        return room
    }

    /// The room of a dialogue when it is in memory.
    public func roomInUse(_ code: Code) -> Room? { state.withLock { $0.rooms[code] } }

    var roomsInUse: [Room] { state.withLock { Array($0.rooms.values) } }

    public func create(_ new: NewDialogue) async throws -> Dialogue { try await stores.dialogues.create(new) }

    public func dialogues(of circle: ID<Circle>) async throws -> [DialogueSummary] {
        try await stores.dialogues.dialogues(of: circle)
    }

    /// Changes a dialogue and stores it before anybody sees it. Two people who change it at the same time both get their
    /// change, one after the other. What is newly revealed is counted after every confirmed position is on disk.
    @discardableResult
    public func change<Result: Sendable>(
        _ code: Code, by change: @Sendable (inout Dialogue) throws -> Result
    ) async throws -> Result {
        let room = try await self.room(code)
        for _ in 0..<10 {
            let old = room.dialogue
            var new = old
            let result = try change(&new)
            guard new != old else { return result }
            new = new.atVersion(old.version + 1)
            if try await stores.dialogues.save(new, replacing: old) {
                room.take(new)
                let fresh = new.revealedRounds.filter { !old.isRevealed($0) }
                if !fresh.isEmpty || new.phase == .ended { await committer.flush() }
                let figures = try await releaseOnce(fresh, in: new)
                if new.phase == .ended { try await finish(new, in: room) }
                room.show(figures)
                return result
            }
            if let stored = try await stores.dialogues.dialogue(code) { room.take(stored) }
        }
        throw RoomProblem.contended
    }

    // MARK: - Participants

    /// What a new participant takes away.
    public struct Joined: Sendable {
        public let participant: Participant
        public let token: Token
        public let words: WordPair
    }

    /// - Parameters:
    ///   - layer: nil for "I'd rather not say".
    ///   - key: 128 random bits that only the newcomer knows; whoever asks again with the same key gets the first reply again.
    public func join(_ code: Code, layer: ID<Layer>?, language: Language, key: Token? = nil) async throws -> Joined {
        let room = try await self.room(code)
        let dialogue = room.dialogue
        guard dialogue.isJoinable else { throw RoomProblem.notJoinable }
        if let layer, !dialogue.layers.contains(where: { $0.id == layer }) { throw InputProblem.unknownLayer }
        var candidates = Newcomer(key: key, code: code)
        let token = candidates.token
        if key != nil, let known = try await joined(token, code) { return known }
        while true {
            let words = candidates.nextWords(in: language)
            let new = NewParticipant(
                dialogue: dialogue.id, layer: layer, token: token.digest,
                words: words.digest(for: code, sealedBy: stores.seal))
            do {
                guard let participant = try await stores.participants.join(new) else { continue }
                state.withLock { $0.remember(participant, token: token, limit: Self.mostRemembered) }
                room.countParticipant()
                return Joined(participant: participant, token: token, words: words)
            } catch {
                // The same key at the same moment: the other request was first.
                guard key != nil, let known = try await joined(token, code) else { throw error }
                return known
            }
        }
    }

    /// What a newcomer with a key got the first time; nil when the key is new.
    private func joined(_ token: Token, _ code: Code) async throws -> Joined? {
        guard let participant = try await participant(token),
            let digest = try await stores.participants.words(of: participant.id),
            let words = Newcomer.words(with: digest, of: token, in: code, sealedBy: stores.seal)
        else { return nil }
        return Joined(participant: participant, token: token, words: words)
    }

    public func participant(_ token: Token) async throws -> Participant? {
        if let participant = rememberedParticipant(token) { return participant }
        guard let participant = try await stores.participants.participant(token.digest) else { return nil }
        state.withLock { $0.remember(participant, token: token, limit: Self.mostRemembered) }
        return participant
    }

    /// A participant whose token is in memory.
    public func rememberedParticipant(_ token: Token) -> Participant? { state.withLock { $0.participants[token] } }

    /// Lets somebody in again who lost the browser tab; nil when the words are unknown in this dialogue.
    public func comeBack(to code: Code, words: WordPair) async throws -> Token? {
        let dialogue = try await room(code).dialogue
        // Counted before it is known to be one: a thousand guesses at the same moment are not checked before the first is counted.
        try state.withLock { state in
            guard state.misses[code, default: 0] < Self.mostMisses else { throw RoomProblem.tooManyMisses }
            state.misses[code, default: 0] += 1
        }
        var generator = SystemRandomNumberGenerator()
        let token = Token.random(using: &generator)
        let found = try await stores.participants.comeBack(
            to: dialogue.id, words: words.digest(for: code, sealedBy: stores.seal), token: token.digest)
        guard found != nil else { return nil }
        state.withLock { state in state.misses[code] = state.misses[code].map { max(0, $0 - 1) } }
        return token
    }

    /// Forgets wrong word pairs; called once an hour.
    public func forgiveMisses() { state.withLock { $0.misses = [:] } }

    // MARK: - Positions

    /// Takes position; returns after it is on disk.
    public func takePosition(_ request: PositionRequest, in room: Room) async throws -> PositionOutcome {
        try await withCheckedThrowingContinuation { continuation in
            takePosition(request, in: room) { continuation.resume(with: $0) }
        }
    }

    /// Takes position without waiting; `done` is called, on any thread, after it is on disk.
    public func takePosition(
        _ request: PositionRequest, in room: Room,
        done: @escaping @Sendable (Result<PositionOutcome, any Error>) -> Void
    ) {
        committer.record(request, in: room, done: done)
    }

    public func positions(of participant: Participant) async throws -> [Position] {
        try await stores.positions.positions(of: participant.id)
    }

    // MARK: - Submissions

    public func submit(_ draft: StatementDraft, by participant: Participant, to code: Code) async throws {
        let own = Set(try await stores.submissions.submitted(by: participant.id))
        let id = try await change(code) { dialogue in try dialogue.submit(draft, besides: own) }
        try await stores.submissions.remember(participant.id, submitted: id, to: participant.dialogue)
    }

    public func submitted(by participant: Participant) async throws -> [ID<Statement>] {
        try await stores.submissions.submitted(by: participant.id)
    }

    // MARK: - Rehearsal

    /// Takes everything away that happened in a rehearsal.
    public func wipeRehearsal(_ code: Code) async throws {
        let room = try await self.room(code)
        guard room.dialogue.isRehearsing else { throw DialogueProblem.notRehearsing }
        // First what people did: a server that stops here finds the rehearsal again and wipes it anew.
        try await forgetPeople(of: room.id)
        try await stores.releases.forget(room.id)
        try await change(code) { dialogue in try dialogue.wipeRehearsal() }
        try await forgetPeople(of: room.id)
        room.forgetPeople()
        room.show([:])
    }

    /// Removes a dialogue with everything in it.
    public func remove(_ code: Code) async throws {
        let dialogue = try await room(code).dialogue
        // First the people: where the server stops here, the dialogue is still there to be removed.
        try await forgetPeople(of: dialogue.id)
        try await stores.dialogues.remove(dialogue.id)
        state.withLock { state in
            state.rooms[code] = nil
        }
        live.forget(code)
        try await forgetPeople(of: dialogue.id)
    }

    // MARK: - Retention

    /// The dialogues that ended long enough ago for their answers to go.
    public func dialoguesWithOldAnswers(at now: Date) async throws -> [Code] {
        try await stores.releases.due(at: now)
    }

    /// Deletes the answers of a dialogue; what was shown of them stays.
    public func deleteAnswers(of code: Code) async throws {
        let dialogue = try await room(code).dialogue
        try await forgetPeople(of: dialogue.id)
        try await stores.seals.forgetSecrets(of: dialogue.id)
        try await stores.releases.markDeleted(dialogue.id)
    }

    private func forgetPeople(of dialogue: ID<Dialogue>) async throws {
        await committer.flush()
        state.withLock { state in
            state.participants = state.participants.filter { $0.value.dialogue != dialogue }
        }
        try await live.willForget(dialogue)
        try await stores.participants.wipe(dialogue)
    }
}
