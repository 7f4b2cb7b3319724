/// How a statement can be read when it is neither shared nor a matter of one part against another.
public struct StatementReading: Hashable, Sendable {
    /// Divided everywhere: about as many agree as disagree, in the whole and in every part. The line runs through the
    /// parts, not between them.
    public let isContested: Bool
    /// Many people answered "I do not know": the statement may be badly put or outside their knowledge.
    public let isUnclear: Bool

    /// A share between these bounds is "about half".
    public static let aboutHalf = Interval(1.0 / 3, 2.0 / 3)
    /// A statement is unclear when more than this share passes, with 95 % certainty.
    public static let manyPasses = 0.25

    /// Reads one statement.
    ///
    /// Contested: the 90 % Jeffreys interval of the whole lies within ⅓ … ⅔, and no part's 90 % interval lies outside it.
    /// Unclear: the lower bound of the 90 % Jeffreys interval of the pass share lies above ¼. Both symmetric in agree and
    /// disagree, and both can hold at once. Without answers neither holds.
    ///
    /// - Complexity: O(parts) beta quantiles.
    public init(_ statement: Int, in table: AnswerTable) {
        let whole = table.everybody(statement)
        isUnclear = StatementReading.exceeds(StatementReading.manyPasses, whole.pass, of: whole.answered)
        let overall = ProportionIntervals.jeffreys(whole.agree, of: whole.sided, .listing)
        let half = StatementReading.aboutHalf
        guard overall.lower >= half.lower, overall.upper <= half.upper else {
            isContested = false
            return
        }
        isContested = table.peopledParts.allSatisfy { part in
            let count = table.part(part, statement)
            return !StatementReading.exceeds(half.upper, count.agree, of: count.sided)
                && !StatementReading.exceeds(half.upper, count.disagree, of: count.sided)
        }
    }

    /// Whether the lower bound of the 90 % Jeffreys interval of x/n lies above a share.
    private static func exceeds(_ share: Double, _ successes: Int, of total: Int) -> Bool {
        // The bound lies above the share exactly when little of the distribution lies below the share: one function value
        // in place of an inverse.
        guard total > 0, Double(successes) > share * Double(total) else { return false }
        let below = BetaDistribution.cdf(share, Double(successes) + 0.5, Double(total - successes) + 0.5)
        return below < Confidence.listing.tail
    }

    /// The readings of all statements, in statement order.
    public static func all(in table: AnswerTable) -> [StatementReading] {
        (0..<table.statements).map { StatementReading($0, in: table) }
    }
}
