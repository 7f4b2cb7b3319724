/// What the position model assumes before it has seen an answer, and when it stops.
public struct ModelSettings: Hashable, Sendable {
    /// How many answers' worth of statements the prior of an axis counts for, against what the statements themselves show.
    ///
    /// Automatic relevance determination (Bishop 1999) without it lets a weak second axis vanish, because the factorised
    /// posterior is too sure of itself; held-out prediction is then worse on every kind of data we tried.
    public var axisPriorWeight: Double
    /// The prior guess of the variance of the loadings of an axis, in squared logits.
    public var axisPriorVariance: Double
    /// Sweeps over all answers at most.
    public var sweeps: Int
    /// Stops when the weights ω of the answers change by less than this share in a sweep.
    public var tolerance: Double

    /// The settings every published field is made with.
    public static let standard = ModelSettings()

    public init(
        axisPriorWeight: Double = 40, axisPriorVariance: Double = 0.5, sweeps: Int = 60, tolerance: Double = 5e-4
    ) {
        self.axisPriorWeight = max(0, axisPriorWeight)
        self.axisPriorVariance = max(1e-6, axisPriorVariance)
        self.sweeps = max(1, sweeps)
        self.tolerance = max(0, tolerance)
    }
}

/// The variances that the model learns from all answers together.
struct Hyperparameters: Hashable, Sendable {
    /// Mean and variance of b over the statements.
    var agreementMean = 0.0
    var agreementVariance = 1.0
    /// σ_c²: how much people differ in agreeing with everything.
    var readinessVariance = 0.25
    /// 1/τ per axis: the variance of the loadings.
    var axisVariance = SIMD4<Double>(repeating: 1)

    /// The prior of a person: c ~ N(0, σ_c²), θ ~ N(0, I).
    var person: GaussianStep {
        var precision = SIMD8<Double>(repeating: 1)
        precision[1] = 1 / readinessVariance
        return GaussianStep(fixed: 0, precision: precision, center: .zero)
    }

    /// The prior of a statement: b ~ N(m_b, σ_b²), a_k ~ N(0, 1/τ_k).
    var statement: GaussianStep {
        var precision = SIMD8<Double>(repeating: 1)
        var center = SIMD8<Double>.zero
        precision[0] = 1 / agreementVariance
        center[0] = agreementMean
        for axis in 0..<4 { precision[axis + 2] = 1 / axisVariance[axis] }
        return GaussianStep(fixed: 1, precision: precision, center: center)
    }
}
