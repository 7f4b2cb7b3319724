import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// The nightly round, with a clock that is moved by hand.
@Suite struct RetentionRoundTests {
    private let day: TimeInterval = 86_400

    /// A dialogue of a circle that ended today, and a promise for today with somebody to remind.
    private func evening(in house: House, circle name: String, _ number: UInt8, days: (Int, Int)) async throws -> Code {
        let stores = house.folder.circleStores
        var circle = try await house.folder.members.ensureCircle(named: Line(name))
        circle.retention = try #require(Circle.Retention(answers: days.0, contacts: days.1))
        try await stores.circles.save(circle)
        let code = try await house.dialogue(circle: name)
        try await house.rooms.change(code) { dialogue in
            try dialogue.openLobby()
            try dialogue.open(ID(1))
        }
        for _ in 0..<6 { try await house.take(.agree, in: code) }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let promise = Promise(what: try Line("bellen"), due: Day(of: .now, in: .gmt))
        let promiser = Promiser(
            name: try Line("Anouk Zonderland"), email: try EmailAddress("anouk\(number)@voorbeeld.nl"), language: .dutch
        )
        try await stores.commitments.make(
            promise, for: PromisePlace(circle: circle.id, dialogue: nil), secret: Array(repeating: number, count: 32),
            promiser: promiser)
        let new = NewInvitation(circle: circle.id, role: .member, isSingle: true, expires: .now + day)
        try await stores.invitations.mail(new, to: EmailAddress("gast\(number)@voorbeeld.nl"), at: .now)
        return code
    }

    private func holds(_ word: String, _ house: House) throws -> Bool {
        try FileManager.default.contentsOfDirectory(at: house.place.url, includingPropertiesForKeys: nil).contains {
            try Data(contentsOf: $0).range(of: Data(word.utf8)) != nil
        }
    }

