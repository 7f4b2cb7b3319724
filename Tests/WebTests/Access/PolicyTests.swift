import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// Every role on every route: who is let in, and who is not.
@Suite struct PolicyTests {
    private enum Visitor: CaseIterable {
        case nobody, participant, participantOfOtherDialogue, member, facilitator, coreTeam, secretary
        case secretaryOfOtherCircle

        var role: Member.Role? {
            switch self {
            case .nobody, .participant, .participantOfOtherDialogue: nil
            case .member: .member
            case .facilitator: .facilitator
            case .coreTeam: .coreTeam
            case .secretary, .secretaryOfOtherCircle: .secretary
            }
        }

        /// Who may do what a role may, written out: the order in the product must give the same.
        private func isAtLeast(_ policy: Policy) -> Bool {
            let allowed: [Policy: Set<Visitor>] = [
                .member: [.member, .facilitator, .coreTeam, .secretary],
                .facilitator: [.facilitator, .coreTeam, .secretary], .coreTeam: [.coreTeam, .secretary],
                .secretary: [.secretary],
            ]
            return allowed[policy]?.contains(self) ?? false
        }

        func mayUse(_ route: Route) -> Bool {
            switch route.policy {
            case .everyone: true
            case .participant: self == .participant
            case .member, .facilitator, .coreTeam, .secretary:
                if self == .secretaryOfOtherCircle { !route.path.contains("{code}") } else { isAtLeast(route.policy) }
            }
        }
    }

    private func headers(of visitor: Visitor, in code: Code, _ house: House) async throws -> HTTPFields {
        switch visitor {
        case .nobody: return [.origin: "http://localhost"]
        case .participant: return try await house.participant(in: code).headers
        case .participantOfOtherDialogue:
            let other = try await house.participant(in: house.runningDialogue())
            // The token of another dialogue under this dialogue's cookie name.
            return [.cookie: "__Host-p-\(code)=\(other.token)", .origin: "http://localhost"]
        case .member, .facilitator, .coreTeam, .secretary:
            return try await house.member(#require(visitor.role)).headers
        case .secretaryOfOtherCircle: return try await house.member(.secretary, circle: "Andere kring").headers
        }
    }

    @Test func `every visitor on every route is let in or refused as its policy says`() async throws {
        let house = try House()
        _ = try await house.member(.secretary)
        let shared = try await house.runningDialogue(kind: .ongoing)
        // One server for everybody: making its router anew for each request costs more than the request.
        try await house.test { client in
            var reading: [Visitor: HTTPFields] = [:]
            for visitor in Visitor.allCases { reading[visitor] = try await headers(of: visitor, in: shared, house) }
            for route in house.site.routes where !route.path.hasSuffix("/events") {
                for visitor in Visitor.allCases {
                    guard route.method != .get else {
                        // Reading changes nothing, so that everybody reads the same dialogue.
                        try await visit(route, of: shared, as: visitor, reading[visitor] ?? [:], client)
                        continue
                    }
                    // It may end or delete its dialogue, or sign its visitor out: each gets a fresh one.
                    let hasCode = route.path.contains("{code}")
                    let code = hasCode ? try await house.runningDialogue(kind: .ongoing) : shared
                    try await visit(route, of: code, as: visitor, headers(of: visitor, in: code, house), client)
                }
            }
        }
    }

    private func visit(
        _ route: Route, of code: Code, as visitor: Visitor, _ headers: HTTPFields, _ client: any TestClientProtocol
    ) async throws {
        let path = route.path.replacing("{code}", with: code.text).replacing("{id}", with: "1")
            .replacing("{round}", with: "1").replacing("{token}", with: String(repeating: "0", count: 32))
            .replacing("{version}", with: "x").replacing("{name}", with: "base.css")
            .replacing("{number}", with: "1").replacing("{file}", with: "figures.json")
        let response =
            route.isAPI
            ? try await client.json(route.method, path, "{}", headers: headers)
            : try await client.execute(uri: path, method: route.method, headers: headers)
        // Refused for who they are: not signed in, not allowed, unknown dialogue, or sent to the join page.
        let isRefused =
            [401, 403].contains(response.status.code)
            || (response.status == .notFound && visitor == .secretaryOfOtherCircle)
            || (response.status == .seeOther && response.headers[.location] == Paths.join(code))
        if visitor.mayUse(route) {
            #expect(
                !isRefused || route.policy == .everyone || !route.isAPI,
                "\(visitor) may use \(route.method) \(route.path), got \(response.status)")
        } else {
            #expect(isRefused, "\(visitor) may not use \(route.method) \(route.path), got \(response.status)")
        }
    }

