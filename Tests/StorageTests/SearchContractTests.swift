import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// One index for lessons, cases, patterns and reports: who finds what.
@Suite struct SearchContractTests: SearchTests {
    let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    @Test func `a case is found by its circle, by every word in it, until the word or the case goes`() async throws {
        let team = try await team()
        let id = try await study(team)
        for text in ["sloopbeton", "beslissen", "afvalregel"] {
            #expect(try await team.found(LibraryQuery(text: text, reader: team.circle)) == ["Sloopbeton"], "\(text)")
            #expect(try await team.found(LibraryQuery(text: text)).isEmpty, "\(text)")
            #expect(try await team.found(LibraryQuery(text: text, reader: ID(99))).isEmpty, "\(text)")
        }
        #expect(try await team.found(LibraryQuery(text: "", layer: "gemeente", reader: team.circle)).count == 1)
        #expect(try await team.found(LibraryQuery(text: "", layer: "Rijk", reader: team.circle)).isEmpty)
        let part = try #require(try await team.stores.cases.caseStudy(id, of: team.circle)?.part(ID(2)))
        _ = try await team.stores.cases.save(
            part.changed(to: part.content, isRemoved: true), in: id, of: team.circle, by: team.author)
        #expect(try await team.found(LibraryQuery(text: "afvalregels", reader: team.circle)).isEmpty)
        try await team.stores.removedCases.remove(id, from: team.circle, at: team.author.moment)
        #expect(try await team.found(LibraryQuery(text: "", reader: team.circle)).isEmpty)
    }

    @Test func `everybody finds the report of a dialogue that ended, by its statements, until it is deleted`()
        async throws
    {
        let team = try await team()
        let code = try await report(team, "De aanbestedingen zijn te streng.")
        let found = try await team.stores.library.search(LibraryQuery(text: "aanbesteding")).documents
        #expect(found.map(\.reference) == [.report(code)] && found.first?.isPublic == true)
        #expect(try await team.found(LibraryQuery(text: "inkoop")) == ["Ronde tafel"], "a word of the same meaning")
        #expect(try await team.found(LibraryQuery(text: "", kind: .report, accelerator: "Ruimte")).count == 1)
        #expect(try await team.found(LibraryQuery(text: "", kind: .report, accelerator: "Ritme")).isEmpty)
        #expect(try await team.found(LibraryQuery(text: "streng", kind: .lesson)).isEmpty)
        let rooms = Rooms(stores: team.folder.rooms) { _, _ in }
        try await rooms.remove(code)
        #expect(try await team.found(LibraryQuery(text: "aanbesteding")).isEmpty)
    }

    @Test func `a public pattern is found by its own words and never by those of a case`() async throws {
        let team = try await team()
        let force = CaseForce(study: try await study(team), force: ID(2))
        let words = PatternWords(name: try Line("Hergebruik heet afval"), direction: .restraining)
        let patterns = team.stores.patterns
        let id = try await patterns.create(words, of: [force], from: nil, in: team.circle, by: team.author)
        let own = LibraryQuery(text: "afvalregels", kind: .pattern, reader: team.circle)
        #expect(try await team.found(own).count == 1)
        var open = words
        open.isPublic = true
        _ = try await patterns.save(
            Pattern(id: id, circle: team.circle, version: 2, words: open), of: team.circle, by: team.author)
        #expect(try await team.found(LibraryQuery(text: "hergebruik")) == ["Hergebruik heet afval"])
        #expect(try await team.found(LibraryQuery(text: "afvalregels")).isEmpty)
        let other = try await patterns.create(open, of: [], from: nil, in: team.circle, by: team.author)
        _ = try await patterns.save(
            Pattern(id: other, circle: team.circle, version: 2, words: open, mergedInto: id), of: team.circle,
            by: team.author)
        #expect(try await team.found(LibraryQuery(text: "hergebruik")).count == 1, "what was merged is found once")
        try await patterns.remove(id, from: team.circle)
        #expect(try await team.found(LibraryQuery(text: "hergebruik")).count == 1, "and stands alone again")
    }

    @Test func `nobody else finds a public pattern by the name or the layer of a private one that was merged into it`()
        async throws
    {
        let team = try await team()
        let force = CaseForce(study: try await study(team), force: ID(2))
        let patterns = team.stores.patterns
        let open = PatternWords(name: try Line("Hergebruik heet afval"), direction: .restraining, isPublic: true)
        let id = try await patterns.create(open, of: [], from: nil, in: team.circle, by: team.author)
        func merged(_ name: String, isPublic: Bool, into target: ID<Domain.Pattern>) async throws -> ID<Domain.Pattern>
        {
            let words = PatternWords(name: try Line(name), direction: .restraining, isPublic: isPublic)
            let new = try await patterns.create(words, of: [force], from: nil, in: team.circle, by: team.author)
            let next = Pattern(id: new, circle: team.circle, version: 2, words: words, mergedInto: target)
            #expect(try await patterns.save(next, of: team.circle, by: team.author))
            return new
        }
        let hidden = try await merged("Wethouder Jansen", isPublic: false, into: id)
        let layer = LibraryQuery(text: "", kind: .pattern, layer: "gemeente")
        #expect(try await team.found(LibraryQuery(text: "jansen")).isEmpty)
        #expect(try await team.found(layer).isEmpty, "its layer is known through the private one only")
        _ = try await merged("Alles is afval", isPublic: true, into: id)
        #expect(try await team.found(LibraryQuery(text: "alles")) == ["Hergebruik heet afval"])
        #expect(try await team.found(layer) == ["Hergebruik heet afval"])
        // What everybody reads of a pattern that was merged into a private one, everybody finds.
        _ = try await merged("Angst voor asbest", isPublic: true, into: hidden)
        #expect(try await team.found(LibraryQuery(text: "asbest")) == ["Angst voor asbest"])
    }

