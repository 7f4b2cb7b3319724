/// The likelihood-ratio test of independence in a table of counts.
public struct GTest: Hashable, Sendable {
    /// G = 2 Σ O ln(O/E), at least 0.
    public let statistic: Double
    /// (rows − 1)(columns − 1) over rows and columns with counts.
    public let degreesOfFreedom: Int
    /// The chance of so large a G when rows and columns have nothing to do with each other; 1 when nothing can differ.
    public let pValue: Double
    /// Below about 1 the p value is rough (Cochran 1954).
    public let smallestExpected: Double

    /// The test of a table. Source: Woolf 1957; Sokal, Rohlf 2012, §17.2; without Williams' correction.
    ///
    /// - Complexity: O(rows × columns).
    public init(_ table: ContingencyTable) {
        let occupied = table.occupied
        let (rows, columns, n) = (occupied.rowTotals, occupied.columnTotals, Double(occupied.total))
        var sum = 0.0
        for row in rows.indices {
            for column in columns.indices where occupied[row, column] > 0 {
                let observed = Double(occupied[row, column])
                let expected = Double(rows[row]) * Double(columns[column]) / n
                sum += observed * Elementary.log(observed / expected)
            }
        }
        statistic = max(0, 2 * sum)
        degreesOfFreedom = occupied.degreesOfFreedom
        pValue =
            degreesOfFreedom == 0
            ? 1 : GammaFunctions.chiSquareUpperTail(statistic, degreesOfFreedom: degreesOfFreedom)
        smallestExpected = occupied.smallestExpected
    }

    /// Whether layers answer one statement alike: layers with members × (agree, disagree, neither side), where neither
    /// side is a pass or exactly the middle of the floor.
    public init(_ statement: Int, in table: AnswerTable) {
        self.init(
            ContingencyTable(
                table.peopledParts.map { part in
                    let count = table.part(part, statement)
                    return [count.agree, count.disagree, count.pass + count.middle]
                }))
    }
}
