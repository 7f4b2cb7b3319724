import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct InvitationTests {
    private typealias Visitor = (headers: HTTPFields, csrf: String)

    private func invite(_ fields: [(String, String)], _ house: House, _ secretary: Visitor) async throws -> TestResponse
    {
        try await house.test {
            try await $0.form(Paths.invitations, [("csrf", secretary.csrf)] + fields, headers: secretary.headers)
        }
    }

    private func link(in page: String, _ kind: String = "invitations") throws -> String {
        let match = try page.firstMatch(of: Regex("https://localhost:8080(/\(kind)/[0-9a-f]{32})"))
        return String(try #require(match?.output[1].substring))
    }

    private func open(_ path: String, as email: String, _ house: House) async throws -> TestResponse {
        try await house.test { try await $0.form(path, [("email", email)]) }
    }

    /// The first part of a mail, decoded.
    private func words(of message: String) throws -> String {
        let part = try #require(message.split(separator: "\n\n").dropFirst(2).first)
        let data = try #require(Data(base64Encoded: part.split(separator: "--=_")[0].filter { !$0.isWhitespace }))
        return String(decoding: data, as: UTF8.self)
    }

    private func members(_ house: House) async throws -> [String: Member.Role] {
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let all = try await house.folder.members.members(of: circle.id)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.email.text, $0.role) })
    }

    @Test func `a link for one person makes one member, whoever looks at it first`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let page = try await invite([("way", "once"), ("role", "core_team")], house, secretary)
        let path = try link(in: page.text)
        for _ in 0..<3 {
            let seen = try await house.test { try await $0.execute(uri: path, method: .get) }
            #expect(seen.status == .ok && seen.text.contains("Kring") && seen.text.contains("krachtteam"))
        }
        let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
            for number in 0..<30 { group.addTask { try await open(path, as: "p\(number)@voorbeeld.nl", house).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == .seeOther } == 1 && statuses.count { $0 == .notFound } == 29)
        let all = try await members(house)
        #expect(all.count == 2 && all.values.contains(.coreTeam))
    }

    @Test func `an invitation signs nobody in who is a member already`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let path = try link(in: await invite([("way", "once")], house, secretary).text)
        let known = try #require(await members(house).keys.first)
        let reply = try await open(path, as: known, house)
        #expect(reply.status == .unprocessableContent && reply.headers[.setCookie] == nil)
        // The link was not used up by it.
        #expect(try await open(path, as: "nieuw@voorbeeld.nl", house).status == .seeOther)
    }

    @Test func `a link for a group works until its day, and not after it was revoked`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let until = Promising.today.adding(days: 2).description
        let path = try link(
            in: await invite([("way", "day"), ("until", until), ("role", "member")], house, secretary).text)
        for number in 0..<3 { #expect(try await open(path, as: "p\(number)@voorbeeld.nl", house).status == .seeOther) }
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        let store = house.folder.circleStores.invitations
        let invitation = try #require(try await store.invitations(of: circle).first)
        #expect(invitation.uses == 3 && invitation.isOpen(at: .now) && !invitation.isOpen(at: .now + 4 * 86_400))
        let token = try #require(Token(String(path.suffix(32)))).digest
        #expect(try await store.opened(by: token, at: .now + 4 * 86_400) == nil)
        let late = try await store.accept(
            token, as: EmailAddress("laat@voorbeeld.nl"), at: .now + 4 * 86_400,
            opening: NewSession(token: Array(repeating: 1, count: 32), expires: .now + 5 * 86_400))
        #expect(late == nil)
        let other = try await house.member(.secretary, circle: "Andere kring")
        let remove = "\(Paths.invitations)/\(invitation.id.number)/remove"
        let foreign = try await house.test { try await $0.form(remove, [("csrf", other.csrf)], headers: other.headers) }
        #expect(foreign.status == .notFound)
        _ = try await house.test { try await $0.form(remove, [("csrf", secretary.csrf)], headers: secretary.headers) }
        #expect(try await open(path, as: "laat@voorbeeld.nl", house).status == .notFound)
    }

    @Test func `a secretary is never invited by a link that works more than once`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let until = Promising.today.adding(days: 2).description
        let reply = try await invite([("way", "day"), ("role", "secretary"), ("until", until)], house, secretary)
        #expect(reply.status == .unprocessableContent && !reply.text.contains("/invitations/"))
        for wrong in ["", "gisteren", "2020-01-01", "2999-01-01"] {
            let reply = try await invite([("way", "day"), ("until", wrong)], house, secretary)
            #expect(reply.status == .unprocessableContent, "\(wrong)")
        }
    }

    @Test func `a mailed invitation makes its addressee a member, once, and can be declined`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let mailed = [("way", "mail"), ("role", "facilitator"), ("email", "Anouk@Voorbeeld.nl")]
        let reply = try await invite(mailed, house, secretary)
        #expect(reply.status == .seeOther)
        #expect(try await invite(mailed, house, secretary).text.contains("al een uitnodiging"))
        let mailer = CaughtMail()
        let rounds = MailRounds(of: house.site, mailer: mailer)
        for _ in 0..<3 { _ = try await rounds.round(at: .now + 1) }
        let mail = try #require(mailer.all.first)
        #expect(mailer.all.count == 1 && mail.address.text == "anouk@voorbeeld.nl")
        let path = try link(in: words(of: mail.message))
        #expect(mail.message.contains("List-Unsubscribe: <https://localhost:8080\(path)/stop>"))
        let page = try await house.test { try await $0.execute(uri: path, method: .get) }
        #expect(page.text.contains("anouk@voorbeeld.nl") && !page.text.contains("name=\"email\""))
        // Whatever somebody sends along, the address of the mail counts.
        #expect(try await open(path, as: "dief@voorbeeld.nl", house).status == .seeOther)
        #expect(try await members(house)["anouk@voorbeeld.nl"] == .facilitator)
        #expect(try await members(house)["dief@voorbeeld.nl"] == nil)
        #expect(try await open(path, as: "", house).status == .notFound)

        _ = try await invite([("way", "mail"), ("email", "nee@voorbeeld.nl")], house, secretary)
        _ = try await rounds.round(at: .now + 2)
        let other = try link(in: words(of: #require(mailer.all.last).message))
        let declined = try await house.test { try await $0.execute(uri: other + "/stop", method: .post) }
        #expect(declined.status == .seeOther)
        #expect(try await open(other, as: "", house).status == .notFound)
    }

    @Test func `a sign-in link by mail goes to members only, and the page never tells which`() async throws {
        let house = try House()
        _ = try await house.member(.member)
        _ = try await house.member(.member, circle: "Andere kring")
        let circles = house.folder.members
        let email = try EmailAddress("beide@voorbeeld.nl")
        for name in ["Kring", "Andere kring"] {
            _ = try await circles.admit(email, as: .member, to: circles.ensureCircle(named: Line(name)).id)
        }
        let mailer = CaughtMail()
        let rounds = MailRounds(of: house.site, mailer: mailer)
        var replies: Set<String> = []
        for address in ["beide@voorbeeld.nl", "niemand@voorbeeld.nl", "beide@voorbeeld.nl"] {
            let reply = try await open(Paths.signIn, as: address, house)
            replies.insert("\(reply.status) \(reply.headers[.location] ?? "")")
            _ = try await rounds.round(at: .now + 1)
        }
        #expect(replies.count == 1)
        let mail = try #require(mailer.all.first)
        #expect(mailer.all.count == 1 && mail.address == email && !mail.message.contains("List-Unsubscribe"))
        let reply = try await house.test { [path = try link(in: words(of: mail.message), "sign-in")] in
            try await $0.form(path, [])
        }
        let cookie = try #require(reply.headers[.setCookie]?.split(separator: ";").first)
        let choice = try await house.test {
            try await $0.execute(uri: Paths.circleChoice, method: .get, headers: [.cookie: String(cookie)])
        }
        #expect(choice.text.contains("<h2>Kring</h2>") && choice.text.contains("<h2>Andere kring</h2>"))
    }

    @Test func `a link of one circle opens no other circle, also when the address is the same`() async throws {
        let house = try House()
        let members = house.folder.members
        let email = try EmailAddress("beide@voorbeeld.nl")
        let first = try await members.ensureCircle(named: Line("Kring"))
        let second = try await members.ensureCircle(named: Line("Andere kring"))
        _ = try await members.admit(email, as: .secretary, to: first.id)
        let there = try await members.admit(email, as: .member, to: second.id)
        let link = try await Site.signInLink(for: there, in: members, house.site.settings)
        let path = String(link.dropFirst("https://localhost:8080".count))
        let reply = try await house.test { try await $0.form(path, []) }
        let cookie = try #require(reply.headers[.setCookie]?.split(separator: ";").first)
        let session = try #require(Token(String(cookie.split(separator: "=")[1])))
        let headers: HTTPFields = [.cookie: String(cookie), .origin: "http://localhost"]
        let chosen = try await house.test {
            try await $0.form(
                Paths.circleChoice, [("csrf", Gate.csrf(for: session)), ("circle", "\(first.id.number)")],
                headers: headers)
        }
        #expect(chosen.status == .notFound)
        #expect(try await members.memberSignedIn(with: session.digest, at: .now)?.circle == second.id)
    }
}
