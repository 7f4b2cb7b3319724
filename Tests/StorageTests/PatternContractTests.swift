import Domain
import Foundation
import Testing

@testable import Storage

/// Patterns, on every database there is.
@Suite struct PatternContractTests {
    private struct Circle {
        let id: ID<Domain.Circle>
        let author: CaseAuthor
    }

    private func folder() throws -> DataFolder {
        try DataFolder(path: FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path)
    }

    private func circle(_ name: String, _ folder: DataFolder) async throws -> Circle {
        let circle = try await folder.members.ensureCircle(named: Line(name)).id
        let member = try await folder.members.admit(
            EmailAddress("team\(circle.number)@voorbeeld.nl"), as: .coreTeam, to: circle)
        return Circle(id: circle, author: CaseAuthor(member: member.id, moment: Date(timeIntervalSince1970: 1.7e9)))
    }

    /// A case with one force; part 2 is the force.
    private func study(_ force: String, _ circle: Circle, _ folder: DataFolder) async throws -> CaseForce {
        let id = try await folder.circleStores.cases.create(
            [
                NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Casus \(force)"])),
                NewCasePart(
                    kind: .force,
                    content: CaseContent(
                        stored: [.force: force, .direction: "restraining", .strength: "4", .layer: "gemeente"])),
            ], in: circle.id, by: circle.author, from: nil)
        return CaseForce(study: id, force: ID(2))
    }

    private func words(_ name: String, isPublic: Bool = false) throws -> PatternWords {
        PatternWords(name: try Line(name), direction: .restraining, isPublic: isPublic)
    }

    @Test func `a pattern comes back as it was written, with its forces, and every version is kept`() async throws {
        let folder = try folder()
        let own = try await circle("Kring", folder)
        let force = try await study("afvalregels", own, folder)
        let store = folder.circleStores.patterns
        let id = try await store.create(words("Afvalregels"), of: [force], from: nil, in: own.id, by: own.author)
        var pattern = try #require(try await store.book(for: own.id).pattern(id))
        #expect(pattern.version == 1 && pattern.words.status == .signalled)
        pattern.words.status = .brokenThrough
        pattern.words.raisedBy = try Line("een waterschap")
        let next = Pattern(id: id, circle: own.id, version: 2, words: pattern.words)
        #expect(try await store.save(next, of: own.id, by: own.author))
        #expect(try await !store.save(next, of: own.id, by: own.author), "somebody else was first")
        let entry = try #require(try await store.book(for: own.id).entry(id))
        #expect(entry.pattern.words == pattern.words && entry.cases == 1 && entry.layers.map(\.name) == ["gemeente"])
        #expect(entry.sightings.first?.own?.force.name == "afvalregels" && entry.years == 2023...2023)
        let history = try await store.history(of: id, in: own.id)
        #expect(history.map(\.pattern.version) == [2, 1] && history[0].author?.text.hasPrefix("team") == true)
    }

    @Test func `a merge moves nothing, so that taking it back is exact`() async throws {
        let folder = try folder()
        let own = try await circle("Kring", folder)
        let store = folder.circleStores.patterns
        let forces = [try await study("een", own, folder), try await study("twee", own, folder)]
        var ids: [ID<Pattern>] = []
        for force in forces {
            ids.append(try await store.create(words("P"), of: [force], from: nil, in: own.id, by: own.author))
        }
        let before = try await store.book(for: own.id)
        let merged = Pattern(id: ids[1], circle: own.id, version: 2, words: try words("P"), mergedInto: ids[0])
        #expect(try await store.save(merged, of: own.id, by: own.author))
        #expect(try await store.book(for: own.id).entry(ids[1])?.cases == 2)
        let apart = Pattern(id: ids[1], circle: own.id, version: 3, words: try words("P"))
        #expect(try await store.save(apart, of: own.id, by: own.author))
        let after = try await store.book(for: own.id)
        #expect(after.entries.map(\.sightings) == before.entries.map(\.sightings))
    }

