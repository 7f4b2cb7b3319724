import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct MembersTests {
    private func post(
        _ path: String, _ fields: [(String, String)], _ house: House,
        _ secretary: (headers: HTTPFields, csrf: String)
    ) async throws -> TestResponse {
        try await house.test {
            try await $0.form(path, [("csrf", secretary.csrf)] + fields, headers: secretary.headers)
        }
    }

    @Test func `the secretary adds a member and gives a link that works once and is shown once`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let added = try await post(
            Paths.members, [("email", "Nieuw@Voorbeeld.nl"), ("role", "facilitator")], house, secretary)
        #expect(added.status == .seeOther)
        let member = try #require(try await house.folder.members.memberships(EmailAddress("nieuw@voorbeeld.nl")).first)
        let page = try await post("\(Paths.members)/\(member.id.number)/link", [], house, secretary)
        let match = try #require(try page.text.firstMatch(of: Regex("https://localhost:8080(/sign-in/[0-9a-f]{32})")))
        let path = String(try #require(match.output[1].substring))
        let again = try await house.test {
            try await $0.execute(uri: Paths.members, method: .get, headers: secretary.headers)
        }
        #expect(!again.text.contains("/sign-in/"))
        let uses = try await house.test { client in
            [try await client.form(path, []).status, try await client.form(path, []).status]
        }
        #expect(uses == [.seeOther, .unauthorized])
    }

    @Test func `a wrong address comes back with what was typed`() async throws {
        let house = try House()
        let response = try await post(
            Paths.members, [("email", "geen adres"), ("role", "secretary")], house, house.member(.secretary))
        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("Dit is geen mailadres.") && response.text.contains("value=\"geen adres\""))
    }

    @Test func `the last secretary stays`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let own = try #require(try await house.folder.members.members(of: circle.id).first)
        let response = try await post("\(Paths.members)/\(own.id.number)/remove", [], house, secretary)
        #expect(response.status == .unprocessableContent && response.text.contains("minstens één secretaris"))
    }

    @Test func `a member of another circle cannot be removed`() async throws {
        let house = try House()
        _ = try await house.member(.secretary, circle: "Andere kring")
        let other = try await house.folder.members.ensureCircle(named: Line("Andere kring"))
        let theirs = try #require(try await house.folder.members.members(of: other.id).first)
        let response = try await post(
            "\(Paths.members)/\(theirs.id.number)/remove", [], house, house.member(.secretary))
        #expect(response.status == .notFound)
        #expect(try await house.folder.members.members(of: other.id).count == 1)
    }
}
