/// How much of a difference in answers is explained by belonging somewhere or standing somewhere, 0 … 1.
///
/// For counts this is φ² = χ²/n, the share of the variance of agree/disagree that lies between parts (η² of a yes-no
/// answer; Cramér's V squared for two columns).
public struct ExplainedShare: Hashable, Sendable {
    /// max(0, χ²/n − df/(n − 1)): without the part that chance alone explains (Bergsma 2013).
    public let value: Double
    /// λ/n for the λ between which a noncentral chi-square makes the χ² that was seen (Steiger, Fouladi 1997).
    public let interval: Interval
    /// Pearson's χ², at least 0.
    public let chiSquare: Double
    /// Its degrees of freedom: groups minus one, or coordinates.
    public let degreesOfFreedom: Int
    /// The number of answers it is made of.
    public let answers: Int
    /// The chance of so large a χ² when nothing is explained, by the "N − 1" form (Campbell 2007).
    public let pValue: Double

    /// The share that goes with a χ² of homogeneity.
    ///
    /// - Parameters: `answers` n; below 2, or with no degrees of freedom, nothing is known: 0 with interval 0 … 1 and p = 1.
    /// - Complexity: about a hundred approximate distribution values.
    public init(chiSquare: Double, degreesOfFreedom: Int, answers: Int, _ confidence: Confidence = .usual) {
        let n = Double(max(0, answers))
        self.chiSquare = chiSquare.isFinite ? max(0, chiSquare) : 0
        self.degreesOfFreedom = max(0, degreesOfFreedom)
        self.answers = max(0, answers)
        guard answers > 1, degreesOfFreedom > 0 else {
            (value, interval, pValue) = (0, Interval(0, 1), 1)
            return
        }
        let df = Double(degreesOfFreedom)
        value = min(1, max(0, self.chiSquare / n - df / (n - 1)))
        pValue = GammaFunctions.chiSquareUpperTail(
            self.chiSquare * (n - 1) / n, degreesOfFreedom: degreesOfFreedom)
        let noncentrality = NoncentralChiSquare.interval(
            observed: self.chiSquare, degreesOfFreedom: df, tail: confidence.tail)
        interval = Interval(min(1, noncentrality.lower / n), min(1, noncentrality.upper / n))
    }

    /// The share of the variance of agree/disagree that lies between groups of people, from one count per group.
    ///
    /// Groups without sided answers are left out; with fewer than two left, or when everybody takes the same side, nothing
    /// differs (0).
    public init(between counts: [AnswerCount], _ confidence: Confidence = .usual) {
        let answering = counts.filter { $0.sided > 0 }
        let n = answering.reduce(0) { $0 + $1.sided }
        let agree = answering.reduce(0) { $0 + $1.agree }
        guard answering.count > 1, agree > 0, agree < n else {
            self.init(
                chiSquare: 0, degreesOfFreedom: max(0, answering.count - 1), answers: n, confidence)
            return
        }
        // (A_l·n − A·n_l)² / (n_l·A·D): the numerators are whole, so exchanging agree and disagree changes no bit.
        let margins = Double(agree) * Double(n - agree)
        let chiSquare = answering.reduce(0.0) { sum, count in
            let excess = Double(count.agree) * Double(n) - Double(agree) * Double(count.sided)
            return sum + excess * excess / (Double(count.sided) * margins)
        }
        self.init(chiSquare: chiSquare, degreesOfFreedom: answering.count - 1, answers: n, confidence)
    }
}

/// The noncentral chi-square distribution, by Sankaran's normal approximation.
enum NoncentralChiSquare {
    /// The chance of a value up to x, for λ ≥ 0. Error up to about 0.005; exact at λ = 0.
    static func cdf(_ x: Double, degreesOfFreedom k: Double, noncentrality lambda: Double) -> Double {
        guard x > 0 else { return 0 }
        return lambda > 0 ? StandardNormal.cdf(deviate(x, k, lambda)) : GammaFunctions.lowerTail(k / 2, x / 2)
    }

    /// The λ for which the observed value lies at the upper and at the lower tail, found by halving.
    static func interval(observed x: Double, degreesOfFreedom k: Double, tail: Double) -> Interval {
        Interval(noncentrality(x, k, chance: 1 - tail), noncentrality(x, k, chance: tail))
    }

    /// (χ′²/(k + λ))ʰ is nearly normal: the deviate of x (Sankaran 1963, the second approximation; Johnson, Kotz,
    /// Balakrishnan 1995, (29.61)).
    private static func deviate(_ x: Double, _ k: Double, _ lambda: Double) -> Double {
        let sum = k + lambda
        let h = 1 - 2 * sum * (k + 3 * lambda) / (3 * (k + 2 * lambda) * (k + 2 * lambda))
        let p = (k + 2 * lambda) / (sum * sum)
        let m = (h - 1) * (1 - 3 * h)
        let centre = 1 + h * p * (h - 1 - (2 - h) * m * p / 2)
        let spread = h * (2 * p).squareRoot() * (1 + m * p / 2)
        return (Elementary.power(x / sum, h) - centre) / spread
    }

    /// The largest λ at which the chance of a value up to x is still at least `chance`; 0 when none is.
    private static func noncentrality(_ x: Double, _ k: Double, chance: Double) -> Double {
        guard x > 0, GammaFunctions.lowerTail(k / 2, x / 2) > chance else { return 0 }
        let wanted = StandardNormal.quantile(chance)
        var (low, high) = (0.0, x + 10 * x.squareRoot() + 30)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if deviate(x, k, middle) >= wanted { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
