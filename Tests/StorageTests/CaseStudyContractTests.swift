import Domain
import Foundation
import Testing

@testable import Storage

/// Cases and their versions, on every database there is.
@Suite struct CaseStudyContractTests {
    private func folder() throws -> DataFolder {
        try DataFolder(path: FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path)
    }

    private func author(_ name: String, in folder: DataFolder, circle: String = "Kring") async throws -> (
        author: CaseAuthor, circle: ID<Circle>, member: Member
    ) {
        let circle = try await folder.members.ensureCircle(named: Line(circle)).id
        let member = try await folder.members.admit(EmailAddress("\(name)@b.nl"), as: .coreTeam, to: circle)
        return (CaseAuthor(member: member.id, moment: Date(timeIntervalSince1970: 1_000)), circle, member)
    }

    private func force(_ name: String, strength: Int = 3) -> CaseContent {
        CaseContent(stored: [.force: name, .direction: "restraining", .strength: String(strength)])
    }

    private func study(
        in folder: DataFolder, by author: CaseAuthor, _ circle: ID<Circle>
    ) async throws -> (id: ID<CaseStudy>, force: CasePart) {
        let id = try await folder.circleStores.cases.create(
            [
                NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Sloopbeton \"als\" grondstof"])),
                NewCasePart(kind: .force, content: force("Afvalregels")),
            ], in: circle, by: author, from: nil)
        let study = try #require(try await folder.circleStores.cases.caseStudy(id, of: circle))
        return (id, try #require(study.parts(.force).first))
    }

    @Test func `a case comes back as it was written, with every version and who wrote it`() async throws {
        let folder = try folder()
        let store = folder.circleStores.cases
        let (author, circle, member) = try await author("anna", in: folder)
        let (id, part) = try await study(in: folder, by: author, circle)
        #expect(try await store.save(part.changed(to: force("Regels", strength: 5)), in: id, of: circle, by: author))
        let study = try #require(try await store.cases(of: circle).first)
        #expect(study.title == "Sloopbeton \"als\" grondstof")
        #expect(study.parts(.force).map(\.name) == ["Regels"] && study.parts(.force)[0].content.strength == 5)
        let history = try await store.history(of: id, in: circle)
        #expect(history.count == 3 && history.allSatisfy { $0.author?.text == "anna@b.nl" })
        _ = try await folder.members.admit(EmailAddress("s@b.nl"), as: .secretary, to: circle)
        try await folder.circleStores.people.forget(member.id, of: circle)
        #expect(try await store.history(of: id, in: circle).allSatisfy { $0.author == nil })
    }

    @Test func `of a hundred people who change one version at once, one wins, and nothing is lost`() async throws {
        let folder = try folder()
        let store = folder.circleStores.cases
        let (author, circle, _) = try await author("anna", in: folder)
        let (id, part) = try await study(in: folder, by: author, circle)
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                let next = part.changed(to: force("Kracht \(number)"))
                group.addTask { try await store.save(next, in: id, of: circle, by: author) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try await store.history(of: id, in: circle).count { $0.part.id == part.id } == 2)
    }

    @Test func `people who add parts at once all keep theirs`() async throws {
        let folder = try folder()
        let store = folder.circleStores.cases
        let (author, circle, _) = try await author("anna", in: folder)
        let (id, _) = try await study(in: folder, by: author, circle)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                let part = NewCasePart(kind: .force, content: force("Kracht \(number)"))
                group.addTask { _ = try await store.add(part, to: id, of: circle, by: author) }
            }
            try await group.waitForAll()
        }
        #expect(try await store.caseStudy(id, of: circle)?.parts(.force).count == 51)
    }

    @Test func `another circle neither reads nor changes a case`() async throws {
        let folder = try folder()
        let store = folder.circleStores.cases
        let (author, circle, _) = try await author("anna", in: folder)
        let (id, part) = try await study(in: folder, by: author, circle)
        let (stranger, other, _) = try await self.author("bob", in: folder, circle: "Andere kring")
        #expect(try await store.caseStudy(id, of: other) == nil)
        #expect(try await store.cases(of: other).isEmpty)
        #expect(try await store.history(of: id, in: other).isEmpty)
        #expect(try await !store.save(part.changed(to: force("x")), in: id, of: other, by: stranger))
        let new = NewCasePart(kind: .force, content: force("x"))
        #expect(try await store.add(new, to: id, of: other, by: stranger) == nil)
        #expect(try await !store.erase(part.id, version: 1, from: id, of: other))
        let removed = folder.circleStores.removedCases
        try await removed.remove(id, from: other, at: author.moment)
        #expect(try await store.caseStudy(id, of: circle)?.parts(.force) == [part])
        try await removed.remove(id, from: circle, at: author.moment)
        #expect(try await store.cases(of: circle).isEmpty)
        #expect(try await removed.removed(from: other).isEmpty)
        #expect(try await !removed.putBack(id, in: other))
        #expect(try await !removed.erase(id, from: other))
        #expect(try await removed.erase(from: other, removedBefore: .distantFuture) == 0)
        #expect(try await removed.removed(from: circle).map(\.id) == [id])
    }

    @Test func `what is erased leaves the history too, what the case is stays`() async throws {
        let folder = try folder()
        let store = folder.circleStores.cases
        let (author, circle, _) = try await author("anna", in: folder)
        let (id, part) = try await study(in: folder, by: author, circle)
        #expect(
            try await store.save(part.changed(to: part.content, isRemoved: true), in: id, of: circle, by: author))
        #expect(try await store.caseStudy(id, of: circle)?.parts(.force).isEmpty == true)
        #expect(try await store.erase(part.id, version: 2, from: id, of: circle))
        let facts = try #require(try await store.caseStudy(id, of: circle)?.facts)
        #expect(try await !store.erase(facts.id, version: 1, from: id, of: circle))
        #expect(try await store.history(of: id, in: circle).map(\.part.kind) == [.facts])
    }

    @Test func `what is in use, or was put back meanwhile, is not erased`() async throws {
        let folder = try folder()
        let store = folder.circleStores.cases
        let (author, circle, _) = try await author("anna", in: folder)
        let (id, part) = try await study(in: folder, by: author, circle)
        #expect(try await !store.erase(part.id, version: 1, from: id, of: circle))
        let out = part.changed(to: part.content, isRemoved: true)
        #expect(try await store.save(out, in: id, of: circle, by: author))
        #expect(try await store.save(out.changed(to: part.content), in: id, of: circle, by: author))
        for version in 0...4 {
            #expect(try await !store.erase(part.id, version: version, from: id, of: circle), "\(version)")
        }
        #expect(try await store.history(of: id, in: circle).count == 4)
    }

    @Test func `the number of a part that was erased is never given to another one`() async throws {
        let folder = try folder()
        let store = folder.circleStores.cases
        let (author, circle, _) = try await author("anna", in: folder)
        let (id, part) = try await study(in: folder, by: author, circle)
        let out = part.changed(to: part.content, isRemoved: true)
        #expect(try await store.save(out, in: id, of: circle, by: author))
        #expect(try await store.erase(part.id, version: 2, from: id, of: circle))
        let new = NewCasePart(kind: .force, content: force("Iets anders"))
        #expect(try await store.add(new, to: id, of: circle, by: author) == ID(3))
    }

    @Test func `cases of before remember the last number that they gave`() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let before = Migration.circles.prefix { $0.sql != Migration.circlesLastPart.sql }
        let old = try SQLiteDatabase(path: path, migrations: Array(before))
        try await old.write { db in
            for sql in [
                "INSERT INTO circle (id, name) VALUES (1, 'Kring')",
                "INSERT INTO case_study (id, circle) VALUES (1, 1)",
                "INSERT INTO case_study (id, circle) VALUES (2, 1)",
                "INSERT INTO case_revision VALUES (1, 7, 1, 'force', '{}', 0, NULL, 0)",
            ] { try db.execute(sql, []) }
        }
        let new = try SQLiteDatabase(path: path, migrations: Migration.circles)
        let last = try await new.read { db in
            try db.rows("SELECT last_part FROM case_study ORDER BY id", []).map { try $0.int(0) }
        }
        #expect(last == [7, 0])
    }
}
