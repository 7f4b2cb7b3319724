/// A promise that somebody makes at the end of a dialogue: "I will … before … together with …".
///
/// It carries no participant and no time of its making, so that nobody can lay it beside a position. Who wants a reminder is kept
/// apart, see ``Promiser``.
public struct Commitment: Hashable, Sendable {
    /// What became of it.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        case kept, stuck
        /// It became something else.
        case changed
    }

    public let id: ID<Commitment>
    public let circle: ID<Circle>
    /// The dialogue at which it was made, while that exists.
    public let dialogue: DialogueReference?
    public let promise: Promise
    public let outcome: Outcome?
    /// Where it got stuck, or what it became.
    public let explanation: Paragraph

    public init(
        id: ID<Commitment>, circle: ID<Circle>, dialogue: DialogueReference?, promise: Promise, outcome: Outcome?,
        explanation: Paragraph
    ) {
        self.id = id
        self.circle = circle
        self.dialogue = dialogue
        self.promise = promise
        self.outcome = outcome
        self.explanation = explanation
    }

    /// The part of a dialogue that a promise leads back to.
    public struct DialogueReference: Hashable, Sendable {
        public let code: Code
        public let title: Line

        public init(code: Code, title: Line) {
            self.code = code
            self.title = title
        }
    }
}

/// The words of a promise.
public struct Promise: Hashable, Sendable {
    /// "I will …"
    public var what: Line
    public var due: Day
    /// "together with …"
    public var partners: Line?
    /// The smallest first step.
    public var step: Line?
    /// What I need for it.
    public var need: Line?
    /// The statement that it follows from.
    public var statement: ID<Statement>?
    /// The layer for which somebody speaks, if they said.
    public var layer: ID<Layer>?
    /// Whether it may stand in the report and in a role picture, which everybody can read; else the circle reads it.
    public var isPublic: Bool

    public init(
        what: Line, due: Day, partners: Line? = nil, step: Line? = nil, need: Line? = nil,
        statement: ID<Statement>? = nil, layer: ID<Layer>? = nil, isPublic: Bool = false
    ) {
        self.what = what
        self.due = due
        self.partners = partners
        self.step = step
        self.need = need
        self.statement = statement
        self.isPublic = isPublic
        self.layer = layer
    }
}

/// Who wants a reminder of a promise. Deleted once it was answered, or when its time is over.
public struct Promiser: Hashable, Sendable {
    /// How the mail greets; nil when the person would rather not say.
    public let name: Line?
    public let email: EmailAddress
    public let language: Language

    public init(name: Line?, email: EmailAddress, language: Language) {
        self.name = name
        self.email = email
        self.language = language
    }
}
