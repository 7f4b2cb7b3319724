public import Foundation

/// Where cases are kept: every version of every part, so that nothing that somebody wrote gets lost.
public protocol CaseStudies: Sendable {
    /// Makes a case from its first parts.
    /// - Parameter commitment: the promise that got stuck and began it. It begins one case: where that was removed, it comes back.
    func create(
        _ parts: [NewCasePart], in circle: ID<Circle>, by author: CaseAuthor, from commitment: ID<Commitment>?
    ) async throws -> ID<CaseStudy>
    func cases(of circle: ID<Circle>) async throws -> [CaseStudy]
    func caseStudy(_ id: ID<CaseStudy>, of circle: ID<Circle>) async throws -> CaseStudy?
    /// Adds a part.
    func add(
        _ part: NewCasePart, to id: ID<CaseStudy>, of circle: ID<Circle>, by author: CaseAuthor
    ) async throws -> ID<CasePart>?
    /// Writes the next version of a part; false when somebody else was first, or when there is no such part.
    func save(
        _ part: CasePart, in id: ID<CaseStudy>, of circle: ID<Circle>, by author: CaseAuthor
    ) async throws -> Bool
    /// Every version, the newest first.
    func history(of id: ID<CaseStudy>, in circle: ID<Circle>) async throws -> [CaseRevision]
    /// Deletes a part that was taken out, with its whole history; its number is never given to another one.
    /// - Parameter version: the one that says that it was taken out.
    /// - Returns: false when that is not its latest version: somebody put it back.
    func erase(
        _ part: ID<CasePart>, version: Int, from id: ID<CaseStudy>, of circle: ID<Circle>
    ) async throws -> Bool
    /// The layers and accelerators that a circle used in its dialogues, the latest dialogue first.
    func names(of circle: ID<Circle>) async throws -> (layers: [String], accelerators: [String])
}

/// A part that is not in the case yet.
public struct NewCasePart: Hashable, Sendable {
    public let kind: CasePart.Kind
    public let content: CaseContent

    public init(kind: CasePart.Kind, content: CaseContent) {
        self.kind = kind
        self.content = content
    }
}

/// Who writes, and when.
public struct CaseAuthor: Hashable, Sendable {
    public let member: ID<Member>
    public let moment: Date

    public init(member: ID<Member>, moment: Date) {
        self.member = member
        self.moment = moment
    }
}

extension CasePart {
    /// The next version of this part. A form may hold any number; one beyond all versions is simply too late.
    public func changed(to content: CaseContent, isRemoved: Bool = false) -> CasePart {
        let next = version < .max ? version + 1 : version
        return CasePart(id: id, kind: kind, version: next, content: content, isRemoved: isRemoved)
    }
}
