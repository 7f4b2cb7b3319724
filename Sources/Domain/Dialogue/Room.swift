public import Disclosure
public import Foundation
import Synchronization

/// A dialogue as it lives in memory: the latest value and what is counted while people answer.
public final class Room: Sendable {
    private struct State {
        var dialogue: Dialogue
        var answered: [RoundKey: Int]
        var participants: Int
        /// Rises with every promise that may be shown, since the server started.
        var promises = 0
        var fields: [RoundKey: PublicField] = [:]
        /// Of rounds that are still open, in an ongoing dialogue.
        var live: [RoundKey: PublicField] = [:]
        var liveMoment: Date?
        var groups: PublicGroups?
        var seal: Seal?
        var rowsDigest: Digest?
        /// Rises with everything that is shown, counts included.
        var revision = Room.firstRevision
    }

    /// Another one in every run of the server, whatever its clock says: a reader who comes back after a restart never has the
    /// number of something else.
    private static let firstRevision = Int.random(in: 1 << 40..<1 << 41)
    private let state: Mutex<State>
    private let changed: @Sendable (Code, Bool) -> Void
    public let code: Code
    public let id: ID<Dialogue>

    init(
        dialogue: Dialogue, answered: [RoundKey: Int], participants: Int,
        changed: @escaping @Sendable (_ code: Code, _ isUrgent: Bool) -> Void
    ) {
        code = dialogue.code
        id = dialogue.id
        state = Mutex(State(dialogue: dialogue, answered: answered, participants: participants))
        self.changed = changed
    }

    /// Everything that a frame of the live stream is made from, taken at one moment.
    public struct Snapshot: Sendable {
        public let dialogue: Dialogue
        public let participants: Int
        /// Rises with every promise that the big screen may show; how many there are is asked of the store.
        public let promises: Int
        public let revision: Int
        /// When the field of a running ongoing dialogue was last up to date; nil before the first time.
        public let liveMoment: Date?
        let foundGroups: PublicGroups?
        let answered: [RoundKey: Int]
        let fields: [RoundKey: PublicField]
        let live: [RoundKey: PublicField]
        /// Of a dialogue that ended.
        public let seal: Seal?
        /// The SHA-256 of its answers without layers, where those are public.
        public let rowsDigest: Digest?

        /// The groups of an open dialogue: as last found while it runs, and once it ended those of the end. They name no
        /// statement of which nothing is shown.
        public var groups: PublicGroups? {
            guard dialogue.phase == .ended else {
                let shown = dialogue.agenda.filter { !shownRounds(of: $0).isEmpty }
                return foundGroups?.naming(only: Set(shown.map(\.id.number)))
            }
            return foundGroups?.naming(only: Set(shownFields.keys.map(\.statement.number)))
        }

        /// The version that can be drawn: not the latest one while a figure or the seal that it shows is still being made.
        public var drawableVersion: Int {
            let isWhole =
                dialogue.phase == .ended ? seal != nil : dialogue.revealedRounds.allSatisfy { fields[$0] != nil }
            return isWhole ? dialogue.version : dialogue.version - 1
        }

        /// The figures of all rounds that are shown.
        public var shownFields: [RoundKey: PublicField] { fields.filter { dialogue.isRevealed($0.key) } }

        public func answered(_ round: RoundKey) -> Int { answered[round] ?? 0 }

        /// The public figure of a round that is shown: revealed, or released while it is open in an ongoing dialogue.
        public func field(_ round: RoundKey) -> PublicField? {
            if let field = fields[round] { return field }
            return dialogue.hasLiveField && dialogue.accepts(round.statement, round: round.round) ? live[round] : nil
        }

        /// The rounds (from 1) of a statement of which a figure is shown.
        public func shownRounds(of statement: Statement) -> [Int] {
            (1...max(1, statement.round)).filter { field(RoundKey(statement: statement.id, round: $0)) != nil }
        }

