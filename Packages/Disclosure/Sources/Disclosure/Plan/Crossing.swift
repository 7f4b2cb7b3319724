/// Layers crossed with declared groups of people (say: who works on waste, who on energy), in words, for a report.
///
/// A layer's own word and the words of its parts hold each other in place: "mostly agree" of a layer in which the largest
/// part mostly disagrees can make the answers of a small part certain. So a layer is split only where no combination of
/// words does that. Groups that the analysis found in the answers are no declared groups: their sizes are themselves made
/// from answers, so a plan from sizes cannot exist, and a protected dialogue does not show them.
public struct PublicCrossing: Hashable, Sendable {
    /// In a crossing nothing is shown of fewer answers than this.
    public static let smallestBase = 10

    public struct Part: Hashable, Sendable {
        public let group: String
        /// nil: too few answers to show.
        public let verdict: PublicField.Verdict?
    }

    public struct Row: Hashable, Sendable {
        public let layer: String
        /// Empty where the layer is not split.
        public let parts: [Part]
    }

    public let rows: [Row]

    /// - Parameters:
    ///   - groups: the answers of the people of each group, all with the same layers.
    ///   - plan: of the release of the layers that stands beside it.
    init(of groups: [(name: String, answers: Answers)], beside plan: ReleasePlan, layers: [String]) {
        rows = layers.enumerated().map { index, layer in
            let sizes = groups.map { $0.answers.sizes.perLayer[index] }
            guard Self.isSafe(layer: plan.layers[index], people: plan.sizes.perLayer[index], parts: sizes) else {
                return Row(layer: layer, parts: [])
            }
            let parts = groups.map { group in
                let counts = PublicField.Counts([group.answers.cells[index]])
                let isShown = counts.total >= Self.smallestBase
                return Part(
                    group: group.name,
                    verdict: isShown
                        ? PublicField.Verdict(agree: counts.agree, disagree: counts.disagree, of: counts.total) : nil)
            }
            return Row(layer: layer, parts: parts)
        }
    }

    /// Whether a layer may be split into parts of these sizes: tried for every word that the layer and the parts can get.
    static func isSafe(layer grain: Grain?, people: Int, parts: [Int]) -> Bool {
        let shown = parts.filter { $0 >= smallestBase }
        guard parts.reduce(0, +) == people, parts.allSatisfy({ $0 >= 0 }), !shown.isEmpty, shown.count <= 8 else {
            return false
        }
        let rest = Bounds(anyOf: people - shown.reduce(0, +))
        let wholes = grain.map { $0.outcomes(of: people).map(\.bounds) } ?? [Bounds(anyOf: people)]
        var combinations: [[Bounds]] = [[]]
        for size in shown {
            let words = Grain.words.outcomes(of: size).map(\.bounds)
            combinations = combinations.flatMap { start in words.map { start + [$0] } }
        }
        return combinations.allSatisfy { parts in
            wholes.allSatisfy { isSafe(whole: $0, parts: rest.people > 0 ? parts + [rest] : parts) }
        }
    }

    private static func isSafe(whole: Bounds, parts: [Bounds]) -> Bool {
        guard let first = parts.first else { return true }
        let sum = parts.dropFirst().reduce(first, +)
        let together = whole.and(sum)
        guard together.isPossible else { return true }
        return together.slack > 1
            && parts.indices.allSatisfy { index in
                let others = parts.indices.filter { $0 != index }.map { parts[$0] }
                guard let start = others.first else { return parts[index].and(whole).slack > 1 }
                let rest = others.dropFirst().reduce(start, +)
                return parts[index].and(whole - rest).slack > 1
            }
    }
}

extension Disclosure {
    /// Layers crossed with declared groups, for the report of a protected dialogue.
    public static func crossing(
        of groups: [(name: String, answers: Answers)], beside plan: ReleasePlan, layers: [String]
    ) -> PublicCrossing {
        PublicCrossing(of: groups, beside: plan, layers: layers)
    }
}
