import Domain
import Foundation
import Testing

@testable import Storage

/// Promises and the outbox, on every database there is.
@Suite struct CommitmentContractTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)
    private let secret: Digest = Array(repeating: 1, count: 32)

    private func folder() throws -> (folder: DataFolder, path: String) {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        return (try DataFolder(path: path), path)
    }

    private func promise(due: String = "2027-01-15") throws -> Promise {
        Promise(
            what: try Line("de omgevingsdienst uitnodigen"), due: try #require(Day(due)),
            partners: try Line("een collega"),
            step: try Line("bellen"), need: try Line("een uur"), statement: ID(3))
    }

    private func promiser() throws -> Promiser {
        Promiser(name: try Line("Anouk"), email: try EmailAddress("anouk@voorbeeld.nl"), language: .dutch)
    }

    private func make(
        in folder: DataFolder, secret: Digest, due: String = "2027-01-15", reminded: Bool = true
    ) async throws -> ID<Circle> {
        let circle = try await folder.members.ensureCircle(named: Line("Kring"))
        try await folder.circleStores.commitments.make(
            promise(due: due), for: PromisePlace(circle: circle.id, dialogue: nil), secret: secret,
            promiser: reminded ? promiser() : nil)
        return circle.id
    }

    private func token(_ number: UInt8) -> Digest { Array(repeating: number, count: 32) }

    @Test func `a promise comes back as it was made, and the same form sent twice makes one`() async throws {
        let (folder, _) = try folder()
        let store = folder.circleStores.commitments
        let circle = try await make(in: folder, secret: secret)
        _ = try await make(in: folder, secret: secret)
        let all = try await store.commitments(of: circle)
        #expect(try all.map(\.commitment.promise) == [promise()])
        let opened = try #require(try await store.opened(by: secret))
        #expect(opened.commitment == all[0].commitment && opened.isReminded)
        #expect(try await store.opened(by: token(2)) == nil)
    }

    @Test func `of a hundred answers at once one counts, and then nobody is known any more`() async throws {
        let (folder, _) = try folder()
        let store = folder.circleStores.commitments
        _ = try await make(in: folder, secret: secret)
        let wins = try await withThrowingTaskGroup(of: Bool.self) { [secret] group in
            for number in 0..<100 {
                group.addTask { try await store.answer(number % 2 == 0 ? .kept : .stuck, by: secret) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        let opened = try #require(try await store.opened(by: secret))
        #expect(opened.commitment.outcome != nil && !opened.isReminded)
        try await store.explain(Paragraph("Het begon met een kop koffie."), by: secret)
        try await store.explain(Paragraph("Iets anders."), by: secret)
        #expect(try await store.opened(by: secret)?.commitment.explanation.text == "Het begon met een kop koffie.")
    }

    @Test func `a circle neither sees nor removes what another circle promised`() async throws {
        let (folder, _) = try folder()
        let store = folder.circleStores.commitments
        let circle = try await make(in: folder, secret: secret)
        let other = try await folder.members.ensureCircle(named: Line("Andere kring")).id
        let id = try #require(try await store.commitments(of: circle).first?.commitment.id)
        #expect(try await store.commitments(of: other).isEmpty)
        #expect(try await store.commitment(id, of: other) == nil)
        try await store.remove(id, from: other)
        #expect(try await store.commitment(id, of: circle) != nil)
        try await store.remove(id, from: circle)
        #expect(try await store.commitments(of: circle).isEmpty)
    }

    @Test func `whoever erases a promise leaves no byte of it in the files`() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        func holds(_ word: String) throws -> Bool {
            try FileManager.default.contentsOfDirectory(atPath: path).contains { name in
                try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name))
                    .range(of: Data(word.utf8)) != nil
            }
        }
        // The files are closed at the end of each scope, which empties the write-ahead log.
        do { _ = try await make(in: DataFolder(path: path), secret: secret) }
        #expect(try holds("anouk@voorbeeld.nl") && holds("omgevingsdienst"))
        do { try await DataFolder(path: path).circleStores.commitments.erase(by: secret) }
        #expect(try !holds("anouk@voorbeeld.nl") && !holds("omgevingsdienst"))
    }

    @Test func `an event makes one mail, however often it is queued and taken`() async throws {
        let (folder, _) = try folder()
        let outbox = folder.circleStores.outbox
        let id = try await make(in: folder, secret: secret)
        let circle = try #require(try await folder.circleStores.circles.circle(id))
        let due = try #require(Day("2027-01-15"))
        #expect(try await outbox.queueReminders(dueOn: due.adding(days: -1), at: now) == 0)
        #expect(try await outbox.queueReminders(dueOn: due, at: now) == 1)
        #expect(try await outbox.queueReminders(dueOn: due.adding(days: 3), at: now) == 0)
        let taken = try await withThrowingTaskGroup(of: OutgoingMail?.self) { [now] group in
            for number in UInt8(10)..<60 {
                group.addTask { try await outbox.take(at: now, secret: Array(repeating: number, count: 32)) }
            }
            return try await group.reduce(into: [OutgoingMail]()) { if let mail = $1 { $0.append(mail) } }
        }
        let content = try OutgoingMail.Content.reminder(promise(), promiser(), of: circle)
        #expect(taken.map(\.content) == [content])
        try await outbox.finish(taken[0], with: .accepted(proof: "exit code 0"), at: now)
        #expect(try await outbox.queueReminders(dueOn: due, at: now + 86_400) == 0)
        #expect(try await outbox.take(at: now + 86_400, secret: token(9)) == nil)
    }

    @Test func `what was being sent when the server stopped is not sent again`() async throws {
        let (folder, _) = try folder()
        let outbox = folder.circleStores.outbox
        let circle = try await make(in: folder, secret: secret)
        _ = try await outbox.queueReminders(dueOn: try #require(Day("2027-01-15")), at: now)
        #expect(try await outbox.take(at: now, secret: token(9)) != nil)
        #expect(try await outbox.settle() == 1)
        #expect(try await outbox.take(at: now + 1_000_000, secret: token(8)) == nil)
        #expect(try await folder.circleStores.commitments.commitments(of: circle).map(\.mail) == [.unsure])
    }

    @Test func `a refused mail is tried again with longer pauses, and then given up`() async throws {
        let (folder, _) = try folder()
        let outbox = folder.circleStores.outbox
        let circle = try await make(in: folder, secret: secret)
        _ = try await outbox.queueReminders(dueOn: try #require(Day("2027-01-15")), at: now)
        var moment = now
        var attempts = 0
        while let mail = try await outbox.take(at: moment, secret: token(UInt8(100 + attempts))) {
            attempts += 1
            try await outbox.finish(mail, with: .refused("busy"), at: moment)
            guard let pause = OutgoingMail.pause(after: attempts) else { break }
            #expect(try await outbox.take(at: moment + pause - 1, secret: token(99)) == nil)
            moment += pause
        }
        #expect(attempts == 8)
        #expect(try await folder.circleStores.commitments.commitments(of: circle).map(\.mail) == [.failed])
    }

    @Test func `who answered, stopped the mail or asked for none gets none`() async throws {
        let (folder, _) = try folder()
        let (store, outbox) = (folder.circleStores.commitments, folder.circleStores.outbox)
        for number in UInt8(1)...3 { _ = try await make(in: folder, secret: token(number), reminded: number < 3) }
        let due = try #require(Day("2027-01-15"))
        #expect(try await store.answer(.kept, by: token(1)))
        #expect(try await outbox.queueReminders(dueOn: due, at: now) == 1)
        try await store.forgetPromiser(by: token(2))
        #expect(try await outbox.take(at: now, secret: token(9)) == nil)
        #expect(try await outbox.queueReminders(dueOn: due, at: now) == 0)
    }

    @Test func `names and addresses go when their time is over, the promise stays`() async throws {
        let (folder, _) = try folder()
        let store = folder.circleStores.commitments
        let circle = try await make(in: folder, secret: secret)
        var other = try await folder.members.ensureCircle(named: Line("Andere kring"))
        other.retention = try #require(Circle.Retention(answers: 90, contacts: 1))
        var own = try #require(try await folder.circleStores.circles.all().first { $0.id == circle })
        let due = try #require(Day("2027-01-15"))
        #expect(try await store.forgetPromisers(of: other, today: due.adding(days: 99)) == 0)
        #expect(try await store.forgetPromisers(of: own, today: due.adding(days: 30)) == 0)
        own.retention = try #require(Circle.Retention(answers: 90, contacts: 5))
        #expect(try await store.forgetPromisers(of: own, today: due.adding(days: 5)) == 0)
        #expect(try await store.forgetPromisers(of: own, today: due.adding(days: 6)) == 1)
        #expect(try await store.opened(by: secret)?.isReminded == false)
    }

    @Test func `a folder of before the new roles keeps its members and who is signed in`() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let old = try SQLiteDatabase(path: path + "/circles.sqlite", migrations: [.circles1])
        try await old.write { db in
            try db.execute("INSERT INTO circle (id, name) VALUES (1, 'Kring')", [])
            try db.execute(
                "INSERT INTO member (id, circle, email, role) VALUES (7, 1, 'a@b.nl', 'secretary')", [])
            try db.execute(
                "INSERT INTO session (token, member, expires) VALUES ($1, 7, $2)",
                [.blob(Array(repeating: 5, count: 32)), .moment(Date(timeIntervalSince1970: 2_000))])
        }
        let reopened = try DataFolder(path: path)
        let members = reopened.members
        let member = try await members.memberSignedIn(
            with: Array(repeating: 5, count: 32), at: Date(timeIntervalSince1970: 1_000))
        #expect(member?.email.text == "a@b.nl" && member?.role == .secretary)
        let core = try await members.admit(EmailAddress("k@b.nl"), as: .coreTeam, to: ID(1))
        #expect(core.role == .coreTeam)
        try await reopened.circleStores.people.forget(core.id, of: ID(1))
        #expect(try await members.members(of: ID(1)).count == 1)
        // The same address in another circle is somebody else there.
        let other = try await members.ensureCircle(named: Line("Andere kring"))
        #expect(try await members.admit(EmailAddress("a@b.nl"), as: .member, to: other.id).id != ID(7))
        #expect(try await members.memberships(EmailAddress("a@b.nl")).count == 2)
        #expect(try await members.signedIn(with: Array(repeating: 5, count: 32)).map(\.member.id) == [ID(7)])
    }
}
