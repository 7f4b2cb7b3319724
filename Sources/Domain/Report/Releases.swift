public import Disclosure
public import Foundation

/// Figures as they were shown. They outlive the answers they were made from.
public protocol Releases: Sendable {
    /// The latest figure of each round.
    func fields(of dialogue: ID<Dialogue>) async throws -> [RoundKey: PublicField]
    /// Keeps figures under their numbers; a number that is taken stays what it was.
    func keep(_ fields: [RoundKey: PublicField], of dialogue: ID<Dialogue>) async throws
    /// How the statements of an ongoing protected dialogue were released so far.
    func chains(of dialogue: ID<Dialogue>) async throws -> [ID<Statement>: ReleaseChain]
    /// Keeps new figures and the chains that they belong to, all or none.
    func keep(
        _ fields: [RoundKey: PublicField], chains: [ID<Statement>: ReleaseChain], of dialogue: ID<Dialogue>
    ) async throws
    /// Every release of statements that stayed open, by statement and number.
    func liveReleases(of dialogue: ID<Dialogue>) async throws -> [LiveRelease]
    /// Lowers what chains remember of the log of positions; before people are forgotten.
    func lowerChains(to heights: LogHeights) async throws
    func attendance(of dialogue: ID<Dialogue>) async throws -> PublicAttendance?
    func keep(_ attendance: PublicAttendance, of dialogue: ID<Dialogue>) async throws
    /// The opinion groups of an open dialogue that ended.
    func groups(of dialogue: ID<Dialogue>) async throws -> PublicGroups?
    /// Keeps groups; where there are some they stay.
    func keep(_ groups: PublicGroups, of dialogue: ID<Dialogue>) async throws
    func forget(_ dialogue: ID<Dialogue>) async throws
    /// Dialogues whose answers were kept as long as was said, and were not deleted yet.
    func due(at now: Date) async throws -> [Code]
    func markDeleted(_ dialogue: ID<Dialogue>) async throws
}

/// The releases of one statement while it stays open, and how far in the log the last one counted.
public struct ReleaseChain: Hashable, Sendable {
    public var releases: LiveReleases
    public var height: Int64
    /// Whether the last one was that of a statement that was closed.
    public var isClosing: Bool
    /// When the last one was made; nil where that was not kept.
    public var made: Date?

    public init(releases: LiveReleases, height: Int64, isClosing: Bool = false, made: Date? = nil) {
        self.releases = releases
        self.height = height
        self.isClosing = isClosing
        self.made = made
    }
}
