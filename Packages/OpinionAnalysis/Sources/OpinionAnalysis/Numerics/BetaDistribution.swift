/// The beta distribution, for Jeffreys intervals and exact binomial tails.
public enum BetaDistribution {
    /// The regularised incomplete beta function I_x(a, b): the chance of a value below x, for a, b > 0.
    ///
    /// Lentz's continued fraction (Abramowitz, Stegun 26.5.8), on the side where it converges fast; relative error about
    /// 1e-13. NaN for a or b not above 0.
    ///
    /// - Complexity: O(√max(a, b)).
    public static func cdf(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0, !x.isNaN else { return .nan }
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        return below(x, 1 - x, a, b)
    }

    /// The x in 0 … 1 below which a share p lies: the inverse of ``cdf(_:_:_:)``, to about 1e-13.
    ///
    /// Newton's steps on the logarithm of the smaller tail against the logit of x, where both ends are nearly straight, kept
    /// inside a bracket that always holds the answer.
    public static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0, p >= 0, p <= 1 else { return .nan }
        if p == 0 || p == 1 { return p }
        let lower = p <= 0.5
        let target = Elementary.log(lower ? p : 1 - p)
        let logFront = -logBeta(a, b)
        var (low, high) = (-750.0, 750.0)
        var u = Elementary.logit(a / (a + b)) + StandardNormal.quantile(p) * (1 / a + 1 / b).squareRoot()
        if !(u > low && u < high) { u = 0 }
        for _ in 0..<200 {
            let (x, y) = (Elementary.sigmoid(u), Elementary.sigmoid(-u))
            let tail = Elementary.log(lower ? below(x, y, a, b) : below(y, x, b, a))
            let excess = lower ? tail - target : target - tail
            if excess > 0 { high = u } else { low = u }
            let slope = Elementary.exp(logFront + a * Elementary.log(x) + b * Elementary.log(y) - tail)
            let newton = slope > 0 && slope < .infinity ? excess / slope : .infinity
            if newton.magnitude <= 1e-14 * max(1, u.magnitude) || high - low <= 1e-14 { break }
            let next = u - newton
            u = next > low && next < high ? next : (low + high) / 2
        }
        return Elementary.sigmoid(u)
    }

    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b).
    public static func logBeta(_ a: Double, _ b: Double) -> Double {
        GammaFunctions.logGamma(a) + GammaFunctions.logGamma(b) - GammaFunctions.logGamma(a + b)
    }

    /// I_x(a, b) with y = 1 − x given, so that neither end loses digits.
    private static func below(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        let front = Elementary.exp(a * Elementary.log(x) + b * Elementary.log(y) - logBeta(a, b))
        if x < (a + 1) / (a + b + 2) { return min(1, front * fraction(x, a, b) / a) }
        return max(0, 1 - front * fraction(y, b, a) / b)
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        d = 1 / (d.magnitude < tiny ? tiny : d)
        var h = d
        for i in 1..<100_000 {
            let m = Double(i)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 + even * d
            d = 1 / (d.magnitude < tiny ? tiny : d)
            c = 1 + even / c
            if c.magnitude < tiny { c = tiny }
            h *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 + odd * d
            d = 1 / (d.magnitude < tiny ? tiny : d)
            c = 1 + odd / c
            if c.magnitude < tiny { c = tiny }
            h *= d * c
            if (d * c - 1).magnitude < 1e-16 { break }
        }
        return h
    }
}
