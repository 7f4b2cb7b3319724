/// The standard normal distribution.
public enum StandardNormal {
    /// The chance of a value below z; relative error about 1e-13 in either tail, 0 and 1 far out.
    public static func cdf(_ z: Double) -> Double {
        guard !z.isNaN else { return z }
        let half = z * z / 2
        if z < 0 { return half.isFinite ? GammaFunctions.upperTail(0.5, half) / 2 : 0 }
        return half.isFinite ? 0.5 + GammaFunctions.lowerTail(0.5, half) / 2 : 1
    }

    /// The chance of a value above z, without loss where it is small.
    public static func upperTail(_ z: Double) -> Double { cdf(-z) }

    /// The chance of a value at least |z| away from 0 on either side.
    public static func twoSidedTail(_ z: Double) -> Double { min(1, 2 * cdf(-z.magnitude)) }

    /// The density at z.
    public static func density(_ z: Double) -> Double { 0.39894228040143267794 * Elementary.exp(-z * z / 2) }

    /// The z below which a share p lies; −infinity at 0, infinity at 1, NaN outside.
    ///
    /// Acklam's rational start (2003, error 1e-9), then one step of Halley with ``cdf(_:)``.
    public static func quantile(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : (p == 1 ? .infinity : .nan) }
        if p > 0.5 { return -quantile(1 - p) }
        let start = lowerStart(p)
        let step = (cdf(start) - p) / density(start)
        return start - step / (1 + start * step / 2)
    }

    private static func lowerStart(_ p: Double) -> Double {
        if p < 0.02425 {
            let q = (-2 * Elementary.log(p)).squareRoot()
            return polynomial(
                q,
                [
                    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
                    4.374664141464968e+00, 2.938163982698783e+00,
                ])
                / polynomial(
                    q,
                    [
                        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1,
                    ])
        }
        let q = p - 0.5
        let r = q * q
        return q
            * polynomial(
                r,
                [
                    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
                    -3.066479806614716e+01, 2.506628277459239e+00,
                ])
            / polynomial(
                r,
                [
                    -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                    -1.328068155288572e+01, 1,
                ])
    }

    private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
        coefficients.reduce(0) { $0 * x + $1 }
    }
}
