import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// What goes into the index, and what leaves it.
@Suite struct SearchIndexTests: SearchTests {
    let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    @Test func `a deleted word is no longer offered, and leaves the index`() async throws {
        let path = place.url.appendingPathComponent(UUID().uuidString).path
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
        let path = place.url.appendingPathComponent(UUID().uuidString).path
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
        let path = place.url.appendingPathComponent(UUID().uuidString).path
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

    @Test func `a report that was published before left-out statements were kept is not found by them either`()
        async throws
    {
        let path = place.url.appendingPathComponent(UUID().uuidString).path
        let team = try await team(path)
        let code = try await report(team, "De aanbestedingen zijn te streng.")
        let id = try await Rooms(stores: team.folder.rooms) { _, _ in }.room(code).id
        let reports = team.stores.reports
        func author(_ seconds: Double) -> CaseAuthor {
            CaseAuthor(member: team.author.member, moment: team.author.moment + seconds)
        }
        let leftOut = ReportPart(name: .statement(ID(1)), version: 1, content: ReportContent(isOmitted: true))
        #expect(try await reports.save(leftOut, of: id, by: author(1)))
        // As the programs before published: without saying what is left out.
        let first = NewPublication(version: 1, seen: 1, releases: [], pages: [:], texts: ["Over granulaat."])
        #expect(try await reports.publish(first, of: id, by: author(2)))
        #expect(try await reports.save(leftOut.changed(to: .untouched), of: id, by: author(3)))
        let database = try SQLiteDatabase(path: path + "/circles.sqlite", migrations: Migration.circles)
        func restarted() async throws -> (Int, Int) {
            let again = try await self.team(path)
            return (
                try await again.found(LibraryQuery(text: "aanbesteding")).count,
                try await again.found(LibraryQuery(text: "granulaat")).count
            )
        }
        #expect(try await restarted() == (1, 1), "else this test says nothing")
        try await database.write { db in try db.execute("UPDATE search_generation SET number = 3", []) }
        #expect(try await restarted() == (0, 1), "what is left out later or no longer is not what was published")
        let second = NewPublication(version: 2, seen: 2, releases: [], pages: [:], texts: ["Over granulaat."])
        #expect(try await reports.publish(second, of: id, by: author(4)))
        #expect(try await restarted() == (1, 1))
        try await reports.withdraw(version: 2, of: id)
        #expect(try await restarted() == (0, 1))
        // The oldest programs did not even keep what people wrote.
        try await database.write { db in
            try db.execute("DELETE FROM published_text", [])
            try db.execute("UPDATE search_generation SET number = 2", [])
        }
        #expect(try await restarted() == (0, 0))
    }

    @Test func `nothing of what was deleted or overwritten stays in the file once unused words are forgotten`()
        async throws
    {
        let path = place.url.appendingPathComponent(UUID().uuidString).path
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
        let path = place.url.appendingPathComponent(UUID().uuidString).path
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
