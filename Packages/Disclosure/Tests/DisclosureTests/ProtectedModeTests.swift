import Testing

@testable import Disclosure

@Suite struct ProtectedModeTests {
    /// Every way in which n people can answer agree, disagree or pass.
    private func allOutcomes(_ n: Int) -> [(agree: Int, disagree: Int, pass: Int)] {
        (0...n).flatMap { agree in (0...(n - agree)).map { (agree, $0, n - agree - $0) } }
    }

    private func answers(agree: Int, disagree: Int, pass: Int) -> Answers {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for index in 0..<agree { answers.add(place: 100, layer: index % 2) }
        for _ in 0..<disagree { answers.add(place: -100, layer: 1) }
        for _ in 0..<pass { answers.addPass(layer: nil) }
        return answers
    }

    @Test func `below five answers nothing is shown but how many are missing`() {
        for n in 0..<5 {
            for outcome in allOutcomes(n) {
                let field = Disclosure.field(
                    of: answers(agree: outcome.agree, disagree: outcome.disagree, pass: outcome.pass), mode: .protected)
                #expect(field.shown == .tooFew(missing: 5 - n))
            }
        }
    }

    @Test func `from five answers on there are three words of the room and nothing per layer`() {
        for outcome in allOutcomes(9) {
            let field = Disclosure.field(
                of: answers(agree: outcome.agree, disagree: outcome.disagree, pass: outcome.pass), mode: .protected)
            guard case .room(.words) = field.shown else {
                Issue.record("\(outcome) shows \(field.shown)")
                continue
            }
        }
    }

    @Test(arguments: 5...40)
    func `no word leaves one person's answer certain, not even for someone who was there`(n: Int) {
        var outcomesByWord: [PublicField.Verdict: [(agree: Int, disagree: Int, pass: Int)]] = [:]
        for outcome in allOutcomes(n) {
            let field = Disclosure.field(
                of: answers(agree: outcome.agree, disagree: outcome.disagree, pass: outcome.pass), mode: .protected)
            if let verdict = field.verdict { outcomesByWord[verdict, default: []].append(outcome) }
        }
        for (_, outcomes) in outcomesByWord {
            // The insider takes the own answer out; what is left must still leave two answers possible for anyone else.
            for own in 0..<3 {
                let rest = outcomes.map { [$0.agree, $0.disagree, $0.pass] }.filter { $0[own] > 0 }.map { counts in
                    counts.enumerated().map { $0.offset == own ? $0.element - 1 : $0.element }
                }
                let possible = (0..<3).filter { answer in rest.contains { $0[answer] > 0 } }
                #expect(rest.isEmpty || possible.count >= 2)
            }
        }
    }

    @Test func `three in five is mostly agree, passes count`() {
        #expect(Disclosure.field(of: answers(agree: 6, disagree: 4, pass: 0), mode: .protected).verdict == .agree)
        #expect(Disclosure.field(of: answers(agree: 6, disagree: 0, pass: 5), mode: .protected).verdict == .divided)
        #expect(Disclosure.field(of: answers(agree: 1, disagree: 6, pass: 3), mode: .protected).verdict == .disagree)
    }

    @Test func `attendance is not split by layer`() {
        let attendance = Disclosure.attendance(
            layers: ["Rijk"], perLayer: [3], withoutLayer: 2, mode: .protected)
        #expect(attendance.total == 5 && attendance.layers.isEmpty)
    }
}