    @Test func `a request with a cookie from another site changes nothing`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        var headers = try await house.member(.facilitator).headers
        headers[.origin] = "https://elders.example"
        let path = Paths.api(code) + "/phase"
        let foreign = headers
        try await house.test { client in
            let response = try await client.json(.put, path, #"{"phase":"lobby"}"#, headers: foreign)
            #expect(response.status == .forbidden)
        }
        headers[.origin] = "http://localhost"
        headers[.csrf] = "0000"
        let forged = headers
        try await house.test { client in
            let response = try await client.json(.put, path, #"{"phase":"lobby"}"#, headers: forged)
            #expect(response.status == .forbidden)
        }
        #expect(try await house.rooms.room(code).dialogue.phase == .draft)
    }

    @Test func `the head of a page is asked for by whoever may read it, and changes nothing`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let team = try await house.member(.coreTeam)
        try await house.test { client in
            for (path, headers, status) in [
                ("/\(code)", [:], .ok), ("/bestaat-niet", [:], .notFound), (Paths.cases, [:], .unauthorized),
                (Paths.cases, team.headers, .ok), (Paths.api(code) + "/events", [:], .notFound),
            ] as [(String, HTTPFields, HTTPResponse.Status)] {
                let head = try await client.execute(uri: path, method: .head, headers: headers)
                #expect(head.status == status && head.text.isEmpty, "\(path): \(head.status)")
            }
        }
    }

    @Test func `every page carries the headers that browsers protect people with`() async throws {
        let house = try House()
        try await house.test { client in
            for path in ["/health", "/bestaat-niet", "/api/v1/bestaat-niet"] {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.headers[.xContentTypeOptions] == "nosniff", "\(path)")
            }
            let page = try await client.execute(uri: "/bestaat-niet", method: .get)
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        }
    }

    @Test(arguments: ["https://kring.nl": true, "http://localhost:8080": false, "http://192.168.1.5:8080": false])
    func `Safari keeps our cookies over plain http, localhost too`(address: String, isSecure: Bool) throws {
        let settings = Settings(publicURL: try #require(URL(string: address)))
        let cookie = CookieJar(isSecure: settings.usesSecureCookies).endedSession()
        #expect(cookie.description.contains("Secure") == isSecure)
        #expect(cookie.name == (isSecure ? "__Host-session" : "session"))
    }

    @Test func `a sign-in link opens one session, and a GET does not use it`() async throws {
        let house = try House()
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let member = try await house.folder.members.admit(EmailAddress("a@b.nl"), as: .secretary, to: circle.id)
        let link = try await Site.signInLink(for: member, in: house.folder.members, house.site.settings)
        let path = String(link.dropFirst("https://localhost:8080".count))
        try await house.test { client in
            for _ in 0..<2 { #expect(try await client.execute(uri: path, method: .get).status == .ok) }
            let first = try await client.form(path, [])
            #expect(first.status == .seeOther)
            let cookie = try #require(first.headers[.setCookie])
            #expect(cookie.hasPrefix("__Host-session=") && cookie.contains("HttpOnly") && cookie.contains("Secure"))
            #expect(try await client.form(path, []).status == .unauthorized)
        }
    }
}
