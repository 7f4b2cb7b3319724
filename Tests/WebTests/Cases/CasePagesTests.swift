import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct CasePagesTests {
    typealias Visitor = (headers: HTTPFields, csrf: String)

    private func post(
        _ path: String, _ fields: [(String, String)], _ house: House, _ visitor: Visitor
    ) async throws -> TestResponse {
        try await house.test {
            try await $0.form(path, [("csrf", visitor.csrf)] + fields, headers: visitor.headers)
        }
    }

    private func get(_ path: String, _ house: House, _ visitor: Visitor, language: String = "nl") async throws -> String
    {
        var headers = visitor.headers
        headers[.acceptLanguage] = language
        let asking = headers
        return try await house.test { try await $0.execute(uri: path, method: .get, headers: asking) }.text
    }

    /// A case with one force of each direction; gives its path.
    private func study(_ house: House, _ visitor: Visitor) async throws -> String {
        let made = try await post(
            Paths.cases + "/new",
            [
                ("title", "Sloopbeton"), ("effect", "Een derde uit de wijk."), ("turningPoints", "2022-09 stokt"),
                ("parties", "provincie"), ("driving", "bestuurder loopt mee"), ("restraining", "afvalregels"),
            ], house, visitor)
        #expect(made.status == .seeOther)
        return try #require(made.headers[.location])
    }

    private let force = [("kind", "force"), ("direction", "restraining"), ("strength", "5")]

    @Test func `the first hour fills a case, and its picture says what its table says`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        let page = try await get(path, house, team)
        #expect(page.contains("aria-label=\"1 drijvende en 1 remmende krachten. De sterkste: "))
        for name in ["bestuurder loopt mee", "afvalregels"] {
            #expect(
                page.contains(">\(name)</text>") && page.contains("<th scope=\"row\" role=\"rowheader\">\(name)</th>"))
        }
        #expect(page.contains("Wanneer:</span> 2022-09"))
        let english = try await get(path, house, team, language: "en")
        #expect(english.contains("1 driving and 1 restraining forces.") && english.contains("Turning points"))
        #expect(try await get(Paths.cases, house, team).contains("1 drijvend · 1 remmend"))
    }

    @Test func `a first hour without a name comes back with everything that was typed`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let response = try await post(Paths.cases + "/new", [("driving", "een <b>kracht</b>")], house, team)
        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("Vul hier iets in.") && response.text.contains("een &lt;b&gt;kracht&lt;/b&gt;"))
    }

    @Test func `of two people who write the same part, the second sees both texts and decides`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let secretary = try await house.member(.secretary)
        let path = try await study(house, team)
        let part = "\(path)/parts/5"
        #expect(try await get(part, house, team).contains("value=\"afvalregels\""))
        let first = try await post(part, force + [("version", "1"), ("force", "regels over afval")], house, team)
        #expect(first.status == .seeOther)
        let second = try await post(part, force + [("version", "1"), ("force", "de Wet")], house, secretary)
        #expect(second.status == .conflict)
        #expect(second.text.contains("regels over afval") && second.text.contains("value=\"de Wet\""))
        #expect(second.text.contains("name=\"version\" value=\"2\""))
        let third = try await post(part, force + [("version", "2"), ("force", "de Wet")], house, secretary)
        #expect(third.status == .seeOther)
        #expect(try await get(path, house, team).contains(">de Wet</th>"))
        let history = try await get(path + "/history", house, team)
        #expect(history.contains("regels over afval") && history.contains("core_team1@voorbeeld.nl"))
    }

    @Test func `every choice of a form is sent under the name that the server reads`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        for (page, fields) in [
            (path + "/parts?kind=force", ["direction", "strength", "consent"]),
            (path + "/parts?kind=party", ["holds", "stance"]), (path + "/parts/1", ["outcome"]),
        ] {
            let text = try await get(page, house, team)
            let inputs = text.matches(of: /<input type="(?:radio|checkbox)" name="([^"]*)"/).map { String($0.1) }
            #expect(Set(inputs) == Set(fields), "\(page)")
        }
    }

    @Test func `what was removed or changed comes back from the history`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        let part = "\(path)/parts/5"
        _ = try await post(part, [("version", "1"), ("remove", "1")], house, team)
        #expect(try await !get(path, house, team).contains("afvalregels"))
        let late = try await post(part + "/restoration", [("version", "1"), ("current", "1")], house, team)
        #expect(late.status == .conflict)
        let back = try await post(part + "/restoration", [("version", "1"), ("current", "2")], house, team)
        #expect(back.status == .seeOther)
        #expect(try await get(path, house, team).contains(">afvalregels</th>"))
        #expect(try await post(part + "/erasure", [("version", "3")], house, team).status == .conflict, "it is in use")
        #expect(try await get(path, house, team).contains(">afvalregels</th>"))
        _ = try await post(part, [("version", "3"), ("remove", "1")], house, team)
        #expect(try await post(part + "/erasure", [("version", "4")], house, team).status == .seeOther)
        #expect(try await !get(path + "/history", house, team).contains("afvalregels"))
        #expect(
            try await post(part + "/erasure", [("version", "4")], house, team).status == .seeOther, "a second click")
    }

    @Test func `every kind of part can be added, and refers to others by name`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        let parts: [[(String, String)]] = [
            [("kind", "action"), ("action", "samen aanvragen"), ("intended", "rust"), ("counters", "5")],
            [
                ("kind", "party"), ("party", "waterschap"), ("holds", "policy"), ("holds", "budget"),
                ("stance", "hesitates"),
            ],
            [("kind", "turning_point"), ("event", "besluit"), ("moment", "2026")],
            force + [
                ("force", "angst"), ("quote", "Dat mag niet"), ("consent", "yes"), ("turningPoint", "2"),
                ("document", "https://voorbeeld.nl/a?b=c&d"), ("layer", "Rijk"),
            ],
        ]
        for fields in parts {
            #expect(try await post(path + "/parts", fields, house, team).status == .seeOther, "\(fields)")
        }
        let page = try await get(path, house, team)
        #expect(page.contains("Bij welke kracht hoort het?</span> afvalregels"))
        #expect(page.contains("beleid, geld") && page.contains("twijfelt") && page.contains("keerpunt: stokt"))
        #expect(page.contains("href=\"https://voorbeeld.nl/a?b=c&amp;d\""))
        for kind in ["action", "party", "turning_point", "force"] {
            #expect(
                try await get("\(path)/parts?kind=\(kind)", house, team).contains("name=\"kind\" value=\"\(kind)\""))
        }
        let wrong = try await post(
            path + "/parts", force + [("force", "x"), ("document", "javascript:1")], house, team)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("Begin het adres met https://."))
    }

    @Test func `a case of another circle does not exist, on any of its pages`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        let other = try await house.member(.secretary, circle: "Andere kring")
        for route in house.site.routes where route.path.hasPrefix("/console/cases/{id}") {
            let address = route.path.replacing("{id}", with: path.split(separator: "/").last ?? "")
                .replacing("{number}", with: "5")
            let response = try await house.test { client in
                route.method == .get
                    ? try await client.execute(uri: address + "?kind=force", method: .get, headers: other.headers)
                    : try await client.form(
                        address, [("csrf", other.csrf), ("version", "1"), ("current", "1"), ("force", "x")] + force,
                        headers: other.headers)
            }
            #expect(response.status == .notFound, "\(route.method) \(address)")
        }
        #expect(try await get(path, house, team).contains(">afvalregels</th>"))
    }
}
