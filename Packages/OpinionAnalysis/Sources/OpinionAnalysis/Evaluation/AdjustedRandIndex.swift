/// How far two divisions of the same people agree, corrected for chance (Hubert, Arabie 1985).
public enum AdjustedRandIndex {
    /// 1 for equal divisions under any names, about 0 for unrelated ones; 1 when both put everybody together.
    ///
    /// - Parameters:
    ///   - one: a label per person, any numbers.
    ///   - other: the same people's labels in the other division; people beyond the shorter list are left out.
    /// - Complexity: O(people · log people + labels²).
    public static func between(_ one: [Int], _ other: [Int]) -> Double {
        let count = min(one.count, other.count)
        let (first, rows) = numbered(one.prefix(count))
        let (second, columns) = numbered(other.prefix(count))
        var table = [Int](repeating: 0, count: rows * columns)
        var (left, right) = ([Int](repeating: 0, count: rows), [Int](repeating: 0, count: columns))
        for index in 0..<count {
            table[first[index] * columns + second[index]] += 1
            left[first[index]] += 1
            right[second[index]] += 1
        }
        let all = pairs([count])
        guard all > 0 else { return 1 }
        let expected = pairs(left) * pairs(right) / all
        let most = (pairs(left) + pairs(right)) / 2
        return most == expected ? 1 : (pairs(table) - expected) / (most - expected)
    }

    /// The labels as 0 ..< n in rising order, and n.
    private static func numbered(_ labels: ArraySlice<Int>) -> ([Int], Int) {
        var numbers: [Int: Int] = [:]
        for label in labels.sorted() where numbers[label] == nil { numbers[label] = numbers.count }
        return (labels.map { numbers[$0] ?? 0 }, numbers.count)
    }

    private static func pairs(_ counts: [Int]) -> Double {
        counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
}
