import Foundation
import Testing

@testable import Domain

@Suite struct ComparisonTests {
    /// A case with forces by name, and how it went.
    private func study(_ id: Int64, _ forces: [String], _ outcome: String?) -> CaseStudy {
        var facts: [CaseField: String] = [.title: "Casus \(id)"]
        facts[.outcome] = outcome
        let parts = forces.enumerated().map { index, name in
            CasePart(
                id: ID(Int64(index + 2)), kind: .force, version: 1,
                content: CaseContent(stored: [.force: name, .direction: "driving", .strength: "2"]), isRemoved: false)
        }
        let head = CasePart(
            id: ID(1), kind: .facts, version: 1, content: CaseContent(stored: facts), isRemoved: false)
        return CaseStudy(id: ID(id), circle: ID(1), parts: [head] + parts)
    }

    private let nothing = PatternBook(patterns: [], sightings: [])

    @Test func `a force returns by the same words or because somebody said that it is the same pattern`() throws {
        let studies = [study(1, ["Moed", "geld"], nil), study(2, ["de moed"], nil), study(3, ["lef"], nil)]
        #expect(Comparison(studies, nothing).returning.map(\.name) == ["Moed"])
        let pattern = Pattern(
            id: ID(7), circle: ID(1), version: 1, words: PatternWords(name: try Line("Durf"), direction: .driving))
        let decided: [CaseForce: ID<Pattern>?] = Dictionary(
            uniqueKeysWithValues: (1...3).map { (CaseForce(study: ID($0), force: ID(2)), pattern.id) })
        let book = PatternBook(patterns: [pattern], sightings: [], decided: decided)
        let rows = Comparison(studies, book).returning
        #expect(rows.map(\.name) == ["Durf"] && rows.first?.strengths.count == 3 && rows.first?.pattern == ID(7))
    }

    @Test func `too few cases, or cases that all went the same way, say nothing`() {
        let two = [study(1, ["a"], "stuck"), study(2, ["a"], "unstuck"), study(3, ["a"], nil)]
        #expect(Comparison(two, nothing).standing == .tooFew && Comparison(two, nothing).findings.isEmpty)
        let alike = (1...4).map { study($0, ["a"], "stuck") }
        #expect(Comparison(alike, nothing).standing == .allAlike)
    }

    @Test func `a clear division of three cases is too little to conclude, of twenty it is enough`() throws {
        let three = [study(1, ["moed"], "unstuck"), study(2, ["moed"], "unstuck"), study(3, [], "stuck")]
        let small = try #require(Comparison(three, nothing).findings.first)
        #expect(small.with == (2, 2) && small.without == (1, 0) && small.certainty == .tooFew)
        let twenty = (1...20).map { study($0, $0 <= 10 ? ["moed"] : [], $0 <= 10 ? "unstuck" : "stuck") }
        #expect(Comparison(twenty, nothing).findings.first?.certainty == .hardlyChance)
        let mixed = (1...20).map { study($0, $0 <= 10 ? ["moed"] : [], $0 % 2 == 0 ? "unstuck" : "stuck") }
        #expect(Comparison(mixed, nothing).findings.first?.certainty == .mayBeChance)
    }

    @Test func `who looks at many forces needs more than who looks at one`() {
        // Seven of eight against one of seven: rare for one force, not among ten.
        func studies(others: Int) -> [CaseStudy] {
            (1...15).map { number in
                let id = Int64(number)
                let has = id <= 8
                let unstuck = has ? id != 8 : id == 9
                let more = (0..<others).filter { ($0 + number) % 3 == 0 }.map { "kracht\($0)" }
                return study(id, (has ? ["moed"] : []) + more, unstuck ? "unstuck" : "stuck")
            }
        }
        func certainty(_ others: Int) -> Comparison.Certainty? {
            Comparison(studies(others: others), nothing).findings.first { $0.row.name == "moed" }?.certainty
        }
        #expect(certainty(0) == .hardlyChance && certainty(9) == .mayBeChance)
    }

    @Test func `the truth table holds every combination that a case has, and only those`() {
        let studies = [
            study(1, ["a", "b"], "unstuck"), study(2, ["a", "b"], "unstuck"), study(3, ["a"], "stuck"),
            study(4, ["b", "a"], nil),
        ]
        let comparison = Comparison(studies, nothing)
        let table = comparison.combinations(of: comparison.returning)
        #expect(table.map(\.present) == [[true, true], [true, false]])
        #expect(table.map(\.unstuck) == [2, 0] && table.map(\.studies.count) == [2, 1])
    }

    @Test func `Fisher's test gives the chances of his tea tasting, and never more than one`() {
        // Eight cups, four with milk first, all four named: 2/70 (The Design of Experiments, chapter 2).
        #expect(abs(FourFold(with: 4, withUnstuck: 4, all: 8, unstuck: 4).chance - 2 / 70.0) < 1e-12)
        #expect(abs(FourFold(with: 4, withUnstuck: 3, all: 8, unstuck: 4).chance - 34 / 70.0) < 1e-12)
        for all in 1...12 {
            for with in 0...all {
                for unstuck in 0...all {
                    for both in max(0, with + unstuck - all)...min(with, unstuck) {
                        let table = FourFold(with: with, withUnstuck: both, all: all, unstuck: unstuck)
                        #expect(table.chance > 0 && table.chance <= 1 && table.smallestChance <= table.chance)
                    }
                }
            }
        }
    }

    @Test func `fifty cases are compared, the older ones are left out and counted`() {
        let comparison = Comparison((1...53).map { study($0, ["a"], nil) }, nothing)
        #expect(comparison.studies.count == 50 && comparison.leftOut == 3)
    }
}
