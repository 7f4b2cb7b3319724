/// The cases of a circle beside each other: which forces return, and which went with getting unstuck.
///
/// A force returns when a person said that it is the same pattern, or when the words are the same.
public struct Comparison: Hashable, Sendable {
    public static let mostCases = 50
    /// Fewer cases of which the end is known say nothing about what helped.
    public static let fewestCases = 3

    /// A force, over the cases.
    public struct Row: Hashable, Sendable {
        public let name: String
        public let direction: Statement.Direction
        public let pattern: ID<Pattern>?
        /// A force of it, to name it by.
        public let example: CaseForce
        /// The strength in each case where it is.
        public let strengths: [ID<CaseStudy>: Int]
    }

    /// The newest first, at most ``mostCases``.
    public let studies: [CaseStudy]
    /// The most often seen first.
    public let rows: [Row]
    /// Cases that do not stand here because there are too many.
    public let leftOut: Int

    private enum Identity: Hashable {
        case pattern(ID<Pattern>)
        case words(Set<String>, Statement.Direction)
    }

    public init(_ all: [CaseStudy], _ book: PatternBook) {
        let studies = Array(all.prefix(Self.mostCases))
        self.studies = studies
        leftOut = all.count - studies.count
        var found: [Identity: Row] = [:]
        for study in studies {
            for part in study.parts(.force) {
                let force = CaseForce(study: study.id, force: part.id)
                let pattern = book.pattern(of: force)
                let stems = Set(SearchWords.telling(part.name).map(SearchWords.stem))
                let identity = pattern.map { Identity.pattern($0.id) } ?? .words(stems, part.content.direction)
                let known = found[identity]
                let strengths = (known?.strengths ?? [:]).merging(
                    [study.id: part.content.strength], uniquingKeysWith: max)
                found[identity] = Row(
                    name: pattern?.words.name.text ?? known?.name ?? part.name,
                    direction: pattern?.words.direction ?? part.content.direction, pattern: pattern?.id,
                    example: known?.example ?? force, strengths: strengths)
            }
        }
        rows = found.values.sorted {
            ($1.strengths.count, $0.name, $0.example.force) < ($0.strengths.count, $1.name, $1.example.force)
        }
    }

    /// The forces of more than one case.
    public var returning: [Row] { rows.filter { $0.strengths.count > 1 } }

    /// Cases of which the end is known.
    public var told: [CaseStudy] { studies.filter { $0.outcome != nil } }

    public enum Standing: Hashable, Sendable {
        case comparable
        /// Fewer cases of which the end is known than ``fewestCases``.
        case tooFew
        /// Every case got unstuck, or none did.
        case allAlike
    }

    public var standing: Standing {
        if told.count < Self.fewestCases { return .tooFew }
        return Set(told.map(\.outcome)).count < 2 ? .allAlike : .comparable
    }
}
