/// The moments of a homogeneous vector of six: the numbers that one answer adds to its person and to its statement.
///
/// A person is u = (1, c, θ₁ … θ₄), a statement w = (b, 1, a₁ … a₄), so that the logit of agreeing is the product w·u and its
/// second moment is E[ww′] · E[uu′] entry by entry. The upper triangle of such a matrix has 21 entries, kept row by row in
/// three vectors of eight lanes (the last three lanes stay 0).
struct PairMoments: Hashable, Sendable {
    static let size = 6
    static let zero = PairMoments(first: .zero, second: .zero, third: .zero)
    /// 1 on the diagonal, 2 beside it: with these weights the sum over the triangle is the sum over the whole matrix.
    static let fullWeights = PairMoments { row, column in row == column ? 1 : 2 }
    /// 1 on the diagonal, ½ beside it: takes ``fullWeights`` off again.
    static let halfWeights = PairMoments { row, column in row == column ? 1 : 0.5 }

    var first: SIMD8<Double>
    var second: SIMD8<Double>
    var third: SIMD8<Double>

    init(first: SIMD8<Double>, second: SIMD8<Double>, third: SIMD8<Double>) {
        self.first = first
        self.second = second
        self.third = third
    }

    /// The triangle with these entries.
    init(_ entry: (_ row: Int, _ column: Int) -> Double) {
        self = .zero
        for row in 0..<PairMoments.size {
            for column in row..<PairMoments.size { self[row, column] = entry(row, column) }
        }
    }

    /// E[vv′] of a vector with this mean and covariance.
    init(mean: SIMD8<Double>, covariance: PairMoments) {
        self.init { row, column in mean[row] * mean[column] + covariance[row, column] }
    }

    /// The entry at row ≤ column.
    subscript(row: Int, column: Int) -> Double {
        get {
            let lane = PairMoments.lane(row, column)
            return lane < 8 ? first[lane] : lane < 16 ? second[lane - 8] : third[lane - 16]
        }
        set {
            let lane = PairMoments.lane(row, column)
            if lane < 8 {
                first[lane] = newValue
            } else if lane < 16 {
                second[lane - 8] = newValue
            } else {
                third[lane - 16] = newValue
            }
        }
    }

    /// Every entry times the other's entry in the same place.
    @inline(__always)
    func weighted(by other: PairMoments) -> PairMoments {
        PairMoments(first: first * other.first, second: second * other.second, third: third * other.third)
    }

    /// Adds `factor` times another triangle.
    @inline(__always)
    mutating func add(_ other: PairMoments, times factor: Double) {
        first += other.first * factor
        second += other.second * factor
        third += other.third * factor
    }

    /// The sum of the products of entries in the same place; the order of the sum is written out, so it is always the same.
    @inline(__always)
    func dot(_ other: PairMoments) -> Double {
        let eight = first * other.first + second * other.second + third * other.third
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }

    private static func lane(_ row: Int, _ column: Int) -> Int {
        row * (2 * size - row - 1) / 2 + column
    }
}

/// What the answers add up to for one person or one statement: Σ ω E[vv′] and Σ pull·E[v] over the other side of each answer.
struct AnswerSums: Hashable, Sendable {
    static let zero = AnswerSums(quadratic: .zero, linear: .zero)

    var quadratic: PairMoments
    var linear: SIMD8<Double>

    /// Adds one answer, or takes it out again (`sign` −1), given by somebody or about something with these moments.
    @inline(__always)
    mutating func add(_ side: Side, _ term: AnswerTerm, sign: Double = 1) {
        quadratic.add(side.moments, times: sign * term.weight)
        linear += side.mean * (sign * term.pull)
    }

    /// Adds other sums.
    mutating func add(_ other: AnswerSums) {
        quadratic.add(other.quadratic, times: 1)
        linear += other.linear
    }
}

/// The Gaussian posterior of a person or a statement as mean and second moments.
struct Side: Hashable, Sendable {
    var mean: SIMD8<Double>
    var moments: PairMoments

    /// The covariance of two of the six coordinates.
    func covariance(_ one: Int, _ other: Int) -> Double {
        moments[min(one, other), max(one, other)] - mean[one] * mean[other]
    }
}
