/// One idea in at most 140 characters on which people take position, round by round.
public struct Statement: Hashable, Sendable {
    public static let longest = 140

    /// How people answer.
    public enum Answer: String, Hashable, Sendable, CaseIterable {
        /// Agree, disagree, I don't know.
        case buttons
        /// A place on the line from disagree to agree.
        case floor
    }

    public enum Direction: String, Hashable, Sendable, CaseIterable { case driving, restraining }

    public enum Origin: String, Hashable, Sendable, CaseIterable { case team, participant, imported }

    public enum Moderation: Hashable, Sendable {
        case approved
        case pending
        case rejected(reason: Line)
        case merged(into: ID<Statement>)
    }

    public enum Phase: String, Hashable, Sendable, CaseIterable {
        /// Not asked yet.
        case waiting
        case open
        /// No more answers; not shown yet.
        case closed
        case revealed
        /// Shown, and hidden again by the facilitator. It can be shown again, but not answered any more: a second figure of
        /// the same round would tell what changed.
        case hidden
        /// Set aside by the facilitator.
        case parked
    }

    public let id: ID<Statement>
    public internal(set) var text: Line
    public internal(set) var explanation: Paragraph
    public internal(set) var accelerator: ID<Accelerator>?
    public internal(set) var direction: Direction?
    public internal(set) var answer: Answer
    public let origin: Origin
    public internal(set) var moderation: Moderation
    /// The phase of every round so far; the last one is the present one. Never empty.
    public internal(set) var rounds: [Phase]
    /// The statement's number in the conversation that it was imported from.
    public let importedFrom: Int?

    public init(
        id: ID<Statement>, draft: StatementDraft, origin: Origin, moderation: Moderation, rounds: [Phase] = [.waiting],
        importedFrom: Int? = nil
    ) {
        self.id = id
        text = draft.text
        explanation = draft.explanation
        accelerator = draft.accelerator
        direction = draft.direction
        answer = draft.answer
        self.origin = origin
        self.moderation = moderation
        self.rounds = rounds.isEmpty ? [.waiting] : rounds
        self.importedFrom = importedFrom
    }

    /// The number of the present round, from 1.
    public var round: Int { rounds.count }

    public var phase: Phase { rounds[rounds.count - 1] }

    /// Whether the present round was shown, now or before.
    public var wasRevealed: Bool { phase == .revealed || phase == .hidden }

    /// The rounds (from 1) that everybody may see.
    public var revealedRounds: [Int] { rounds.indices.filter { rounds[$0] == .revealed }.map { $0 + 1 } }
}

/// What somebody writes to make or change a statement.
public struct StatementDraft: Hashable, Sendable {
    public var text: Line
    public var explanation: Paragraph
    public var accelerator: ID<Accelerator>?
    public var direction: Statement.Direction?
    public var answer: Statement.Answer

    public init(
        text: Line, explanation: Paragraph = .none, accelerator: ID<Accelerator>? = nil,
        direction: Statement.Direction? = nil, answer: Statement.Answer = .buttons
    ) {
        self.text = text
        self.explanation = explanation
        self.accelerator = accelerator
        self.direction = direction
        self.answer = answer
    }
}
