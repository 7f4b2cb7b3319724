import Testing

@testable import Disclosure

@Suite struct BoundsTests {
    private func random(_ people: Int, _ generator: inout Seeded) -> Bounds {
        let lower = Outcome(
            Int.random(in: 0...2, using: &generator), Int.random(in: 0...2, using: &generator),
            Int.random(in: 0...2, using: &generator))
        let upper = Outcome(
            Int.random(in: 1...people, using: &generator), Int.random(in: 1...people, using: &generator),
            Int.random(in: 1...people, using: &generator))
        return Bounds(people: people, lower: lower, upper: upper)
    }

    private func members(_ bounds: Bounds) -> [Outcome] {
        outcomes(of: bounds.people).filter { all($0 .>= bounds.lower) && all($0 .<= bounds.upper) }
    }

    @Test func `sums, differences and cuts of bounds hold exactly the outcomes that are possible`() {
        var generator = Seeded(state: 41)
        for _ in 0..<400 {
            let (n, m) = (Int.random(in: 1...7, using: &generator), Int.random(in: 1...6, using: &generator))
            let (a, b, c) = (random(n, &generator), random(m, &generator), random(n, &generator))
            let (inA, inB) = (Set(members(a)), Set(members(b)))
            #expect(a.isPossible == !inA.isEmpty)
            guard !inA.isEmpty, !inB.isEmpty else { continue }
            #expect(Set(members(a + b)) == Set(inA.flatMap { x in inB.map { x &+ $0 } }))
            let cut = a.and(c)
            #expect((cut.isPossible ? Set(members(cut)) : []) == inA.intersection(members(c)))
            let all = random(n + m, &generator)
            guard !members(all).isEmpty else { continue }
            let rest = (all - b).and(Bounds(anyOf: n))
            let possible = Set(members(all).flatMap { t in inB.map { t &- $0 } }.filter { $0.min() >= 0 })
            #expect((rest.isPossible ? Set(members(rest)) : []) == possible)
            let gone = Int.random(in: 0...n, using: &generator)
            let stayed = Set(inA.flatMap { x in outcomes(of: gone).map { x &- $0 } }.filter { $0.min() >= 0 })
            #expect(Set(members(a.without(gone))) == stayed)
        }
    }

    @Test func `slack says whether an outsider, one insider or two together learn an answer`() {
        var generator = Seeded(state: 42)
        for _ in 0..<2_000 {
            let bounds = random(Int.random(in: 3...8, using: &generator), &generator)
            let possible = members(bounds)
            guard !possible.isEmpty else { continue }
            if bounds.slack > 0 { #expect(possible.learners(insiders: 0).isEmpty) }
            if bounds.slack > 1 { #expect(possible.learners(insiders: 1).isEmpty) }
            if bounds.slack > 2 { #expect(possible.learners(insiders: 2).isEmpty) }
            if bounds.slack < 1 { #expect(!possible.learners(insiders: 0).isEmpty) }
        }
    }
}
