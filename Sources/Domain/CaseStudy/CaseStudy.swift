/// A (stuck) project under analysis: what it is, its turning points, the parties around it, what drives it and what holds it
/// back, and what would have to be done.
public struct CaseStudy: Hashable, Sendable {
    /// How it went.
    public enum Outcome: String, Hashable, Sendable, CaseIterable { case stuck, unstuck }

    public let id: ID<CaseStudy>
    public let circle: ID<Circle>
    /// The promise that got stuck and began this case.
    public let commitment: ID<Commitment>?
    /// Every part as it stands now, the removed ones too.
    public let parts: [CasePart]

    public init(id: ID<CaseStudy>, circle: ID<Circle>, commitment: ID<Commitment>? = nil, parts: [CasePart]) {
        self.id = id
        self.circle = circle
        self.commitment = commitment
        self.parts = parts
    }

    public var facts: CasePart? { parts.first { $0.kind == .facts } }
    public var title: String { facts?.name ?? "" }

    /// nil while nobody said how it went.
    public var outcome: Outcome? { facts?.content[.outcome].flatMap(Outcome.init) }

    public func part(_ id: ID<CasePart>) -> CasePart? { parts.first { $0.id == id } }

    /// The part that a field refers to, if it is of the kind that the field asks for; it may have been removed.
    public func part(_ field: CaseField, _ value: String) -> CasePart? {
        guard case .part(let kind) = field.shape, let part = Int64(value).flatMap({ part(ID($0)) }) else { return nil }
        return part.kind == kind ? part : nil
    }

    /// The parts of a kind that were not removed.
    public func parts(_ kind: CasePart.Kind) -> [CasePart] { parts.filter { $0.kind == kind && !$0.isRemoved } }

    /// The earliest first; what has no moment comes last.
    public var turningPoints: [CasePart] {
        parts(.turningPoint).sorted {
            ($0.content[.moment] ?? "9999", $0.id) < ($1.content[.moment] ?? "9999", $1.id)
        }
    }

    /// The strongest first.
    public func forces(_ direction: Statement.Direction) -> [CasePart] {
        parts(.force).filter { $0.content.direction == direction }
            .sorted { ($1.content.strength, $0.id) < ($0.content.strength, $1.id) }
    }
}

/// One line in a list of cases.
public struct CaseSummary: Hashable, Sendable {
    public let id: ID<CaseStudy>
    public let title: String
    public let area: String?
    public let driving: Int
    public let restraining: Int

    public init(_ study: CaseStudy) {
        id = study.id
        title = study.title
        area = study.facts?.content[.area]
        driving = study.forces(.driving).count
        restraining = study.forces(.restraining).count
    }
}
