/// Intervals for one proportion and for the difference of two, all of them sound for small numbers.
public enum ProportionIntervals {
    /// Jeffreys' interval: the quantiles of Beta(x + ½, n − x + ½), with 0 as lower bound when x = 0 and 1 as upper when x = n.
    ///
    /// Source: Brown, Cai, DasGupta 2001, §3.1.
    /// - Parameters:
    ///   - successes: x, moved into 0 … n.
    ///   - total: n; 0 gives 0 … 1: nothing is known.
    /// - Complexity: O(√n) per bound.
    public static func jeffreys(_ successes: Int, of total: Int, _ confidence: Confidence = .usual) -> Interval {
        guard total > 0 else { return Interval(0, 1) }
        let x = min(max(0, successes), total)
        let (a, b) = (Double(x) + 0.5, Double(total - x) + 0.5)
        return Interval(
            x == 0 ? 0 : BetaDistribution.quantile(confidence.tail, a, b),
            x == total ? 1 : BetaDistribution.quantile(1 - confidence.tail, a, b))
    }

    /// Wilson's score interval: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    ///
    /// Source: Wilson 1927; Newcombe 1998, Statist. Med. 17:857, method 3. n = 0 gives 0 … 1.
    public static func wilson(_ successes: Int, of total: Int, _ confidence: Confidence = .usual) -> Interval {
        guard total > 0 else { return Interval(0, 1) }
        let n = Double(total)
        let p = Double(min(max(0, successes), total)) / n
        let square = confidence.deviate * confidence.deviate
        let middle = p + square / (2 * n)
        let half = confidence.deviate * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
        let scale = 1 + square / n
        return Interval(
            p == 0 ? 0 : max(0, (middle - half) / scale), p == 1 ? 1 : min(1, (middle + half) / scale))
    }

    /// The difference of two independent proportions with Newcombe's hybrid score interval.
    ///
    /// d ± √((p₁ − l₁)² + (u₂ − p₂)²) below and √((u₁ − p₁)² + (p₂ − l₂)²) above, with Wilson's bounds l, u.
    /// Source: Newcombe 1998, Statist. Med. 17:873, method 10.
    /// - Returns: p₁ − p₂ in −1 … 1, or nil when one of the totals is 0.
    public static func difference(
        _ one: (successes: Int, total: Int), _ other: (successes: Int, total: Int), _ confidence: Confidence = .usual
    ) -> Estimate? {
        guard one.total > 0, other.total > 0 else { return nil }
        let p1 = Double(min(max(0, one.successes), one.total)) / Double(one.total)
        let p2 = Double(min(max(0, other.successes), other.total)) / Double(other.total)
        let first = wilson(one.successes, of: one.total, confidence)
        let second = wilson(other.successes, of: other.total, confidence)
        return squareAndAdd((p1, first), (p2, second), correlation: 0)
    }

    /// The same with a correlation between the two, for paired proportions; clipped to −1 … 1.
    static func squareAndAdd(
        _ one: (p: Double, interval: Interval), _ other: (p: Double, interval: Interval), correlation: Double
    ) -> Estimate {
        let difference = one.p - other.p
        let (below, otherAbove) = (one.p - one.interval.lower, other.interval.upper - other.p)
        let (above, otherBelow) = (one.interval.upper - one.p, other.p - other.interval.lower)
        let down = below * below - 2 * correlation * below * otherAbove + otherAbove * otherAbove
        let up = above * above - 2 * correlation * above * otherBelow + otherBelow * otherBelow
        return Estimate(
            difference,
            Interval(
                max(-1, difference - max(0, down).squareRoot()), min(1, difference + max(0, up).squareRoot())))
    }
}
