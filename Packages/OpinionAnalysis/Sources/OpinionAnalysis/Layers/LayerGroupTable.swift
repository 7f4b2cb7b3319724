/// Which layers are found in which groups, and whether that is more than chance.
public struct LayerGroupTable: Hashable, Sendable {
    /// Layers × groups, people who have both.
    public let counts: ContingencyTable
    /// Cramér's V, 0 (layer tells nothing about the group) … 1 (it tells all), corrected for bias (Bergsma 2013); nil with
    /// fewer than two occupied layers or groups. Its interval comes from that of χ²/n (``ExplainedShare``).
    public let cramersV: Estimate?
    /// The share of tables with the same margins, drawn at random, whose χ² is at least as large:
    /// (1 + larger)/(1 + draws); 1 when nothing can differ.
    public let permutationP: Double

    /// How many random tables are drawn.
    public static let permutations = 1_999

    /// The table of two partitions of the same participants.
    ///
    /// - Parameter seed: of the random tables; the same seed gives the same p value. Drawing a table with fixed margins is drawing a
    ///   permutation of the group labels, at a cost that does not grow with the number of people (Patefield 1981).
    /// - Complexity: O(participants + permutations × layers × groups × √cell).
    public init(layers: Partition, groups: Partition, seed: UInt64, _ confidence: Confidence = .usual) {
        var cells = [[Int]](
            repeating: [Int](repeating: 0, count: groups.parts), count: layers.parts)
        for participant in 0..<min(layers.participants, groups.participants) {
            guard let layer = layers.part(of: participant), let group = groups.part(of: participant) else { continue }
            cells[layer][group] += 1
        }
        counts = ContingencyTable(cells)
        let occupied = counts.occupied
        cramersV = LayerGroupTable.cramersV(occupied, confidence)
        permutationP = LayerGroupTable.permutationP(occupied, seed: seed)
    }

    /// The share of a layer's people in a group, with Wilson's interval; nil for a layer nobody of whom has a group.
    public func share(ofLayer layer: Int, inGroup group: Int, _ confidence: Confidence = .usual) -> Estimate? {
        let total = (0..<counts.columns).reduce(0) { $0 + counts[layer, $1] }
        guard total > 0 else { return nil }
        return Estimate(
            Double(counts[layer, group]) / Double(total),
            ProportionIntervals.wilson(counts[layer, group], of: total, confidence))
    }

    static func cramersV(_ table: ContingencyTable, _ confidence: Confidence) -> Estimate? {
        let n = Double(table.total)
        guard table.rows > 1, table.columns > 1, n > 1 else { return nil }
        let (r, c) = (Double(table.rows), Double(table.columns))
        let (rows, columns) = (r - (r - 1) * (r - 1) / (n - 1), c - (c - 1) * (c - 1) / (n - 1))
        let scale = min(rows, columns) - 1
        let share = max(0, table.chiSquare / n - (r - 1) * (c - 1) / (n - 1))
        let explained = ExplainedShare(
            chiSquare: table.chiSquare, degreesOfFreedom: table.degreesOfFreedom, answers: table.total, confidence)
        let value = scale > 0 ? min(1, (share / scale).squareRoot()) : 0
        let plain = min(r, c) - 1
        return Estimate(
            value,
            Interval(
                min(value, min(1, (explained.interval.lower / plain).squareRoot())),
                max(value, min(1, (explained.interval.upper / plain).squareRoot()))))
    }

    static func permutationP(_ table: ContingencyTable, seed: UInt64) -> Double {
        guard table.degreesOfFreedom > 0 else { return 1 }
        let (rows, columns) = (table.rowTotals, table.columnTotals)
        // Equal tables must count as equal whatever the order of rounding.
        let observed = table.chiSquare * (1 - 1e-12)
        var random = SeededRandom(seed: seed)
        var larger = 0
        for _ in 0..<permutations {
            let drawn = RandomTable.draw(rowTotals: rows, columnTotals: columns, using: &random)
            if drawn.chiSquare(rowTotals: rows, columnTotals: columns) >= observed { larger += 1 }
        }
        return Double(1 + larger) / Double(1 + permutations)
    }
}
