import Testing

@testable import Disclosure

@Suite struct HistoryTests {
    /// Everything that can have happened between two releases, tried out: who was there, who left, who stayed, who entered.
    private struct Tried {
        var left: Set<Outcome> = []
        var stayed: Set<Outcome> = []
        var entered: Set<Outcome> = []
        var groups: [[Outcome]] { [Array(left), Array(stayed), Array(entered)].filter { $0.first?.max() != 0 } }

        init(_ first: History.Step, _ second: History.Step) {
            let later = outcomes(of: second.people).filter {
                second.grain.finding(agree: $0.x, disagree: $0.y, of: second.people) == second.finding
            }
            for stay in outcomes(of: first.people - second.left) {
                for out in outcomes(of: second.left) {
                    let before = stay &+ out
                    guard first.grain.finding(agree: before.x, disagree: before.y, of: first.people) == first.finding
                    else { continue }
                    for now in later where (now &- stay).min() >= 0 {
                        left.insert(out)
                        stayed.insert(stay)
                        entered.insert(now &- stay)
                    }
                }
            }
        }
    }

    @Test func `two releases in words: what is called safe is safe for outsiders and insiders, what is not is not`() {
        var (safe, certain) = (0, 0)
        for (people, left, entered) in [(5, 0, 1), (6, 1, 2), (6, 2, 5), (7, 3, 3), (5, 0, 6), (8, 0, 10), (8, 2, 1)] {
            for first in PublicField.Verdict.allCases {
                for second in PublicField.Verdict.allCases {
                    let start = History.Step(
                        people: people, left: 0, entered: 0, grain: .words, finding: .words(first))
                    let next = History.Step(
                        people: people - left + entered, left: left, entered: entered, grain: .words,
                        finding: .words(second))
                    var history = History()
                    history.append(start)
                    let tried = Tried(start, next)
                    guard let slack = history.leastSlack(with: next) else {
                        #expect(tried.stayed.isEmpty)
                        continue
                    }
                    if slack > 0 { #expect(tried.groups.allSatisfy { $0.learners(insiders: 0).isEmpty }) }
                    if slack > 1 {
                        safe += 1
                        #expect(tried.groups.allSatisfy { $0.learners(insiders: 1).isEmpty })
                    }
                    if slack < 1 {
                        certain += 1
                        #expect(tried.groups.contains { !$0.learners(insiders: 0).isEmpty })
                    }
                }
            }
        }
        #expect(safe > 20 && certain > 5)
    }
}
