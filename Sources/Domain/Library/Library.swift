/// Finding what circles made: one interface, whatever the database does its searching with.
public protocol Library: Sendable {
    func search(_ query: LibraryQuery) async throws -> LibraryResult
    /// Lessons that share telling words with one, for whoever reads it; without the lesson itself.
    func related(to lesson: Lesson, for reader: ID<Circle>?) async throws -> [LibraryDocument]
    /// Everything of a circle that a reader may see, the oldest first.
    func story(of circle: ID<Circle>, for reader: ID<Circle>?) async throws -> [LibraryDocument]
    /// Words that mean the same, as a circle wrote them down.
    func synonyms(of circle: ID<Circle>) async throws -> Synonyms
    func keep(_ synonyms: Synonyms, of circle: ID<Circle>) async throws
    /// Forgets words that nothing holds any more, and what the index still keeps of them.
    func forgetUnusedWords() async throws
}

/// Something that can be found: a lesson, a case, a pattern or the report of a dialogue.
public struct LibraryDocument: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case lesson
        case study = "case"
        case pattern, report
    }

    public enum Reference: Hashable, Sendable {
        case lesson(ID<Lesson>)
        case study(ID<CaseStudy>)
        case pattern(ID<Pattern>)
        case report(Code)
    }

    public let reference: Reference
    public let title: String
    /// The first words of it.
    public let excerpt: String
    /// Layer, accelerator and role, where it has one.
    public let facts: String
    /// Whether everybody may read it, or the circle only.
    public let isPublic: Bool
    public let day: Day

    public init(
        reference: Reference, title: String, excerpt: String, facts: String, isPublic: Bool, day: Day
    ) {
        self.reference = reference
        self.title = title
        self.excerpt = excerpt
        self.facts = facts
        self.isPublic = isPublic
        self.day = day
    }

    public var kind: Kind {
        switch reference {
        case .lesson: .lesson
        case .study: .study
        case .pattern: .pattern
        case .report: .report
        }
    }
}

/// What somebody looks for.
public struct LibraryQuery: Hashable, Sendable {
    public var text: String
    public var kind: LibraryDocument.Kind?
    public var layer: String?
    public var accelerator: String?
    /// For whom it is; in any form of the word.
    public var role: String?
    /// The circle whose own work is found as well; nil for a stranger.
    public var reader: ID<Circle>?
    public var limit: Int

    public init(
        text: String, kind: LibraryDocument.Kind? = nil, layer: String? = nil, accelerator: String? = nil,
        role: String? = nil, reader: ID<Circle>? = nil, limit: Int = 50
    ) {
        self.text = String(text.prefix(200))
        self.kind = kind
        self.layer = layer
        self.accelerator = accelerator
        self.role = role
        self.reader = reader
        self.limit = limit
    }

    /// Whether it asks for more than words.
    public var isFiltered: Bool { kind != nil || layer != nil || accelerator != nil || role != nil }
}

/// What was found, the best first.
public struct LibraryResult: Hashable, Sendable {
    public let documents: [LibraryDocument]
    /// What was looked for instead of words that nothing held; empty when every word was found as typed.
    public let insteadOf: [String: [String]]
    /// The words of the same meaning that led to something, by the word that was typed.
    public let sameMeaning: [String: [String]]
    /// Longer words, ending in one that was typed, that led to something more.
    public let compounds: [String]

    public init(
        documents: [LibraryDocument], insteadOf: [String: [String]] = [:], sameMeaning: [String: [String]] = [:],
        compounds: [String] = []
    ) {
        self.documents = documents
        self.insteadOf = insteadOf
        self.sameMeaning = sameMeaning
        self.compounds = compounds
    }
}
