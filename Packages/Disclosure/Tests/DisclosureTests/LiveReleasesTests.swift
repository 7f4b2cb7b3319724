import Testing

@testable import Disclosure

@Suite struct LiveReleasesTests {
    private func answers(_ layers: [(agree: Int, disagree: Int)]) -> Answers {
        var answers = Answers(layers: layers.indices.map { "laag \($0)" })
        for (index, layer) in layers.enumerated() {
            answers.addTally(.agree, count: layer.agree, layer: index)
            answers.addTally(.disagree, count: layer.disagree, layer: index)
        }
        return answers
    }

    private func news(_ entered: [Int]) -> News { News(perLayer: entered.map { .init(entered: $0) }) }

    @Test func `a room below 200 sees nothing before the statement is closed`() {
        let live = LiveReleases(scope: .room)
        #expect(live.plan(sizes: Sizes(perLayer: [100, 99]), news: news([100, 99])) == nil)
        #expect(live.plan(sizes: Sizes(perLayer: [100, 100]), news: news([100, 100])) != nil)
    }

    @Test func `a next release waits for ten new or changed answers in every cell that is shown`() throws {
        var live = LiveReleases(scope: .layers)
        let first = answers([(60, 40), (50, 60)])
        let plan = try #require(live.plan(sizes: first.sizes, news: news([100, 110])))
        #expect(live.release(plan, of: first).number == 1)
        let second = answers([(70, 40), (52, 60)])
        #expect(live.plan(sizes: second.sizes, news: news([10, 2])) == nil)
        let third = answers([(75, 45), (65, 65)])
        if let next = live.plan(sizes: third.sizes, news: news([20, 20])) {
            #expect(live.release(next, of: third).number == 2)
        }
    }

    @Test func `the closing release differs by nothing or by ten, else the last one stands`() throws {
        var live = LiveReleases(scope: .layers)
        let first = answers([(60, 40), (50, 60)])
        _ = live.release(try #require(live.plan(sizes: first.sizes, news: news([100, 110]))), of: first)
        let nine = answers([(69, 40), (50, 60)])
        #expect(live.plan(sizes: nine.sizes, news: news([9, 0]), isClosing: true) == nil)
        #expect(live.plan(sizes: first.sizes, news: news([0, 0]), isClosing: true) == nil)
        let more = answers([(100, 60), (50, 60)])
        let closing = try #require(live.plan(sizes: more.sizes, news: news([60, 0]), isClosing: true))
        let field = live.release(closing, of: more)
        #expect(field.number == 2)
        guard case .layers(let told) = field.shown else { return #expect(Bool(false), "no layers") }
        #expect(told.allSatisfy { $0.finding != nil })
    }

    @Test func `a plan is filled in only with answers of its own sizes, and only once`() throws {
        var live = LiveReleases(scope: .room)
        let first = answers([(120, 100)])
        let plan = try #require(live.plan(sizes: first.sizes, news: news([220])))
        #expect(live.release(plan, of: answers([(121, 100)])).verdict == nil)
        #expect(live.number == 0)
        _ = live.release(plan, of: first)
        _ = live.release(plan, of: first)
        #expect(live.number == 1)
    }

    @Test func `many releases after each other never come close to an answer`() throws {
        var generator = Seeded(state: 7)
        var releases = 0
        for _ in 0..<20 {
            var live = LiveReleases(scope: .room)
            var (agree, disagree) = (Int.random(in: 0...200, using: &generator), 0)
            disagree = 200 - agree
            var entered = 200
            for _ in 0..<12 {
                let all = answers([(agree, disagree)])
                if let plan = live.plan(sizes: all.sizes, news: news([entered])) {
                    _ = live.release(plan, of: all)
                    entered = 0
                    releases += 1
                }
                let more = Int.random(in: 5...25, using: &generator)
                let agreeing = Bool.random(using: &generator) ? more : Int.random(in: 0...more, using: &generator)
                agree += agreeing
                disagree += more - agreeing
                entered += more
            }
            #expect(live.histories.allSatisfy { ($0.leastSlack() ?? 0) > 1 })
        }
        #expect(releases > 60)
    }
}