    @Test
    func `a word leads to longer words that end in it, after what holds the word itself, for whoever may read them`()
        async throws
    {
        let team = try await team()
        func compounds(_ text: String, reader: ID<Circle>? = nil) async throws -> [String] {
            try await team.stores.library.search(LibraryQuery(text: text, reader: reader)).compounds
        }
        try await lesson(team, "De omgevingsvergunningen duren lang")
        try await lesson(team, "Een vergunningverlener belt", "Niets over de rest.")
        try await lesson(team, "Een vergunning vragen")
        for text in ["vergunning", "vergunningen"] {
            #expect(try await team.found(LibraryQuery(text: text)).last == "De omgevingsvergunningen duren lang")
            #expect(try await team.found(LibraryQuery(text: text)).count == 3)
            #expect(try await compounds(text) == ["omgevingsvergunningen"])
        }
        #expect(try await team.found(LibraryQuery(text: "vergunning lang")) == ["De omgevingsvergunningen duren lang"])
        #expect(try await compounds("omgevingsvergunning") == [])
        try await lesson(team, "Geheime sloopvergunning", isPublic: false)
        #expect(try await compounds("vergunning") == ["omgevingsvergunningen"])
        #expect(try await compounds("vergunning", reader: team.circle).contains("sloopvergunning"))
        #expect(try await team.stores.library.search(LibraryQuery(text: "vergunning", limit: 2)).documents.count == 2)
    }

    @Test func `a list that only filters begins with the newest day, whatever came in last`() async throws {
        let team = try await team()
        try await lesson(team, "Van vandaag", role: "inkoper")
        let entries = try (0..<60).map { number in
            LessonFile.Entry(
                words: LessonWords(
                    title: try Line("Oud \(number)"), handle: try Paragraph("Zo."), role: try Line("inkoper"),
                    isPublic: true),
                day: Day("2016-01-01")?.adding(days: number))
        }
        _ = try await team.stores.lessons.add(entries, to: team.circle, today: #require(Day("2026-11-22")))
        for query in [LibraryQuery(text: "", kind: .lesson), LibraryQuery(text: "", role: "inkopers")] {
            let found = try await team.found(query)
            #expect(found.count == 50 && found.first == "Van vandaag" && found.last == "Oud 11")
        }
    }

    @Test func `a role is found in any form of the word, and narrows`() async throws {
        let team = try await team()
        try await lesson(team, "Voor wie vergunt", role: "vergunningverlener")
        try await lesson(team, "Voor wie koopt", role: "senior inkoper")
        for role in ["vergunningverleners", "Vergunningverlener"] {
            #expect(try await team.found(LibraryQuery(text: "", role: role)) == ["Voor wie vergunt"])
        }
        #expect(try await team.found(LibraryQuery(text: "voor wie", role: "inkopers")) == ["Voor wie koopt"])
        #expect(try await team.found(LibraryQuery(text: "", role: "\" OR facets")).isEmpty)
    }

    @Test func `a word that only others hold counts as a typing error for whoever may not see it`() async throws {
        let team = try await team()
        try await lesson(team, "Het gehiem", isPublic: false)
        try await lesson(team, "Het geheim")
        let stranger = try await team.stores.library.search(LibraryQuery(text: "gehiem"))
        #expect(stranger.documents.map(\.title) == ["Het geheim"] && stranger.insteadOf["gehiem"] == ["geheim"])
        #expect(try await team.found(LibraryQuery(text: "gehiem", reader: team.circle)) == ["Het gehiem"])
    }

    @Test func `synonyms of a circle lead its members to what they may read, and nobody else`() async throws {
        let team = try await team()
        try await lesson(team, "Vraag de ontheffing samen aan")
        #expect(try await team.found(LibraryQuery(text: "vrijbrief")).isEmpty)
        try await team.stores.library.keep(Synonyms("vrijbrief, ontheffing"), of: team.circle)
        let result = try await team.stores.library.search(LibraryQuery(text: "vrijbrieven", reader: team.circle))
        #expect(result.documents.count == 1 && result.sameMeaning == ["vrijbrieven": ["ontheffing"]])
        #expect(try await team.stores.library.synonyms(of: team.circle).groups == [["vrijbrief", "ontheffing"]])
        let other = try await team.folder.members.ensureCircle(named: Line("Andere kring")).id
        for reader in [nil, other] {
            #expect(try await team.found(LibraryQuery(text: "vrijbrief", reader: reader)).isEmpty)
        }
        try await team.stores.library.keep(Synonyms(), of: team.circle)
        #expect(try await team.found(LibraryQuery(text: "vrijbrief", reader: team.circle)).isEmpty)
    }

    @Test func `related lessons share telling words, and are only those that the reader may read`() async throws {
        let team = try await team()
        let id = try await lesson(team, "Vraag de ontheffing samen aan")
        try await lesson(team, "Een ontheffing duurt zes weken")
        try await lesson(team, "Ontheffingen voor ons alleen", isPublic: false)
        try await lesson(team, "Begin met een fietstocht", "Een middag buiten.")
        let first = try #require(try await team.stores.lessons.lesson(id, for: nil))
        let related = try await team.stores.library.related(to: first, for: nil).map(\.title)
        #expect(related == ["Een ontheffing duurt zes weken"])
        #expect(try await team.stores.library.related(to: first, for: team.circle).count == 2)
    }
}
