import Testing

@testable import OpinionAnalysis

@Suite struct LayerTests {
    // scipy 1.x: chi2_contingency(…, correction=False, lambda_="log-likelihood").
    @Test func `the G-test equals scipy`() {
        let test = GTest(ContingencyTable([[12, 3, 5], [10, 25, 2], [0, 0, 0], [9, 9, 11]]))
        #expect(near(test.statistic, 23.58451990300243) && test.degreesOfFreedom == 4)
        #expect(near(test.pValue, 9.674618534753642e-05, within: 1e-12))
    }

    @Test func `the G-test of a statement sees layers that pass more, and nothing where nothing differs`() throws {
        let positions = try Rooms.crowd([("aa", 30), ("ap", 30)])
        let table = AnswerTable(positions, by: try Rooms.parts([30, 30]))
        #expect(GTest(0, in: table).pValue == 1 && GTest(0, in: table).degreesOfFreedom == 0)
        #expect(GTest(1, in: table).pValue < 1e-10)
        #expect(GTest(ContingencyTable([])).pValue == 1)
    }

    @Test func `Cramér's V equals Bergsma's formula`() throws {
        let three = try #require(
            LayerGroupTable.cramersV(ContingencyTable([[12, 3, 5], [10, 25, 2], [9, 9, 11]]), .usual))
        #expect(near(three.value, 0.3309670494661297))
        let two = try #require(LayerGroupTable.cramersV(ContingencyTable([[20, 5], [8, 12], [3, 9]]), .usual))
        #expect(near(two.value, 0.4314607256416985) && two.interval.contains(two.value))
        #expect(LayerGroupTable.cramersV(ContingencyTable([[4, 4]]), .usual) == nil)
    }

    // scipy.stats.random_table, 200,000 draws: 0.00157.
    @Test func `the permutation p value is that of random tables with the same margins`() throws {
        let table = ContingencyTable([[20, 5], [8, 12], [3, 9]])
        let p = LayerGroupTable.permutationP(table, seed: 1)
        #expect(p > 0.0005 && p < 0.0045, "\(p)")
        #expect(p == LayerGroupTable.permutationP(table, seed: 1))
        #expect(LayerGroupTable.permutationP(ContingencyTable([[10, 10], [10, 10]]), seed: 1) == 1)
    }

    @Test func `random tables keep their margins and have the expected counts`() {
        var random = SeededRandom(seed: 42)
        let (rows, columns) = ([25, 20, 12], [31, 26])
        var sum = [Double](repeating: 0, count: 6)
        let draws = 4_000
        for _ in 0..<draws {
            let table = RandomTable.draw(rowTotals: rows, columnTotals: columns, using: &random)
            #expect(table.rowTotals == rows && table.columnTotals == columns)
            for cell in 0..<6 { sum[cell] += Double(table[cell / 2, cell % 2]) }
        }
        for cell in 0..<6 {
            let expected = Double(rows[cell / 2]) * Double(columns[cell % 2]) / 57
            #expect((sum[cell] / Double(draws) - expected).magnitude < 0.15)
        }
    }

    @Test func `hypergeometric draws have the right chances`() {
        // 5 draws of 12 with 7 marked: C(7,x) C(5,5−x) / C(12,5) = 1, 35, 210, 350, 175, 21 of 792.
        var random = SeededRandom(seed: 7)
        var seen = [Int](repeating: 0, count: 6)
        for _ in 0..<79_200 { seen[RandomTable.hypergeometric(5, marked: 7, of: 12, using: &random)] += 1 }
        for (x, ways) in [1, 35, 210, 350, 175, 21].enumerated() {
            let expected = Double(ways) * 100
            #expect((Double(seen[x]) - expected).magnitude < 5 * expected.squareRoot() + 5, "x = \(x)")
        }
    }

    @Test func `layers and groups are counted together and shares have intervals`() throws {
        let layers = try Partition(parts: 3, members: [0, 0, 0, 1, 1, nil])
        let groups = try Partition(parts: 2, members: [0, 0, 1, 1, 1, 1, 0])
        let table = LayerGroupTable(layers: layers, groups: groups, seed: 3)
        #expect(table.counts == ContingencyTable([[2, 1], [0, 2], [0, 0]]))
        let share = try #require(table.share(ofLayer: 0, inGroup: 0))
        #expect(near(share.value, 2.0 / 3) && share.interval == ProportionIntervals.wilson(2, of: 3))
        #expect(table.share(ofLayer: 2, inGroup: 0) == nil)
    }

    @Test func `differences between layers come in pairs that have sides`() throws {
        let positions = try Rooms.crowd([("a", 20), ("d", 15), ("p", 5)])
        let table = AnswerTable(positions, by: try Rooms.parts([20, 15, 5]))
        let found = LayerDifference.all(0, in: table)
        #expect(found.map(\.one) == [0] && found.map(\.other) == [1])
        #expect(found[0].difference.value == 1 && found[0].isClear)
    }
}
