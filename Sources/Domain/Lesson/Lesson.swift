/// What a circle learned, and how somebody else can use it tomorrow.
public struct Lesson: Hashable, Sendable {
    public let id: ID<Lesson>
    public let circle: ID<Circle>
    public let words: LessonWords
    /// What it rests on.
    public let evidence: [Evidence]
    /// The day on which it was written down, for the order and the feed.
    public let day: Day
    /// Rises by one with every change.
    public let version: Int

    public init(
        id: ID<Lesson>, circle: ID<Circle>, words: LessonWords, evidence: [Evidence], day: Day, version: Int
    ) {
        self.id = id
        self.circle = circle
        self.words = words
        self.evidence = evidence
        self.day = day
        self.version = version
    }

    /// Something that the lesson follows from.
    public enum Evidence: Hashable, Sendable {
        case study(ID<CaseStudy>)
        case statement(Code, ID<Statement>)
        case commitment(ID<Commitment>)
    }
}

/// The words of a lesson.
public struct LessonWords: Hashable, Sendable {
    /// What we learned.
    public var title: Line
    /// The handle: how to do it tomorrow.
    public var handle: Paragraph
    /// When it holds, and when not.
    public var condition: Paragraph
    public var layer: Line?
    public var accelerator: Line?
    /// For whom it is, such as "permit officer".
    public var role: Line?
    /// Whether everybody may read it, or the circle only.
    public var isPublic: Bool

    public init(
        title: Line, handle: Paragraph, condition: Paragraph = .none, layer: Line? = nil, accelerator: Line? = nil,
        role: Line? = nil, isPublic: Bool
    ) {
        self.title = title
        self.handle = handle
        self.condition = condition
        self.layer = layer
        self.accelerator = accelerator
        self.role = role
        self.isPublic = isPublic
    }
}

/// Where lessons are kept.
public protocol Lessons: Sendable {
    func write(
        _ words: LessonWords, evidence: [Lesson.Evidence], in circle: ID<Circle>, on day: Day
    ) async throws -> ID<Lesson>
    /// Changes a lesson; false when somebody else changed it since this version.
    func rewrite(
        _ id: ID<Lesson>, version: Int, as words: LessonWords, evidence: [Lesson.Evidence], of circle: ID<Circle>
    ) async throws -> Bool
    /// A lesson that a reader may see: public, or of the reader's own circle.
    func lesson(_ id: ID<Lesson>, for reader: ID<Circle>?) async throws -> Lesson?
    /// The public lessons that rest on a statement of a dialogue, the newest first.
    func lessons(from dialogue: ID<Dialogue>) async throws -> [Lesson]
    /// The newest public lessons.
    func latest(_ count: Int) async throws -> [Lesson]
    func remove(_ id: ID<Lesson>, from circle: ID<Circle>) async throws
    /// What makes each lesson of a circle the same as another, see ``LessonWords/identity``.
    func identities(of circle: ID<Circle>) async throws -> Set<String>
    /// Adds lessons of before, all at once; those that are there already are left out. Tells how many were new.
    func add(_ entries: [LessonFile.Entry], to circle: ID<Circle>, today: Day) async throws -> Int
}
