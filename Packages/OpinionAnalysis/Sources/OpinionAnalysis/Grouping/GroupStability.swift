/// Whether groups come back when other people had come and a fifth of the places were missing.
struct GroupStability: Sendable {
    /// What the resamples say about one number of groups.
    struct Outcome: Sendable {
        /// Mean adjusted Rand index with the groups of all positions.
        var rand = 1.0
        /// Mean Jaccard index of each group with its best counterpart.
        var jaccard: [Double] = []
        /// The class models of the resamples, groups numbered as in the reference.
        var models: [ClassModel] = []
    }

    static let resamples = 24
    private let reference: GroupFit
    private let fits: [GroupFit]
    private let random: SeededRandom
    private let threads: Int

    /// Draws people with replacement and keeps each of their places with chance 0.8, 24 times, and fits the position model to each.
    init(_ positions: PositionSet, reference: GroupFit, random: SeededRandom, threads: Int) {
        self.reference = reference
        self.random = random
        self.threads = threads
        fits = ParallelBlocks(count: GroupStability.resamples, blockSize: 1, threads: threads).map { block in
            var own = random.split(by: UInt64(block.lowerBound))
            let count = positions.participants
            let sample = (0..<count).map { _ in own.index(below: count) }.sorted()
            let drawn = positions.selecting(sample)
            let keep = drawn.cells.map { _ in own.happens(withChance: 0.8) }
            return GroupFit(drawn.keeping { _, cell in keep[cell] }, threads: 1)
        }
    }

    /// Fits as many groups to every resample and compares, among people whose group is clear in the reference.
    func outcome(_ model: ClassModel) -> Outcome {
        let groups = model.groups
        let memberships = reference.memberships(model, threads: threads)
        let labels = GroupStability.labels(memberships, groups: groups)
        let clear = labels.indices.filter { memberships[$0 * groups + labels[$0]] >= Groups.clearMembership }
        let runs = ParallelBlocks(count: fits.count, blockSize: 1, threads: threads).map { block in
            let index = block.lowerBound
            let found = fits[index].best(
                groups: groups, restarts: 2, known: [model],
                random: random.split(by: UInt64(1_000 + index * 16 + groups)))
            let scored = reference.memberships(found)
            return (found, GroupStability.labels(scored, groups: groups))
        }
        var outcome = Outcome(rand: 0, jaccard: [Double](repeating: 0, count: groups))
        for (found, foundLabels) in runs {
            let (one, other) = (clear.map { labels[$0] }, clear.map { foundLabels[$0] })
            outcome.rand += AdjustedRandIndex.between(one, other) / Double(runs.count)
            let overlap = GroupMatching.jaccard(one, other, groups: groups)
            for group in 0..<groups {
                outcome.jaccard[group] += (overlap[group].max() ?? 0) / Double(runs.count)
            }
            outcome.models.append(found.renumbered(GroupMatching.matched(overlap)))
        }
        return outcome
    }

    /// The most likely group of each row.
    static func labels(_ memberships: [Double], groups: Int) -> [Int] {
        stride(from: 0, to: memberships.count, by: groups).map { start in
            var best = 0
            for group in 1..<max(1, groups) where memberships[start + group] > memberships[start + best] {
                best = group
            }
            return best
        }
    }
}

/// Which group of one division is which of another.
enum GroupMatching {
    /// Jaccard index of every pair of groups: [one][other].
    static func jaccard(_ one: [Int], _ other: [Int], groups: Int) -> [[Double]] {
        var both = [[Int]](repeating: [Int](repeating: 0, count: groups), count: groups)
        var (left, right) = ([Int](repeating: 0, count: groups), [Int](repeating: 0, count: groups))
        for (a, b) in zip(one, other) {
            both[a][b] += 1
            left[a] += 1
            right[b] += 1
        }
        return (0..<groups).map { a in
            (0..<groups).map { b in
                let union = left[a] + right[b] - both[a][b]
                return union > 0 ? Double(both[a][b]) / Double(union) : 0
            }
        }
    }

    /// For each group of the first division its counterpart in the second: pairs by falling overlap, ties by number.
    static func matched(_ overlap: [[Double]]) -> [Int] {
        var result = [Int?](repeating: nil, count: overlap.count)
        var taken = [Bool](repeating: false, count: overlap.count)
        for _ in overlap.indices {
            var best: (one: Int, other: Int)?
            for one in overlap.indices where result[one] == nil {
                for other in overlap.indices where !taken[other] {
                    if let known = best, overlap[one][other] <= overlap[known.one][known.other] { continue }
                    best = (one, other)
                }
            }
            guard let best else { break }
            result[best.one] = best.other
            taken[best.other] = true
        }
        return result.map { $0 ?? 0 }
    }
}

extension ClassModel {
    /// The same model with its groups in another order: new group g is old group `order[g]`.
    func renumbered(_ order: [Int]) -> ClassModel {
        var result = self
        for statement in center.indices {
            for group in 0..<groups {
                result.profile[statement * groups + group] = profile[statement * groups + order[group]]
                result.variance[statement * groups + group] = variance[statement * groups + order[group]]
            }
        }
        result.shares = order.map { shares[$0] }
        return result
    }
}
