/// The parabola pull·η − ½·weight·η² that stands for the log-likelihood of one answer with logit η = w·u.
struct AnswerTerm: Hashable, Sendable {
    /// ω: how much the answer says.
    var weight: Double
    /// What it says; y − ½ under the bound.
    var pull: Double

    /// Before anything is known: a little under ¼, the largest weight there is.
    static func first(_ place: Int8) -> AnswerTerm { AnswerTerm(weight: 0.2, pull: ResponseTable.pull(place)) }

    /// Jaakkola and Jordan's lower bound: safe from any start, but it makes every posterior too sure of itself.
    @inline(__always)
    static func bound(_ person: Side, _ statement: Side, _ place: Int8, _ omega: AnswerWeight.Table) -> AnswerTerm {
        AnswerTerm(weight: omega[statement.moments.dot(person.moments)], pull: ResponseTable.pull(place))
    }

    /// The expected log-likelihood to second order where the posteriors stand: weight E[σ′(η)], slope y − E[σ(η)] at the mean.
    ///
    /// Where these parabolas no longer change, the posteriors are those with the least divergence from the true one among
    /// Gaussians (Opper, Archambeau 2009). E[σ(η)] ≈ σ(μ / √(1 + πv/8)) (MacKay 1992), and its derivative for E[σ′(η)].
    ///
    /// - Parameter statement: one whose moments carry ``PairMoments/fullWeights``.
    @inline(__always)
    static func expected(
        _ person: Side, _ statement: Side, _ place: Int8, _ logistic: LogisticTable.Table
    ) -> AnswerTerm {
        let mean = person.product(statement)
        let variance = statement.moments.dot(person.moments) - mean * mean
        let shrink = 1 / (1 + Double.pi / 8 * (variance > 0 ? variance : 0)).squareRoot()
        let chance = logistic.sigmoid(mean * shrink)
        let weight = chance * (1 - chance) * shrink
        return AnswerTerm(weight: weight, pull: ResponseTable.pull(place) + 0.5 - chance + weight * mean)
    }
}

extension Side {
    /// The mean of the logit, w·u; the order of the sum is written out, so it is always the same.
    @inline(__always)
    func product(_ other: Side) -> Double {
        let eight = mean * other.mean
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }

    /// The same side with moments that give the whole of a product; see ``PairMoments/fullWeights``.
    var full: Side { Side(mean: mean, moments: moments.weighted(by: .fullWeights)) }
}
