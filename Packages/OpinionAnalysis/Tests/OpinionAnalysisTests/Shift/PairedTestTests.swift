import Testing

@testable import OpinionAnalysis

@Suite struct PairedTestTests {
    // Fagerland, Lydersen, Laake 2013: airway hyper-responsiveness 1 against 7, mid-p 0.0391; Cavo et al. 2012: 6 against 16,
    // mid-p 0.0347. Further ones from scipy.stats.binom.
    @Test func `McNemar's mid-p equals the published values`() {
        let cases: [(Int, Int, Double)] = [
            (1, 7, 0.0390625), (6, 16, 0.03468966484069824), (5, 5, 0.876953125), (5, 20, 0.0024939179420471204),
            (59, 121, 3.2666467957745733e-06), (2000, 2200, 0.0020271761508530817),
        ]
        for (b, c, expected) in cases {
            #expect(near(PairedTests.mcNemarMidP(towards: b, away: c), expected, within: 1e-11), "\(b), \(c)")
            #expect(PairedTests.mcNemarMidP(towards: b, away: c) == PairedTests.mcNemarMidP(towards: c, away: b))
        }
        #expect(PairedTests.mcNemarMidP(towards: 0, away: 0) == 1)
        #expect(PairedTests.mcNemarMidP(towards: -5, away: .max).isFinite)
    }

    // Newcombe 1998, Statist. Med. 17:2635, method 10: 0.0562 … 0.3292 for 20, 12, 2, 16 and 0.0569 … 0.3404 for 36, 12, 2, 0;
    // 1, 1, 7, 12: −0.507 … −0.026 (Fagerland, Lydersen, Laake 2014). Further decimals from an independent program.
    @Test func `the interval of the net shift equals the published ones`() throws {
        let cases: [([Int], Double, Double)] = [
            ([20, 12, 2, 16], 0.056156424841748265, 0.3292069954001405),
            ([36, 12, 2, 0], 0.05692958400323869, 0.3404276029749407),
            ([1, 1, 7, 12], -0.506920226686141, -0.02555912416485978),
            ([14, 5, 0, 22], 0.011483241383033305, 0.2264926843512112),
            ([53, 16, 8, 9], -0.020104076887636144, 0.2039158352504531),
        ]
        for (cells, lower, upper) in cases {
            let found = try #require(
                PairedTests.netChange(both: cells[0], onlyBefore: cells[2], onlyAfter: cells[1], neither: cells[3]))
            #expect(near(found.interval.lower, lower) && near(found.interval.upper, upper), "\(cells)")
            let back = try #require(
                PairedTests.netChange(both: cells[0], onlyBefore: cells[1], onlyAfter: cells[2], neither: cells[3]))
            #expect(near(back.interval.lower, -upper) && near(back.interval.upper, -lower), "\(cells)")
        }
        #expect(PairedTests.netChange(both: 0, onlyBefore: 0, onlyAfter: 0, neither: 0) == nil)
    }

    // statsmodels SquareTable.homogeneity.
    @Test func `Stuart–Maxwell equals statsmodels`() {
        let first = StuartMaxwell(paired([[20, 10, 5], [3, 30, 15], [0, 5, 40]]))
        #expect(near(first.statistic, 13.76470588235294) && near(first.pValue, 0.0010257277265580678, within: 1e-12))
        let second = StuartMaxwell(paired([[35, 5, 0], [15, 20, 5], [10, 5, 5]]))
        #expect(near(second.statistic, 14) && near(second.pValue, 0.000911881965554473, within: 1e-12))
    }

    @Test func `with moves between two answers only Stuart–Maxwell is McNemar's test`() {
        let test = StuartMaxwell(paired([[10, 4, 0], [9, 11, 0], [0, 0, 5]]))
        #expect(near(test.statistic, 25.0 / 13) && test.degreesOfFreedom == 1)
        let still = StuartMaxwell(paired([[10, 0, 0], [0, 11, 0], [0, 0, 5]]))
        #expect(still.pValue == 1 && still.degreesOfFreedom == 0)
    }

    // scipy.stats.t.interval over 10, −20, 35, 0, 50, 15, 5, 5.
    @Test func `the mean move has Student's interval`() throws {
        let moves = [10, -20, 35, 0, 50, 15, 5, 5]
        let found = try #require(
            PairedTests.meanChange(
                people: 8, sum: moves.reduce(0, +), squares: moves.map { $0 * $0 }.reduce(0, +)))
        let interval = try #require(found.interval)
        #expect(found.mean == 12.5)
        #expect(near(interval.lower, -5.51398539848741) && near(interval.upper, 30.51398539848741))
        for (freedom, expected) in [(1.0, 12.706204736174694), (2, 4.302652729749462), (30, 2.0422724563012378)] {
            #expect(near(StudentT.quantile(0.975, degreesOfFreedom: freedom), expected, within: 1e-10))
            #expect(near(StudentT.quantile(0.025, degreesOfFreedom: freedom), -expected, within: 1e-10))
        }
        #expect(PairedTests.meanChange(people: 1, sum: 9, squares: 81)?.interval == nil)
        #expect(PairedTests.meanChange(people: 3, sum: 30, squares: 300)?.interval == nil)
        #expect(PairedTests.meanChange(people: 0, sum: 0, squares: 0) == nil)
    }

    private func paired(_ table: [[Int]]) -> PairedAnswers {
        let positions: [Position] = [.agree, .disagree, .pass]
        var answers = PairedAnswers()
        for (before, row) in table.enumerated() {
            for (after, times) in row.enumerated() {
                for _ in 0..<times { answers.add(before: positions[before], after: positions[after]) }
            }
        }
        return answers
    }
}
