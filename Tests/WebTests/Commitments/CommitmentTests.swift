import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Web

/// What a mail program would have got.
final class CaughtMail: Mailer {
    private let caught = Mutex<[(message: String, address: EmailAddress)]>([])
    private let delivery: Delivery

    init(_ delivery: Delivery = .accepted(proof: "exit code 0")) { self.delivery = delivery }

    var all: [(message: String, address: EmailAddress)] { caught.withLock { $0 } }

    func send(_ message: String, to address: EmailAddress) async -> Delivery {
        caught.withLock { $0.append((message, address)) }
        return delivery
    }
}

@Suite struct CommitmentTests {
    private let secret = String(repeating: "ab", count: 16)

    private func fields(_ changes: [String: String] = [:]) -> [(String, String)] {
        let due = Day(of: .now, in: .current).adding(days: 7).description
        let plain = [
            ("secret", secret), ("what", "de omgevingsdienst uitnodigen"), ("due", due), ("partners", "een collega"),
            ("step", "bellen"), ("need", "een uur"), ("statement", "1"), ("email", ""), ("name", ""),
        ]
        return plain.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    private func promise(
        _ changes: [String: String] = [:], in house: House, language: String = "nl"
    ) async throws -> (response: TestResponse, code: Code) {
        let code = try await house.runningDialogue()
        let response = try await house.test { client in
            try await client.form(
                Paths.promises(code), fields(changes), headers: [.acceptLanguage: language])
        }
        return (response, code)
    }

    @Test func `a member promises something at any time, and nothing tells who it was`() async throws {
        let house = try House()
        let member = try await house.member(.member)
        let form = try await get(Paths.newPromise, in: house, member.headers).text
        #expect(form.contains(member.csrf) && !form.contains("name=\"public\"") && !form.contains("name=\"layer\""))
        let typed = fields() + [("public", "yes"), ("layer", "1")]
        let foreign = try await house.test { [member] in
            try await $0.form(Paths.newPromise, typed, headers: member.headers)
        }
        #expect(foreign.status == .forbidden, "a form of another site")
        for _ in 0..<2 {
            let made = try await house.test { [member] in
                try await $0.form(Paths.newPromise, typed + [("csrf", member.csrf)], headers: member.headers)
            }
            #expect(made.headers[.location] == "/commitments/\(secret)")
        }
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        let all = try await house.folder.circleStores.commitments.commitments(of: circle).map(\.commitment)
        let promise = try #require(all.first)
        #expect(all.count == 1 && promise.dialogue == nil && !promise.promise.isPublic)
        #expect(promise.promise.statement == nil && promise.promise.layer == nil)
        #expect(try await get(Paths.promises, in: house, member.headers).text.contains("de omgevingsdienst uitnodigen"))
        #expect(try await get("/commitments/\(secret)", in: house).status == .ok)
        let wrong = try await house.test { [member] in
            try await $0.form(
                Paths.newPromise, fields(["what": ""]) + [("csrf", member.csrf)], headers: member.headers)
        }
        #expect(wrong.status == .unprocessableContent)
    }

    private func get(_ path: String, in house: House, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await house.test { try await $0.execute(uri: path, method: .get, headers: headers) }
    }

    @Test func `somebody without an account promises, and finds it back by its link`() async throws {
        let house = try House()
        let (made, code) = try await promise(in: house)
        #expect(made.status == .seeOther && made.headers[.location] == "/commitments/\(secret)")
        #expect(made.headers[.setCookie] == nil)
        let page = try await get("/commitments/\(secret)", in: house)
        #expect(page.text.contains("de omgevingsdienst uitnodigen") && page.text.contains("samen met een collega"))
        #expect(page.text.contains("We bewaren geen naam en geen adres van je."))
        let list = try await get(Paths.promises, in: house, house.member(.member).headers)
        #expect(list.text.contains("de omgevingsdienst uitnodigen") && list.text.contains(Paths.report(code)))
    }

    @Test func `who goes back and promises something else is told so, and loses neither`() async throws {
        let house = try House()
        let (made, code) = try await promise(in: house)
        #expect(made.status == .seeOther)
        let page = try await get("/commitments/\(secret)", in: house).text
        #expect(page.contains("<a class=\"button full\" href=\"\(Paths.promises(code))\">Beloof nog een actie</a>"))
        let changed = fields(["what": "de provincie bellen"])
        func send(_ fields: [(String, String)]) async throws -> TestResponse {
            try await house.test { try await $0.form(Paths.promises(code), fields, headers: [.acceptLanguage: "nl"]) }
        }
        let second = try await send(changed)
        #expect(second.status == .unprocessableContent && second.text.contains("Dit wordt een tweede."))
        #expect(second.text.contains("de provincie bellen") && second.text.contains("href=\"/commitments/\(secret)\""))
        let fresh = try #require(second.text.firstMatch(of: /name="secret" value="([0-9a-f]{32})"/)).1
        #expect(fresh != secret)
        let sent = changed.map { $0.0 == "secret" ? ($0.0, String(fresh)) : $0 }
        for _ in 0..<2 { #expect(try await send(sent).headers[.location] == "/commitments/\(fresh)") }
        #expect(try await send(fields()).headers[.location] == "/commitments/\(secret)", "the same one sent twice")
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        let all = try await house.folder.circleStores.commitments.commitments(of: circle)
        #expect(
            all.map(\.commitment.promise.what.text).sorted() == [
                "de omgevingsdienst uitnodigen", "de provincie bellen",
            ])
        #expect(try await !get("/commitments/\(secret)?answer=kept", in: house).text.contains("Beloof nog een actie"))
    }

    @Test func `what is wrong comes back with what was typed, in both languages`() async throws {
        let house = try House()
        let wrong = [
            "what": " ", "due": "2020-01-01", "email": "geen adres", "need": String(repeating: "x", count: 141),
        ]
        let dutch = try await promise(wrong, in: house).response
        #expect(dutch.status == .unprocessableContent)
        for words in [
            "Vul hier iets in.", "Kies een dag vanaf vandaag", "Dit is geen mailadres.", "hoogstens 140 tekens",
        ] {
            #expect(dutch.text.contains(words))
        }
        #expect(dutch.text.contains("value=\"geen adres\"") && dutch.text.contains("value=\"\(secret)\""))
        let english = try await promise(wrong, in: house, language: "en").response
        #expect(english.text.contains("This is not a mail address.") && english.text.contains("I will …"))
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        #expect(try await house.folder.circleStores.commitments.commitments(of: circle.id).isEmpty)
    }

    @Test func `a rehearsal, a draft and another site take no promise`() async throws {
        let house = try House()
        let draft = try await house.dialogue()
        let rehearsal = try await house.dialogue()
        try await house.rooms.change(rehearsal) { try $0.rehearse() }
        let running = try await house.runningDialogue()
        try await house.test { client in
            for code in [draft, rehearsal] {
                #expect(try await client.form(Paths.promises(code), fields()).status == .conflict)
                #expect(try await client.execute(uri: Paths.promises(code), method: .get).status == .conflict)
            }
            let foreign = try await client.form(
                Paths.promises(running), fields(), headers: [.origin: "https://elders.example"])
            #expect(foreign.status == .forbidden)
        }
    }

    @Test func `opening the link changes nothing, the first answer counts, the second does not`() async throws {
        let house = try House()
        _ = try await promise(in: house)
        let path = "/commitments/\(secret)"
        for _ in 0..<3 {
            let page = try await get(path + "?answer=stuck", in: house)
            #expect(page.text.contains("large full primary\" name=\"answer\" value=\"stuck\""))
        }
        try await house.test { client in
            for (name, value, status) in [
                ("answer", "stuck", HTTPResponse.Status.seeOther), ("answer", "kept", .seeOther),
                ("explanation", "Niemand beslist.", .seeOther), ("answer", "iets", .badRequest),
            ] {
                let response = try await client.form(path, [(name, value)])
                #expect(response.status == status, "\(name)=\(value)")
            }
        }
        let page = try await get(path, in: house)
        #expect(page.text.contains("Vastgelopen") && page.text.contains("Niemand beslist."))
        #expect(!page.text.contains("name=\"answer\""))
        let list = try await get(Paths.promises, in: house, house.member(.facilitator).headers)
        #expect(list.text.contains("0 van 1 actie zijn gelukt.") && list.text.contains("Niemand beslist."))
    }

    @Test func `a due promise makes one mail with one question, in the language it was made in`() async throws {
        let house = try House()
        let (_, _) = try await promise(["email": "Anouk@Voorbeeld.nl", "name": "Anouk"], in: house, language: "en")
        let mailer = CaughtMail()
        let reminders = MailRounds(of: house.site, mailer: mailer)
        let zone = TimeZone.current
        let early = try await reminders.round(at: .now, in: zone)
        #expect(early == .init() && mailer.all.isEmpty)
        let later = Date.now + 8 * 86_400
        #expect(try await reminders.round(at: later, in: zone).accepted == 1)
        #expect(try await reminders.round(at: later + 86_400, in: zone) == .init())
        let mail = try #require(mailer.all.first)
        #expect(mailer.all.count == 1 && mail.address.text == "anouk@voorbeeld.nl")
        let body = mail.message.split(separator: "\n\n").compactMap { part in
            Data(base64Encoded: part.split(separator: "--=_")[0].filter { !$0.isWhitespace }).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(body.count == 2 && body[1].contains("<html lang=\"en\">"))
        #expect(body[0].hasPrefix("Hello Anouk,\n\nYou promised in the circle “Kring”:"))
        let link = try #require(try body[0].firstMatch(of: Regex("https://localhost:8080(/commitments/[0-9a-f]{32})")))
        let path = String(try #require(link.output[1].substring))
        #expect(mail.message.contains("List-Unsubscribe: <https://localhost:8080\(path)/stop>"))
        #expect(path != "/commitments/\(secret)", "the link of the mail is a secret of its own")
        // As a mail program does it: no cookie, no origin.
        let stopped = try await house.test {
            try await $0.execute(
                uri: path + "/stop", method: .post,
                headers: [.contentType: "application/x-www-form-urlencoded"],
                body: .init(string: "List-Unsubscribe=One-Click"))
        }
        #expect(stopped.status == .seeOther)
        #expect(try await get(path, in: house).text.contains("We bewaren geen naam en geen adres van je."))
    }

    @Test func `without an address to send from nobody is asked for one`() async throws {
        var house = try House()
        let code = try await house.runningDialogue()
        #expect(try await get(Paths.promises(code), in: house).text.contains("name=\"email\""))
        house = try House(mailFrom: nil)
        let other = try await house.runningDialogue()
        let silent = try await get(Paths.promises(other), in: house)
        #expect(!silent.text.contains("name=\"email\""))
    }

    @Test func `the calendar file holds the promise as text, whatever was typed`() async throws {
        let house = try House()
        let what = "koffie; thee, en \\ meer " + String(repeating: "é", count: 60)
        _ = try await promise(["what": what], in: house)
        let file = try await get("/commitments/\(secret)/calendar", in: house)
        #expect(file.headers[.contentType] == "text/calendar; charset=utf-8")
        let unfolded = file.text.replacing("\r\n ", with: "")
        #expect(unfolded.contains("SUMMARY:Ik ga koffie\\; thee\\, en \\\\ meer éé"))
        #expect(file.text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }

    @Test func `a promise can be taken back by whoever made it, and by nobody of another circle`() async throws {
        let house = try House()
        _ = try await promise(in: house)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        let store = house.folder.circleStores.commitments
        let id = try #require(try await store.commitments(of: circle).first?.commitment.id.number)
        let other = try await house.member(.secretary, circle: "Andere kring")
        let reader = try await house.member(.member)
        try await house.test { client in
            for visitor in [other, reader] {
                _ = try await client.form(
                    "\(Paths.promises)/\(id)/remove", [("csrf", visitor.csrf)], headers: visitor.headers)
            }
        }
        #expect(try await store.commitments(of: circle).count == 1)
        let erased = try await house.test { try await $0.form("/commitments/\(secret)/erasure", []) }
        #expect(erased.status == .seeOther)
        #expect(try await get("/commitments/\(secret)", in: house).status == .notFound)
        #expect(try await store.commitments(of: circle).isEmpty)
    }
}
