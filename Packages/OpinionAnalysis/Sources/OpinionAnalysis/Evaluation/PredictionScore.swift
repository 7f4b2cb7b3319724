/// How well chances of agreeing fit what people answered.
public struct PredictionScore: Hashable, Sendable {
    /// Mean of −(y ln p + (1 − y) ln(1 − p)), in nats; lower is better, 0.693 is a coin. NaN without answers.
    public let logLoss: Double
    /// The chance that someone who agreed got a higher p than someone who disagreed; places in the middle are left out.
    /// NaN when all answered the same.
    public let areaUnderCurve: Double
    /// How many answers were predicted.
    public let count: Int

    /// - Complexity: O(n log n).
    public init(_ predictions: [(chance: Double, response: Double)]) {
        count = predictions.count
        var loss = 0.0
        for (chance, response) in predictions {
            let p = min(1 - 1e-12, max(1e-12, chance))
            loss -= response * Elementary.log(p) + (1 - response) * Elementary.log(1 - p)
        }
        logLoss = predictions.isEmpty ? .nan : loss / Double(predictions.count)
        areaUnderCurve = PredictionScore.area(predictions.filter { $0.response != 0.5 })
    }

    /// Mann and Whitney's statistic from midranks.
    private static func area(_ predictions: [(chance: Double, response: Double)]) -> Double {
        let sorted = predictions.sorted { $0.chance < $1.chance }
        var (rankSum, agreed, start) = (0.0, 0.0, 0)
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].chance == sorted[start].chance { end += 1 }
            let midrank = Double(start + 1 + end) / 2
            for entry in sorted[start..<end] where entry.response > 0.5 {
                rankSum += midrank
                agreed += 1
            }
            start = end
        }
        let others = Double(sorted.count) - agreed
        return agreed > 0 && others > 0 ? (rankSum - agreed * (agreed + 1) / 2) / (agreed * others) : .nan
    }
}
