import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// What is held about a person, and that nothing is left when it is forgotten.
@Suite struct PersonContractTests {
    private let email = "anouk.van-der-zee@voorbeeld.nl"
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func path() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    }

    /// Every file of the folder, the write-ahead logs too, while the databases are open.
    private func files(with word: String, in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { name in
            try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)).range(of: Data(word.utf8))
                != nil
        }
    }

    private func token(_ number: UInt8) -> Digest { Array(repeating: number, count: 32) }

    /// A person in every table that can hold an address.
    private func person(in folder: DataFolder, circle name: String, _ number: UInt8) async throws -> Member {
        let address = try EmailAddress(email)
        let circle = try await folder.members.ensureCircle(named: Line(name)).id
        _ = try await folder.members.admit(EmailAddress("secretaris@voorbeeld.nl"), as: .secretary, to: circle)
        let stores = folder.circleStores
        // What waits of somebody else leaves first.
        while let other = try await stores.outbox.take(at: now, secret: (0..<32).map { _ in .random(in: 0...255) }) {
            try await stores.outbox.finish(other, with: .accepted(proof: "250"), at: now)
        }
        let new = NewInvitation(circle: circle, role: .coreTeam, isSingle: true, expires: now + 9_000)
        try await stores.invitations.mail(new, to: address, at: now)
        let mail = try #require(try await stores.outbox.take(at: now, secret: token(number)))
        try await stores.outbox.finish(mail, with: .refused("550 no such user <\(email)>"), at: now)
        let session = NewSession(token: token(number + 1), expires: now + 9_000)
        let member = try #require(
            try await stores.invitations.accept(token(number), as: address, at: now, opening: session))
        try await folder.members.addSignInLink(token(number + 2), for: member.id, expires: now + 60)
        try await stores.outbox.queueSignIn(address, at: now)
        let promise = Promise(what: try Line("bellen"), due: try #require(Day("2027-01-15")))
        try await stores.commitments.make(
            promise, for: PromisePlace(circle: circle, dialogue: nil), secret: token(number + 3),
            promiser: Promiser(name: Line("Anouk van der Zee"), email: address, language: .dutch))
        _ = try await stores.outbox.queueReminders(dueOn: promise.due, at: now)
        let facts = NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Casus van de kring"]))
        _ = try await stores.cases.create(
            [facts], in: circle, by: CaseAuthor(member: member.id, moment: now), from: nil)
        try await written(by: member, in: folder)
        return member
    }

    /// A role picture, a pattern, what was said of a force, and a file for an auditor.
    private func written(by member: Member, in folder: DataFolder) async throws {
        let stores = folder.circleStores
        let author = CaseAuthor(member: member.id, moment: now + 1)
        let names = try [Line("Rijk"), Line("gemeente")]
        let dialogue = try await folder.rooms.dialogues.create(
            NewDialogue(
                circle: member.circle, title: Line("Ronde tafel"), kind: .live, mode: .open, layers: names,
                accelerators: names))
        let said = RolePicture.Said(layer: ID(1), part: .role, source: .people, words: try Line("wij beslissen"))
        #expect(try await stores.roles.save(RolePicture([said]), as: 1, of: dialogue.id, by: author))
        let handout = Handout(
            day: try #require(Day("2026-11-22")), auditor: try Line("Rekenkamer"), maker: member.email.text)
        try await folder.rooms.seals.note(handout, of: dialogue.id)
        let force = NewCasePart(
            kind: .force, content: CaseContent(stored: [.force: "regels", .direction: "restraining"]))
        let facts = NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Tweede casus"]))
        let study = try await stores.cases.create([facts, force], in: member.circle, by: author, from: nil)
        _ = try await stores.patterns.create(
            PatternWords(name: Line("regels"), direction: .restraining), of: [CaseForce(study: study, force: ID(2))],
            from: nil, in: member.circle, by: author)
    }

    @Test func `my data is everything that the circle holds, and nothing of another circle`() async throws {
        let folder = try DataFolder(path: path())
        let member = try await person(in: folder, circle: "Kring", 10)
        let held = try await folder.circleStores.people.held(about: member, at: now)
        #expect(held.sessions == [now + 9_000] && held.signInLinks == [.init(expires: now + 60, isUsed: false)])
        #expect(held.invitations.count == 1 && held.invitations[0].uses == 1)
        #expect(held.reminders.map(\.name?.text) == ["Anouk van der Zee"] && held.versions.count == 3)
        #expect(held.roleTexts.map(\.moment) == [now + 1] && held.patternTexts.map(\.version) == [1])
        #expect(held.forceChoices.map(\.force.force) == [ID(2)] && held.forceChoices.map(\.moment) == [now + 1])
        #expect(held.auditFiles.map(\.day) == [try #require(Day("2026-11-22"))])
        #expect(held.mails.map(\.about) == [.signIn, .invitation, .reminder])
        let other = try await folder.members.ensureCircle(named: Line("Andere kring")).id
        let there = try await folder.members.admit(EmailAddress(email), as: .member, to: other)
        #expect(try await folder.circleStores.people.held(about: there, at: now) == HeldData())
    }

    @Test func `forgetting a member leaves no byte in any file, and the circle keeps its work`() async throws {
        let path = path()
        let folder = try DataFolder(path: path)
        let member = try await person(in: folder, circle: "Kring", 10)
        #expect(try !files(with: email, in: path).isEmpty && !files(with: "Anouk van der Zee", in: path).isEmpty)
        try await folder.circleStores.people.forget(member.id, of: member.circle)
        for trace in [email, "Anouk van der Zee"] { #expect(try files(with: trace, in: path) == []) }
        #expect(try await folder.members.memberSignedIn(with: token(11), at: now) == nil)
        let studies = try await folder.circleStores.cases.cases(of: member.circle)
        let study = try #require(studies.first { $0.title == "Casus van de kring" })
        let history = try await folder.circleStores.cases.history(of: study.id, in: member.circle)
        #expect(history.map(\.author) == [nil])
        #expect(try await folder.circleStores.commitments.commitments(of: member.circle).count == 1)
        // That somebody got the file of an auditor stays known.
        let summary = try #require(try await folder.rooms.dialogues.dialogues(of: member.circle).first)
        let dialogue = try #require(try await folder.rooms.dialogues.dialogue(summary.code))
        let handouts = try await folder.rooms.seals.handouts(of: dialogue.id)
        #expect(handouts.map(\.maker) == [nil] && handouts.map(\.auditor.text) == ["Rekenkamer"])
        // Nobody is mailed any more.
        #expect(try await folder.circleStores.outbox.take(at: now + 100_000, secret: token(99)) == nil)
    }

    @Test func `who raised a pattern is forgotten with the person, in every version and in the index`() async throws {
        let path = path()
        let folder = try DataFolder(path: path)
        let member = try await person(in: folder, circle: "Kring", 10)
        let patterns = folder.circleStores.patterns
        let author = CaseAuthor(member: member.id, moment: now)
        func pattern(_ name: String, raisedBy words: [String?]) async throws -> ID<Domain.Pattern> {
            let id = try await patterns.create(
                PatternWords(name: Line(name), direction: .driving), of: [], from: nil, in: member.circle, by: author)
            for (index, raiser) in words.enumerated() {
                let said = PatternWords(
                    name: try Line(name), direction: .driving, raisedBy: try raiser.map { try Line($0) })
                let next = Domain.Pattern(id: id, circle: member.circle, version: index + 2, words: said)
                #expect(try await patterns.save(next, of: member.circle, by: author))
            }
            return id
        }
        let named = try await pattern("een", raisedBy: ["Qqdirecteur Anouk van der Zee", "\(email.uppercased())", nil])
        let other = try await pattern("twee", raisedBy: ["de provincie Zeeland"])
        let held = try await folder.circleStores.people.held(about: member, at: now)
        #expect(held.raised.map(\.pattern) == [named] && held.raised.map(\.version) == [3])
        let directors = LibraryQuery(text: "qqdirecteur", reader: member.circle)
        #expect(
            try await folder.circleStores.library.search(directors).documents.isEmpty, "an old version is not found")
        try await folder.circleStores.people.forget(member.id, of: member.circle)
        for trace in ["Anouk", "ANOUK", "anouk", "Qqdirecteur", "qqdirecteur"] {
            #expect(try files(with: trace, in: path) == [], "\(trace)")
        }
        let history = try await patterns.history(of: named, in: member.circle)
        #expect(history.count == 4 && history.allSatisfy { $0.pattern.words.raisedBy == nil })
        #expect(
            try await patterns.book(for: member.circle).pattern(other)?.words.raisedBy?.text == "de provincie Zeeland")
    }

    @Test func `a name in a pattern that belongs to no member goes when it is erased, from every file`() async throws {
        let path = path()
        let folder = try DataFolder(path: path)
        let member = try await person(in: folder, circle: "Kring", 10)
        let elsewhere = try await folder.members.ensureCircle(named: Line("Andere kring")).id
        let patterns = folder.circleStores.patterns
        let author = CaseAuthor(member: member.id, moment: now)
        let words = PatternWords(
            name: try Line("Regels"), direction: .driving, raisedBy: try Line("Wethouder Qqwilhelmina"), isPublic: true)
        let id = try await patterns.create(words, of: [], from: nil, in: member.circle, by: author)
        var later = words
        later.raisedBy = nil
        let next = Domain.Pattern(id: id, circle: member.circle, version: 2, words: words)
        #expect(try await patterns.save(next, of: member.circle, by: author))
        #expect(try await folder.circleStores.library.search(LibraryQuery(text: "qqwilhelmina")).documents.count == 1)
        try await patterns.forgetRaiser(of: id, in: elsewhere)
        #expect(try await patterns.book(for: nil).pattern(id)?.words.raisedBy != nil, "not of this circle")
        try await patterns.forgetRaiser(of: id, in: member.circle)
        #expect(try await folder.circleStores.library.search(LibraryQuery(text: "qqwilhelmina")).documents.isEmpty)
        for trace in ["Qqwilhelmina", "qqwilhelmina", "wilhelmina"] {
            #expect(try files(with: trace, in: path) == [], "\(trace)")
        }
        #expect(try await patterns.history(of: id, in: member.circle).map(\.pattern.words) == [later, later])
    }

    @Test func `forgetting somebody in one circle leaves another circle alone; the operator forgets everywhere`()
        async throws
    {
        let path = path()
        let folder = try DataFolder(path: path)
        let here = try await person(in: folder, circle: "Kring", 10)
        let there = try await person(in: folder, circle: "Andere kring", 20)
        let people = folder.circleStores.people
        try await people.forget(here.id, of: there.circle)
        #expect(try await folder.members.members(of: here.circle).count == 2, "a foreign id is nobody")
        try await people.forget(here.id, of: here.circle)
        let kept = try await people.held(about: there, at: now)
        #expect(kept.reminders.count == 1 && kept.invitations.count == 1 && kept.versions.count == 3)
        #expect(try await folder.members.memberSignedIn(with: token(21), at: now)?.id == there.id)
        let gone = try await people.forgetEverywhere(EmailAddress(email))
        #expect(gone.memberships == 1 && gone.reminders == 1 && gone.invitations == 1 && gone.withoutSecretary.isEmpty)
        for trace in [email, "Anouk van der Zee"] { #expect(try files(with: trace, in: path) == []) }
        let last = try await people.forgetEverywhere(EmailAddress("secretaris@voorbeeld.nl"))
        #expect(last.withoutSecretary.count == 2)
    }

    @Test func `every column that leads to a member lets the member go`() async throws {
        let database = try SQLiteDatabase(path: path(), migrations: Migration.circles)
        let rows = try await database.read { db in
            try db.rows(
                """
                SELECT entry.name, key."from", key.on_delete FROM sqlite_schema AS entry,
                    pragma_foreign_key_list(entry.name) AS key
                WHERE entry.type = 'table' AND key."table" = 'member'
                """, [])
        }
        // What stands here is shown to the person as well, in PersonStore.held.
        #expect(
            Set(try rows.map { try $0.text(0) }) == [
                "case_revision", "mail", "pattern_link", "pattern_revision", "publication", "report_revision",
                "role_picture", "session", "sign_in_link", "signed_in",
            ])
        for row in rows {
            let (table, column, rule) = (try row.text(0), try row.text(1), try row.text(2))
            #expect(["CASCADE", "SET NULL"].contains(rule), "\(table).\(column): \(rule)")
        }
        // An address stands in these columns only: a new one must be forgotten too, in PersonStore.
        let addresses = try await database.read { db in
            try db.rows(
                """
                SELECT entry.name || '.' || part.name FROM sqlite_schema AS entry, pragma_table_info(entry.name) AS part
                WHERE entry.type = 'table' AND part.name LIKE '%email%' ORDER BY 1
                """, []
            ).map { try $0.text(0) }
        }
        #expect(addresses == ["invitation.email", "member.email", "promiser.email"])
    }
}
