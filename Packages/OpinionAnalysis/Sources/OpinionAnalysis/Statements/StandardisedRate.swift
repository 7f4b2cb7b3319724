/// What agreement would be if every layer had the weight it has outside the room.
///
/// A room with thirty municipal officials and three from the province says mostly what municipalities think. Direct
/// standardisation weighs each layer's rate with a known size in place of who happened to come.
public struct StandardisedRate: Hashable, Sendable {
    /// Σ w_l p_l with p_l = A_l/(A_l + D_l), weights over the layers that answered made to sum to 1; 0 … 1.
    public let agreement: Estimate
    /// The share of the given weight that belongs to layers with sided answers; below 1 the figure says nothing of the others.
    public let coveredWeight: Double

    /// The standardised rate of one statement, nil when no layer with weight took a side.
    ///
    /// Interval: p̂ − √Σ w_l²(p_l − l_l)² … p̂ + √Σ w_l²(u_l − p_l)² with Wilson's bounds (MOVER: Zou, Donner 2008; the same
    /// square-and-add as Newcombe's).
    ///
    /// - Parameters:
    ///   - weights: one per part of the table, for example how many officials each layer counts; missing, negative and infinite
    ///     ones count as 0.
    /// - Complexity: O(parts).
    public init?(_ statement: Int, in table: AnswerTable, weights: [Double], _ confidence: Confidence = .usual) {
        let given = (0..<table.parts).map { part -> Double in
            guard part < weights.count, weights[part] > 0, weights[part] < 1e100 else { return 0 }
            return weights[part]
        }
        let answering = given.indices.filter { given[$0] > 0 && table.part($0, statement).sided > 0 }
        let covered = answering.reduce(0.0) { $0 + given[$1] }
        guard covered > 0 else { return nil }
        var (rate, below, above) = (0.0, 0.0, 0.0)
        for part in answering {
            let count = table.part(part, statement)
            let p = Double(count.agree) / Double(count.sided)
            let bounds = ProportionIntervals.wilson(count.agree, of: count.sided, confidence)
            let weight = given[part] / covered
            rate += weight * p
            below += weight * weight * (p - bounds.lower) * (p - bounds.lower)
            above += weight * weight * (bounds.upper - p) * (bounds.upper - p)
        }
        agreement = Estimate(
            rate, Interval(max(0, rate - below.squareRoot()), min(1, rate + above.squareRoot())))
        coveredWeight = covered / given.reduce(0, +)
    }
}
