/// Bayes' rule for one person or one statement: a Gaussian prior times the parabolas of the answers.
struct GaussianStep: Sendable {
    /// The coordinate that is always 1: 0 for a person, 1 for a statement.
    let fixed: Int
    /// Λ, the prior precision matrix; entries of the coordinate `fixed` are not used.
    var precision: PairMoments
    /// Λ · the prior mean.
    var pull: SIMD8<Double>

    private static let free = PairMoments.size - 1

    /// The posterior, at most one unit away from where this side stood.
    ///
    /// A parabola is good near the point where it was drawn; a step that trusts it farther can jump to and fro for ever.
    func posterior(_ sums: AnswerSums, from old: Side) -> Side {
        let new = posterior(sums)
        let step = new.mean - old.mean
        var longest = 0.0
        for lane in 0..<PairMoments.size where step[lane].magnitude > longest { longest = step[lane].magnitude }
        guard longest > 1 else { return new }
        let mean = old.mean + step / longest
        return Side(mean: mean, moments: PairMoments { new.covariance($0, $1) + mean[$0] * mean[$1] })
    }

    /// Precision matrix Σ ω E[vv′] + Λ over the free coordinates, linear part Σ pull·E[v] − Σ ω E[v v_fixed] + Λ·center.
    ///
    /// The precision is at least the prior's, so the factorisation cannot fail.
    ///
    /// - Complexity: 5³ operations.
    func posterior(_ sums: AnswerSums) -> Side {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 60) { scratch in
            scratch.initialize(repeating: 0)
            let factor = UnsafeMutableBufferPointer(rebasing: scratch[0..<25])
            let inverse = UnsafeMutableBufferPointer(rebasing: scratch[25..<50])
            let mean = UnsafeMutableBufferPointer(rebasing: scratch[50..<55])
            for row in 0..<GaussianStep.free {
                let here = coordinate(row)
                for column in 0...row {
                    factor[row * 5 + column] =
                        sums.quadratic[coordinate(column), here] + precision[coordinate(column), here]
                }
                let cross = sums.quadratic[min(here, fixed), max(here, fixed)]
                mean[row] = sums.linear[here] - cross + pull[here]
            }
            GaussianStep.factorise(factor)
            GaussianStep.invert(factor, into: inverse)
            return side(linear: mean, inverse: inverse)
        }
    }

    private func coordinate(_ free: Int) -> Int { free < fixed ? free : free + 1 }

    private func side(
        linear: UnsafeMutableBufferPointer<Double>, inverse: UnsafeMutableBufferPointer<Double>
    ) -> Side {
        var mean = SIMD8<Double>.zero
        mean[fixed] = 1
        var covariance = PairMoments.zero
        for row in 0..<GaussianStep.free {
            var sum = 0.0
            for column in 0..<GaussianStep.free {
                sum += inverse[row * 5 + column] * linear[column]
                if column >= row { covariance[coordinate(row), coordinate(column)] = inverse[row * 5 + column] }
            }
            mean[coordinate(row)] = sum
        }
        return Side(mean: mean, moments: PairMoments(mean: mean, covariance: covariance))
    }

    /// Cholesky's factor in place, in the lower triangle.
    private static func factorise(_ a: UnsafeMutableBufferPointer<Double>) {
        for i in 0..<free {
            for j in 0...i {
                var sum = a[i * 5 + j]
                for k in 0..<j { sum -= a[i * 5 + k] * a[j * 5 + k] }
                a[i * 5 + j] = i == j ? sum.squareRoot() : sum / a[j * 5 + j]
            }
        }
    }

    /// (L·Lᵀ)⁻¹ from L: first L⁻¹ (lower), then its transpose times itself.
    private static func invert(
        _ l: UnsafeMutableBufferPointer<Double>, into inverse: UnsafeMutableBufferPointer<Double>
    ) {
        for column in 0..<free {
            l[column * 5 + column] = 1 / l[column * 5 + column]
            for row in (column + 1)..<max(free, column + 1) {
                var sum = 0.0
                for k in column..<row { sum -= l[row * 5 + k] * l[k * 5 + column] }
                l[row * 5 + column] = sum / l[row * 5 + row]
            }
        }
        for i in 0..<free {
            for j in 0...i {
                var sum = 0.0
                for k in i..<free { sum += l[k * 5 + i] * l[k * 5 + j] }
                inverse[i * 5 + j] = sum
                inverse[j * 5 + i] = sum
            }
        }
    }
}
