public import Foundation

/// Where reports are kept: every version of every part that people wrote, and what was published, as it was.
public protocol Reports: Sendable {
    func edits(of dialogue: ID<Dialogue>) async throws -> ReportEdits
    /// Writes the next version of a part; false when somebody else was first.
    func save(_ part: ReportPart, of dialogue: ID<Dialogue>, by author: CaseAuthor) async throws -> Bool
    /// Every version of every part, the newest first.
    func history(of dialogue: ID<Dialogue>) async throws -> [ReportRevision]
    /// Publishes; false when somebody published or changed something since.
    func publish(_ new: NewPublication, of dialogue: ID<Dialogue>, by author: CaseAuthor) async throws -> Bool
    /// What was published, the newest first.
    func publications(of dialogue: ID<Dialogue>) async throws -> [Publication]
    /// A published page, as it was; nil when there is none, or it was withdrawn.
    func page(_ page: PublishedPage, version: Int, of dialogue: ID<Dialogue>) async throws -> String?
    /// Takes the pages of a version away for good; its number stays taken.
    func withdraw(version: Int, of dialogue: ID<Dialogue>) async throws
}

/// One page of a published report.
public struct PublishedPage: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable { case report, slides, picture }

    public let kind: Kind
    public let language: Language

    public init(_ kind: Kind, _ language: Language) {
        self.kind = kind
        self.language = language
    }
}

/// Which figure a report stands on: of which round, and which release of it.
public struct ReleaseName: Hashable, Sendable {
    public let round: RoundKey
    public let number: Int

    public init(round: RoundKey, number: Int) {
        self.round = round
        self.number = number
    }
}

/// What is published: the pages as everybody will read them from now on.
public struct NewPublication: Sendable {
    public let version: Int
    /// How many changes the publisher had seen.
    public let seen: Int
    public let releases: [ReleaseName]
    public let pages: [PublishedPage: String]
    /// What people wrote on its page, so that it can be found.
    public let texts: [String]
    /// The statements that it leaves out, by which it is not found.
    public let omitted: [ID<Statement>]

    public init(
        version: Int, seen: Int, releases: [ReleaseName], pages: [PublishedPage: String], texts: [String],
        omitted: [ID<Statement>] = []
    ) {
        self.version = version
        self.seen = seen
        self.releases = releases
        self.pages = pages
        self.texts = texts
        self.omitted = omitted
    }
}

/// A version that was published. Nothing of it ever changes; it can only be withdrawn as a whole.
public struct Publication: Hashable, Sendable {
    public let version: Int
    public let moment: Date
    /// nil when the member left the circle.
    public let author: EmailAddress?
    public let releases: [ReleaseName]
    public let isWithdrawn: Bool

    public init(version: Int, moment: Date, author: EmailAddress?, releases: [ReleaseName], isWithdrawn: Bool) {
        self.version = version
        self.moment = moment
        self.author = author
        self.releases = releases
        self.isWithdrawn = isWithdrawn
    }
}
