import Domain
import Testing

@Suite struct PatternTests {
    private func pattern(_ id: Int64, into other: Int64? = nil, _ name: String = "Patroon") throws -> Pattern {
        Pattern(
            id: ID(id), circle: ID(1), version: 1,
            words: PatternWords(name: try Line("\(name) \(id)"), direction: .restraining),
            mergedInto: other.map { ID($0) })
    }

    private func sighting(_ pattern: Int64, study: Int64, circle: Int64 = 1, layer: String? = nil, year: Int = 2026)
        -> Sighting
    {
        Sighting(pattern: ID(pattern), circle: ID(circle), study: ID(study), layer: layer, year: year, own: nil)
    }

    @Test func `what was merged counts for the other, through every step, and comes back when the merge goes`() throws {
        let seen = [
            sighting(1, study: 1, layer: "Rijk", year: 2022), sighting(2, study: 2, circle: 2, layer: "gemeente"),
            sighting(3, study: 2, layer: "gemeente"),
        ]
        let merged = PatternBook(
            patterns: [try pattern(1), try pattern(2, into: 1), try pattern(3, into: 2)], sightings: seen)
        #expect(merged.entries.map(\.pattern.id) == [ID(1)])
        let entry = try #require(merged.entry(ID(3)))
        #expect(entry.pattern.id == ID(1) && entry.cases == 2 && entry.circles == 2 && entry.years == 2022...2026)
        #expect(entry.layers.map(\.name) == ["gemeente", "Rijk"] && entry.merged.map(\.id) == [ID(2), ID(3)])
        let apart = PatternBook(
            patterns: [try pattern(1), try pattern(2), try pattern(3, into: 2)], sightings: seen)
        #expect(apart.entry(ID(1))?.cases == 1 && apart.entry(ID(3))?.pattern.id == ID(2))
    }

    @Test func `patterns that were merged into each other at once still count, as the oldest`() throws {
        let book = PatternBook(
            patterns: [
                try pattern(1, into: 2), try pattern(2, into: 1), try pattern(3, into: 3), try pattern(4, into: 1),
            ],
            sightings: [sighting(4, study: 1), sighting(3, study: 1)])
        #expect(book.entries.map(\.pattern.id).sorted() == [ID(1), ID(3)])
        #expect(book.entry(ID(4))?.pattern.id == ID(1) && book.entry(ID(2))?.sightings.count == 1)
    }

    @Test func `a pattern merged into one that the reader may not see stands by itself`() throws {
        let book = PatternBook(patterns: [try pattern(2, into: 9)], sightings: [sighting(2, study: 1)])
        #expect(book.entry(ID(2))?.cases == 1)
    }

    private func study(_ id: Int64, _ forces: [String], restraining: Bool = true) -> CaseStudy {
        let facts = CasePart(
            id: ID(1), kind: .facts, version: 1, content: CaseContent(stored: [.title: "Casus \(id)"]),
            isRemoved: false)
        let parts = forces.enumerated().map { index, name in
            CasePart(
                id: ID(Int64(index + 2)), kind: .force, version: 1,
                content: CaseContent(
                    stored: [.force: name, .direction: restraining ? "restraining" : "driving", .strength: "3"]),
                isRemoved: false)
        }
        return CaseStudy(id: ID(id), circle: ID(1), parts: [facts] + parts)
    }

    @Test func `forces of several cases that look alike are suggested once, and never what somebody decided`() throws {
        let studies = [
            study(1, ["afvalregels", "geen geld"]), study(2, ["regels voor afval", "geen tijd"]),
            study(3, ["de afvalregels zijn streng"]), study(4, ["afvalregels"], restraining: false),
        ]
        let open = PatternSuggestions(studies, PatternBook(patterns: [], sightings: []))
        #expect(open.groups.map { $0.map(\.force.study.number) } == [[1, 2, 3]])
        #expect(open.matches.isEmpty)
        let first = CaseForce(study: ID(1), force: ID(2))
        let none: ID<Pattern>? = nil
        let decided = PatternSuggestions(
            studies, PatternBook(patterns: [], sightings: [], decided: [first: none]))
        #expect(decided.groups.map { $0.map(\.force.study.number) } == [[2, 3]])
        let known = PatternBook(patterns: [try pattern(1, "Strenge afvalregels")], sightings: [])
        #expect(PatternSuggestions(studies, known).matches.map(\.force.force.study.number) == [1, 2, 3])
    }
}
