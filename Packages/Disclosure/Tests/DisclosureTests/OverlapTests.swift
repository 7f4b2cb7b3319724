import Testing

@testable import Disclosure
@testable import DisclosureAttacker

@Suite struct OverlapTests {
    private func tally(_ agree: Int, _ disagree: Int, _ other: Int) -> Answers {
        var answers = Answers(layers: [])
        answers.addTally(.agree, count: agree, layer: nil)
        answers.addTally(.disagree, count: disagree, layer: nil)
        answers.addTally(.pass, count: other, layer: nil)
        return answers
    }

    private func release(_ live: inout LiveReleases, _ answers: Answers, _ news: News.Cell) -> PublicField.Finding? {
        let news = News(perLayer: [], withoutLayer: news)
        guard let plan = live.plan(sizes: answers.sizes, news: news),
            case .room(let finding) = live.release(plan, of: answers).shown
        else { return nil }
        return finding
    }

    /// Of 209 people and 73 more, 49 change: 39 of the first and 10 of the later ones. From what three releases tell it would
    /// follow that these ten all agreed: at least 85 agreed at the second, at most 20 of the first, at most 55 of the last.
    @Test(arguments: [LiveReleases.Rule.neighbours, .overlaps])
    func `people who came at one release and changed at a later one stay open`(rule: LiveReleases.Rule) {
        var live = LiveReleases(scope: .room, rule: rule)
        #expect(release(&live, tally(20, 126, 63), News.Cell(entered: 209)) != nil)
        #expect(release(&live, tally(85, 126, 71), News.Cell(entered: 73)) != nil)
        let third = release(&live, tally(55, 107, 115), News.Cell(leftSince: [1: 39, 2: 10], entered: 44))
        guard case .shares = third else {
            #expect(rule == .overlaps)
            return
        }
        #expect(rule == .neighbours, "tens of a third release tell what ten people answered")
    }

    @Test func `the attacker works out what these three releases tell of the ten`() {
        // Groups by first and last release of three, and what they answered.
        let groups: [(first: Int, last: Int, agree: Int, disagree: Int, other: Int)] = [
            (0, 1, 20, 19, 0), (0, 2, 0, 107, 63), (1, 1, 10, 0, 0), (1, 2, 55, 0, 8), (2, 2, 0, 0, 44),
        ]
        let answers = groups.flatMap { group in
            zip(0..., [group.agree, group.disagree, group.other]).flatMap { axis, count in
                Array(repeating: (group: group.first * 3 + group.last, axis: axis), count: count)
            }
        }
        let told = [(209, 0...20, 126...146), (282, 85...112, 113...140), (277, 28...55, 84...110)].map {
            LiveWorlds.Told(
                low: [$0.1.lowerBound, $0.2.lowerBound, 0], high: [$0.1.upperBound, $0.2.upperBound, $0.0])
        }
        #expect(LiveWorlds(answers, told: told).certainGroups(knowing: []).contains(1 * 3 + 1))
        // One place more at the last release, and nobody knows.
        var wider = told
        wider[2].high[0] += 1
        #expect(LiveWorlds(answers, told: wider).certainGroups(knowing: []).isEmpty)
    }

    /// Tries every way in which small groups can have answered, and compares: a yes is a yes, and a no of one answer is a no.
    @Test func `what is said to be possible is possible, and what cannot be is not`() throws {
        var generator = Seeded(state: 19)
        var (possible, impossible, open) = (0, 0, 0)
        for round in 0..<600 {
            let sizes = (0..<6).map { _ in Int.random(in: 0...2, using: &generator) }
            // 11 12 13 22 23 33
            let people = [
                sizes[0] + sizes[1] + sizes[2], sizes[1] + sizes[2] + sizes[3] + sizes[4],
                sizes[2] + sizes[4] + sizes[5],
            ]
            func step(_ release: Int, entered: Int, _ leftSince: [Int]) -> History.Step {
                History.Step(
                    people: people[release], left: leftSince.reduce(0, +), entered: entered, leftSince: leftSince,
                    grain: .words, finding: .words(.agree))
            }
            let overlaps = try #require(
                Overlaps([
                    step(0, entered: 0, []), step(1, entered: sizes[3] + sizes[4], [sizes[0]]),
                    step(2, entered: sizes[5], [sizes[1], sizes[3]]),
                ]))
            let told = people.map { count in
                let low = (0..<3).map { _ in Int.random(in: 0...max(0, count / 2), using: &generator) }
                let high = low.map { Int.random(in: $0...max($0, count), using: &generator) }
                return Bounds(
                    people: count, lower: Outcome(low[0], low[1], low[2]), upper: Outcome(high[0], high[1], high[2]))
            }
            let isPossible = Self.tryAll(sizes, told)
            if overlaps.canGive(told) {
                possible += 1
                #expect(isPossible, "round \(round)")
            } else if overlaps.cannotGive(told) {
                impossible += 1
                #expect(!isPossible, "round \(round)")
            } else if isPossible {
                open += 1
            }
        }
        // Hardly ever is something possible that is not found.
        #expect(possible > 40 && impossible > 40 && open < possible / 10, "\(possible) \(impossible) \(open)")
    }

    private static func tryAll(_ sizes: [Int], _ told: [Bounds]) -> Bool {
        func fits(_ release: Int, _ groups: [Outcome]) -> Bool {
            let sum = groups.reduce(.zero, &+)
            return all(sum .>= told[release].lower) && all(sum .<= told[release].upper)
        }
        let tried = sizes.map(outcomes)
        for one in tried[1] {
            for two in tried[2] where tried[0].contains(where: { fits(0, [$0, one, two]) }) {
                for four in tried[4]
                where tried[3].contains(where: { fits(1, [one, two, $0, four]) })
                    && tried[5].contains(where: { fits(2, [two, four, $0]) })
                { return true }
            }
        }
        return false
    }
}
