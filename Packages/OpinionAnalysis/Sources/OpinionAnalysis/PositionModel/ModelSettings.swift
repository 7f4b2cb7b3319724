/// What the position model assumes before it has seen an answer, and when it stops.
public struct ModelSettings: Hashable, Sendable {
    /// For how many statements the first guess of how statements differ counts, against what the statements themselves show.
    ///
    /// It matters in small rooms only: between 5 and 40 the log-loss of hidden answers moves by less than 0.001 on
    /// conversations of hundreds of people.
    public var priorWeight: Double
    /// The first guess of the variance of the loadings of an axis, in squared logits: ½ logit per unit of θ.
    public var loadingVariance: Double
    /// Sweeps over all answers at most.
    public var sweeps: Int
    /// Stops when the weights ω of the answers change by less than this share in a sweep.
    public var tolerance: Double

    /// The settings every published field is made with.
    public static let standard = ModelSettings()

    public init(
        priorWeight: Double = 20, loadingVariance: Double = 0.25, sweeps: Int = 60, tolerance: Double = 1e-3
    ) {
        self.priorWeight = max(1, priorWeight)
        self.loadingVariance = max(1e-3, loadingVariance)
        self.sweeps = max(1, sweeps)
        self.tolerance = max(0, tolerance)
    }
}
