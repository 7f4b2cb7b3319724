/// The gamma family: ln Γ, the incomplete gamma function and what follows from it (normal and chi-square tails).
public enum GammaFunctions {
    /// ln Γ(x) for x > 0 (NaN otherwise), by Stirling's series after shifting x to 10 or more.
    ///
    /// The error is below 1e-14 of max(1, |ln Γ|): near the zeros at 1 and 2 it is absolute.
    /// Source: Abramowitz, Stegun 6.1.40.
    public static func logGamma(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        guard x < 1e300 else { return .infinity }
        if x == 1 || x == 2 { return 0 }
        var z = x
        var product = 1.0
        while z < 10 {
            product *= z
            z += 1
        }
        let inverse = 1 / z
        let square = inverse * inverse
        var series = -3617.0 / 122400
        series = 1.0 / 156 + square * series
        series = -691.0 / 360360 + square * series
        series = 1.0 / 1188 + square * series
        series = -1.0 / 1680 + square * series
        series = 1.0 / 1260 + square * series
        series = -1.0 / 360 + square * series
        series = 1.0 / 12 + square * series
        let halfLogTwoPi = 0.91893853320467274178
        let stirling = (z - 0.5) * Elementary.log(z) - z + halfLogTwoPi + inverse * series
        return product == 1 ? stirling : stirling - Elementary.log(product)
    }

    /// The upper tail Q(a, x) = Γ(a, x) / Γ(a) of the gamma distribution, 0 … 1, for a > 0 and x ≥ 0.
    ///
    /// Series below a + 1, continued fraction above (Abramowitz, Stegun 6.5.29 and 6.5.31); relative error about 1e-13.
    public static func upperTail(_ a: Double, _ x: Double) -> Double {
        guard a > 0, x >= 0 else { return .nan }
        if x == 0 { return 1 }
        return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
    }

    /// The lower part P(a, x) = 1 − Q(a, x), without loss where it is small.
    public static func lowerTail(_ a: Double, _ x: Double) -> Double {
        guard a > 0, x >= 0 else { return .nan }
        if x == 0 { return 0 }
        return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
    }

    /// The chance that a chi-square variable with this many degrees of freedom exceeds x.
    public static func chiSquareUpperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
        guard degreesOfFreedom > 0 else { return x > 0 ? 0 : 1 }
        return x <= 0 ? 1 : upperTail(Double(degreesOfFreedom) / 2, x / 2)
    }

    /// xᵃ e⁻ˣ / Γ(a).
    private static func front(_ a: Double, _ x: Double) -> Double {
        Elementary.exp(a * Elementary.log(x) - x - logGamma(a))
    }

    private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        var n = a
        for _ in 0..<100_000 {
            n += 1
            term *= x / n
            sum += term
            if term <= sum * 1e-17 { break }
        }
        return min(1, sum * front(a, x))
    }

    private static func upperFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var h = d
        for i in 1..<100_000 {
            let step = -Double(i) * (Double(i) - a)
            b += 2
            d = step * d + b
            if d.magnitude < tiny { d = tiny }
            c = b + step / c
            if c.magnitude < tiny { c = tiny }
            d = 1 / d
            h *= d * c
            if (d * c - 1).magnitude < 1e-16 { break }
        }
        return min(1, h * front(a, x))
    }
}
