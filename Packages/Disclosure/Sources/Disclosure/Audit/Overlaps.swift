/// How many people counted from which release to which: all that an attacker knows who saw who came, who left and who changed.
/// Sizes only.
struct Overlaps: Hashable, Sendable {
    private let releases: Int
    /// Of the group that counted from release i to release j, at i × releases + j.
    private let sizes: [Int]

    /// nil where it is not known which answers left: in chains that were begun before that was kept.
    init?(_ steps: [History.Step]) {
        releases = steps.count
        var sizes = Array(repeating: 0, count: steps.count * steps.count)
        var here: [Int] = []
        for (index, step) in steps.enumerated() {
            guard step.leftSince.count <= index, step.leftSince.reduce(0, +) == step.left else { return nil }
            for (from, left) in step.leftSince.enumerated() {
                guard left >= 0, left <= here[from] else { return nil }
                here[from] -= left
                sizes[from * steps.count + index - 1] = left
            }
            here.append(index == 0 ? step.people : step.entered)
            guard here.reduce(0, +) == step.people else { return nil }
        }
        for (from, people) in here.enumerated() { sizes[(from + 1) * steps.count - 1] = people }
        self.sizes = sizes
    }

    /// Whether people can have answered so that each release lies between these bounds. A yes is a yes: such answers were
    /// found. A no may be one because none were found.
    func canGive(_ told: [Bounds]) -> Bool {
        guard told.count == releases, told.allSatisfy(\.isPossible) else { return false }
        return (0..<3).contains { canGive(told, first: $0) }
    }

    /// Whether no answers whatever give releases between these bounds: a yes is proven, for one answer by itself.
    func cannotGive(_ told: [Bounds]) -> Bool {
        guard told.count == releases, told.allSatisfy(\.isPossible) else { return true }
        return (0..<3).contains { axis in
            var spread = Circulation(
                capacity: sizes, low: told.map { $0.lower[axis] }, high: told.map { $0.upper[axis] },
                start: guess(axis, told))
            return !spread.settle()
        }
    }

    /// Spreads one answer, then a second over who is left; the third is the rest.
    private func canGive(_ told: [Bounds], first: Int) -> Bool {
        let (second, third) = ((first + 1) % 3, (first + 2) % 3)
        var one = Circulation(
            capacity: sizes, low: told.map { $0.lower[first] }, high: told.map { $0.upper[first] },
            start: guess(first, told))
        guard one.settle() else { return false }
        let rest = zip(told, one.totals).map { $0.people - $1 }
        var two = Circulation(
            capacity: zip(sizes, one.given).map { $0 - $1 },
            low: zip(told, rest).map { max($0.lower[second], $1 - $0.upper[third]) },
            high: zip(told, rest).map { min($0.upper[second], $1 - $0.lower[third]) }, start: guess(second, told))
        return two.settle()
    }

    /// Everybody answers in the shares of the release that counted them first, as its bounds have them in the middle.
    private func guess(_ axis: Int, _ told: [Bounds]) -> [Int] {
        sizes.enumerated().map { place, size in
            let known = told[place / releases]
            return size == 0 ? 0 : size * (known.lower[axis] + known.upper[axis]) / max(1, 2 * known.people)
        }
    }
}
