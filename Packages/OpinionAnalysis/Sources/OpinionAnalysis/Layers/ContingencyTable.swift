/// Counts of people by two properties: rows × columns.
public struct ContingencyTable: Hashable, Sendable {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int
    private let counts: [Int]

    /// A table from its rows. Short rows are filled with 0; counts are moved into 0 … 2⁴⁰.
    public init(_ table: [[Int]]) {
        let columns = table.map(\.count).max() ?? 0
        rows = table.count
        self.columns = columns
        counts = table.flatMap { row in
            (0..<columns).map { $0 < row.count ? min(1 << 40, max(0, row[$0])) : 0 }
        }
    }

    /// The count of one cell; 0 outside the table.
    public subscript(row: Int, column: Int) -> Int {
        guard row >= 0, row < rows, column >= 0, column < columns else { return 0 }
        return counts[row * columns + column]
    }

    /// The total of each row.
    public var rowTotals: [Int] { (0..<rows).map { row in (0..<columns).reduce(0) { $0 + self[row, $1] } } }
    /// The total of each column.
    public var columnTotals: [Int] { (0..<columns).map { column in (0..<rows).reduce(0) { $0 + self[$1, column] } } }
    /// All counts together.
    public var total: Int { counts.reduce(0, +) }

    /// The table without rows and columns that are 0 throughout, over which tests are made.
    public var occupied: ContingencyTable {
        let (rowTotals, columnTotals) = (rowTotals, columnTotals)
        return ContingencyTable(
            rowTotals.indices.filter { rowTotals[$0] > 0 }.map { row in
                columnTotals.indices.filter { columnTotals[$0] > 0 }.map { self[row, $0] }
            })
    }

    /// (rows − 1)(columns − 1), 0 for tables with fewer than two of either.
    public var degreesOfFreedom: Int { max(0, rows - 1) * max(0, columns - 1) }

    /// Pearson's χ² = Σ (O − E)²/E over the cells with E > 0; E from the margins.
    public var chiSquare: Double { chiSquare(rowTotals: rowTotals, columnTotals: columnTotals) }

    func chiSquare(rowTotals: [Int], columnTotals: [Int]) -> Double {
        let n = Double(rowTotals.reduce(0, +))
        guard n > 0 else { return 0 }
        var sum = 0.0
        for row in 0..<rows where rowTotals[row] > 0 {
            for column in 0..<columns where columnTotals[column] > 0 {
                let expected = Double(rowTotals[row]) * Double(columnTotals[column]) / n
                let excess = Double(self[row, column]) - expected
                sum += excess * excess / expected
            }
        }
        return sum
    }

    /// The smallest expected count over occupied rows and columns; 0 for an empty table.
    public var smallestExpected: Double {
        let n = total
        guard let row = rowTotals.filter({ $0 > 0 }).min(), let column = columnTotals.filter({ $0 > 0 }).min() else {
            return 0
        }
        return Double(row) * Double(column) / Double(n)
    }
}
