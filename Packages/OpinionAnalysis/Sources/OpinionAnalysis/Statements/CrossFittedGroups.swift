/// The groups that a reader sees, and for each fold of statements the groups found without that fold.
///
/// Groups are made from the very answers that later seem to set them apart: with no structure at all, tests on the same
/// answers still find "characteristic" statements everywhere. So each statement is judged with groups it did not help to
/// define (cross-fitting: Chernozhukov et al. 2018; the problem: Gao, Bien, Witten 2024). Groups of a fold carry the number of the shown
/// group with which they share most people; one that is like none is left out.
public struct CrossFittedGroups: Hashable, Sendable {
    private let folds: StatementFolds
    private let perFold: [Partition]
    /// The groups the reader sees.
    public let shown: Partition

    /// Groups fitted without each fold by `fit`, numbered as the shown groups.
    ///
    /// - Parameters:
    ///   - shown: the groups the reader sees.
    ///   - fit: the groups found when the given statements (rising ids) are left out; called once per fold, in fold order.
    public init(shown: Partition, folds: StatementFolds, fit: (_ withheld: [Int]) -> Partition) {
        self.init(shown: shown, folds: folds, fitted: (0..<folds.folds).map { fit(folds.statements(in: $0)) })
    }

    /// Groups fitted without each fold, numbered as the shown groups.
    ///
    /// - Parameter fitted: one partition per fold; a missing one leaves its statements untested.
    /// - Complexity: O(participants × folds).
    public init(shown: Partition, folds: StatementFolds, fitted: [Partition]) {
        self.folds = folds
        self.shown = shown
        perFold = fitted.map { $0.renumbered(CrossFittedGroups.match($0, to: shown), parts: shown.parts) }
    }

    /// The group of a participant for judging a statement; nil where the fold has no such group or person.
    public func part(of participant: Int, for statement: Int) -> Int? {
        guard statement >= 0, statement < folds.foldOf.count else { return nil }
        let fold = folds.foldOf[statement]
        return fold < perFold.count ? perFold[fold].part(of: participant) : nil
    }

    /// For each found group the shown group it stands for: pairs are taken by falling Jaccard index of their members, each
    /// group once. Below ⅓ (two groups of one size that share half their members) it is another group and has no match.
    static func match(_ found: Partition, to shown: Partition) -> [Int?] {
        var shared = [Int](repeating: 0, count: found.parts * shown.parts)
        for participant in 0..<min(found.participants, shown.participants) {
            guard let f = found.part(of: participant), let s = shown.part(of: participant) else { continue }
            shared[f * shown.parts + s] += 1
        }
        let foundSizes = found.sizes
        let shownSizes = shown.sizes
        var pairs: [(found: Int, shown: Int, shared: Int, union: Int)] = []
        for f in 0..<found.parts {
            for s in 0..<shown.parts {
                let both = shared[f * shown.parts + s]
                let either = foundSizes[f] + shownSizes[s] - both
                if 3 * both > either { pairs.append((f, s, both, either)) }
            }
        }
        // Cross-multiplied, so that equal indices compare as equal.
        pairs.sort { one, other in
            let left = one.shared * other.union
            let right = other.shared * one.union
            return left == right ? (one.found, one.shown) < (other.found, other.shown) : left > right
        }
        var matches = [Int?](repeating: nil, count: found.parts)
        var taken = Set<Int>()
        for pair in pairs where matches[pair.found] == nil && !taken.contains(pair.shown) {
            matches[pair.found] = pair.shown
            taken.insert(pair.shown)
        }
        return matches
    }
}