        /// What a revealed round says: what changed since the round before where that is shown too, else where the room
        /// stands.
        public func sentence(_ round: RoundKey) -> Sentence? {
            guard let field = field(round) else { return nil }
            let before = self.field(RoundKey(statement: round.statement, round: round.round - 1))
            return before.map { PublicShift(from: $0, to: field).sentence } ?? field.sentence
        }

        /// What the latest revealed round of a statement says.
        public func sentence(_ statement: Statement) -> Sentence? {
            statement.revealedRounds.last.flatMap { sentence(RoundKey(statement: statement.id, round: $0)) }
        }
    }

    public var snapshot: Snapshot {
        state.withLock { state in
            Snapshot(
                dialogue: state.dialogue, participants: state.participants, promises: state.promises,
                revision: state.revision, liveMoment: state.liveMoment, foundGroups: state.groups,
                answered: state.answered, fields: state.fields, live: state.live, seal: state.seal,
                rowsDigest: state.rowsDigest)
        }
    }

    public var dialogue: Dialogue { state.withLock { $0.dialogue } }

    func accepts(_ statement: ID<Statement>, round: Int) -> Bool {
        state.withLock { $0.dialogue.accepts(statement, round: round) }
    }

    /// Takes a stored change over; figures are kept only of rounds that are still revealed.
    func take(_ dialogue: Dialogue) {
        state.withLock { state in
            guard dialogue.version > state.dialogue.version else { return }
            let wasLive = state.dialogue.hasLiveField
            state.dialogue = dialogue
            state.fields = state.fields.filter { dialogue.isRevealed($0.key) }
            if wasLive, !dialogue.hasLiveField { (state.live, state.liveMoment, state.groups) = ([:], nil, nil) }
            state.revision += 1
        }
    }

    func take(_ seal: Seal, rows: Digest?) { state.withLock { ($0.seal, $0.rowsDigest) = (seal, rows) } }

    /// Takes over the groups of the end.
    func take(_ groups: PublicGroups) { state.withLock { $0.groups = groups } }

    func show(_ fields: [RoundKey: PublicField]) {
        state.withLock { state in
            for (round, field) in fields where state.dialogue.isRevealed(round) { state.fields[round] = field }
            state.revision += 1
        }
        changed(code, true)
    }

    /// Takes over figures of rounds that are still open.
    func show(live fields: [RoundKey: PublicField]) {
        guard !fields.isEmpty else { return }
        state.withLock { state in
            state.live.merge(fields) { _, new in new }
            state.revision += 1
        }
        changed(code, false)
    }

    func show(groups: PublicGroups?) {
        state.withLock { if $0.dialogue.hasLiveField { $0.groups = groups } }
    }

    func noteLiveMoment(_ moment: Date) {
        state.withLock { if $0.dialogue.hasLiveField { $0.liveMoment = moment } }
    }

    func count(_ outcome: PositionOutcome) {
        guard case .recorded(let receipt, let change) = outcome, change != 0 else { return }
        let round = RoundKey(statement: receipt.position.statement, round: receipt.position.round)
        state.withLock { state in
            state.answered[round, default: 0] += change
            state.revision += 1
        }
        changed(code, false)
    }

    func countParticipant() {
        state.withLock { state in
            state.participants += 1
            state.revision += 1
        }
        changed(code, false)
    }

    /// Tells the big screen that there is a promise to show, or one less.
    public func promisesChanged() {
        state.withLock { state in
            state.promises += 1
            state.revision += 1
        }
        changed(code, false)
    }

    func forgetPeople() {
        state.withLock { state in
            state.participants = 0
            state.answered = [:]
            state.fields = [:]
            state.revision += 1
        }
    }
}

extension Dialogue {
    /// The revealed rounds of all statements that take part.
    public var revealedRounds: [RoundKey] {
        agenda.flatMap { statement in
            statement.revealedRounds.map { RoundKey(statement: statement.id, round: $0) }
        }
    }

    public func isRevealed(_ round: RoundKey) -> Bool {
        guard let statement = statement(round.statement), statement.moderation == .approved else { return false }
        return statement.rounds.indices.contains(round.round - 1) && statement.rounds[round.round - 1] == .revealed
    }
}
