/// Tests and intervals for two answers of the same people.
public enum PairedTests {
    /// McNemar's test with mid-p: may as many people move towards a side as away from it?
    ///
    /// 2·P(X ≤ min) − P(X = min) with X ~ Bin(b + c, ½); 1 − ½·P(X = b) when b = c; 1 when nobody moved.
    /// Source: Fagerland, Lydersen, Laake 2013.
    /// - Parameters: `towards` and `away` are the people who moved; below 0 is read as 0.
    /// - Complexity: O(√(b + c)).
    public static func mcNemarMidP(towards: Int, away: Int) -> Double {
        let (b, c) = (min(AnswerCount.most, max(0, towards)), min(AnswerCount.most, max(0, away)))
        guard b + c > 0 else { return 1 }
        let (least, n) = (Double(min(b, c)), Double(b + c))
        // P(X = k) = C(n, k)/2ⁿ and P(X ≤ k) = I_½(n − k, k + 1).
        let logChoose =
            GammaFunctions.logGamma(n + 1) - GammaFunctions.logGamma(least + 1)
            - GammaFunctions.logGamma(n - least + 1)
        let exactly = Elementary.exp(logChoose - n * Elementary.log(2))
        if b == c { return 1 - exactly / 2 }
        let upTo = BetaDistribution.cdf(0.5, n - least, least + 1)
        return min(1, max(0, 2 * upTo - exactly))
    }

    /// The change in a share of the same people with Newcombe's paired interval.
    ///
    /// d = (g − f)/n with Wilson's bounds of both shares, joined by square-and-add with the correlation φ lowered by n/2 in its
    /// numerator where that is positive. Source: Newcombe 1998, Statist. Med. 17:2635, method 10.
    ///
    /// - Parameters:
    ///   - both: yes before and after (e).
    ///   - onlyBefore: yes before, no after (f).
    ///   - onlyAfter: no before, yes after (g).
    ///   - neither: no both times (h).
    /// - Returns: share after − share before, −1 … 1; nil without people.
    public static func netChange(
        both: Int, onlyBefore: Int, onlyAfter: Int, neither: Int, _ confidence: Confidence = .usual
    ) -> Estimate? {
        let cells = [both, onlyAfter, onlyBefore, neither].map { min(AnswerCount.most, max(0, $0)) }
        let total = cells.reduce(0, +)
        guard total > 0 else { return nil }
        let (after, before) = (cells[0] + cells[1], cells[0] + cells[2])
        let n = Double(total)
        let margins =
            Double(after) * Double(total - after) * Double(before) * Double(total - before)
        let cross = Double(cells[0]) * Double(cells[3]) - Double(cells[1]) * Double(cells[2])
        let corrected = cross > 0 ? max(0, cross - n / 2) : cross
        return ProportionIntervals.squareAndAdd(
            (Double(after) / n, ProportionIntervals.wilson(after, of: total, confidence)),
            (Double(before) / n, ProportionIntervals.wilson(before, of: total, confidence)),
            correlation: margins > 0 ? corrected / margins.squareRoot() : 0)
    }

    /// The mean of differences with Student's interval.
    ///
    /// - Parameters: whole numbers; `people` how many, `sum` and `squares` of their differences.
    /// - Returns: nil without people. The interval is nil for one person and when all differences are equal: then its
    ///   width cannot be estimated.
    public static func meanChange(
        people: Int, sum: Int, squares: Int, _ confidence: Confidence = .usual
    ) -> (mean: Double, interval: Interval?)? {
        guard people > 0 else { return nil }
        let n = Double(people)
        let mean = Double(sum) / n
        let spread = (Double(squares) - Double(sum) * mean) / (n - 1)
        guard people > 1, spread > 1e-9 else { return (mean, nil) }
        let half = StudentT.quantile(1 - confidence.tail, degreesOfFreedom: n - 1) * (spread / n).squareRoot()
        return (mean, Interval(mean - half, mean + half))
    }
}

/// Student's t distribution.
enum StudentT {
    /// The t below which a share p lies, through the beta distribution: ν/(ν + t²) ~ Beta(ν/2, ½).
    static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
        guard p > 0, p < 1, degreesOfFreedom > 0 else { return .nan }
        if p < 0.5 { return -quantile(1 - p, degreesOfFreedom: degreesOfFreedom) }
        let x = BetaDistribution.quantile(2 * (1 - p), degreesOfFreedom / 2, 0.5)
        return x > 0 ? (degreesOfFreedom * (1 - x) / x).squareRoot() : .infinity
    }
}
