/// The map of a conversation: two axes of the position model, turned so that people can read them and that they stay put.
///
/// The first map is turned by varimax (Kaiser 1958), which gives every statement to one axis as far as it can, the stronger
/// axis across, and the largest loading of each axis to the right or upwards. A later map is turned or mirrored to lie as
/// close as possible to the one before (orthogonal Procrustes, Schönemann 1966), so that it does not flip.
public struct FieldMap: Hashable, Sendable {
    /// Where somebody stands, in standard deviations of the population, with the covariance of that estimate: a wide one
    /// belongs to a person with few answers, who is drawn faint and wide instead of being left out.
    public struct Point: Hashable, Sendable {
        /// Along the stronger axis, to the right.
        public var x: Double
        /// Along the other axis, upwards.
        public var y: Double
        /// Of ``x``, 0 … 1: 1 for somebody of whom nothing is known.
        public var varianceX: Double
        /// Of ``y``, 0 … 1.
        public var varianceY: Double
        /// Of ``x`` and ``y`` together.
        public var covariance: Double
    }

    /// One point per participant; somebody without places stands in the middle with variance 1.
    public let people: [Point]
    /// The loadings of each statement on the two axes, in logits per unit: the direction in which agreement grows. Keep
    /// these to align the next map.
    public let statements: [SIMD2<Double>]

    /// - Parameters:
    ///   - model: the fitted model; its two strongest axes are drawn.
    ///   - previous: ``statements`` of the map before, if there was one; statements beyond its end are new.
    /// - Complexity: O(participants + statements).
    public init(_ model: PositionModel, previous: [SIMD2<Double>]? = nil) {
        let loadings = model.statements.map { SIMD2($0.loadings[0], $0.loadings[1]) }
        let turn = previous.flatMap { PlaneTurn(from: loadings, to: $0) } ?? PlaneTurn(varimax: loadings)
        statements = loadings.map { turn.applied(to: $0) }
        people = model.people.map { turn.applied(to: $0) }
    }
}

/// A rotation or reflection of the plane: the rows of an orthogonal 2 × 2 matrix.
struct PlaneTurn: Hashable, Sendable {
    var across: SIMD2<Double>
    var upward: SIMD2<Double>

    func applied(to point: SIMD2<Double>) -> SIMD2<Double> {
        SIMD2(PlaneTurn.dot(across, point), PlaneTurn.dot(upward, point))
    }

    func applied(to person: PositionModel.Person) -> FieldMap.Point {
        let point = applied(to: SIMD2(person.place[0], person.place[1]))
        let (a, b, c) = (person.covariance(0, 0), person.covariance(0, 1), person.covariance(1, 1))
        func product(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double {
            one[0] * other[0] * a + (one[0] * other[1] + one[1] * other[0]) * b + one[1] * other[1] * c
        }
        return FieldMap.Point(
            x: point[0], y: point[1], varianceX: product(across, across), varianceY: product(upward, upward),
            covariance: product(across, upward))
    }

    /// Varimax of two columns in closed form, then the stronger axis first and its largest entry positive.
    init(varimax loadings: [SIMD2<Double>]) {
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
        for loading in loadings {
            let u = loading[0] * loading[0] - loading[1] * loading[1]
            let v = 2 * loading[0] * loading[1]
            a += u
            b += v
            c += u * u - v * v
            d += 2 * u * v
        }
        let count = Double(max(1, loadings.count))
        let (cosine, sine) = PlaneTurn.quarter(cosine: c - (a * a - b * b) / count, sine: d - 2 * a * b / count)
        across = SIMD2(cosine, sine)
        upward = SIMD2(-sine, cosine)
        let turned = loadings.map { applied(to: $0) }
        let strength = turned.reduce(SIMD2<Double>.zero) { $0 + $1 * $1 }
        let signs = (0..<2).map { axis -> Double in
            let largest = turned.max { $0[axis].magnitude < $1[axis].magnitude }
            return (largest?[axis] ?? 0) < 0 ? -1 : 1
        }
        (across, upward) = (across * signs[0], upward * signs[1])
        if strength[1] > strength[0] { swap(&across, &upward) }
    }

    /// The turn that brings loadings closest to earlier ones; nil when they share nothing to go by.
    init?(from loadings: [SIMD2<Double>], to previous: [SIMD2<Double>]) {
        var (xx, xy, yx, yy) = (0.0, 0.0, 0.0, 0.0)
        for (now, before) in zip(loadings, previous) {
            xx += before[0] * now[0]
            xy += before[0] * now[1]
            yx += before[1] * now[0]
            yy += before[1] * now[1]
        }
        let rotation = SIMD2(xx + yy, xy - yx)
        let reflection = SIMD2(xx - yy, xy + yx)
        let mirrored = PlaneTurn.dot(reflection, reflection) > PlaneTurn.dot(rotation, rotation)
        let best = mirrored ? reflection : rotation
        let length = PlaneTurn.dot(best, best).squareRoot()
        guard length > 1e-9, length.isFinite else { return nil }
        across = best / length
        upward = mirrored ? SIMD2(across[1], -across[0]) : SIMD2(-across[1], across[0])
    }

    /// Cosine and sine of a quarter of the angle of (cosine, sine), between −45° and 45°, by halving twice.
    private static func quarter(cosine: Double, sine: Double) -> (Double, Double) {
        let length = (cosine * cosine + sine * sine).squareRoot()
        guard length > 1e-300, length.isFinite else { return (1, 0) }
        var (c, s) = (cosine / length, sine / length)
        for _ in 0..<2 {
            let half = (max(0, (1 + c) / 2)).squareRoot()
            s = (s < 0 ? -1 : 1) * (max(0, (1 - c) / 2)).squareRoot()
            c = half
        }
        return (c, s)
    }

    private static func dot(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double {
        one[0] * other[0] + one[1] * other[1]
    }
}
