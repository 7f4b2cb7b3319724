import Testing

@testable import Disclosure

@Suite struct GrainTests {
    @Test(arguments: Grain.allCases)
    func `bounds of a finding are exactly the outcomes that give it`(grain: Grain) {
        for n in [grain.smallestBase, grain.smallestBase + 1, grain.smallestBase + 7, 29, 40, 100, 111]
        where n >= grain.smallestBase {
            var byFinding: [PublicField.Finding: [Outcome]] = [:]
            for outcome in outcomes(of: n) {
                byFinding[grain.finding(agree: outcome.x, disagree: outcome.y, of: n), default: []].append(outcome)
            }
            let told = grain.outcomes(of: n)
            #expect(Set(told.map(\.finding)) == Set(byFinding.keys))
            for (finding, bounds) in told {
                let possible = byFinding[finding] ?? []
                #expect(bounds == grain.bounds(of: finding, people: n))
                #expect(possible.allSatisfy { all($0 .>= bounds.lower) && all($0 .<= bounds.upper) })
                for axis in 0..<3 {
                    #expect(possible.map { $0[axis] }.min() == bounds.lower[axis])
                    #expect(possible.map { $0[axis] }.max() == bounds.upper[axis])
                }
            }
        }
    }

    @Test(arguments: Array(5...45) + [99, 100, 117])
    func `whatever is shown of a cell leaves every answer open in every outcome`(n: Int) throws {
        for coarsest in Grain.allCases {
            let grain = try #require(Grain.finest(of: n, atMost: coarsest))
            var byFinding: [PublicField.Finding: [Outcome]] = [:]
            for outcome in outcomes(of: n) {
                byFinding[grain.finding(agree: outcome.x, disagree: outcome.y, of: n), default: []].append(outcome)
            }
            for (_, possible) in byFinding {
                #expect(possible.learners(insiders: 0).isEmpty && possible.learners(insiders: 1).isEmpty)
                if n >= 8 { #expect(possible.learners(insiders: 2).isEmpty) }
            }
        }
    }

    @Test func `words from 5, tens cut at 80 from 20, at 90 from 30, percents from 100`() {
        #expect((0...4).allSatisfy { Grain.finest(of: $0) == nil })
        #expect((5...19).allSatisfy { Grain.finest(of: $0) == .words })
        #expect((20...29).allSatisfy { Grain.finest(of: $0) == .wideTens })
        #expect((30...99).allSatisfy { Grain.finest(of: $0) == .tens })
        #expect([100, 101, 117, 200, 1_000, 10_001].allSatisfy { Grain.finest(of: $0) == .percents })
    }

    @Test func `steps and cuts are what they say`() {
        func agree(_ count: Int, of people: Int, _ grain: Grain) -> [Int] {
            guard case .shares(let agree, _) = grain.finding(agree: count, disagree: 0, of: people) else { return [] }
            return [agree.from, agree.to]
        }
        #expect(agree(4, of: 40, .tens) == [0, 10])
        #expect(agree(5, of: 40, .tens) == [10, 20])
        #expect(agree(24, of: 40, .tens) == [60, 70])
        #expect(agree(40, of: 40, .tens) == [90, 100])
        #expect(agree(24, of: 25, .wideTens) == [80, 100])
        #expect(agree(0, of: 150, .percents) == [0, 5])
        #expect(agree(94, of: 150, .percents) == [63, 63])
        #expect(agree(150, of: 150, .percents) == [95, 100])
    }
}
