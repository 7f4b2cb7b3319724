import Testing

@testable import Disclosure

@Suite struct CrossingTests {
    /// Whether some outcome of two or three parts and their layer, all told in words, makes a part certain to an insider.
    private func leaks(_ parts: [Int]) -> Bool {
        let people = parts.reduce(0, +)
        func word(_ x: Outcome) -> PublicField.Verdict {
            PublicField.Verdict(agree: x.x, disagree: x.y, of: x.wrappedSum())
        }
        var possible: [[PublicField.Verdict]: [Set<Outcome>]] = [:]
        func add(_ outcome: [Outcome]) {
            let sum = outcome.dropFirst().reduce(outcome[0], &+)
            let words = outcome.map(word) + [word(sum)]
            for (index, part) in outcome.enumerated() {
                possible[words, default: Array(repeating: [], count: parts.count)][index].insert(part)
            }
        }
        for first in outcomes(of: parts[0]) { for second in outcomes(of: parts[1]) { add([first, second]) } }
        return possible.values.contains { sets in
            sets.contains { !Array($0).learners(insiders: 1).isEmpty || !Array($0).learners(insiders: 0).isEmpty }
        } && people > 0
    }

    @Test func `a layer is split only where no combination of words tells an answer`() {
        for (first, second) in [(10, 10), (10, 11), (11, 11), (10, 14)] {
            let isSafe = PublicCrossing.isSafe(layer: .words, people: first + second, parts: [first, second])
            if isSafe { #expect(!leaks([first, second])) }
            if leaks([first, second]) { #expect(!isSafe) }
        }
        #expect(leaks([11, 11]))
    }

    @Test func `small parts are not shown, and a layer that cannot be split safely is not split`() {
        func group(_ sizes: [Int]) -> Answers {
            var answers = Answers(layers: ["Rijk", "gemeente"])
            for (index, size) in sizes.enumerated() { answers.addTally(.agree, count: size, layer: index) }
            return answers
        }
        let plan = ReleasePlan(sizes: Sizes(perLayer: [20, 24]), scope: .layers)
        let crossing = Disclosure.crossing(
            of: [("afval", group([10, 12])), ("energie", group([10, 12]))], beside: plan, layers: ["Rijk", "gemeente"])
        #expect(crossing.rows[0].parts.map(\.verdict) == [.agree, .agree])
        #expect(crossing.rows[1].parts.isEmpty)
    }
}
