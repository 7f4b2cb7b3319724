/// How far two divisions of the same people agree, corrected for chance (Hubert, Arabie 1985).
public enum AdjustedRandIndex {
    /// 1 for equal divisions under any names, about 0 for unrelated ones; 1 when both put everybody together.
    ///
    /// - Parameters:
    ///   - one: a label per person, 0 or more.
    ///   - other: the same people's labels in the other division; people beyond the shorter list are left out.
    /// - Complexity: O(people + labels²).
    public static func between(_ one: [Int], _ other: [Int]) -> Double {
        let count = min(one.count, other.count)
        let (rows, columns) = ((one.max() ?? 0) + 1, (other.max() ?? 0) + 1)
        var table = [Int](repeating: 0, count: rows * columns)
        var (left, right) = ([Int](repeating: 0, count: rows), [Int](repeating: 0, count: columns))
        for index in 0..<count {
            table[one[index] * columns + other[index]] += 1
            left[one[index]] += 1
            right[other[index]] += 1
        }
        let both = pairs(table)
        let (first, second, all) = (pairs(left), pairs(right), pairs([count]))
        guard all > 0 else { return 1 }
        let expected = first * second / all
        let most = (first + second) / 2
        return most == expected ? 1 : (both - expected) / (most - expected)
    }

    private static func pairs(_ counts: [Int]) -> Double {
        counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
}
