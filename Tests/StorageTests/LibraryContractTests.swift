import Domain
import Foundation
import Testing

@testable import Storage

/// Lessons and finding them, on every database there is.
@Suite struct LibraryContractTests {
    private func folder() throws -> DataFolder {
        try DataFolder(path: FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path)
    }

    private func words(
        _ title: String, _ handle: String = "Doe het zo.", layer: String? = nil, isPublic: Bool = true
    ) throws -> LessonWords {
        LessonWords(
            title: try Line(title), handle: try Paragraph(handle), layer: try layer.map { try Line($0) },
            isPublic: isPublic)
    }

    private func day() throws -> Day { try #require(Day("2026-11-22")) }

    @discardableResult
    private func write(_ words: LessonWords, in folder: DataFolder, circle: String = "Kring") async throws -> ID<Lesson>
    {
        let circle = try await folder.members.ensureCircle(named: Line(circle))
        return try await folder.circleStores.lessons.write(words, evidence: [], in: circle.id, on: day())
    }

    private func found(_ text: String, in folder: DataFolder, reader: ID<Circle>? = nil) async throws -> [String] {
        try await folder.circleStores.library.search(LibraryQuery(text: text, reader: reader)).documents
            .map(\.title)
    }

    @Test func `a lesson comes back as it was written, and of two who change it the first one wins`() async throws {
        let folder = try folder()
        let store = folder.circleStores.lessons
        let circle = try await folder.members.ensureCircle(named: Line("Kring")).id
        let id = try await write(
            words("Vraag het samen aan", "Eén gesprek.\nMet einddatum.", layer: "Rijk"), in: folder)
        let lesson = try #require(try await store.lesson(id, for: nil))
        #expect(lesson.words.handle.text == "Eén gesprek.\nMet einddatum." && lesson.words.layer?.text == "Rijk")
        #expect(try await store.rewrite(id, version: 1, as: words("Eerste"), evidence: [], of: circle))
        #expect(try await !store.rewrite(id, version: 1, as: words("Tweede"), evidence: [], of: circle))
        #expect(try await store.latest(5).map(\.words.title.text) == ["Eerste"])
        #expect(try await found("samen", in: folder).isEmpty)
        #expect(try await found("eerste", in: folder) == ["Eerste"])
        try await store.remove(id, from: circle)
        #expect(try await found("eerste", in: folder).isEmpty)
    }

    @Test(
        arguments: [
            ("ontheffing", "exact"), ("ontheffingen", "another form"), ("ONTHÉFFING", "capitals and accents"),
            ("onthefing", "a typing error"), ("onhteffing", "two letters swapped"), ("vrijstelling", "a synonym"),
            ("omgevingsdiensten", "another form"), ("dienst", "a part of a longer word"), ("onthef", "a beginning"),
            ("de ontheffing van een omgevingsdienst", "a sentence"), ("\"ontheffing\" OR -*^:", "signs"),
        ])
    func `a lesson is found by what people type`(text: String, why: String) async throws {
        let folder = try folder()
        try await write(words("Vraag de ontheffing samen aan", "Zet de omgevingsdienst in één gesprek."), in: folder)
        try await write(words("Begin met een fietstocht", "Een middag buiten."), in: folder)
        #expect(try await found(text, in: folder).first == "Vraag de ontheffing samen aan", "\(why)")
    }

    @Test func `what was not meant is not found`() async throws {
        let folder = try folder()
        try await write(words("Vraag de ontheffing samen aan"), in: folder)
        for text in ["parkeerplaats", "xyzzy", "ontheffing parkeerplaats", "onderwijs"] {
            #expect(try await found(text, in: folder).isEmpty, "\(text)")
        }
        #expect(try await found("  ", in: folder).count == 1, "nothing typed: the newest")
    }

    @Test func `a lesson of the circle only is found, read and hinted at by nobody else`() async throws {
        let folder = try folder()
        let id = try await write(words("Geheime overeenkomst", isPublic: false), in: folder)
        let circle = try await folder.members.ensureCircle(named: Line("Kring")).id
        let other = try await folder.members.ensureCircle(named: Line("Andere kring")).id
        for reader in [nil, other] {
            #expect(try await found("overeenkomst", in: folder, reader: reader).isEmpty)
            #expect(try await folder.circleStores.lessons.lesson(id, for: reader) == nil)
            let result = try await folder.circleStores.library.search(
                LibraryQuery(text: "overenkomst", reader: reader))
            #expect(result.insteadOf.isEmpty, "the word of a private lesson shows through")
        }
        #expect(try await found("overeenkomst", in: folder, reader: circle).count == 1)
        #expect(try await folder.circleStores.lessons.latest(10).isEmpty)
        #expect(try await !folder.circleStores.lessons.rewrite(id, version: 1, as: words("x"), evidence: [], of: other))
        try await folder.circleStores.lessons.remove(id, from: other)
        #expect(try await folder.circleStores.lessons.lesson(id, for: circle) != nil)
    }

    @Test func `a lesson keeps evidence of its own circle only, and loses what is deleted`() async throws {
        let folder = try folder()
        let circle = try await folder.members.ensureCircle(named: Line("Kring")).id
        let other = try await folder.members.ensureCircle(named: Line("Andere kring")).id
        let member = try await folder.members.admit(EmailAddress("a@b.nl"), as: .secretary, to: circle)
        let author = CaseAuthor(member: member.id, moment: Date(timeIntervalSince1970: 1_000))
        let facts = [NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Sloopbeton"]))]
        let cases = folder.circleStores.cases
        let own = try await cases.create(facts, in: circle, by: author, from: nil)
        let theirs = try await cases.create(facts, in: other, by: author, from: nil)
        let lessons = folder.circleStores.lessons
        let id = try await lessons.write(
            words("Les"), evidence: [.study(own), .study(theirs), .commitment(ID(9))], in: circle, on: day())
        #expect(try await lessons.lesson(id, for: nil)?.evidence == [.study(own)])
        let removed = folder.circleStores.removedCases
        try await removed.remove(own, from: circle, at: author.moment)
        #expect(
            try await lessons.rewrite(id, version: 1, as: words("Les"), evidence: [.study(own)], of: circle),
            "a removed case is no evidence for somebody who writes now, and none that they could keep")
        #expect(try await removed.putBack(own, in: circle))
        #expect(try await lessons.lesson(id, for: nil)?.evidence == [.study(own)], "it came back with its case, once")
        try await removed.remove(own, from: circle, at: author.moment)
        #expect(try await removed.erase(own, from: circle))
        #expect(try await lessons.lesson(id, for: nil)?.evidence == [])
    }

    @Test func `layer and accelerator narrow what is found`() async throws {
        let folder = try folder()
        try await write(words("Les van het Rijk", layer: "Rijk"), in: folder)
        try await write(words("Les van de gemeente", layer: "gemeente"), in: folder)
        let result = try await folder.circleStores.library.search(LibraryQuery(text: "les", layer: "gemeente"))
        #expect(result.documents.map(\.title) == ["Les van de gemeente"])
    }
}
