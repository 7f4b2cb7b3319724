public import Foundation

/// Where patterns are kept: every version of their words, and every change of which force belongs to which.
public protocol Patterns: Sendable {
    /// Makes a pattern of forces of a circle; forces of other circles are left out.
    /// - Parameter origin: the pattern that they are taken from.
    func create(
        _ words: PatternWords, of forces: [CaseForce], from origin: ID<Pattern>?, in circle: ID<Circle>,
        by author: CaseAuthor
    ) async throws -> ID<Pattern>
    /// Everything that a reader may see: public patterns, and those of the reader's own circle.
    func book(for reader: ID<Circle>?) async throws -> PatternBook
    /// Writes the next version of a pattern's words, or of what it was merged into; false when somebody else was first.
    func save(_ pattern: Pattern, of circle: ID<Circle>, by author: CaseAuthor) async throws -> Bool
    /// Says which lessons tell what helped.
    func keep(_ lessons: [ID<Lesson>], of pattern: ID<Pattern>, in circle: ID<Circle>) async throws
    /// Says to which pattern a force belongs; nil says that it is none, so that nobody is asked again.
    /// - Returns: false when the force is not of this circle, or the pattern is not one that the circle sees.
    func assign(
        _ force: CaseForce, to pattern: ID<Pattern>?, of circle: ID<Circle>, by author: CaseAuthor
    ) async throws -> Bool
    /// Every version, the newest first.
    func history(of pattern: ID<Pattern>, in circle: ID<Circle>) async throws -> [PatternRevision]
    /// Takes out who raised a pattern, in every version; no byte of it is left in the files.
    func forgetRaiser(of pattern: ID<Pattern>, in circle: ID<Circle>) async throws
    func remove(_ pattern: ID<Pattern>, from circle: ID<Circle>) async throws
}

/// A version of a pattern, and who wrote it.
public struct PatternRevision: Hashable, Sendable {
    public let pattern: Pattern
    /// nil when the member left the circle.
    public let author: EmailAddress?
    public let moment: Date

    public init(pattern: Pattern, author: EmailAddress?, moment: Date) {
        self.pattern = pattern
        self.author = author
        self.moment = moment
    }
}
