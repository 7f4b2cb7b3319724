public import Disclosure

/// Where dialogues are kept.
public protocol Dialogues: Sendable {
    /// Makes a dialogue with a fresh code. `prepare` may add statements before it is stored.
    func create(_ new: NewDialogue) async throws -> Dialogue
    func dialogue(_ code: Code) async throws -> Dialogue?
    func dialogues(of circle: ID<Circle>) async throws -> [DialogueSummary]
    /// Stores a changed dialogue; false when somebody else changed it since `old` was read.
    func save(_ new: Dialogue, replacing old: Dialogue) async throws -> Bool
    func remove(_ dialogue: ID<Dialogue>) async throws
    /// Every dialogue that people can join, for a restart.
    func joinable() async throws -> [Code]
}

/// What is needed to make a dialogue.
public struct NewDialogue: Sendable {
    public var circle: ID<Circle>
    public var title: Line
    public var purpose: Paragraph
    public var kind: Dialogue.Kind
    public var mode: Mode
    public var scope = Scope.room
    public var publishesRows = false
    public var isListed = false
    public var day: Day?
    /// How long answers are kept after the end; nil for as long as the circle keeps them.
    public var retentionDays: Int?
    /// The same for names and addresses, after their day.
    public var contactDays: Int?
    public var layers: [Line]
    public var accelerators: [Line]
    public var statements: [(draft: StatementDraft, importedFrom: Int?)]
    /// Statements of another system that its moderators refused: kept with their number, never asked.
    public var refused: [RefusedStatement] = []

    public init(
        circle: ID<Circle>, title: Line, purpose: Paragraph = .none, kind: Dialogue.Kind, mode: Mode, layers: [Line],
        accelerators: [Line], statements: [(draft: StatementDraft, importedFrom: Int?)] = []
    ) {
        self.circle = circle
        self.title = title
        self.purpose = purpose
        self.kind = kind
        self.mode = mode
        self.layers = layers
        self.accelerators = accelerators
        self.statements = statements
    }

    /// The dialogue itself, once it has an id and a code.
    /// - Parameter kept: how long its circle keeps personal data.
    public func dialogue(
        id: ID<Dialogue>, code: Code, kept: Circle.Retention = .standard
    ) throws(DialogueProblem) -> Dialogue {
        var stored = Dialogue.Stored(
            id: id, circle: circle, code: code, title: title, purpose: purpose, kind: kind, mode: mode, layers: [],
            accelerators: [])
        (stored.retentionDays, stored.contactDays) = (kept.answers, kept.contacts)
        var dialogue = Dialogue(stored: stored)
        if let retentionDays { try dialogue.keepAnswers(days: retentionDays) }
        if let contactDays { try dialogue.keepContacts(days: contactDays) }
        dialogue.announce(isListed, on: day)
        try dialogue.choose(mode: mode, scope: scope, publishesRows: publishesRows)
        try dialogue.name(layers: layers, accelerators: accelerators)
        for statement in statements {
            try dialogue.add(
                statement.draft, origin: statement.importedFrom == nil ? .team : .imported,
                importedFrom: statement.importedFrom)
        }
        for statement in refused {
            _ = dialogue.append(
                statement.draft, origin: .imported, moderation: .rejected(reason: statement.reason),
                importedFrom: statement.importedFrom)
        }
        return dialogue
    }
}

/// A statement that was refused in the conversation that it comes from.
public struct RefusedStatement: Hashable, Sendable {
    public let draft: StatementDraft
    public let importedFrom: Int
    public let reason: Line

    public init(draft: StatementDraft, importedFrom: Int, reason: Line) {
        self.draft = draft
        self.importedFrom = importedFrom
        self.reason = reason
    }
}

/// One line in a list of dialogues.
public struct DialogueSummary: Hashable, Sendable {
    public let code: Code
    public let title: Line
    public let kind: Dialogue.Kind
    public let mode: Mode
    public let phase: Dialogue.Phase
    public let isRehearsing: Bool
    public let statements: Int

    public init(
        code: Code, title: Line, kind: Dialogue.Kind, mode: Mode, phase: Dialogue.Phase, isRehearsing: Bool,
        statements: Int
    ) {
        self.code = code
        self.title = title
        self.kind = kind
        self.mode = mode
        self.phase = phase
        self.isRehearsing = isRehearsing
        self.statements = statements
    }
}
