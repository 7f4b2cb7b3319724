import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct PatternPagesTests {
    typealias Visitor = (headers: HTTPFields, csrf: String)

    private func post(
        _ path: String, _ fields: [(String, String)], _ house: House, _ visitor: Visitor
    ) async throws -> TestResponse {
        try await house.test {
            try await $0.form(path, [("csrf", visitor.csrf)] + fields, headers: visitor.headers)
        }
    }

    private func get(_ path: String, _ house: House, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await house.test { try await $0.execute(uri: path, method: .get, headers: headers) }
    }

    /// A case with one restraining force, part 2; gives its path.
    private func study(_ title: String, _ force: String, _ house: House, _ team: Visitor) async throws -> String {
        let made = try await post(Paths.cases + "/new", [("title", title), ("restraining", force)], house, team)
        return try #require(made.headers[.location])
    }

    private let full = [
        ("version", "1"), ("name", "Regels voor afval"), ("explanation", "Wat <hergebruikt> wordt, heet afval."),
        ("status", "breaking_through"), ("direction", "restraining"), ("raisedBy", "een omgevingsdienst"),
        ("public", "yes"),
    ]

    @Test func `one click makes a pattern of a force, the next case finds it, and one click says so`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let first = try await study("Sloopbeton", "afvalregels", house, team)
        let new = try await post(
            Paths.ownPatterns, [("case", "1"), ("force", "1-2"), ("pattern", "new")], house, team)
        #expect(new.headers[.location] == "\(first)#part-2")
        #expect(try await get(first, house, team.headers).text.contains("<a href=\"/patterns/1\">afvalregels</a>"))
        let second = try await study("Bermgras", "regels voor afval", house, team)
        let page = try await get(second, house, team.headers).text
        #expect(page.contains("value=\"1\">Dit is “afvalregels”</button>"))
        let said = try await post(Paths.ownPatterns, [("case", "1"), ("force", "2-2"), ("pattern", "1")], house, team)
        #expect(said.status == .seeOther)
        let pattern = try await get("/patterns/1", house, team.headers).text
        #expect(pattern.contains("Gezien in 2 casussen van 1 kring"))
        #expect(pattern.contains("Sloopbeton") && pattern.contains("Bermgras"))
    }

    @Test func `a secretary takes out who raised a pattern, from every version; nobody else is offered it`()
        async throws
    {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let secretary = try await house.member(.secretary)
        _ = try await study("Sloopbeton", "afvalregels", house, team)
        _ = try await post(Paths.ownPatterns, [("force", "1-2"), ("pattern", "new")], house, team)
        let named = full.filter { $0.0 != "raisedBy" && $0.0 != "version" } + [("raisedBy", "Wethouder Zqjansen")]
        for version in ["1", "2"] {
            #expect(
                try await post("/console/patterns/1", named + [("version", version)], house, team).status == .seeOther)
        }
        let path = "/console/patterns/1/history"
        let offer = "Wis wie het aankaartte"
        #expect(try await !get(path, house, team.headers).text.contains(offer))
        #expect(try await get(path, house, secretary.headers).text.contains(offer))
        let erasure = "/console/patterns/1/raiser/erasure"
        #expect(try await post(erasure, [], house, team).status == .forbidden)
        #expect(try await get("/patterns/1", house).text.contains("Zqjansen"))
        #expect(try await post(erasure, [], house, secretary).headers[.location] == path)
        for page in [path, "/patterns/1", Paths.library + "?q=zqjansen"] {
            #expect(try await !get(page, house, secretary.headers).text.contains("Wethouder Zqjansen"), "\(page)")
        }
        #expect(try await !get(path, house, secretary.headers).text.contains(offer))
    }

    @Test func `forces that look alike are suggested to the core team, and stay away after a no`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await study("Sloopbeton", "afvalregels", house, team)
        _ = try await study("Bermgras", "regels voor afval", house, team)
        #expect(try await get(Paths.patterns, house, team.headers).text.contains("Lijkt dit op elkaar?"))
        let member = try await house.member(.member)
        #expect(try await !get(Paths.patterns, house, member.headers).text.contains("Lijkt dit op elkaar?"))
        let forces = [("force", "1-2"), ("force", "2-2"), ("pattern", "new")]
        _ = try await post(Paths.ownPatterns, forces + [("none", "1")], house, team)
        #expect(try await !get(Paths.patterns, house, team.headers).text.contains("Lijkt dit op elkaar?"))
        let made = try await post(Paths.ownPatterns, forces, house, team)
        #expect(made.headers[.location] == "/console/patterns/1")
    }

    @Test func `everybody reads a public pattern in a minute, without the cases of the circle`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await study("Geheim project", "afvalregels", house, team)
        _ = try await post(
            Paths.lessons + "/new", [("title", "Vraag het samen"), ("handle", "Eén gesprek."), ("public", "yes")],
            house, team)
        _ = try await post(Paths.ownPatterns, [("force", "1-2"), ("pattern", "new")], house, team)
        #expect(try await get("/patterns/1", house).status == .notFound)
        #expect(try await post("/console/patterns/1", full + [("lesson", "1")], house, team).status == .seeOther)
        let page = try await get("/patterns/1", house)
        #expect(page.status == .ok && page.text.contains("Wat &lt;hergebruikt&gt; wordt, heet afval."))
        #expect(page.text.contains("aria-current=\"step\">wordt doorbroken</li>"))
        #expect(page.text.contains("<b>een omgevingsdienst</b>") && page.text.contains("href=\"/lessons/1\""))
        #expect(!page.text.contains("Geheim") && !page.text.contains("/console/cases"))
        #expect(try await get(Paths.patterns, house).text.contains("Regels voor afval"))
    }

    @Test func `of two writers the second sees the first, and an earlier version comes back`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await study("Sloopbeton", "afvalregels", house, team)
        _ = try await post(Paths.ownPatterns, [("force", "1-2"), ("pattern", "new")], house, team)
        #expect(try await post("/console/patterns/1", full, house, team).status == .seeOther)
        let other = full.map { field in
            switch field.0 {
            case "explanation": (field.0, "")
            case "status": (field.0, "signalled")
            default: field
            }
        }.filter { $0.0 != "public" && $0.0 != "raisedBy" }
        let late = try await post("/console/patterns/1", other, house, team)
        #expect(late.status == .conflict && late.text.contains("name=\"version\" value=\"2\""))
        for words in [
            "<b>Wat is er aan de hand?</b> Wat &lt;hergebruikt&gt; wordt, heet afval.",
            "<b>Hoe ver is het?</b> wordt doorbroken", "<b>Aangekaart door:</b> een omgevingsdienst",
            "<b>Wie leest het?</b> iedereen",
        ] { #expect(late.text.contains(words), "\(words)") }
        #expect(!late.text.contains("<b>Richting:</b>"))
        #expect(try await post("/console/patterns/1", full, house, team).status == .seeOther, "both wrote the same")
        for version in ["9223372036854775807", "-9223372036854775808", "x"] {
            let strange = other.map { $0.0 == "version" ? ("version", version) : $0 }
            #expect(try await post("/console/patterns/1", strange, house, team).status == .conflict, "\(version)")
        }
        let wrong = full.map { $0.0 == "name" ? ("name", " ") : $0 }
        let refused = try await post("/console/patterns/1", wrong, house, team)
        #expect(refused.status == .unprocessableContent && refused.text.contains("name=\"version\" value=\"1\""))
        let history = try await get("/console/patterns/1/history", house, team.headers).text
        #expect(history.contains("core_team1@voorbeeld.nl") && history.contains("wordt doorbroken"))
        let back = [("version", "1"), ("current", "2")]
        #expect(try await post("/console/patterns/1/restoration", back, house, team).status == .seeOther)
        #expect(try await post("/console/patterns/1/restoration", back, house, team).status == .conflict)
        #expect(try await get("/patterns/1", house, team.headers).text.contains("afvalregels"))
        #expect(try await get("/patterns/1", house).status == .notFound, "version 1 was not public")
    }

    @Test func `patterns are merged, taken apart, split and put back`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        for (title, force) in [("Een", "afvalregels"), ("Twee", "de Wet"), ("Drie", "angst")] {
            _ = try await study(title, force, house, team)
        }
        for force in ["1-2", "2-2"] {
            _ = try await post(Paths.ownPatterns, [("force", force), ("pattern", "new")], house, team)
        }
        #expect(try await get("/console/patterns/2", house, team.headers).text.contains("<option value=\"1\">"))
        let merged = try await post("/console/patterns/2/merge", [("into", "1")], house, team)
        #expect(merged.headers[.location] == "/patterns/1")
        #expect(try await get("/patterns/2", house, team.headers).headers[.location] == "/patterns/1")
        let page = try await get("/patterns/1", house, team.headers).text
        #expect(page.contains("Gezien in 2 casussen") && page.contains("Heet ook: de Wet."))
        #expect(try await post("/console/patterns/1/merge", [("into", "2")], house, team).status == .notFound)
        let history = try await get("/console/patterns/1/history", house, team.headers).text
        #expect(history.contains("Maak “de Wet” weer los"))
        _ = try await post("/console/patterns/2/restoration", [("current", "2")], house, team)
        #expect(try await get("/patterns/2", house, team.headers).status == .ok)

        _ = try await post(Paths.ownPatterns, [("force", "3-2"), ("pattern", "1")], house, team)
        let split = try await post(
            "/console/patterns/1/split", [("force", "3-2"), ("force", "2-2"), ("name", "Angst")], house, team)
        #expect(split.headers[.location] == "/console/patterns/3", "only what belonged to it was taken out")
        #expect(try await get("/patterns/1", house, team.headers).text.contains("Gezien in 1 casus "))
        let form = try await get("/console/patterns/3", house, team.headers).text
        #expect(form.contains("Zet terug bij “afvalregels”"))
        _ = try await post("/console/patterns/3/merge", [("into", "1")], house, team)
        #expect(try await get("/patterns/1", house, team.headers).text.contains("Gezien in 2 casussen"))
    }

    @Test func `a pattern of another circle is read when it is public, and never changed`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await study("Sloopbeton", "afvalregels", house, team)
        _ = try await post(Paths.ownPatterns, [("force", "1-2"), ("pattern", "new")], house, team)
        _ = try await post("/console/patterns/1", full, house, team)
        let other = try await house.member(.secretary, circle: "Andere kring")
        for route in house.site.routes where route.path.hasPrefix("/console/patterns/{id}") {
            let path = route.path.replacing("{id}", with: "1")
            let response =
                route.method == .get
                ? try await get(path, house, other.headers)
                : try await post(path, full + [("into", "1"), ("force", "1-2")], house, other)
            #expect(response.status == .notFound, "\(route.method) \(path)")
        }
        for fields in [[("force", "1-2"), ("pattern", "1")], [("force", "1-2"), ("pattern", "new")]] {
            #expect(try await post(Paths.ownPatterns, fields, house, other).status == .notFound)
        }
        #expect(try await get("/patterns/1", house, other.headers).status == .ok)
    }

    @Test func `cases stand beside each other, and what went with getting unstuck is said with its doubt`() async throws
    {
        let house = try House()
        let team = try await house.member(.coreTeam)
        for index in 1...4 {
            let path = try await study("Casus \(index)", "afvalregels", house, team)
            if index < 3 {
                _ = try await post(
                    path + "/parts",
                    [
                        ("kind", "force"), ("force", "bestuurder loopt mee"), ("direction", "driving"),
                        ("strength", "4"),
                    ],
                    house, team)
            }
        }
        let before = try await get(Paths.comparison, house, team.headers).text
        #expect(
            before.contains("4 casussen, 2 krachten komen terug.") && before.contains("Te weinig om iets te zeggen"))
        for index in 1...4 {
            let fields = [("version", "1"), ("title", "Casus \(index)"), ("outcome", index < 3 ? "unstuck" : "stuck")]
            #expect(try await post("\(Paths.cases)/\(index)/parts/1", fields, house, team).status == .seeOther)
        }
        #expect(try await get("\(Paths.cases)/1", house, team.headers).text.contains("is losgekomen"))
        let after = try await get(Paths.comparison, house, team.headers).text
        #expect(after.contains("2 van de 2 losgekomen") && after.contains("0 van de 2 losgekomen"))
        #expect(after.contains("Te weinig casussen om dit te kunnen zeggen."))
        #expect(after.contains("met “bestuurder loopt mee”") && after.contains("zonder “bestuurder loopt mee”"))
        let chosen = try await get(Paths.comparison + "?force=4-2&force=99-1&force=x", house, team.headers).text
        #expect(chosen.contains("met “afvalregels”:") && !chosen.contains("met “bestuurder"))
    }
}
