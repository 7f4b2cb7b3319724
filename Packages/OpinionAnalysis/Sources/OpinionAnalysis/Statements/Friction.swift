/// A statement on which groups, layers or places on the map differ.
public struct Friction: Hashable, Sendable {
    /// The number of the statement, 0 ..< statements.
    public let statement: Int
    /// How much of the agree/disagree variance the difference explains.
    public let explained: ExplainedShare
    /// The p value adjusted over the statements tested together (Benjamini, Hochberg 1995).
    public let adjusted: Double

    /// The statements on which parts differ, by falling lower bound of the explained share (ties: falling value, rising
    /// statement). Symmetric in agree and disagree.
    ///
    /// Tested are statements answered by at least two parts with expected counts of at least 1; listed are those that pass
    /// Benjamini–Hochberg.
    ///
    /// - Parameters:
    ///   - table: by layers, or by cross-fitted groups (``CrossFittedGroups``).
    ///   - falseDiscoveryRate: the share of listed statements that may be chance.
    /// - Complexity: O(statements × parts).
    public static func find(
        in table: AnswerTable, falseDiscoveryRate: Double = 0.1, _ confidence: Confidence = .usual
    ) -> [Friction] {
        let parts = table.peopledParts
        let shares = (0..<table.statements).map { statement -> ExplainedShare? in
            let counts = parts.map { table.part($0, statement) }
            return isTestable(counts) ? ExplainedShare(between: counts, confidence) : nil
        }
        return ranked(shares, falseDiscoveryRate: falseDiscoveryRate)
    }

    /// The listing shared by both kinds of friction.
    static func ranked(_ shares: [ExplainedShare?], falseDiscoveryRate: Double) -> [Friction] {
        let adjusted = FalseDiscovery.adjusted(shares.map { $0?.pValue })
        var found: [Friction] = []
        for (statement, share) in shares.enumerated() {
            guard let share, let q = adjusted[statement], q <= falseDiscoveryRate else { continue }
            found.append(Friction(statement: statement, explained: share, adjusted: q))
        }
        return found.sorted { one, other in
            let (left, right) = (one.explained, other.explained)
            if left.interval.lower != right.interval.lower { return left.interval.lower > right.interval.lower }
            return left.value == right.value ? one.statement < other.statement : left.value > right.value
        }
    }

    private static func isTestable(_ counts: [AnswerCount]) -> Bool {
        let answering = counts.filter { $0.sided > 0 }
        let n = answering.reduce(0) { $0 + $1.sided }
        let agree = answering.reduce(0) { $0 + $1.agree }
        guard answering.count > 1, let smallest = answering.map(\.sided).min() else { return false }
        return Double(smallest) * Double(min(agree, n - agree)) >= Double(n)
    }
}
