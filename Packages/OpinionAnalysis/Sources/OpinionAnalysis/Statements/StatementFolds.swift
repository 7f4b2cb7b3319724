/// Which statements are left out together when groups are fitted for an honest test.
public struct StatementFolds: Hashable, Sendable {
    /// The number of folds.
    public let folds: Int
    /// The fold of each statement, 0 ..< `folds`.
    public let foldOf: [Int]

    /// Statements spread over folds, so that each fold holds statements with many and with few answers.
    ///
    /// Statements are put in order of falling number of answers (then rising id), cut in runs of `folds`, and each run is dealt
    /// out in a random order.
    ///
    /// - Parameters:
    ///   - answers: the number of answers to each statement; any values.
    ///   - folds: at least 1; more folds than statements leaves some empty.
    ///   - seed: the same seed and answers give the same folds.
    /// - Complexity: O(S log S) for S statements.
    public init(answers: [Int], folds: Int = 5, seed: UInt64) {
        let folds = max(1, min(folds, Partition.maximumParts))
        var random = SeededRandom(seed: seed)
        let order = answers.indices.sorted { one, other in
            answers[one] == answers[other] ? one < other : answers[one] > answers[other]
        }
        var foldOf = [Int](repeating: 0, count: answers.count)
        for start in stride(from: 0, to: order.count, by: folds) {
            let dealt = random.shuffled(Array(0..<folds))
            for place in start..<min(order.count, start + folds) { foldOf[order[place]] = dealt[place - start] }
        }
        self.folds = folds
        self.foldOf = foldOf
    }

    /// Folds over the statements of a set of positions.
    public init(_ positions: PositionSet, folds: Int = 5, seed: UInt64) {
        var answers = [Int](repeating: 0, count: positions.statements)
        for cell in positions.cells { answers[Int(cell.statement)] += 1 }
        self.init(answers: answers, folds: folds, seed: seed)
    }

    /// The statements of one fold, in rising order.
    public func statements(in fold: Int) -> [Int] { foldOf.indices.filter { foldOf[$0] == fold } }
}
