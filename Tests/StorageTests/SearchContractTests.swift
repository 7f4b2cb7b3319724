import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// One index for lessons, cases, patterns and reports: what goes in, what goes out, and who finds it.
@Suite struct SearchContractTests {
    private struct Team {
        let folder: DataFolder
        let circle: ID<Circle>
        let author: CaseAuthor
        var stores: CircleStores { folder.circleStores }

        func found(_ query: LibraryQuery) async throws -> [String] {
            try await stores.library.search(query).documents.map(\.title)
        }
    }

    private func place() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    }

    private func team(_ path: String? = nil, circle: String = "Kring") async throws -> Team {
        let folder = try DataFolder(path: path ?? place())
        let id = try await folder.members.ensureCircle(named: Line(circle)).id
        let member = try await folder.members.admit(EmailAddress("a\(id.number)@b.nl"), as: .coreTeam, to: id)
        return Team(
            folder: folder, circle: id,
            author: CaseAuthor(member: member.id, moment: Date(timeIntervalSince1970: 1.7e9)))
    }

    private func study(_ team: Team) async throws -> ID<CaseStudy> {
        try await team.stores.cases.create(
            [
                NewCasePart(
                    kind: .facts, content: CaseContent(stored: [.title: "Sloopbeton", .stuck: "Niemand beslist."])),
                NewCasePart(
                    kind: .force,
                    content: CaseContent(
                        stored: [.force: "afvalregels", .direction: "restraining", .strength: "3", .layer: "gemeente"])),
            ], in: team.circle, by: team.author, from: nil)
    }

    @discardableResult
    private func lesson(
        _ team: Team, _ title: String, _ handle: String = "Doe het zo.", role: String? = nil, isPublic: Bool = true
    ) async throws -> ID<Lesson> {
        try await team.stores.lessons.write(
            LessonWords(
                title: Line(title), handle: Paragraph(handle), role: role.map { try Line($0) }, isPublic: isPublic),
            evidence: [], in: team.circle, on: #require(Day("2026-11-22")))
    }

    /// A dialogue that ended, with a shown statement.
    private func report(_ team: Team, _ statement: String) async throws -> Code {
        let rooms = Rooms(stores: team.folder.rooms) { _, _ in }
        let dialogue = try await rooms.create(
            NewDialogue(
                circle: team.circle, title: Line("Ronde tafel"), kind: .live, mode: .open,
                layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Ruimte"), Line("Ritme")],
                statements: [(StatementDraft(text: try Line(statement), accelerator: ID(1)), nil)]))
        #expect(try await team.found(LibraryQuery(text: statement)).isEmpty, "nobody finds what did not end")
        try await rooms.change(dialogue.code) { dialogue in
            try dialogue.openLobby()
            try dialogue.end(revealing: false)
        }
        return dialogue.code
    }

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

    @Test func `a deleted word is no longer offered, and leaves the index`() async throws {
        let path = place()
        let team = try await team(path)
        let id = try await lesson(team, "Vraag Wilhelmina")
        try await lesson(team, "Iets anders")
        #expect(try await team.found(LibraryQuery(text: "wilhelmnia")) == ["Vraag Wilhelmina"])
        try await team.stores.lessons.remove(id, from: team.circle)
        #expect(try await team.stores.library.search(LibraryQuery(text: "wilhelmnia")).insteadOf.isEmpty)
        let database = try SQLiteDatabase(path: path + "/circles.sqlite", migrations: Migration.circles)
        let words = try await database.read { db in
            try db.rows("SELECT word FROM document_word", []).map { try $0.text(0) }
        }
        #expect(Set(words) == ["iets", "anders", "doe", "het"])
    }

    @Test func `what people wrote in a report is found when it is published, until it is withdrawn`() async throws {
        let path = place()
        let team = try await team(path)
        let code = try await report(team, "De aanbestedingen zijn te streng.")
        let rooms = Rooms(stores: team.folder.rooms) { _, _ in }
        let id = try await rooms.room(code).id
        let part = ReportPart(
            name: .section(.why), version: 1, content: ReportContent(dutch: try Paragraph("Over sloopbeton.")))
        #expect(try await team.stores.reports.save(part, of: id, by: team.author))
        func found(_ text: String) async throws -> Int { try await team.found(LibraryQuery(text: text)).count }
        #expect(try await found("sloopbeton") == 0, "a draft is nobody's to find")
        for (version, texts) in [(1, ["Over sloopbeton.", "Wethouders"]), (2, ["Over granulaat."]), (3, [])] {
            let new = NewPublication(version: version, seen: 1, releases: [], pages: [:], texts: texts)
            #expect(try await team.stores.reports.publish(new, of: id, by: team.author))
            #expect(try await found("sloopbeton") == (version == 1 ? 1 : 0))
            #expect(try await found("granulaat") == (version == 2 ? 1 : 0))
        }
        #expect(try await found("aanbesteding") == 1, "what the dialogue is about is found all the same")
        try await team.stores.reports.withdraw(version: 3, of: id)
        #expect(try await found("granulaat") == 1, "the one before it is read again")
        try await rooms.change(code) { try $0.note(Line("Later."), kind: .note, on: nil) }
        #expect(try await found("granulaat") == 1)
        let database = try SQLiteDatabase(path: path + "/circles.sqlite", migrations: Migration.circles)
        try await database.write { db in try db.execute("UPDATE search_generation SET number = 0", []) }
        let again = try await self.team(path)
        #expect(try await again.found(LibraryQuery(text: "granulaat")).count == 1, "also when the index is made anew")
        try await team.stores.reports.withdraw(version: 2, of: id)
        #expect(try await found("granulaat") == 0)
        #expect(try await found("sloopbeton") == 1)
        try await rooms.remove(code)
        #expect(try await found("sloopbeton") == 0)
    }

    @Test func `a statement that people left out of a published report leads nobody to it`() async throws {
        let path = place()
        let team = try await team(path)
        let code = try await report(team, "De aanbestedingen zijn te streng.")
        let rooms = Rooms(stores: team.folder.rooms) { _, _ in }
        let id = try await rooms.room(code).id
        func found(_ text: String) async throws -> [LibraryDocument] {
            try await team.stores.library.search(LibraryQuery(text: text, accelerator: nil)).documents
        }
        #expect(try await found("aanbesteding").first?.excerpt == "De aanbestedingen zijn te streng.")
        for (version, omitted) in [(1, [ID<Statement>(1)]), (2, [])] {
            let new = NewPublication(
                version: version, seen: 0, releases: [], pages: [:], texts: ["Over granulaat."], omitted: omitted)
            #expect(try await team.stores.reports.publish(new, of: id, by: team.author))
            #expect(try await found("aanbesteding").count == (version == 1 ? 0 : 1))
            #expect(try await found("inkoop").count == (version == 1 ? 0 : 1), "nor by a word of the same meaning")
            #expect(try await found("granulaat").first?.excerpt.isEmpty == (version == 1))
            let ruimte = LibraryQuery(text: "", kind: .report, accelerator: "Ruimte")
            #expect(try await team.found(ruimte).count == (version == 1 ? 0 : 1))
        }
        try await team.stores.reports.withdraw(version: 2, of: id)
        #expect(try await found("aanbesteding").isEmpty, "the version that is read again leaves it out")
        let database = try SQLiteDatabase(path: path + "/circles.sqlite", migrations: Migration.circles)
        try await database.write { db in try db.execute("UPDATE search_generation SET number = 0", []) }
        _ = try await self.team(path)
        #expect(try await found("aanbesteding").isEmpty, "also when the index is made anew")
        try await team.stores.reports.withdraw(version: 1, of: id)
        #expect(try await found("aanbesteding").count == 1)
    }

    @Test func `nothing of what was deleted or overwritten stays in the file once unused words are forgotten`()
        async throws
    {
        let path = place()
        let team = try await team(path)
        let words = ["qqwilhelmina", "xxjuliana", "zzbeatrix"]
        var ids: [ID<Lesson>] = []
        for word in words { ids.append(try await lesson(team, "Over \(word)", "Vraag \(word) zelf.")) }
        for number in 0..<40 { try await lesson(team, "Les \(number)", "Iets anders, nummer \(number).") }
        let elsewhere = try await self.team(path, circle: "Andere kring")
        try await lesson(elsewhere, "Over ggmaxima")
        // Stems and the beginnings that words share are written once: what follows is enough to know a word again.
        let traces = ["wilhelmina", "juliana", "beatrix", "maxima"]
        func kept() async throws -> [String] {
            try await elsewhere.folder.circleStores.retention.scrub()
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            let files = try names.map { try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent($0)) }
            return traces.filter { trace in files.contains { $0.range(of: Data(trace.utf8)) != nil } }
        }
        #expect(try await kept() == traces)
        try await team.stores.lessons.remove(ids[0], from: team.circle)
        let new = LessonWords(title: try Line("Iets"), handle: try Paragraph("Zo."), isPublic: true)
        #expect(
            try await team.stores.lessons.rewrite(ids[1], version: 1, as: new, evidence: [], of: team.circle))
        let database = try SQLiteDatabase(path: path + "/circles.sqlite", migrations: Migration.circles)
        try await database.write { [id = elsewhere.circle.number] db in
            try db.execute("DELETE FROM circle WHERE id = $1", [.integer(id)])
        }
        #expect(try await kept().count > 1, "else this test says nothing")
        try await team.stores.library.forgetUnusedWords()
        #expect(try await kept() == ["beatrix"])
        #expect(try await team.found(LibraryQuery(text: "zzbeatrix")).count == 1)
        #expect(try await team.found(LibraryQuery(text: "beatrix")).count == 1, "parts of words are found as before")
        try await team.stores.lessons.remove(ids[2], from: team.circle)
        try await team.stores.library.forgetUnusedWords()
        #expect(try await kept() == [])
    }

    @Test func `of a word that thousands hold the newest are ranked, and the one that says it in its title is first`()
        async throws
    {
        let team = try await team()
        let today = try #require(Day("2026-11-22"))
        let entries = try (0..<5_100).map { number in
            LessonFile.Entry(
                words: LessonWords(
                    title: try Line(number == 4_000 ? "Vergunning \(number)" : "Les \(number)"),
                    handle: try Paragraph(number < 10 ? "Vergunning." : "Nog een vergunning vraagt \(number)."),
                    isPublic: true), day: nil)
        }
        #expect(try await team.stores.lessons.add(entries, to: team.circle, today: today) == entries.count)
        let found = try await team.found(LibraryQuery(text: "vergunningen"))
        #expect(found.count == 50 && found.first == "Vergunning 4000" && !found.contains("Les 1"))
        #expect(try await team.found(LibraryQuery(text: "vergunning vraagt 77")) == ["Les 77"])
    }

    @Test func `lessons of before come in once, the oldest first, and are found`() async throws {
        let team = try await team()
        try await lesson(team, "Vraag het samen!")
        let file =
            "titel;handvat;datum;openbaar\nvraag het SAMEN;x;;\nTien jaar later;Wacht niet.;1-2-2016;ja\nAlleen ons;y;;\n"
        let entries = try LessonFile.read(Array(file.utf8))
        let today = try #require(Day("2026-11-22"))
        #expect(try await team.stores.lessons.add(entries, to: team.circle, today: today) == 2)
        #expect(try await team.stores.lessons.add(entries, to: team.circle, today: today) == 0)
        #expect(try await team.found(LibraryQuery(text: "wachten")) == ["Tien jaar later"])
        #expect(try await team.found(LibraryQuery(text: "")).sorted() == ["Tien jaar later", "Vraag het samen!"])
        let story = try await team.stores.library.story(of: team.circle, for: team.circle).map(\.title)
        #expect(story.first == "Tien jaar later" && story.count == 3)
        #expect(try await team.stores.library.story(of: team.circle, for: nil).count == 2)
    }

    @Test func `the index is made anew from what is kept when the way of making it changed`() async throws {
        let path = place()
        let team = try await team(path)
        try await lesson(team, "Vraag de ontheffing samen aan")
        let force = CaseForce(study: try await study(team), force: ID(2))
        _ = try await team.stores.patterns.create(
            PatternWords(name: Line("Regels"), direction: .restraining), of: [force], from: nil, in: team.circle,
            by: team.author)
        _ = try await report(team, "De aanbestedingen zijn te streng.")
        let all = LibraryQuery(text: "", reader: team.circle)
        let before = try await team.stores.library.search(all).documents
        let database = try SQLiteDatabase(path: path + "/circles.sqlite", migrations: Migration.circles)
        try await database.write { db in
            try db.execute("DELETE FROM document", [])
            try db.execute("UPDATE search_generation SET number = 0", [])
        }
        let again = try await self.team(path)
        #expect(Set(try await again.stores.library.search(all).documents) == Set(before) && before.count == 4)
        #expect(try await again.found(LibraryQuery(text: "aanbesteding")) == ["Ronde tafel"])
    }
}
