/// What a circle keeps beside its members and its dialogues.
public struct CircleStores: Sendable {
    public var commitments: any Commitments
    public var outbox: any Outbox
    public var cases: any CaseStudies
    public var sources: any StatementSources

    public init(
        commitments: any Commitments, outbox: any Outbox, cases: any CaseStudies,
        sources: any StatementSources
    ) {
        self.commitments = commitments
        self.outbox = outbox
        self.cases = cases
        self.sources = sources
    }
}
