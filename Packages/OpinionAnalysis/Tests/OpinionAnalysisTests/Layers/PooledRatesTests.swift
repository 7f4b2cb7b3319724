import Testing

@testable import OpinionAnalysis

@Suite struct PooledRatesTests {
    /// Layers of 4, 10, 25 and 60 people whose true agreement varies around each statement's mean.
    private func planted(spread: Double, seed: UInt64) throws -> (table: AnswerTable, truth: [[Double]]) {
        let sizes = [4, 10, 25, 60]
        var random = SeededRandom(seed: seed)
        let truth = (0..<60).map { _ -> [Double] in
            let centre = 0.4 + 0.8 * random.normal()
            return sizes.map { _ in Elementary.sigmoid(centre + spread * random.normal()) }
        }
        let positions = try Rooms.planted(sizes: sizes, statements: 60, seed: seed) { truth[$1][$0] }
        return (AnswerTable(positions, by: try Rooms.parts(sizes)), truth)
    }

    @Test func `pooling brings small layers nearer the truth and its intervals keep their promise`() throws {
        for spread in [0.2, 0.6, 1.2] {
            var (raw, pooled, covered, cells) = (0.0, 0.0, 0, 0)
            for seed in 1...4 as ClosedRange<UInt64> {
                let (table, truth) = try planted(spread: spread, seed: seed)
                let rates = PooledRates(table)
                for statement in 0..<60 {
                    for part in 0..<4 {
                        guard let agreement = Rate(table.part(part, statement)).agreement else { continue }
                        let found = try #require(rates.agreement(part: part, statement: statement))
                        let error = (agreement - truth[statement][part], found.value - truth[statement][part])
                        raw += error.0 * error.0
                        pooled += error.1 * error.1
                        covered += found.interval.contains(truth[statement][part]) ? 1 : 0
                        cells += 1
                    }
                }
            }
            let coverage = Double(covered) / Double(cells)
            print("spread \(spread): squared error \(pooled / raw) of the raw one, coverage \(coverage), seeds 1-4")
            #expect(pooled < 0.8 * raw)
            #expect(coverage > 0.92 && coverage < 0.985, "coverage \(coverage) at spread \(spread)")
        }
    }

    @Test func `heterogeneity grows with the differences between layers`() throws {
        let found = try [0.1, 0.5, 1.5].map { PooledRates(try planted(spread: $0, seed: 9).table).heterogeneity }
        #expect(found[0] < found[1] && found[1] < found[2])
        #expect(found[0] < 0.05 && found[2] > 0.1)
    }

    @Test func `a layer that took no side has no figure, and mirrored answers mirror the figure`() throws {
        let parts = try Rooms.parts([6, 10, 4, 0])
        let table = AnswerTable(try Rooms.crowd([("aa", 6), ("ad", 10), ("pa", 4)]), by: parts)
        let mirrored = AnswerTable(try Rooms.crowd([("dd", 6), ("da", 10), ("pd", 4)]), by: parts)
        let (rates, other) = (PooledRates(table), PooledRates(mirrored))
        #expect(rates.agreement(part: 2, statement: 0) == nil && rates.agreement(part: 3, statement: 0) == nil)
        #expect(rates.agreement(part: 9, statement: 0) == nil && rates.agreement(part: 0, statement: 9) == nil)
        for part in 0..<3 {
            let one = try #require(rates.agreement(part: part, statement: 1))
            let two = try #require(other.agreement(part: part, statement: 1))
            #expect(near(one.value, 1 - two.value) && near(one.interval.lower, 1 - two.interval.upper))
        }
        let unknown = PooledRates(AnswerTable(try Rooms.room([]), by: parts)).heterogeneity
        #expect(unknown > 0.4 && unknown < 0.5, "\(unknown)")
    }
}
