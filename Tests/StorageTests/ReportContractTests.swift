import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// What people write in a report and what they publish, on every database there is.
@Suite struct ReportContractTests {
    private struct Desk {
        let store: any Reports
        let dialogue: ID<Dialogue>
        let author: CaseAuthor
        let folder: DataFolder
        let circle: ID<Circle>
        /// In the temporary folder of this test.
        let path: String
    }

    private func desk() async throws -> Desk {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let folder = try DataFolder(path: path)
        let circle = try await folder.members.ensureCircle(named: Line("Kring")).id
        let member = try await folder.members.admit(EmailAddress("anna@b.nl"), as: .facilitator, to: circle)
        let dialogue = try await folder.rooms.dialogues.create(
            NewDialogue(
                circle: circle, title: Line("Tafel"), purpose: Paragraph(""), kind: .live, mode: .open,
                layers: [Line("Rijk"), Line("gemeente")], accelerators: [], statements: []))
        return Desk(
            store: folder.circleStores.reports, dialogue: dialogue.id,
            author: CaseAuthor(member: member.id, moment: Date(timeIntervalSince1970: 1_000)), folder: folder,
            circle: circle, path: path)
    }

    private func content(_ text: String) throws -> ReportContent {
        ReportContent(dutch: try Paragraph(text), english: try Paragraph("In English"), isOmitted: true)
    }

    private func publication(_ version: Int, seen: Int = 0, _ text: String = "<main>één</main>") -> NewPublication {
        NewPublication(
            version: version, seen: seen,
            releases: [ReleaseName(round: RoundKey(statement: ID(3), round: 2), number: 1)],
            pages: [PublishedPage(.report, .dutch): text, PublishedPage(.picture, .english): "<svg/>"],
            texts: [])
    }

    @Test func `what people write comes back, with every version and who wrote it`() async throws {
        let desk = try await desk()
        let names: [ReportPart.Name] = [.section(.why), .statement(ID(7)), .order]
        for name in names {
            var content = try content("Eerste \"tekst\"\nvan \(name.text)")
            if name == .order { content = ReportContent(order: [.method, .why]) }
            let part = ReportPart(name: name, version: 1, content: content)
            #expect(try await desk.store.save(part, of: desk.dialogue, by: desk.author))
            #expect(try await desk.store.edits(of: desk.dialogue)[name] == part)
        }
        let second = try await desk.store.edits(of: desk.dialogue)[.section(.why)].changed(to: .untouched)
        #expect(try await desk.store.save(second, of: desk.dialogue, by: desk.author))
        let edits = try await desk.store.edits(of: desk.dialogue)
        #expect(edits.count == 4 && edits[.section(.why)].content == .untouched)
        let history = try await desk.store.history(of: desk.dialogue)
        #expect(history.count == 4 && history.allSatisfy { $0.author?.text == "anna@b.nl" })
        _ = try await desk.folder.members.admit(EmailAddress("s@b.nl"), as: .secretary, to: desk.circle)
        try await desk.folder.circleStores.people.forget(desk.author.member, of: desk.circle)
        #expect(try await desk.store.history(of: desk.dialogue).allSatisfy { $0.author == nil })
    }

    @Test func `of a hundred people who change one version at once, one wins, and nothing is lost`() async throws {
        let desk = try await desk()
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                let part = ReportPart(
                    name: .section(.shared), version: 1, content: try content("Tekst \(number)"))
                group.addTask { try await desk.store.save(part, of: desk.dialogue, by: desk.author) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try await desk.store.history(of: desk.dialogue).count == 1)
    }

    @Test func `what was published stays byte for byte, under its number, with the releases it stands on`() async throws
    {
        let desk = try await desk()
        #expect(try await desk.store.publish(publication(1), of: desk.dialogue, by: desk.author))
        #expect(
            try await !desk.store.publish(publication(1), of: desk.dialogue, by: desk.author), "the number is taken")
        #expect(
            try await !desk.store.publish(publication(3), of: desk.dialogue, by: desk.author), "no number is skipped")
        let part = ReportPart(name: .section(.why), version: 1, content: try content("Nieuw"))
        #expect(try await desk.store.save(part, of: desk.dialogue, by: desk.author))
        #expect(
            try await !desk.store.publish(publication(2), of: desk.dialogue, by: desk.author),
            "a change that the publisher had not seen")
        #expect(try await desk.store.publish(publication(2, seen: 1, "twee"), of: desk.dialogue, by: desk.author))
        let all = try await desk.store.publications(of: desk.dialogue)
        #expect(all.map(\.version) == [2, 1] && all.allSatisfy { $0.author?.text == "anna@b.nl" })
        #expect(all[1].releases == publication(1).releases && all[1].moment == desk.author.moment)
        let page = PublishedPage(.report, .dutch)
        #expect(try await desk.store.page(page, version: 1, of: desk.dialogue) == "<main>één</main>")
        #expect(try await desk.store.page(page, version: 2, of: desk.dialogue) == "twee")
        #expect(try await desk.store.page(page, version: 3, of: desk.dialogue) == nil)
    }

    @Test func `the database itself refuses to change a published page`() async throws {
        let desk = try await desk()
        #expect(try await desk.store.publish(publication(1), of: desk.dialogue, by: desk.author))
        let database = try SQLiteDatabase(path: desk.path + "/circles.sqlite", migrations: Migration.circles)
        await #expect(throws: (any Error).self) {
            try await database.write { db in try db.execute("UPDATE published_page SET content = 'anders'", []) }
        }
        let page = PublishedPage(.report, .dutch)
        #expect(try await desk.store.page(page, version: 1, of: desk.dialogue) == "<main>één</main>")
    }

    @Test func `a version that is withdrawn leaves its number and nothing else`() async throws {
        let desk = try await desk()
        #expect(try await desk.store.publish(publication(1), of: desk.dialogue, by: desk.author))
        #expect(try await desk.store.publish(publication(2), of: desk.dialogue, by: desk.author))
        try await desk.store.withdraw(version: 2, of: desk.dialogue)
        let all = try await desk.store.publications(of: desk.dialogue)
        #expect(all.map(\.isWithdrawn) == [true, false])
        #expect(try await desk.store.page(PublishedPage(.report, .dutch), version: 2, of: desk.dialogue) == nil)
        #expect(try await !desk.store.publish(publication(2), of: desk.dialogue, by: desk.author))
        try await desk.folder.rooms.dialogues.remove(desk.dialogue)
        #expect(try await desk.store.publications(of: desk.dialogue).isEmpty)
    }
}
