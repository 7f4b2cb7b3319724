/// The circles of this server.
public protocol Circles: Sendable {
    /// Every circle, by name.
    func all() async throws -> [Circle]
    /// Those that have a public page, by name.
    func published() async throws -> [Circle]
    func circle(_ id: ID<Circle>) async throws -> Circle?
    /// - Throws: ``CircleProblem/nameTaken``.
    func add(named name: Line) async throws -> Circle
    /// - Throws: ``CircleProblem/nameTaken``.
    func save(_ circle: Circle) async throws
    /// Dialogues that the circle chose to show, and those of which a report was published; the newest first.
    func announced(of circle: ID<Circle>) async throws -> [AnnouncedDialogue]
    func publicLessons(of circle: ID<Circle>, limit: Int) async throws -> [AnnouncedLesson]
}

public enum CircleProblem: Error, Hashable, Sendable {
    case nameTaken
}

/// A dialogue that the circle shows on its page.
public struct AnnouncedDialogue: Hashable, Sendable {
    public let code: Code
    public let title: Line
    public let purpose: Paragraph
    public let phase: Dialogue.Phase
    /// When it is, or was, if anybody said so.
    public let day: Day?

    public init(code: Code, title: Line, purpose: Paragraph, phase: Dialogue.Phase, day: Day?) {
        self.code = code
        self.title = title
        self.purpose = purpose
        self.phase = phase
        self.day = day
    }
}

/// A public lesson, as one line.
public struct AnnouncedLesson: Hashable, Sendable {
    public let id: ID<Lesson>
    public let title: Line
    public let day: Day

    public init(id: ID<Lesson>, title: Line, day: Day) {
        self.id = id
        self.title = title
        self.day = day
    }
}
