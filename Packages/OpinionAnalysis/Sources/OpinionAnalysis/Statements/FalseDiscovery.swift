/// Control of false discoveries when many statements are tested at once.
public enum FalseDiscovery {
    /// The adjusted p values of Benjamini and Hochberg (1995): a test passes at rate q when its adjusted value is ≤ q.
    ///
    /// p̃₍ᵢ₎ = min over k ≥ i of min(1, m·p₍ₖ₎/k) over the m tests that have a p value.
    ///
    /// - Parameter pValues: in any order; nil and NaN mean not tested and stay nil; values are held to 0 … 1.
    /// - Returns: one adjusted value per test, in the order given.
    /// - Complexity: O(m log m).
    public static func adjusted(_ pValues: [Double?]) -> [Double?] {
        let tested = pValues.indices.filter { index in pValues[index].map { !$0.isNaN } ?? false }
        let values = pValues.map { min(1, max(0, $0 ?? 1)) }
        let falling = tested.sorted { one, other in
            values[one] == values[other] ? one > other : values[one] > values[other]
        }
        var adjusted = [Double?](repeating: nil, count: pValues.count)
        var smallest = 1.0
        for (place, index) in falling.enumerated() {
            let rank = falling.count - place
            smallest = min(smallest, values[index] * Double(falling.count) / Double(rank))
            adjusted[index] = smallest
        }
        return adjusted
    }
}
