/// The position model of a conversation: where people stand and what each statement asks, both with their uncertainty.
///
/// Two-parameter logistic item response with a personal intercept, fitted by variational Bayes:
///
///     logit P(y_ij) = b_j + c_i + a_j·θ_i      θ_i ~ N(0, I₄), c_i ~ N(0, σ_c²), (b_j, a_j) ~ N(m, Σ)
///
/// A place x on the floor counts as the response y = (x/100 + 1)/2; a pass carries no y and has a logit of its own, in
/// ``passes``. A blank is never filled in. Sources: Birnbaum 1968; Clinton, Jackman, Rivers 2004; Imai, Lo, Olmsted 2016;
/// Jaakkola, Jordan 2000 (bound of the first sweeps); Opper, Archambeau 2009 (the sweeps after); van der Linden 2007 and
/// MacKay 1992 (m and Σ learned from all statements together).
///
/// The fit is a pure function of the set of positions: the order of the cells, the numbers given to people, the number of
/// threads and the machine change no bit of it.
public struct PositionModel: Hashable, Sendable {
    /// What a statement asks: b_j and a_j as one Gaussian.
    public struct Statement: Hashable, Sendable {
        let side: Side
        /// b: the logit of agreement of somebody in the middle of the map. 0 is as many for as against.
        public var agreement: Double { side.mean[0] }
        /// a: how strongly each axis pulls people towards agreeing, in logits per unit of θ.
        public var loadings: SIMD4<Double> { SIMD4(side.mean[2], side.mean[3], side.mean[4], side.mean[5]) }
        /// The standard deviation of ``agreement``.
        public var agreementDeviation: Double { max(0, side.covariance(0, 0)).squareRoot() }
    }

    /// Where a person stands: c_i and θ_i as one Gaussian.
    public struct Person: Hashable, Sendable {
        let side: Side
        /// c: how readily this person agrees with anything, in logits.
        public var readiness: Double { side.mean[1] }
        /// θ: the place on each axis, in standard deviations of the population.
        public var place: SIMD4<Double> { SIMD4(side.mean[2], side.mean[3], side.mean[4], side.mean[5]) }
        /// The covariance of θ on two axes (0 … 3). One that answered nothing has variance 1: the whole map.
        public func covariance(_ one: Int, _ other: Int) -> Double { side.covariance(one + 2, other + 2) }
    }

    /// One entry per statement; one that nobody answered stands at its prior.
    public internal(set) var statements: [Statement]
    /// One entry per participant, also for those who answered nothing.
    public internal(set) var people: [Person]
    /// The chance of "I do not know", from the passes alone.
    public internal(set) var passes: PassModel
    /// How much each axis matters: the mean square of its loadings in squared logits, strongest first.
    public var axisVariances: SIMD4<Double> { priors.axisVariance }
    /// σ_c²: how much people differ in agreeing with everything, in squared logits.
    public var readinessVariance: Double { priors.readinessVariance }
    /// Sweeps it took and the share by which the weights of the answers still changed in the last.
    public internal(set) var sweeps: Int
    public internal(set) var change: Double
    var priors: Hyperparameters

    /// Fits the model from nothing.
    ///
    /// Any set will do: without positions everybody and everything stands at the prior.
    ///
    /// - Complexity: O(positions) per sweep, 15–60 sweeps; memory about 300 bytes per participant, 16 per position and
    ///   4 kB per statement.
    public init(
        _ positions: PositionSet, settings: ModelSettings = .standard, threads: Int = ParallelBlocks.machineThreads
    ) {
        let order = RowOrder(positions)
        var fit = ModelFit(ResponseTable(positions, order: order), settings: settings, threads: threads)
        fit.run()
        self.init(
            fit, passes: PassModel(positions, order: order, threads: threads), participants: positions.participants)
    }

    init(_ fit: ModelFit, passes: PassModel, participants: Int) {
        statements = fit.statements.map { Statement(side: $0) }
        people = [Person](repeating: Person(side: fit.priors.person.posterior(.zero)), count: participants)
        for (row, participant) in fit.sweep.table.participants.enumerated() {
            people[participant] = Person(side: fit.sweep.people[row])
        }
        self.passes = passes
        sweeps = fit.sweeps
        change = fit.change
        priors = fit.priors
    }

    /// P(agree) of a participant on a statement, given that they do not pass: σ(μ / √(1 + πv/8)), in 0 … 1.
    ///
    /// μ and v are the mean and variance of the logit under the posterior (MacKay 1992). Defined for answered and
    /// unanswered statements alike.
    ///
    /// - Precondition: both numbers are in range.
    public func chanceOfAgreeing(participant: Int, statement: Int) -> Double {
        PositionModel.chance(people[participant].side, statements[statement].side)
    }

    static func chance(_ person: Side, _ statement: Side) -> Double {
        var mean = 0.0
        for lane in 0..<PairMoments.size { mean += person.mean[lane] * statement.mean[lane] }
        let square = person.moments.dot(statement.moments.weighted(by: .fullWeights))
        let variance = max(0, square - mean * mean)
        return Elementary.sigmoid(mean / (1 + Double.pi * variance / 8).squareRoot())
    }
}