    @Test func `every circle keeps what people gave as long as it says, and reports what went`() async throws {
        let house = try House()
        let short = try await evening(in: house, circle: "Kort", 1, days: (20, 5))
        let long = try await evening(in: house, circle: "Lang", 2, days: (90, 30))
        let kort = try await house.rooms.room(short).dialogue.circle
        let lang = try await house.rooms.room(long).dialogue.circle
        let retention = Retention(rooms: house.rooms, stores: house.folder.circleStores)
        func round(_ days: Double) async throws -> (kort: RetentionReport?, lang: RetentionReport?) {
            let reports = await retention.round(at: .now + days * day, in: .gmt)
            return (reports[kort], reports[lang])
        }
        func answers(_ code: Code) async throws -> Int {
            let dialogue = try await house.rooms.room(code).dialogue
            return try await house.folder.rooms.positions.export(dialogue.id).count
        }
        let first = try await round(4)
        #expect(first.kort?.isEmpty == true && first.lang?.isEmpty == true)
        #expect(try holds("anouk1@voorbeeld.nl", house))

        let second = try await round(7)
        #expect(second.kort?.contacts == 1 && second.kort?.invitations == 1 && second.lang?.isEmpty == true)
        #expect(try !holds("anouk1@voorbeeld.nl", house) && !holds("gast1@voorbeeld.nl", house))
        #expect(try holds("anouk2@voorbeeld.nl", house))

        let third = try await round(21)
        #expect(third.kort?.dialogues == 1 && third.lang?.isEmpty == true)
        #expect(try await answers(short) == 0)
        #expect(try await answers(long) == 6)

        let fourth = try await round(91)
        #expect(fourth.lang?.dialogues == 1 && fourth.lang?.contacts == 1 && fourth.lang?.invitations == 1)
        #expect(try await answers(long) == 0)
        for trace in ["anouk", "Zonderland", "gast"] { #expect(try !holds(trace, house), "\(trace)") }

        // A dialogue keeps the term that its people were told, whatever the circle decides afterwards.
        #expect(try await house.rooms.room(short).dialogue.retentionDays == 20)
        let page = try await house.test { [secretary = try await house.member(.secretary, circle: "Kort")] in
            try await $0.execute(uri: Paths.retention, method: .get, headers: secretary.headers)
        }
        let nights = Day(of: .now + 7 * day - 3 * 3_600, in: .gmt).words(in: .dutch)
        #expect(page.text.contains("<th scope=\"row\" role=\"rowheader\">\(nights)</th>"))
        #expect(!page.text.contains("Er is nog nooit iets gewist"))
    }

    /// Saves the settings of a dialogue with a term of its own.
    private func save(
        _ term: String, _ days: String, of code: Code, _ house: House,
        _ facilitator: (headers: HTTPFields, csrf: String)
    ) async throws -> TestResponse {
        let fields = [
            ("csrf", facilitator.csrf), ("title", "Ronde tafel"), ("layers", "Rijk\ngemeente"),
            ("accelerators", "Richting\nRuimte"), (term, days),
        ]
        return try await house.test {
            try await $0.form("/console/\(code)/settings", fields, headers: facilitator.headers)
        }
    }

    @Test func `a dialogue may keep its answers for another time than its circle, until people can read it`()
        async throws
    {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let code = try await house.dialogue()
        func save(_ days: String) async throws -> TestResponse {
            try await self.save("answerDays", days, of: code, house, facilitator)
        }
        func days() async throws -> Int { try await house.rooms.room(code).dialogue.retentionDays }
        for wrong in ["0", "366", "-1", "veel", "99999999999999999999"] {
            let reply = try await save(wrong)
            #expect(reply.status == .unprocessableContent && reply.text.contains("Kies een getal van 1 tot 365."))
        }
        #expect(try await save("").status == .seeOther)
        #expect(try await days() == 90, "as the circle")
        #expect(try await save("10").status == .seeOther)
        #expect(try await days() == 10)
        try await house.rooms.change(code) { try $0.openLobby() }
        let join = try await house.test { try await $0.execute(uri: "/\(code)", method: .get) }
        #expect(join.text.contains("10 dagen"))
        #expect(try await save("200").status == .seeOther)
        #expect(try await days() == 10, "people have read it")
        try await house.rooms.change(code) { try $0.open(ID(1)) }
        try await house.take(.agree, in: code)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let retention = Retention(rooms: house.rooms, stores: house.folder.circleStores)
        let circle = try await house.rooms.room(code).dialogue.circle
        #expect(await retention.round(at: .now + 9 * day, in: .gmt)[circle]?.dialogues == 0)
        #expect(await retention.round(at: .now + 11 * day, in: .gmt)[circle]?.dialogues == 1)
    }

    @Test func `a dialogue may keep names and addresses for another time than its circle`() async throws {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let code = try await house.dialogue()
        func save(_ days: String) async throws -> TestResponse {
            try await self.save("contactDays", days, of: code, house, facilitator)
        }
        for wrong in ["0", "91", "-1", "veel", "99999999999999999999"] {
            let reply = try await save(wrong)
            #expect(reply.status == .unprocessableContent && reply.text.contains("Kies een getal van 1 tot 90."))
        }
        #expect(try await save("").status == .seeOther)
        #expect(try await house.rooms.room(code).dialogue.contactDays == 30, "as the circle")
        #expect(try await save("3").status == .seeOther)
        try await house.rooms.change(code) { try $0.openLobby() }
        #expect(try await save("80").status == .seeOther)
        let dialogue = try await house.rooms.room(code).dialogue
        #expect(dialogue.contactDays == 3, "people have read it")
        let form = try await house.test { try await $0.execute(uri: Paths.promises(code), method: .get) }
        #expect(form.text.contains(" 3 dagen"))
        let stores = house.folder.circleStores
        for (place, name, secret) in [
            (dialogue.id, "zqdialoog", UInt8(1)), (nil, "zqkring", UInt8(2)),
        ] as [(ID<Dialogue>?, String, UInt8)] {
            try await stores.commitments.make(
                Promise(what: try Line("bellen"), due: Day(of: .now, in: .gmt)),
                for: PromisePlace(circle: dialogue.circle, dialogue: place),
                secret: Array(repeating: secret, count: 32),
                promiser: Promiser(name: nil, email: try EmailAddress("\(name)@voorbeeld.nl"), language: .dutch))
        }
        _ = try await stores.outbox.queueReminders(dueOn: Day(of: .now, in: .gmt), at: .now)
        while let mail = try await stores.outbox.take(at: .now, secret: (0..<32).map { _ in .random(in: 0...255) }) {
            try await stores.outbox.finish(mail, with: .refused("550 no such user <\(mail.to.text)>"), at: .now)
        }
        let retention = Retention(rooms: house.rooms, stores: stores)
        let third = await retention.round(at: .now + 3 * day - 60, in: .gmt)[dialogue.circle]
        #expect(third?.contacts == 0 && third?.mails == 0)
        #expect(try holds("zqdialoog", house))
        let fourth = await retention.round(at: .now + 4 * day, in: .gmt)[dialogue.circle]
        #expect(fourth?.contacts == 1 && fourth?.mails == 1)
        #expect(try !holds("zqdialoog", house) && holds("zqkring", house))
        #expect(await retention.round(at: .now + 31 * day, in: .gmt)[dialogue.circle]?.contacts == 1)
        #expect(try !holds("zqkring", house))
    }

    @Test func `a removed case can be put back for thirty days; then the round deletes it and says so`() async throws {
        let house = try House()
        var team = try await house.member(.secretary)
        func send(_ path: String, _ fields: [(String, String)] = []) async throws -> TestResponse {
            try await house.test { [team] in
                try await $0.form(path, [("csrf", team.csrf)] + fields, headers: team.headers)
            }
        }
        func page(_ path: String) async throws -> TestResponse {
            try await house.test { [team] in try await $0.execute(uri: path, method: .get, headers: team.headers) }
        }
        let made = try await send(Paths.cases + "/new", [("title", "Zqsloopbeton"), ("driving", "zqmoed")])
        let path = try #require(made.headers[.location])
        #expect(try await page(path + "/remove").text.contains("30 dagen lang"))
        #expect(try await send(path + "/remove").headers[.location] == Paths.removedCases)
        #expect(try await page(path).status == .notFound)
        #expect(try await !page(Paths.cases).text.contains("Zqsloopbeton"))
        #expect(try await page(Paths.cases).text.contains("Verwijderde casussen (1)"))
        #expect(try await page(Paths.removedCases).text.contains("Zet terug: Zqsloopbeton"))
        for _ in 0..<2 { #expect(try await send(path + "/restoration").headers[.location] == path) }
        #expect(try await page(path).text.contains("zqmoed"))
        #expect(try await send(path + "/remove").status == .seeOther)
        let retention = Retention(rooms: house.rooms, stores: house.folder.circleStores)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        #expect(await retention.round(at: .now + 29 * day, in: .gmt)[circle]?.cases == 0)
        #expect(try holds("Zqsloopbeton", house))
        #expect(await retention.round(at: .now + 31 * day, in: .gmt)[circle]?.cases == 1)
        #expect(try !holds("Zqsloopbeton", house))
        // The round ended the session too.
        team = try await house.member(.secretary)
        #expect(try await send(path + "/restoration").status == .notFound)
        #expect(try await page(Paths.retention).text.contains("class=\"num\">1</td></tr>"))
    }

    @Test func `a new dialogue starts with the term of its circle and may choose another one`() async throws {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let form = try await house.test {
            try await $0.execute(uri: "/console/new?start=own", method: .get, headers: facilitator.headers)
        }
        #expect(form.text.contains("name=\"answerDays\" value=\"90\""))
        let fields = [
            ("csrf", facilitator.csrf), ("start", "own"), ("title", "Kort"), ("layers", "a\nb"),
            ("accelerators", "c\nd"), ("statements", "Een stelling."), ("answerDays", "3"),
        ]
        let made = try await house.test {
            try await $0.form("/console/new", fields, headers: facilitator.headers)
        }
        let code = try #require(made.headers[.location].flatMap { Code(String($0.suffix(6))) })
        #expect(try await house.rooms.room(code).dialogue.retentionDays == 3)
    }

    @Test func `a night has one round, and a second start of the server makes no second one`() async throws {
        let house = try House()
        _ = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let retention = Retention(rooms: house.rooms, stores: house.folder.circleStores)
        let noon = try #require(Day("2027-03-10")).noon
        #expect(try await retention.isDue(at: noon, in: .gmt))
        await retention.round(at: noon, in: .gmt)
        #expect(try await !retention.isDue(at: noon + 3_600, in: .gmt))
        #expect(
            try await !retention.isDue(at: noon + 14.5 * 3_600, in: .gmt), "half past two at night is the same night")
        #expect(try await retention.isDue(at: noon + 15.5 * 3_600, in: .gmt))
        // The clock was set back: nothing is due, and nothing breaks.
        #expect(try await !retention.isDue(at: noon - 40 * day, in: .gmt))
    }

    @Test func `a circle that fails costs the others nothing, is tried again, and no count gets lost`() async throws {
        let house = try House()
        let failing = try await evening(in: house, circle: "Aaa", 1, days: (20, 5))
        let sound = try await evening(in: house, circle: "Bbb", 2, days: (20, 5))
        let aaa = try await house.rooms.room(failing).dialogue.circle
        let bbb = try await house.rooms.room(sound).dialogue.circle
        var stores = house.folder.circleStores
        stores.retention = Stumbling(real: stores.retention, over: aaa)
        // The hours after it belong to the same night, whenever this runs.
        let later = Day(of: .now + 21 * day, in: .gmt).noon
        let broken = Retention(rooms: house.rooms, stores: stores)
        let first = await broken.round(at: later, in: .gmt)
        #expect(first.failures.map(\.circle) == [aaa] && first[aaa]?.isFinished == false)
        #expect(first[bbb]?.invitations == 1 && first[bbb]?.isFinished == true)
        #expect(try !holds("gast2@voorbeeld.nl", house), "what went is written over all the same")
        #expect(try await broken.isDue(at: later + 3_600, in: .gmt), "it is tried again")
        func page() async throws -> String {
            let secretary = try await house.member(.secretary, circle: "Aaa")
            return try await house.test {
                try await $0.execute(uri: Paths.retention, method: .get, headers: secretary.headers).text
            }
        }
        #expect(try await page().contains("Die ronde kwam niet tot het eind."))
        let retention = Retention(rooms: house.rooms, stores: house.folder.circleStores)
        let second = await retention.round(at: later + 3_600, in: .gmt)
        #expect(second.failures.isEmpty && second[aaa]?.invitations == 1)
        #expect(try await !retention.isDue(at: later + 7_200, in: .gmt))
        #expect(try await !page().contains("Die ronde kwam niet tot het eind."))
        for circle in [aaa, bbb] {
            let night = try #require(try await stores.retention.reports(of: circle).first)
            #expect(night.dialogues == 1 && night.contacts == 1 && night.invitations == 1 && night.isFinished)
        }
        _ = try await house.folder.members.ensureCircle(named: Line("Nieuw"))
        #expect(try await retention.isDue(at: later + 7_200, in: .gmt), "a circle had no round yet")
    }

    /// Fails for one circle, as a damaged row would.
    private struct Stumbling: RetentionStores {
        struct Stumble: Error {}

        let real: any RetentionStores
        let over: ID<Circle>

        func deleteContacts(
            of circle: Circle, at now: Date, counting report: RetentionReport
        ) async throws -> RetentionReport {
            if circle.id == over { throw Stumble() }
            return try await real.deleteContacts(of: circle, at: now, counting: report)
        }
        func deleteEndedSessions(at now: Date) async throws { try await real.deleteEndedSessions(at: now) }
        func keep(_ report: RetentionReport, of circle: ID<Circle>) async throws {
            try await real.keep(report, of: circle)
        }
        func reports(of circle: ID<Circle>) async throws -> [RetentionReport] { try await real.reports(of: circle) }
        func isFinished(on night: Day) async throws -> Bool { try await real.isFinished(on: night) }
        func scrub() async throws { try await real.scrub() }
    }

    @Test func `somebody sees, downloads and deletes what the circle holds`() async throws {
        let house = try House()
        _ = try await house.member(.secretary)
        let member = try await house.member(.coreTeam)
        try await house.test { client in
            let page = try await client.execute(uri: Paths.ownData, method: .get, headers: member.headers)
            #expect(page.text.contains("core_team1@voorbeeld.nl") && page.text.contains("Waar je aangemeld bent"))
            let file = try await client.execute(uri: Paths.ownDataFile, method: .get, headers: member.headers)
            let held = try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any]
            #expect(held?["email"] as? String == "core_team1@voorbeeld.nl" && held?["role"] as? String == "core_team")
            #expect((held?["sessions"] as? [Any])?.count == 1)
            let gone = try await client.form(
                Paths.ownData + "/erasure", [("csrf", member.csrf)], headers: member.headers)
            #expect(gone.status == .seeOther)
            let after = try await client.execute(uri: Paths.ownData, method: .get, headers: member.headers)
            #expect(after.status == .unauthorized)
        }
        #expect(try !holds("core_team1@voorbeeld.nl", house))
        let secretary = try await house.member(.secretary)
        let last = try await house.test {
            try await $0.form(Paths.ownData + "/erasure", [("csrf", secretary.csrf)], headers: secretary.headers)
        }
        #expect(last.status == .unprocessableContent && last.text.contains("minstens één secretaris"))
    }
}
