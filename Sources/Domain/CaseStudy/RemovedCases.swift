public import Foundation

/// Cases that were removed: nobody finds them, and for a while they can be put back with everything in them.
public protocol RemovedCases: Sendable {
    func remove(_ id: ID<CaseStudy>, from circle: ID<Circle>, at moment: Date) async throws
    /// The latest removed first.
    func removed(from circle: ID<Circle>) async throws -> [RemovedCase]
    /// False when there is no such removed case.
    func putBack(_ id: ID<CaseStudy>, in circle: ID<Circle>) async throws -> Bool
    /// Deletes a removed case for good; false when there is none.
    func erase(_ id: ID<CaseStudy>, from circle: ID<Circle>) async throws -> Bool
    /// Deletes for good what was removed before a moment.
    /// - Returns: how many cases went.
    func erase(from circle: ID<Circle>, removedBefore moment: Date) async throws -> Int
}

/// A case that can be put back.
public struct RemovedCase: Hashable, Sendable {
    /// For so many days; the nightly round deletes it after that.
    public static let days = 30

    public let id: ID<CaseStudy>
    public let title: String
    public let moment: Date

    public init(id: ID<CaseStudy>, title: String, moment: Date) {
        self.id = id
        self.title = title
        self.moment = moment
    }
}
