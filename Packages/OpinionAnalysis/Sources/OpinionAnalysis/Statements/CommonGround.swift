/// A statement that every group or every layer shares: supports, or rejects.
public struct CommonGround: Hashable, Sendable {
    /// On which side all parts stand.
    public enum Side: Hashable, Sendable, CaseIterable {
        /// More than half of every part agrees.
        case agree
        /// More than half of every part disagrees.
        case disagree
    }

    /// The number of the statement, 0 ..< statements.
    public let statement: Int
    /// Whether it is supported or rejected.
    public let side: Side
    /// exp(mean over parts of ln p), p the share of a part that takes this side; 0 … 1. One part that does not share pulls
    /// it down, however large the others are.
    public let strength: Estimate
    /// The part with the lowest bound.
    public let weakestPart: Int
    /// That bound: the 10 % point of Beta(A + ½, D + ½), above ½.
    public let weakestBound: Double
    /// How many parts were asked.
    public let parts: Int

    /// A part's share must lie above this with a chance of ``certainty``.
    public static let threshold = 0.5
    /// How certain that must be for every part.
    public static let certainty = 0.9

    /// The statements all parts share, by falling ``weakestBound`` (ties: rising statement, agree first).
    ///
    /// Listed when for each part that took part the chance, after the answers, that more than half takes the side is
    /// above 90 % — so also for the smallest part. With layers as parts this is "all layers agree". A statement on which such a part
    /// took no side is not listed.
    ///
    /// - Complexity: O(statements × parts) beta functions.
    public static func find(in table: AnswerTable, _ confidence: Confidence = .usual) -> [CommonGround] {
        let parts = table.peopledParts
        guard !parts.isEmpty else { return [] }
        var found: [CommonGround] = []
        for statement in 0..<table.statements {
            for side in Side.allCases {
                let counts = parts.map { part -> AnswerCount in
                    let count = table.part(part, statement)
                    return side == .agree ? count : count.mirrored
                }
                guard counts.allSatisfy(isShared) else { continue }
                let bounds = counts.map(lowerBound)
                guard let weakest = bounds.indices.min(by: { bounds[$0] < bounds[$1] }) else { continue }
                found.append(
                    CommonGround(
                        statement: statement, side: side, strength: strength(of: counts, confidence),
                        weakestPart: parts[weakest], weakestBound: bounds[weakest], parts: parts.count))
            }
        }
        return found.sorted { one, other in
            if one.weakestBound != other.weakestBound { return one.weakestBound > other.weakestBound }
            return one.statement == other.statement ? one.side == .agree : one.statement < other.statement
        }
    }

    /// exp(mean of ln p) over parts with p = (A + ½)/(n + 1), and its interval on the log scale.
    ///
    /// ln p of a Beta(a, b) has variance ψ′(a) − ψ′(a + b) exactly; the mean over parts is taken as normal.
    /// - Parameter counts: one count per part; agree is the side asked for. Empty gives 0 … 1.
    public static func strength(of counts: [AnswerCount], _ confidence: Confidence = .usual) -> Estimate {
        guard !counts.isEmpty else { return Estimate(0.5, Interval(0, 1)) }
        var (sum, variance) = (0.0, 0.0)
        for count in counts {
            let (a, b) = (Double(count.agree) + 0.5, Double(count.disagree) + 0.5)
            sum += Elementary.log(a / (a + b))
            variance += Trigamma.value(a) - Trigamma.value(a + b)
        }
        let mean = sum / Double(counts.count)
        let half = confidence.deviate * max(0, variance).squareRoot() / Double(counts.count)
        return Estimate(
            Elementary.exp(mean), Interval(Elementary.exp(mean - half), min(1, Elementary.exp(mean + half))))
    }

    private static func isShared(_ count: AnswerCount) -> Bool {
        guard count.agree > count.disagree else { return false }
        let below = BetaDistribution.cdf(threshold, Double(count.agree) + 0.5, Double(count.disagree) + 0.5)
        return below < 1 - certainty
    }

    private static func lowerBound(_ count: AnswerCount) -> Double {
        BetaDistribution.quantile(1 - certainty, Double(count.agree) + 0.5, Double(count.disagree) + 0.5)
    }
}

/// ψ′, the second derivative of ln Γ.
enum Trigamma {
    /// ψ′(x) for x > 0, by recurrence to x ≥ 10 and the asymptotic series (Abramowitz, Stegun 6.4.6 and 6.4.12); error
    /// about 1e-13 of the value. NaN otherwise.
    static func value(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        var (z, sum) = (x, 0.0)
        while z < 10 {
            sum += 1 / (z * z)
            z += 1
        }
        let inverse = 1 / z
        let square = inverse * inverse
        var series = -691.0 / 2730
        series = 5.0 / 66 + square * series
        series = -1.0 / 30 + square * series
        series = 1.0 / 42 + square * series
        series = -1.0 / 30 + square * series
        series = 1.0 / 6 + square * series
        return sum + inverse + square / 2 + square * inverse * series
    }
}
