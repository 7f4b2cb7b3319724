import Testing

@testable import Web

struct DotPlanTests {
    private func overlaps(_ plan: DotPlan) -> Int {
        var count = 0
        for (index, dot) in plan.dots.enumerated() {
            for other in plan.dots[(index + 1)...]
            where abs(dot.x - other.x) < 2.2 * plan.radius && abs(dot.y - other.y) < 2.2 * plan.radius { count += 1 }
        }
        return count
    }

    @Test(arguments: 1...30)
    func `Stacked dots never overlap, stay inside and stand near their place`(seed: Int) throws {
        var numbers = SeededNumbers(state: UInt64(seed))
        let stack = DotStack(range: 40...1_560, height: 330, largestDot: 22, reach: 56)
        let people = (0..<Int.random(in: 1...400, using: &numbers)).map { _ in
            DotStack.Person(
                mark: LayerMark(index: Int.random(in: 0..<12, using: &numbers)),
                x: Double.random(in: 40...1_560, using: &numbers))
        }
        let plan = try #require(stack.plan(people), "seed \(seed)")
        #expect(plan.dots.count == people.count, "seed \(seed)")
        #expect(overlaps(plan) == 0, "seed \(seed)")
        #expect(plan.dots.allSatisfy { stack.range.contains($0.x) }, "seed \(seed)")
        #expect(plan.dots.allSatisfy { (0...(330 - plan.radius)).contains($0.y) }, "seed \(seed)")
        let moved = zip(plan.dots, people.sorted { $0.x < $1.x }).map { abs($0.x - $1.x) }
        let furthest = try #require(moved.max())
        #expect(furthest <= max(56, plan.radius * 3.4), "seed \(seed)")
    }

    @Test func `People on one spot still get a dot each`() throws {
        let stack = DotStack(range: 40...1_560, height: 330, largestDot: 22, reach: 56)
        let person = DotStack.Person(mark: LayerMark(index: 0), x: 1_560)
        let plan = try #require(stack.plan(Array(repeating: person, count: 120)))
        #expect(plan.dots.count == 120)
        #expect(overlaps(plan) == 0)
    }

    @Test func `Where nobody could find room there is no plan`() {
        let stack = DotStack(range: 0...10, height: 10, largestDot: 22, reach: 5)
        let person = DotStack.Person(mark: LayerMark(index: 0), x: 5)
        #expect(stack.plan(Array(repeating: person, count: 400)) == nil)
    }

    @Test(arguments: 1...30)
    func `Columns never overlap, and hold everybody`(seed: Int) throws {
        var numbers = SeededNumbers(state: UInt64(seed))
        var count = 0
        let groups = (0..<2).map { side in
            DotColumns.Group(
                centre: side == 0 ? 420 : 1_180, width: 714,
                people: (0..<Int.random(in: 1...13, using: &numbers)).map { layer in
                    let people = Int.random(in: 0...15, using: &numbers)
                    count += people
                    return (LayerMark(index: layer), people)
                })
        }
        let plan = try #require(DotColumns(height: 330, largestDot: 22).plan(groups), "seed \(seed)")
        #expect(plan.dots.count == count, "seed \(seed)")
        #expect(overlaps(plan) == 0, "seed \(seed)")
    }

    @Test func `More people get smaller dots`() throws {
        let stack = DotStack(range: 40...1_560, height: 330, largestDot: 22, reach: 56)
        let radii = try [20, 200, 400].map { count in
            let people = (0..<count).map {
                DotStack.Person(mark: LayerMark(index: 1), x: 700 + Double($0 * 37 % 200))
            }
            return try #require(stack.plan(people)).radius
        }
        #expect(radii[0] > radii[1])
        #expect(radii[1] > radii[2])
    }
}
