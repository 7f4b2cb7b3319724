import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// Cases that were removed: nowhere to be found, and back with everything in them.
@Suite struct RemovedCaseContractTests {
    private struct Team {
        let folder: DataFolder
        let path: String
        let member: Member
        let author: CaseAuthor
        var circle: ID<Circle> { member.circle }
        var stores: CircleStores { folder.circleStores }

        func found(_ text: String) async throws -> Int {
            try await stores.library.search(LibraryQuery(text: text, reader: circle)).documents.count
        }

        func holds(_ word: String) throws -> Bool {
            try FileManager.default.contentsOfDirectory(atPath: path).contains { name in
                try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)).range(of: Data(word.utf8)) != nil
            }
        }
    }

    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func team() async throws -> Team {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let folder = try DataFolder(path: path)
        let circle = try await folder.members.ensureCircle(named: Line("Kring")).id
        _ = try await folder.members.admit(EmailAddress("s@voorbeeld.nl"), as: .secretary, to: circle)
        let member = try await folder.members.admit(EmailAddress("zqanna@voorbeeld.nl"), as: .coreTeam, to: circle)
        return Team(
            folder: folder, path: path, member: member, author: CaseAuthor(member: member.id, moment: now))
    }

    private func study(_ team: Team, from commitment: ID<Commitment>? = nil) async throws -> ID<CaseStudy> {
        let force: [CaseField: String] = [.force: "zqafvalregels", .direction: "restraining", .strength: "3"]
        let id = try await team.stores.cases.create(
            [
                NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Zqsloopbeton"])),
                NewCasePart(kind: .force, content: CaseContent(stored: force)),
            ], in: team.circle, by: team.author, from: commitment)
        let study = try #require(try await team.stores.cases.caseStudy(id, of: team.circle))
        let part = try #require(study.part(ID(2)))
        var stronger = force
        stronger[.strength] = "5"
        #expect(
            try await team.stores.cases.save(
                part.changed(to: CaseContent(stored: stronger)), in: id, of: team.circle, by: team.author))
        return id
    }

    @Test func `a removed case is nowhere, and comes back with versions, patterns, statements and the index`()
        async throws
    {
        let team = try await team()
        let (cases, removed) = (team.stores.cases, team.stores.removedCases)
        let id = try await study(team)
        let force = CaseForce(study: id, force: ID(2))
        let names = try [Line("a"), Line("b")]
        let dialogue = try await team.folder.rooms.dialogues.create(
            NewDialogue(
                circle: team.circle, title: Line("Tafel"), kind: .live, mode: .open, layers: names,
                accelerators: names, statements: [(StatementDraft(text: try Line("Stelling.")), nil)]))
        try await team.stores.sources.remember(ID(1), of: dialogue.id, from: force)
        let pattern = try await team.stores.patterns.create(
            PatternWords(name: Line("Regels"), direction: .restraining), of: [force], from: nil, in: team.circle,
            by: team.author)
        let before = try #require(try await cases.caseStudy(id, of: team.circle))
        let history = try await cases.history(of: id, in: team.circle)
        #expect(try await team.found("zqafvalregels") == 2, "the case, and the pattern by the words of its force")

        try await removed.remove(id, from: team.circle, at: now)
        #expect(try await cases.cases(of: team.circle).isEmpty)
        #expect(try await cases.caseStudy(id, of: team.circle) == nil)
        #expect(try await cases.history(of: id, in: team.circle).isEmpty)
        for text in ["zqsloopbeton", "zqafvalregels", "zqafvalregel"] { #expect(try await team.found(text) == 0) }
        #expect(try await team.stores.library.story(of: team.circle, for: team.circle).map(\.title) == ["Regels"])
        for reader in [team.circle, nil] {
            #expect(try await team.stores.patterns.book(for: reader).entries.allSatisfy { $0.sightings.isEmpty })
        }
        let part = try #require(before.part(ID(2)))
        #expect(
            try await !cases.save(part.changed(to: part.content), in: id, of: team.circle, by: team.author))
        #expect(try await !team.stores.patterns.assign(force, to: nil, of: team.circle, by: team.author))
        #expect(try await removed.removed(from: team.circle) == [.init(id: id, title: "Zqsloopbeton", moment: now)])

        #expect(try await removed.putBack(id, in: team.circle))
        #expect(try await !removed.putBack(id, in: team.circle), "it is there")
        #expect(try await cases.caseStudy(id, of: team.circle) == before)
        #expect(try await cases.history(of: id, in: team.circle) == history)
        #expect(try await team.stores.sources.sources(of: dialogue.id) == [ID(1): force])
        #expect(try await team.stores.patterns.book(for: team.circle).entry(pattern)?.cases == 1)
        #expect(try await team.found("zqafvalregels") == 2)
        #expect(try await !removed.erase(id, from: team.circle), "only what was removed goes for good")
    }

    @Test func `a promise that began a removed case brings it back instead of making another`() async throws {
        let team = try await team()
        let promise = Promise(what: try Line("bellen"), due: try #require(Day("2027-01-15")))
        try await team.stores.commitments.make(
            promise, for: PromisePlace(circle: team.circle, dialogue: nil), secret: Array(repeating: 1, count: 32),
            promiser: nil)
        let made = try #require(try await team.stores.commitments.commitments(of: team.circle).first)
        let id = try await study(team, from: made.commitment.id)
        try await team.stores.removedCases.remove(id, from: team.circle, at: now)
        let facts = NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Nog een keer"]))
        let again = try await team.stores.cases.create(
            [facts], in: team.circle, by: team.author, from: made.commitment.id)
        #expect(again == id)
        #expect(try await team.stores.cases.cases(of: team.circle).map(\.title) == ["Zqsloopbeton"])
    }

    @Test func `a removed case keeps no name of a person, and nothing of it stays once it is erased`() async throws {
        let team = try await team()
        let removed = team.stores.removedCases
        let id = try await study(team)
        try await removed.remove(id, from: team.circle, at: now)
        #expect(try team.holds("zqanna") && team.holds("Zqsloopbeton"))
        let held = try await team.stores.people.held(about: team.member, at: now)
        #expect(held.versions.count == 3, "what is kept of a person is told, wherever it is")
        try await team.stores.people.forget(team.member.id, of: team.circle)
        #expect(try !team.holds("zqanna"))
        #expect(try await removed.putBack(id, in: team.circle))
        #expect(try await team.stores.cases.history(of: id, in: team.circle).map(\.author) == [nil, nil, nil])
        try await removed.remove(id, from: team.circle, at: now)
        #expect(try await removed.erase(id, from: team.circle))
        try await team.stores.library.forgetUnusedWords()
        for word in ["Zqsloopbeton", "zqafvalregels", "zqsloopbeton"] { #expect(try !team.holds(word), "\(word)") }
        #expect(try await removed.removed(from: team.circle).isEmpty)
    }
}
