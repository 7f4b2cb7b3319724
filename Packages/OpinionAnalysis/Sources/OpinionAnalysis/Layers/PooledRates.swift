/// Agreement per layer, with small layers pulled towards the statement's mean as far as the data say layers are alike.
///
/// Three people of a small layer who all agree are weak evidence for "100 %". Beta-binomial model: p of layer l on statement j
/// ~ Beta(μ_j M, (1 − μ_j) M). One M for all statements, since three to five layers of one statement cannot tell it; μ_j by
/// Kleinman's weights (1973). The uncertainty of M (a grid with a uniform prior on 1/(1 + M)) and of μ_j goes into the interval, without which
/// empirical Bayes intervals are too narrow (Morris 1983; Kass, Steffey 1989).
public struct PooledRates: Hashable, Sendable {
    /// The expected intraclass correlation 1/(1 + M) after the answers: near 0 when layers answer alike, near 1 when each
    /// layer is of one mind. Between .4 and .5 with no answers.
    public let heterogeneity: Double
    private let parts: Int
    private let rates: [Estimate?]

    /// The pooled agreement of a layer on a statement: posterior mean and equal-tailed interval, 0 … 1; nil when the layer took
    /// no side on it, or outside the table.
    public func agreement(part: Int, statement: Int) -> Estimate? {
        guard part >= 0, part < parts, statement >= 0, statement < rates.count / max(1, parts) else { return nil }
        return rates[statement * parts + part]
    }

    /// The pooled rates of a table by layers.
    ///
    /// - Complexity: O(statements × parts × 16) gamma functions; the same bits on any number of threads.
    public init(
        _ table: AnswerTable, _ confidence: Confidence = .usual, threads: Int = ParallelBlocks.machineThreads
    ) {
        let precisions = PooledRates.grid
        let blocks = ParallelBlocks(count: table.statements, blockSize: 32, threads: threads)
        let priors = blocks.map { statements in
            statements.map { statement in precisions.map { StatementPrior(statement, table, $0) } }
        }.flatMap { $0 }
        // Uniform in 1/(1 + M); a statement without answers has the same evidence at every M.
        var evidence = precisions.map { Elementary.log($0 / (1 + $0)) - Elementary.log(1 + $0) }
        for (statement, prior) in priors.enumerated() where table.everybody(statement).sided > 0 {
            for index in precisions.indices { evidence[index] += prior[index].evidence }
        }
        let largest = evidence.max() ?? 0
        let raw = evidence.map { Elementary.exp($0 - largest) }
        let total = raw.reduce(0, +)
        let weights = raw.map { $0 / total }
        heterogeneity = zip(weights, precisions).reduce(0) { $0 + $1.0 / (1 + $1.1) }
        parts = table.parts
        rates = blocks.map { statements in
            statements.flatMap { statement in
                (0..<table.parts).map { part -> Estimate? in
                    let count = table.part(part, statement)
                    guard count.sided > 0 else { return nil }
                    return PooledRates.mix(priors[statement].map { $0.posterior(of: count) }, weights, confidence)
                }
            }
        }.flatMap { $0 }
    }

    /// M from 0.1 to 10,000 in 16 values of equal ratio.
    private static let grid: [Double] = (0...15).map { Elementary.exp((Double($0) / 3 - 1) * Elementary.log(10)) }

    /// The mean and variance over the grid, and the interval of the beta distribution that has them.
    private static func mix(
        _ posteriors: [(mean: Double, variance: Double)], _ weights: [Double], _ confidence: Confidence
    ) -> Estimate {
        let mean = zip(posteriors, weights).reduce(0) { $0 + $1.0.mean * $1.1 }
        let variance = zip(posteriors, weights).reduce(0.0) { sum, entry in
            let away = entry.0.mean - mean
            return sum + (entry.0.variance + away * away) * entry.1
        }
        let size = max(1e-3, mean * (1 - mean) / max(variance, 1e-15) - 1)
        let (a, b) = (mean * size, (1 - mean) * size)
        return Estimate(
            mean,
            Interval(
                BetaDistribution.quantile(confidence.tail, a, b),
                BetaDistribution.quantile(1 - confidence.tail, a, b)))
    }
}

/// The prior of one statement's layers for one precision M.
private struct StatementPrior {
    private let precision: Double
    private let mean: Double
    private let variance: Double
    /// ln of the chance of the layers' counts, with μ_j integrated out by Laplace's method.
    let evidence: Double

    init(_ statement: Int, _ table: AnswerTable, _ precision: Double) {
        var (agree, total) = (0.5, 1.0)
        for part in 0..<table.parts {
            let count = table.part(part, statement)
            guard count.sided > 0 else { continue }
            let weight = (precision + 1) / (precision + Double(count.sided))
            agree += weight * Double(count.agree)
            total += weight * Double(count.sided)
        }
        let mean = agree / total
        let variance = mean * (1 - mean) / (total + 1)
        let (a, b) = (mean * precision, (1 - mean) * precision)
        let prior = BetaDistribution.logBeta(a, b)
        var evidence = Elementary.log(variance) / 2
        for part in 0..<table.parts {
            let count = table.part(part, statement)
            guard count.sided > 0 else { continue }
            evidence += BetaDistribution.logBeta(a + Double(count.agree), b + Double(count.disagree)) - prior
        }
        (self.precision, self.mean, self.variance, self.evidence) = (precision, mean, variance, evidence)
    }

    /// Mean and variance of a layer's agreement given its counts, the uncertainty of the statement's mean included.
    func posterior(of count: AnswerCount) -> (mean: Double, variance: Double) {
        let size = Double(count.sided) + precision
        let centre = (Double(count.agree) + mean * precision) / size
        let pull = precision / size
        return (centre, centre * (1 - centre) / (size + 1) + pull * pull * variance)
    }
}
