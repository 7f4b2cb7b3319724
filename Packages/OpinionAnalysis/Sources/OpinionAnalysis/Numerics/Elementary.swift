/// The elementary functions, from + − × ÷ only, so that every machine gives the same bits.
///
/// The C library's own differ between versions and processors. Reductions and polynomials after fdlibm
/// (Sun Microsystems 1993, `e_exp.c`, `e_log.c`); errors stay below 2 units in the last place, which the tests check
/// against the C library of the machine they run on.
public enum Elementary {
    private static let ln2High = 6.93147180369123816490e-01
    private static let ln2Low = 1.90821492927058770002e-10

    /// eˣ for any x; 0 below about −745, infinity above about 709.8, NaN for NaN.
    public static func exp(_ x: Double) -> Double {
        guard x < 709.782712893384 else { return x.isNaN ? x : .infinity }
        guard x > -745.2 else { return x.isNaN ? x : 0 }
        let (power, _, rest) = reduced(x)
        let result = 1 + rest
        if power >= -1021, power <= 1023 { return result * powerOfTwo(power) }
        return power > 0
            ? result * powerOfTwo(power - 1) * 2
            : result * powerOfTwo(power + 1000) * powerOfTwo(-1000)
    }

    /// eˣ − 1 without loss near 0.
    public static func expm1(_ x: Double) -> Double {
        guard x < 40 else { return exp(x) }
        guard x > -40 else { return x.isNaN ? x : -1 }
        let (power, _, rest) = reduced(x)
        if power == 0 { return rest }
        let scale = powerOfTwo(power)
        return rest * scale + (scale - 1)
    }

    /// The natural logarithm; −infinity at 0, NaN below.
    public static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x < .infinity else { return x }
        var bits = x.bitPattern
        var power = 0
        if bits < 0x0010_0000_0000_0000 {
            bits = (x * 0x1p54).bitPattern
            power = -54
        }
        // The mantissa is taken in [√½, √2), so that the logarithm of x near 1 has no cancellation.
        let shifted = bits &+ (0x3ff0_0000_0000_0000 &- 0x3fe6_a09e_0000_0000)
        power &+= Int(truncatingIfNeeded: shifted >> 52) &- 1023
        let mantissa = (shifted & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_0000_0000
        return logOfReduced(Double(bitPattern: mantissa) - 1, power: Double(power))
    }

    /// ln(1 + x) without loss near 0; −infinity at −1, NaN below.
    public static func log1p(_ x: Double) -> Double {
        let sum = 1 + x
        guard sum > 0, sum < .infinity else { return log(sum) }
        // The quotient corrects what rounding 1 + x lost (Kahan; Hewlett-Packard 15C handbook, 1982).
        return sum == 1 ? x : log(sum) * (x / (sum - 1))
    }

    /// The hyperbolic tangent, −1 … 1.
    public static func tanh(_ x: Double) -> Double {
        let size = x.magnitude
        guard size < 22 else { return x.isNaN ? x : (x < 0 ? -1 : 1) }
        let value: Double
        if size >= 0.5 {
            value = 1 - 2 / (exp(2 * size) + 1)
        } else {
            let growth = expm1(2 * size)
            value = growth / (growth + 2)
        }
        return x < 0 ? -value : value
    }

    /// The logistic function 1 / (1 + e⁻ˣ), 0 … 1, without overflow at either end.
    public static func sigmoid(_ x: Double) -> Double {
        if x >= 0 { return 1 / (1 + exp(-x)) }
        let small = exp(x)
        return small / (1 + small)
    }

    /// ln(1 + eˣ) without overflow: the negative logarithm of `sigmoid(-x)`.
    public static func softplus(_ x: Double) -> Double {
        x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
    }

    /// ln(p / (1 − p)) for p in 0 … 1; infinite at the ends.
    public static func logit(_ p: Double) -> Double { log(p) - log1p(-p) }

    /// xʸ for x ≥ 0 as exp(y ln x); the relative error grows with |y ln x|.
    public static func power(_ x: Double, _ y: Double) -> Double {
        if y == 0 { return 1 }
        return x == 0 ? (y > 0 ? 0 : .infinity) : exp(y * log(x))
    }

    /// 2ᵏ for k in −1022 … 1023.
    static func powerOfTwo(_ k: Int) -> Double {
        Double(bitPattern: UInt64(truncatingIfNeeded: k &+ 1023) << 52)
    }

    /// x = k ln 2 + r with |r| ≤ ½ ln 2; gives k, r and eʳ − 1.
    static func reduced(_ x: Double) -> (power: Int, remainder: Double, growth: Double) {
        let turns = x * 1.44269504088896338700
        let power = Int(turns < 0 ? turns - 0.5 : turns + 0.5)
        let high = x - Double(power) * ln2High
        let low = Double(power) * ln2Low
        let r = high - low
        let t = r * r
        var p = 4.13813679705723846039e-08
        p = -1.65339022054652515390e-06 + t * p
        p = 6.61375632143793436117e-05 + t * p
        p = -2.77777777770155933842e-03 + t * p
        p = 1.66666666666666019037e-01 + t * p
        let c = r - t * p
        return (power, r, high - (low - (r * c) / (2 - c)))
    }

    static func logOfReduced(_ f: Double, power: Double) -> Double {
        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        let even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
        let odd =
            z
            * (6.666666666666735130e-01
                + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
        let half = 0.5 * f * f
        return power * ln2High - ((half - (s * (half + even + odd) + power * ln2Low)) - f)
    }
}
