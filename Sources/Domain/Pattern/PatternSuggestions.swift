/// A force in its case, as suggestions see it.
public struct ForceInCase: Hashable, Sendable {
    public let force: CaseForce
    public let name: String
    public let direction: Statement.Direction
    public let title: String

    public init(_ part: CasePart, of study: CaseStudy) {
        force = CaseForce(study: study.id, force: part.id)
        name = part.name
        direction = part.content.direction
        title = study.title
    }
}

/// Patterns that nobody named yet, and forces that look like a pattern that there is. A person decides.
public struct PatternSuggestions: Hashable, Sendable {
    /// A force that looks like a pattern.
    public struct Match: Hashable, Sendable {
        public let force: ForceInCase
        public let pattern: Pattern
    }

    public let matches: [Match]
    /// Forces of several cases that look alike; the largest group first.
    public let groups: [[ForceInCase]]

    public init(_ studies: [CaseStudy], _ book: PatternBook) {
        let forces = studies.flatMap { study in study.parts(.force).map { ForceInCase($0, of: study) } }
            .filter { !book.isDecided($0.force) }
        var matches: [Match] = []
        var left: [ForceInCase] = []
        let like = Self.Index(book)
        for force in forces {
            if let pattern = like.best(for: force.name, force.direction) {
                matches.append(Match(force: force, pattern: pattern))
            } else {
                left.append(force)
            }
        }
        self.matches = matches
        groups = Self.groups(left)
    }

    /// The pattern that a force most looks like.
    public static func pattern(
        like name: String, _ direction: Statement.Direction, in book: PatternBook
    ) -> Pattern? {
        Index(book).best(for: name, direction)
    }

    /// Each group is what looks like its first force, so that no chain of small likenesses joins strangers.
    private static func groups(_ forces: [ForceInCase]) -> [[ForceInCase]] {
        let likes = forces.map { Likeness($0.name) }
        var holders: [String: [Int]] = [:]
        for (index, like) in likes.enumerated() {
            for gram in like.grams { holders[gram, default: []].append(index) }
        }
        var taken = Set<Int>()
        var groups: [[ForceInCase]] = []
        for index in forces.indices where !taken.contains(index) {
            let near = Set(likes[index].grams.flatMap { holders[$0] ?? [] }).filter {
                $0 != index && !taken.contains($0) && forces[$0].direction == forces[index].direction
                    && likes[index].to(likes[$0]) >= Likeness.worthALook
            }
            let group = [index] + near.sorted()
            guard Set(group.map { forces[$0].force.study }).count > 1 else { continue }
            taken.formUnion(group)
            groups.append(group.map { forces[$0] })
        }
        return groups.sorted { $0.count > $1.count }
    }

    /// What patterns are called: by their own name, by what was merged into them, and by the forces in which they were seen.
    private struct Index {
        private let names: [(pattern: Pattern, like: Likeness)]

        init(_ book: PatternBook) {
            names = book.entries.flatMap { entry in
                let names =
                    [entry.pattern.words.name.text] + entry.merged.map(\.words.name.text)
                    + entry.sightings.compactMap { $0.own?.force.name }
                return Set(names).map { (entry.pattern, Likeness($0)) }
            }
        }

        func best(for name: String, _ direction: Statement.Direction) -> Pattern? {
            let like = Likeness(name)
            let scored = names.filter { $0.pattern.words.direction == direction }
                .map { (pattern: $0.pattern, score: like.to($0.like)) }
                .filter { $0.score >= Likeness.worthALook }
            return scored.max { ($0.score, $1.pattern.id) < ($1.score, $0.pattern.id) }?.pattern
        }
    }
}
