/// Random tables with given margins: what a table looks like when its rows and columns have nothing to do with each other.
enum RandomTable {
    /// One table, cell by cell from the hypergeometric distribution given the cells before it (Patefield 1981).
    static func draw(
        rowTotals: [Int], columnTotals: [Int], using random: inout SeededRandom
    ) -> ContingencyTable {
        var left = columnTotals
        var all = columnTotals.reduce(0, +)
        var table: [[Int]] = []
        for rowTotal in rowTotals {
            var row = [Int](repeating: 0, count: left.count)
            var (wanted, behind) = (rowTotal, all)
            for column in left.indices {
                let drawn = hypergeometric(wanted, marked: left[column], of: behind, using: &random)
                row[column] = drawn
                wanted -= drawn
                behind -= left[column]
                left[column] -= drawn
            }
            all -= rowTotal
            table.append(row)
        }
        return ContingencyTable(table)
    }

    /// How many marked ones are among `draws` taken from `total` of which `marked` are marked, by inversion outward from the
    /// most likely number.
    ///
    /// - Complexity: O(standard deviation).
    static func hypergeometric(
        _ draws: Int, marked: Int, of total: Int, using random: inout SeededRandom
    ) -> Int {
        let least = max(0, draws + marked - total)
        let most = min(draws, marked)
        guard most > least else { return max(0, most) }
        let (n, k, size) = (Double(draws), Double(marked), Double(total))
        let mode = min(most, max(least, Int((n + 1) * (k + 1) / (size + 2))))
        let atMode = chance(mode, draws, marked, total)
        var (low, high) = (mode, mode)
        var (lowChance, highChance) = (atMode, atMode)
        var rest = random.uniform() - atMode
        while rest > 0, low > least || high < most {
            if high < most {
                let x = Double(high)
                highChance *= (n - x) * (k - x) / ((x + 1) * (size - n - k + x + 1))
                high += 1
                rest -= highChance
                if rest <= 0 { return high }
            }
            if low > least {
                let x = Double(low)
                lowChance *= x * (size - n - k + x) / ((n - x + 1) * (k - x + 1))
                low -= 1
                rest -= lowChance
                if rest <= 0 { return low }
            }
        }
        return mode
    }

    private static func chance(_ x: Int, _ draws: Int, _ marked: Int, _ total: Int) -> Double {
        Elementary.exp(
            logChoose(marked, x) + logChoose(total - marked, draws - x) - logChoose(total, draws))
    }

    private static func logChoose(_ n: Int, _ k: Int) -> Double {
        GammaFunctions.logGamma(Double(n) + 1) - GammaFunctions.logGamma(Double(k) + 1)
            - GammaFunctions.logGamma(Double(n - k) + 1)
    }
}
