/// What a circle keeps beside its members and its dialogues.
public struct CircleStores: Sendable {
    public var circles: any Circles
    public var invitations: any Invitations
    public var people: any People
    public var retention: any RetentionStores
    public var commitments: any Commitments
    public var outbox: any Outbox
    public var cases: any CaseStudies
    public var removedCases: any RemovedCases
    public var sources: any StatementSources
    public var lessons: any Lessons
    public var library: any Library
    public var reports: any Reports
    public var roles: any RolePictures
    public var patterns: any Patterns

    public init(
        circles: any Circles, invitations: any Invitations, people: any People,
        retention: any RetentionStores, commitments: any Commitments, outbox: any Outbox,
        cases: any CaseStudies, removedCases: any RemovedCases, sources: any StatementSources, lessons: any Lessons,
        library: any Library, reports: any Reports, roles: any RolePictures, patterns: any Patterns
    ) {
        self.circles = circles
        self.invitations = invitations
        self.people = people
        self.retention = retention
        self.commitments = commitments
        self.outbox = outbox
        self.cases = cases
        self.removedCases = removedCases
        self.sources = sources
        self.lessons = lessons
        self.library = library
        self.reports = reports
        self.roles = roles
        self.patterns = patterns
    }
}
