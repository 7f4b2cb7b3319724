/// A force that returns over cases, dialogues, circles and years, with an identity of its own.
public struct Pattern: Hashable, Sendable {
    /// How far it is: from first seen to no longer in the way.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case signalled, confirmed
        case breakingThrough = "breaking_through"
        case brokenThrough = "broken_through"
    }

    public let id: ID<Pattern>
    /// The circle that named it, and may change it.
    public let circle: ID<Circle>
    /// From 1; rises by one with every change.
    public let version: Int
    public var words: PatternWords
    /// The pattern that it turned out to be.
    public var mergedInto: ID<Pattern>?
    /// The pattern that it was taken from.
    public let splitFrom: ID<Pattern>?
    /// The lessons that tell what helped.
    public let lessons: [ID<Lesson>]

    public init(
        id: ID<Pattern>, circle: ID<Circle>, version: Int, words: PatternWords, mergedInto: ID<Pattern>? = nil,
        splitFrom: ID<Pattern>? = nil, lessons: [ID<Lesson>] = []
    ) {
        self.id = id
        self.circle = circle
        self.version = version
        self.words = words
        self.mergedInto = mergedInto
        self.splitFrom = splitFrom
        self.lessons = lessons
    }
}

/// What people say about a pattern.
public struct PatternWords: Hashable, Sendable {
    public static let longestName = 80

    public var name: Line
    public var direction: Statement.Direction
    /// What it is, for somebody who has a minute.
    public var explanation: Paragraph
    public var status: Pattern.Status
    /// The frontrunner who raised it.
    public var raisedBy: Line?
    /// Whether everybody may read it, and other circles may say that they see it too.
    public var isPublic: Bool

    public init(
        name: Line, direction: Statement.Direction, explanation: Paragraph = .none,
        status: Pattern.Status = .signalled, raisedBy: Line? = nil, isPublic: Bool = false
    ) {
        self.name = name
        self.direction = direction
        self.explanation = explanation
        self.status = status
        self.raisedBy = raisedBy
        self.isPublic = isPublic
    }
}

/// One force of one case in which a pattern was seen.
public struct Sighting: Hashable, Sendable {
    /// The pattern that somebody pointed at, before any merging.
    public let pattern: ID<Pattern>
    public let circle: ID<Circle>
    public let study: ID<CaseStudy>
    public let layer: String?
    public let year: Int
    /// Only for the circle of the case.
    public let own: Own?

    /// What stays within the circle: what the case and the force are called.
    public struct Own: Hashable, Sendable {
        public let title: String
        public let force: CasePart

        public init(title: String, force: CasePart) {
            self.title = title
            self.force = force
        }
    }

    public init(
        pattern: ID<Pattern>, circle: ID<Circle>, study: ID<CaseStudy>, layer: String?, year: Int, own: Own?
    ) {
        self.pattern = pattern
        self.circle = circle
        self.study = study
        self.layer = layer
        self.year = year
        self.own = own
    }
}