    @Test func `another circle sees a public pattern, adds its own force, and learns no name of a case`() async throws {
        let folder = try folder()
        let (own, other) = (try await circle("Kring", folder), try await circle("Andere kring", folder))
        let store = folder.circleStores.patterns
        let first = try await study("geheim project", own, folder)
        let second = try await study("eigen project", other, folder)
        let shown = try await store.create(
            words("Open", isPublic: true), of: [first], from: nil, in: own.id, by: own.author)
        let hidden = try await store.create(words("Dicht"), of: [first], from: nil, in: own.id, by: own.author)
        #expect(try await store.assign(first, to: shown, of: own.id, by: own.author))
        #expect(try await !store.assign(second, to: hidden, of: other.id, by: other.author))
        #expect(try await !store.assign(first, to: shown, of: other.id, by: other.author))
        #expect(try await store.assign(second, to: shown, of: other.id, by: other.author))
        for reader in [nil, other.id] {
            let book = try await store.book(for: reader)
            #expect(book.pattern(hidden) == nil)
            let entry = try #require(book.entry(shown))
            #expect(entry.cases == 2 && entry.circles == 2)
            #expect(!entry.sightings.contains { $0.own?.title.contains("geheim") == true })
        }
        let stolen = Pattern(id: shown, circle: other.id, version: 2, words: try words("Van ons"))
        #expect(try await !store.save(stolen, of: other.id, by: other.author))
        try await store.keep([ID(1)], of: shown, in: other.id)
        try await store.remove(shown, from: other.id)
        #expect(try await store.history(of: shown, in: other.id).isEmpty)
        #expect(try await store.book(for: nil).pattern(shown)?.words.name.text == "Open")
    }

    @Test func `forces that are removed, erased or deleted with their case are seen no more`() async throws {
        let folder = try folder()
        let own = try await circle("Kring", folder)
        let (store, cases) = (folder.circleStores.patterns, folder.circleStores.cases)
        let forces = [
            try await study("een", own, folder), try await study("twee", own, folder),
            try await study("drie", own, folder),
        ]
        let id = try await store.create(words("P"), of: forces, from: nil, in: own.id, by: own.author)
        let part = try #require(try await cases.caseStudy(forces[0].study, of: own.id)?.part(ID(2)))
        _ = try await cases.save(
            part.changed(to: part.content, isRemoved: true), in: forces[0].study, of: own.id, by: own.author)
        let gone = try #require(try await cases.caseStudy(forces[1].study, of: own.id)?.part(ID(2)))
        _ = try await cases.save(
            gone.changed(to: gone.content, isRemoved: true), in: forces[1].study, of: own.id, by: own.author)
        #expect(try await cases.erase(ID(2), version: 2, from: forces[1].study, of: own.id))
        let removed = folder.circleStores.removedCases
        try await removed.remove(forces[2].study, from: own.id, at: own.author.moment)
        #expect(try await store.book(for: own.id).entry(id)?.sightings.isEmpty == true)
        let fresh = try await cases.add(
            NewCasePart(
                kind: .force, content: CaseContent(stored: [.force: "nieuw", .direction: "driving", .strength: "1"])),
            to: forces[1].study, of: own.id, by: own.author)
        #expect(fresh == ID(3))
        #expect(try await store.book(for: own.id).entry(id)?.sightings.isEmpty == true)
    }

    @Test func `a force without a pattern is decided too, and a deleted pattern leaves its forces decided`()
        async throws
    {
        let folder = try folder()
        let own = try await circle("Kring", folder)
        let store = folder.circleStores.patterns
        let force = try await study("een", own, folder)
        #expect(try await !store.book(for: own.id).isDecided(force))
        #expect(try await store.assign(force, to: nil, of: own.id, by: own.author))
        #expect(try await store.book(for: own.id).isDecided(force))
        let id = try await store.create(words("P"), of: [force], from: nil, in: own.id, by: own.author)
        #expect(try await store.book(for: own.id).pattern(of: force)?.id == id)
        try await store.remove(id, from: own.id)
        let book = try await store.book(for: own.id)
        #expect(book.pattern(of: force) == nil && book.isDecided(force))
    }

    @Test func `lessons that helped are own or public ones, and go when they are deleted`() async throws {
        let folder = try folder()
        let (own, other) = (try await circle("Kring", folder), try await circle("Andere kring", folder))
        let (store, lessons) = (folder.circleStores.patterns, folder.circleStores.lessons)
        let day = try #require(Day("2026-11-22"))
        func write(_ circle: ID<Domain.Circle>, isPublic: Bool) async throws -> ID<Lesson> {
            try await lessons.write(
                LessonWords(title: Line("Les"), handle: Paragraph("Zo."), isPublic: isPublic), evidence: [],
                in: circle, on: day)
        }
        let mine = try await write(own.id, isPublic: false)
        let shown = try await write(other.id, isPublic: true)
        let theirs = try await write(other.id, isPublic: false)
        let id = try await store.create(words("P"), of: [], from: nil, in: own.id, by: own.author)
        try await store.keep([mine, shown, theirs, ID(99)], of: id, in: own.id)
        #expect(try await store.book(for: own.id).pattern(id)?.lessons == [mine, shown])
        try await lessons.remove(mine, from: own.id)
        #expect(try await store.book(for: own.id).pattern(id)?.lessons == [shown])
    }
}
