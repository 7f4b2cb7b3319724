/// What all people, and what all statements, have in common: learned from all answers together.
///
/// (b, a₁ … a₄) of a statement comes from one Gaussian with a mean and a full covariance (van der Linden 2007): statements that
/// many agree with may pull along an axis too, and whoever agrees readily may stand somewhere on the map.
struct Hyperparameters: Hashable, Sendable {
    /// σ_c²: how much people differ in agreeing with everything.
    var readinessVariance = 0.25
    /// How much each axis matters: the mean square of its loadings, with the prior guess.
    var axisVariance = SIMD4<Double>(repeating: 1)
    /// Mean and precision matrix of (b, 1, a) over statements; entries of the 1 are not used.
    private(set) var statementMean = SIMD8<Double>.zero
    private(set) var statementPrecision = PairMoments { row, column in row == column ? 1 : 0 }

    /// The prior of a person: c ~ N(0, σ_c²), θ ~ N(0, I).
    var person: GaussianStep {
        let precision = PairMoments { row, column in row != column ? 0 : row == 1 ? 1 / readinessVariance : 1 }
        return GaussianStep(fixed: 0, precision: precision, pull: .zero)
    }

    /// The prior of a statement.
    var statement: GaussianStep {
        var pull = SIMD8<Double>.zero
        for row in Hyperparameters.free {
            for column in Hyperparameters.free {
                pull[row] += statementPrecision[min(row, column), max(row, column)] * statementMean[column]
            }
        }
        return GaussianStep(fixed: 1, precision: statementPrecision, pull: pull)
    }

    private static let free = [0, 2, 3, 4, 5]

    /// The prior guess of the variance of b.
    private static let agreementVariance = 1.0

    /// Empirical Bayes: the mean and the spread of the posteriors they govern (MacKay 1992), with the prior guess.
    mutating func learn(statements: [Side], people: PairMoments, count: Int, settings: ModelSettings) {
        guard count > 0, !statements.isEmpty else { return }
        let readiness = people[0, 1] / Double(count)
        readinessVariance = max(1e-3, people[1, 1] / Double(count) - readiness * readiness)
        let (known, weight) = (Double(statements.count), settings.priorWeight)
        var (means, moments) = (SIMD8<Double>.zero, PairMoments.zero)
        for statement in statements {
            means += statement.mean
            moments.add(statement.moments, times: 1)
        }
        // One statement at 0 more, so that a room where all agree to everything does not run away.
        let mean = means / (known + 1)
        for axis in 0..<4 {
            axisVariance[axis] =
                (moments[axis + 2, axis + 2] + weight * settings.loadingVariance) / (known + weight)
        }
        var covariance = [Double](repeating: 0, count: 25)
        for (i, row) in Hyperparameters.free.enumerated() {
            for (j, column) in Hyperparameters.free.enumerated() {
                let crossed = mean[row] * means[column] + mean[column] * means[row]
                let spread = moments[min(row, column), max(row, column)] - crossed + known * mean[row] * mean[column]
                let guess = i != j ? 0 : i == 0 ? Hyperparameters.agreementVariance : settings.loadingVariance
                covariance[i * 5 + j] = (spread + weight * guess) / (known + weight)
            }
        }
        guard let factor = SmallSymmetric.cholesky(covariance, size: 5) else { return }
        let inverse = SmallSymmetric.inverse(factor: factor, size: 5)
        statementMean = mean
        for (i, row) in Hyperparameters.free.enumerated() {
            for (j, column) in Hyperparameters.free.enumerated() where j >= i {
                statementPrecision[row, column] = inverse[i * 5 + j]
            }
        }
    }

    /// The same in coordinates whose axes have these signs.
    func turned(signs: [Double]) -> Hyperparameters {
        var turned = self
        let sign = { (lane: Int) in lane < 2 ? 1 : signs[lane - 2] }
        for row in 0..<PairMoments.size {
            turned.statementMean[row] *= sign(row)
            for column in row..<PairMoments.size { turned.statementPrecision[row, column] *= sign(row) * sign(column) }
        }
        return turned
    }
}
