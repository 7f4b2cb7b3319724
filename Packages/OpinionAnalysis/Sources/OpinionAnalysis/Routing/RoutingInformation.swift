extension Routing {
    /// What an answer is expected to tell about a person under the position model: P(1 − P)·v.
    ///
    /// This is the Fisher information of a logistic answer (Birnbaum 1968) on the scale of the logit, times the spread of
    /// that logit that comes from not knowing the person: the relative fall of the person's variance to first order.
    ///
    /// - Parameters:
    ///   - chance: P, the predicted chance that the person agrees, 0 … 1.
    ///   - spread: v = aᵀΣa, with a the statement's discriminations and Σ the covariance of the person's place; at least 0.
    /// - Returns: at least 0; 0 for values outside the range or not finite.
    public static func information(chance: Double, spread: Double) -> Double {
        guard chance > 0, chance < 1, spread > 0, spread < 1e100 else { return 0 }
        return chance * (1 - chance) * spread
    }

    /// How open the verdict of a statement still is, 0 … 1, the mean over layers with members (everybody when there are none).
    ///
    /// Per layer: sd(p)/sd₀ · (½ + 2q(1 − q)) with p ~ Beta(A + ½, D + ½), sd₀ the spread without answers and q the chance
    /// that more than half agrees. It falls with every answer, twice as far where the side is already clear.
    ///
    /// - Complexity: O(layers) beta functions.
    public static func uncertainty(_ statement: Int, in table: AnswerTable) -> Double {
        let peopled = table.peopledParts
        let counts = peopled.isEmpty ? [table.everybody(statement)] : peopled.map { table.part($0, statement) }
        let sum = counts.reduce(0.0) { sum, count in
            let (a, b) = (Double(count.agree) + 0.5, Double(count.disagree) + 0.5)
            let spread = (8 * a * b / ((a + b) * (a + b) * (a + b + 1))).squareRoot()
            let below = BetaDistribution.cdf(0.5, a, b)
            return sum + spread * (0.5 + 2 * below * (1 - below))
        }
        return sum / Double(counts.count)
    }
}
