/// ln(1 + eˣ) and 1 / (1 + e⁻ˣ) by linear interpolation between stored values, for the many evaluations of the models.
///
/// Within 8e-6 and 3e-6 of the exact values, at a quarter of the time. The stored values come from ``Elementary``, so all
/// machines share them.
enum LogisticTable {
    private static let steps = 64.0
    private static let end = 2048
    private static let softplus: [Double] = (0...end + 1).map { Elementary.log1p(Elementary.exp(-Double($0) / steps)) }
    private static let sigmoid: [Double] = (0...end + 1).map { Elementary.sigmoid(Double($0) / steps) }

    /// The stored values; borrow them once per block.
    static func withTable<Result>(_ body: (Table) throws -> Result) rethrows -> Result {
        try softplus.withUnsafeBufferPointer { softplus in
            try sigmoid.withUnsafeBufferPointer { try body(Table(softplus: softplus, sigmoid: $0)) }
        }
    }

    struct Table {
        fileprivate let softplus: UnsafeBufferPointer<Double>
        fileprivate let sigmoid: UnsafeBufferPointer<Double>

        /// ln(1 + eˣ).
        @inline(__always)
        func softplus(_ x: Double) -> Double {
            let scaled = x.magnitude * LogisticTable.steps
            let positive = x > 0 ? x : 0
            guard scaled < Double(LogisticTable.end) else { return positive }
            let index = Int(scaled)
            let left = softplus[index]
            return positive + left + (softplus[index + 1] - left) * (scaled - Double(index))
        }

        /// 1 / (1 + e⁻ˣ); σ(−x) is 1 − σ(x) to the last bit.
        @inline(__always)
        func sigmoid(_ x: Double) -> Double {
            let scaled = x.magnitude * LogisticTable.steps
            guard scaled < Double(LogisticTable.end) else { return x < 0 ? 0 : 1 }
            let index = Int(scaled)
            let left = sigmoid[index]
            let upper = left + (sigmoid[index + 1] - left) * (scaled - Double(index))
            return x < 0 ? 1 - upper : upper
        }
    }
}
