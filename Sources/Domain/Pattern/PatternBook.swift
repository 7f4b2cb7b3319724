/// The patterns that somebody may see, with where each was seen. A merge moves nothing: the one points at the other, so
/// that taking it back is exact.
public struct PatternBook: Hashable, Sendable {
    /// One pattern as it counts now, with everything that was merged into it.
    public struct Entry: Hashable, Sendable {
        public let pattern: Pattern
        public let merged: [Pattern]
        public let sightings: [Sighting]

        /// The number of cases in which it was seen.
        public var cases: Int { Set(sightings.map(\.study)).count }
        public var circles: Int { Set(sightings.map(\.circle)).count }
        public var years: ClosedRange<Int>? {
            guard let first = sightings.map(\.year).min(), let last = sightings.map(\.year).max() else { return nil }
            return first...last
        }
        /// The layers in which it was seen, the most often first.
        public var layers: [(name: String, count: Int)] {
            Dictionary(grouping: sightings.compactMap(\.layer)) { $0 }.map { (name: $0.key, count: $0.value.count) }
                .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        }
    }

    private let patterns: [ID<Pattern>: Pattern]
    /// The most often seen first.
    public let entries: [Entry]
    private let belonging: [CaseForce: ID<Pattern>?]

    /// - Parameter decided: for each force of the reader's circle that somebody judged, the pattern that it belongs to.
    public init(patterns: [Pattern], sightings: [Sighting], decided: [CaseForce: ID<Pattern>?] = [:]) {
        let known = Dictionary(patterns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.patterns = known
        belonging = decided
        let seen = Dictionary(grouping: sightings) { Self.root(of: $0.pattern, in: known) }
        let merged = Dictionary(grouping: patterns.filter { Self.root(of: $0.id, in: known) != $0.id }) {
            Self.root(of: $0.id, in: known)
        }
        entries = patterns.filter { Self.root(of: $0.id, in: known) == $0.id }.map {
            Entry(pattern: $0, merged: merged[$0.id] ?? [], sightings: seen[$0.id] ?? [])
        }.sorted { ($1.cases, $0.pattern.id) < ($0.cases, $1.pattern.id) }
    }

    /// Follows merges to the pattern that counts. Of patterns that point at each other, which two people at once can bring
    /// about, the oldest counts.
    private static func root(of id: ID<Pattern>, in patterns: [ID<Pattern>: Pattern]) -> ID<Pattern> {
        var path = [id]
        while let next = patterns[path[path.count - 1]]?.mergedInto, patterns[next] != nil {
            if let start = path.firstIndex(of: next) { return path[start...].min() ?? id }
            path.append(next)
        }
        return path[path.count - 1]
    }

    public func pattern(_ id: ID<Pattern>) -> Pattern? { patterns[id] }

    /// What a pattern counts as now: itself, or what it was merged into.
    public func entry(_ id: ID<Pattern>) -> Entry? {
        let root = Self.root(of: id, in: patterns)
        return entries.first { $0.pattern.id == root }
    }

    /// The pattern that a force belongs to.
    public func pattern(of force: CaseForce) -> Pattern? {
        guard case let id?? = belonging[force] else { return nil }
        return entry(id)?.pattern
    }

    /// Whether somebody said what a force is, also when it is no pattern.
    public func isDecided(_ force: CaseForce) -> Bool { belonging.keys.contains(force) }

    /// The patterns that another one can be merged into.
    public func targets(for id: ID<Pattern>) -> [Pattern] {
        let direction = patterns[id]?.words.direction
        return entries.map(\.pattern).filter { $0.id != id && $0.words.direction == direction }
    }
}
