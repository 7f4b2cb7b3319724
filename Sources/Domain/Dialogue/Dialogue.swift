public import Disclosure
public import Foundation

/// A set of statements on which people take position, with everything the facilitator decides. A value: every change makes a
/// new one, and illegal changes throw ``DialogueProblem``.
public struct Dialogue: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Paced by a facilitator.
        case live
        /// "Doorlopend": participants answer at their own pace, over days.
        case ongoing
    }

    public enum Phase: String, Hashable, Sendable, CaseIterable {
        case draft, lobby, running, ended
    }

    /// What the room looks at on the big screen.
    public enum OnScreen: String, Hashable, Sendable, CaseIterable {
        /// Where the dialogue is: the way in, a statement; after the end the way to the report.
        case dialogue
        /// After the end, what was found: common ground, friction, what pushes and what holds back.
        case shared, friction, forces
        /// What people promised, where they said that it may be shown.
        case promises
    }

    public let id: ID<Dialogue>
    public let circle: ID<Circle>
    public let code: Code
    public internal(set) var title: Line
    /// Why these people are asked: shown before the first answer.
    public internal(set) var purpose: Paragraph
    public internal(set) var kind: Kind
    public internal(set) var mode: Mode
    /// Of whom a protected dialogue tells.
    public internal(set) var scope: Scope
    /// Whether everybody may have what each participant answered, without layers: from ``fewestRows`` people on, in an open
    /// dialogue.
    public internal(set) var publishesRows: Bool
    public internal(set) var phase: Phase
    /// True while simulated people try the dialogue out; everything they did is wiped before the real one.
    public internal(set) var isRehearsing: Bool
    public internal(set) var layers: [Layer]
    public internal(set) var accelerators: [Accelerator]
    public internal(set) var statements: [Statement]
    /// The statement that the room is looking at.
    public internal(set) var current: ID<Statement>?
    /// When the timer ends; a reminder for the room, it closes nothing by itself.
    public internal(set) var deadline: Date?
    /// True while the big screen and the phones show nothing.
    public internal(set) var isBlank: Bool
    public internal(set) var notes: [Note]
    /// When it ended; from then on ``retentionDays`` count.
    public internal(set) var ended: Date?
    /// Whether the circle shows it on its public page.
    public internal(set) var isListed: Bool
    /// When it is, if somebody said so; for the public page.
    public internal(set) var day: Day?
    public internal(set) var onScreen: OnScreen
    /// Answers are kept this long after the end: what the circle said when the dialogue was made, unless somebody chose otherwise
    /// before people came in.
    public internal(set) var retentionDays: Int
    /// For how many days after their day it keeps names and addresses of people who want to be reminded.
    public internal(set) var contactDays: Int
    /// Rises by one with every change.
    public internal(set) var version: Int

    /// Restores a dialogue as it was stored.
    public init(stored: Stored) {
        id = stored.id
        circle = stored.circle
        code = stored.code
        title = stored.title
        purpose = stored.purpose
        kind = stored.kind
        mode = stored.mode
        scope = stored.scope
        publishesRows = stored.publishesRows
        phase = stored.phase
        isRehearsing = stored.isRehearsing
        layers = stored.layers
        accelerators = stored.accelerators
        statements = stored.statements
        current = stored.current
        deadline = stored.deadline
        isBlank = stored.isBlank
        notes = stored.notes
        ended = stored.ended
        isListed = stored.isListed
        day = stored.day
        onScreen = stored.onScreen
        retentionDays = stored.retentionDays
        contactDays = stored.contactDays
        version = stored.version
    }
}

extension Dialogue {
    /// Every stored part of a dialogue, and what a new one starts with.
    public struct Stored: Hashable, Sendable {
        public var id: ID<Dialogue>
        public var circle: ID<Circle>
        public var code: Code
        public var title: Line
        public var purpose: Paragraph
        public var kind: Kind
        public var mode: Mode
        public var scope = Scope.room
        public var publishesRows = false
        public var phase = Phase.draft
        public var isRehearsing = false
        public var layers: [Layer]
        public var accelerators: [Accelerator]
        public var statements: [Statement] = []
        public var current: ID<Statement>?
        public var deadline: Date?
        public var isBlank = false
        public var notes: [Note] = []
        public var ended: Date?
        public var isListed = false
        public var day: Day?
        public var onScreen = OnScreen.dialogue
        public var retentionDays = Circle.Retention.standard.answers
        public var contactDays = Circle.Retention.standard.contacts
        public var version = 1

        public init(
            id: ID<Dialogue>, circle: ID<Circle>, code: Code, title: Line, purpose: Paragraph = .none, kind: Kind,
            mode: Mode, layers: [Layer], accelerators: [Accelerator]
        ) {
            self.id = id
            self.circle = circle
            self.code = code
            self.title = title
            self.purpose = purpose
            self.kind = kind
            self.mode = mode
            self.layers = layers
            self.accelerators = accelerators
        }
    }

    public func statement(_ id: ID<Statement>) -> Statement? { statements.first { $0.id == id } }

    public var currentStatement: Statement? { current.flatMap(statement) }

    /// The same dialogue as a later version.
    public func atVersion(_ version: Int) -> Dialogue {
        var copy = self
        copy.version = version
        return copy
    }

    /// The statements that take part: approved, in order.
    public var agenda: [Statement] { statements.filter { $0.moderation == .approved } }

    /// The place of a statement on the agenda, from 1; nil when it does not take part.
    public func number(of id: ID<Statement>) -> Int? { agenda.firstIndex { $0.id == id }.map { $0 + 1 } }

    /// The statements that wait for the facilitator's judgment.
    public var submissions: [Statement] { statements.filter { $0.moderation == .pending } }

    /// What the big screen can show now; nothing to choose while it is prepared or rehearsed.
    public var screenChoices: [OnScreen] {
        if phase == .draft || isRehearsing { return [] }
        return phase == .ended ? OnScreen.allCases : [.dialogue, .promises]
    }

    /// Whether people can join and take position.
    public var isJoinable: Bool { phase == .lobby || phase == .running }

    /// Whether a position on this statement in this round counts now.
    public func accepts(_ statement: ID<Statement>, round: Int) -> Bool {
        guard phase == .running, let statement = self.statement(statement) else { return false }
        return statement.moderation == .approved && statement.round == round && statement.phase == .open
    }
}

/// Why a change of a dialogue is not possible.
public enum DialogueProblem: Error, Hashable, Sendable {
    case notInThisPhase(Dialogue.Phase)
    case noSuchStatement
    case statementIs(Statement.Phase)
    case modeIsFixed
    case noStatements
    case notRehearsing
    case onlyLive
    case onlyOngoing
    /// So many submissions wait for the facilitator that one more must wait itself.
    case tooManySubmissions
    /// What was taken out can be put back only until the next change.
    case changedSince
}
