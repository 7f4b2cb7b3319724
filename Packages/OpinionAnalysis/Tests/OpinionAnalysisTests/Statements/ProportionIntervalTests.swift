import Testing

@testable import OpinionAnalysis

@Suite struct ProportionIntervalTests {
    @Test func `Jeffreys intervals equal those of statsmodels 0·14 inside the range`() {
        let cases: [(Int, Int, Double, Double)] = [
            (7, 9, 0.45617556688065247, 0.950698077023406),
            (29, 263, 0.07669852847589988, 0.15234988307625547),
            (81, 263, 0.2545219349910236, 0.36564749917408246),
            (500, 1000, 0.46904771269911394, 0.5309522873008861),
        ]
        for (x, n, lower, upper) in cases {
            let interval = ProportionIntervals.jeffreys(x, of: n)
            #expect(near(interval.lower, lower) && near(interval.upper, upper), "\(x) of \(n)")
        }
    }

    @Test func `Jeffreys intervals reach the end when everybody answers alike`() {
        let none = ProportionIntervals.jeffreys(0, of: 10)
        #expect(none.lower == 0 && near(none.upper, 0.2171962675092106))
        let all = ProportionIntervals.jeffreys(10, of: 10)
        #expect(all.upper == 1 && near(all.lower, 1 - 0.2171962675092106))
    }

    // Newcombe 1998, Statist. Med. 17:857, table I gives these two to four decimals; the rest from statsmodels.
    @Test func `Wilson intervals equal Newcombe's published ones`() {
        let cases: [(Int, Int, Double, Double)] = [
            (81, 263, 0.2552885198782742, 0.36620957698280004),
            (15, 148, 0.06238639953073628, 0.16048724172330803),
            (0, 10, 0, 0.27753279986288926),
        ]
        for (x, n, lower, upper) in cases {
            let interval = ProportionIntervals.wilson(x, of: n)
            #expect(near(interval.lower, lower) && near(interval.upper, upper), "\(x) of \(n)")
        }
    }

    // Newcombe 1998, Statist. Med. 17:873, table II, method 10, prints 0.0524 … 0.3339, 0.1705 … 0.8090, −0.0381 … 0.1926
    // and 0.6791 … 1; the last row is Perondi et al. 2004; further decimals from statsmodels.
    @Test func `Newcombe's hybrid interval equals the published ones`() throws {
        let cases: [((Int, Int), (Int, Int), Double, Double)] = [
            ((56, 70), (48, 80), 0.05243147240236498, 0.33387265403690614),
            ((9, 10), (3, 10), 0.1705227239345029, 0.809017973535488),
            ((5, 56), (0, 29), -0.038137147903536936, 0.19256001385511165),
            ((10, 10), (0, 20), 0.6790860371419145, 1),
            ((7, 34), (1, 34), 0.018921443885772937, 0.3403686870327074),
        ]
        for (one, other, lower, upper) in cases {
            let found = try #require(ProportionIntervals.difference(one, other))
            #expect(near(found.interval.lower, lower) && near(found.interval.upper, upper), "\(one) \(other)")
            let mirrored = try #require(ProportionIntervals.difference(other, one))
            #expect(near(mirrored.interval.lower, -upper) && near(mirrored.interval.upper, -lower))
        }
    }

    @Test func `every interval holds its own rate and odd input gives no figure`() {
        for n in 1...40 {
            for x in 0...n {
                let rate = Double(x) / Double(n)
                for interval in [ProportionIntervals.jeffreys(x, of: n), ProportionIntervals.wilson(x, of: n)] {
                    #expect(interval.contains(rate) && interval.lower >= 0 && interval.upper <= 1)
                }
            }
        }
        #expect(ProportionIntervals.jeffreys(-3, of: 0) == Interval(0, 1))
        #expect(ProportionIntervals.wilson(9, of: 3) == ProportionIntervals.wilson(3, of: 3))
        #expect(ProportionIntervals.difference((1, 0), (1, 2)) == nil)
        #expect(Confidence(.nan) == .usual && Confidence(7).level == 0.9999)
    }
}
