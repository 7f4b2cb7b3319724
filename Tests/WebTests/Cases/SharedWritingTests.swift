import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// Two people of the core team write the same part of a case at once.
@Suite struct SharedWritingTests {
    private struct Desk {
        let house: House
        let first: (headers: HTTPFields, csrf: String)
        let second: (headers: HTTPFields, csrf: String)
        let path: String
        var facts: String { path + "/parts/1" }

        init() async throws {
            house = try House()
            first = try await house.member(.coreTeam)
            second = try await house.member(.secretary)
            let fields = [("csrf", first.csrf), ("title", "Sloopbeton"), ("restraining", "afvalregels")]
            let made = try await house.test { [first] in
                try await $0.form(Paths.cases + "/new", fields, headers: first.headers)
            }
            path = try #require(made.headers[.location])
        }

        func post(
            _ path: String, _ fields: [(String, String)], as visitor: (headers: HTTPFields, csrf: String)
        ) async throws -> TestResponse {
            try await house.test {
                try await $0.form(path, [("csrf", visitor.csrf)] + fields, headers: visitor.headers)
            }
        }

        func page(_ path: String) async throws -> String {
            try await house.test { try await $0.execute(uri: path, method: .get, headers: first.headers).text }
        }
    }

    @Test func `who changes another field loses nothing and is told`() async throws {
        let desk = try await Desk()
        let base = [("version", "1"), ("title", "Sloopbeton")]
        #expect(try await desk.post(desk.facts, base + [("area", "Zaanstreek")], as: desk.first).status == .seeOther)
        let second = try await desk.post(desk.facts, base + [("stuck", "Niemand beslist.")], as: desk.second)
        #expect(second.status == .seeOther)
        let told = try await desk.page(#require(second.headers[.location]))
        #expect(told.contains("Beide wijzigingen zijn bewaard."))
        #expect(told.contains("Zaanstreek") && told.contains("Niemand beslist."))
        #expect(try await !desk.page(desk.path).contains("Beide wijzigingen"))
    }

    @Test func `who changes one field alike and another one apart decides about the one, and keeps the other`()
        async throws
    {
        let desk = try await Desk()
        let base = [("version", "1")]
        _ = try await desk.post(desk.facts, base + [("title", "Beton"), ("area", "Zaanstreek")], as: desk.first)
        let late = try await desk.post(
            desk.facts, base + [("title", "Gesloopt beton"), ("stuck", "Geen geld.")], as: desk.second)
        #expect(late.status == .conflict && late.text.contains("Iemand anders wijzigde hetzelfde"))
        #expect(late.text.contains("<b>Naam van de casus:</b> Beton</p>") && !late.text.contains("<b>Gebied:</b>"))
        #expect(late.text.contains("value=\"Gesloopt beton\"") && late.text.contains("value=\"Zaanstreek\""))
        #expect(late.text.contains("name=\"version\" value=\"2\"") && late.text.contains("Geen geld."))
    }

    @Test func `what one takes out and the other writes is lost on neither side`() async throws {
        let desk = try await Desk()
        let part = desk.path + "/parts/2"
        let words = [("version", "1"), ("direction", "restraining"), ("strength", "4"), ("force", "regels over afval")]
        let out = [("version", "1"), ("remove", "1")]
        #expect(try await desk.post(part, words, as: desk.first).status == .seeOther)
        let refused = try await desk.post(part, out, as: desk.second)
        #expect(refused.status == .conflict && refused.text.contains("Wil je het nog uit de casus halen?"))
        #expect(refused.text.contains("<b>Kracht:</b> regels over afval</p>"))
        let again = [("version", "2"), ("remove", "1")]
        #expect(try await desk.post(part, again, as: desk.second).status == .seeOther)
        #expect(try await desk.post(part, again, as: desk.first).status == .seeOther, "it is out already")
        let late = try await desk.post(part, [("version", "2")] + words.dropFirst(), as: desk.first)
        #expect(late.status == .conflict && late.text.contains("komt het terug met jouw tekst"))
        let back = try await desk.post(part, [("version", "3")] + words.dropFirst(), as: desk.first)
        #expect(back.status == .seeOther)
        #expect(try await desk.page(desk.path).contains("regels over afval</th>"))
    }

    @Test func `a form that was refused still knows what its writer had read`() async throws {
        let desk = try await Desk()
        let part = desk.path + "/parts/2"
        let base = [("force", "afvalregels"), ("direction", "restraining"), ("strength", "3")]
        let other = base + [("version", "1"), ("accelerator", "Ruimte")]
        #expect(try await desk.post(part, other, as: desk.second).status == .seeOther)
        let quoted = base + [("version", "1"), ("quote", "Dat mag niet.")]
        let refused = try await desk.post(part, quoted, as: desk.first)
        #expect(refused.status == .unprocessableContent && refused.text.contains("name=\"version\" value=\"1\""))
        let saved = try await desk.post(part, quoted + [("consent", "yes")], as: desk.first)
        #expect(saved.status == .seeOther)
        let page = try await desk.page(part)
        #expect(page.contains("value=\"Ruimte\" selected") && page.contains("value=\"Dat mag niet.\""))
    }

    @Test func `a part that somebody put back is not erased, and evidence that was taken out is not let go`()
        async throws
    {
        let desk = try await Desk()
        let point = desk.path + "/parts"
        _ = try await desk.post(point, [("kind", "turning_point"), ("event", "besluit")], as: desk.first)
        let force = [("force", "afvalregels"), ("direction", "restraining"), ("strength", "3"), ("turningPoint", "3")]
        let part = desk.path + "/parts/2"
        #expect(try await desk.post(part, [("version", "1")] + force, as: desk.first).status == .seeOther)
        _ = try await desk.post(desk.path + "/parts/3", [("version", "1"), ("remove", "1")], as: desk.first)
        #expect(try await desk.page(part).contains("<option value=\"3\" selected>besluit (verwijderd)</option>"))
        let erasure = desk.path + "/parts/3/erasure"
        #expect(try await desk.page(desk.path + "/history").contains("\(erasure)\""))
        _ = try await desk.post(
            desk.path + "/parts/3/restoration", [("version", "1"), ("current", "2")], as: desk.second)
        let late = try await desk.post(erasure, [("version", "2")], as: desk.first)
        #expect(late.status == .conflict && late.text.contains("Iemand anders wijzigde dit onderdeel net."))
        #expect(try await desk.page(desk.path).contains("keerpunt: besluit"))
        // What is no turning point is no evidence, whatever a form says.
        let wrong = force.dropLast() + [("turningPoint", "2"), ("version", "2")]
        #expect(try await desk.post(part, Array(wrong), as: desk.first).status == .seeOther)
        #expect(try await !desk.page(desk.path).contains("keerpunt: "))
    }

    @Test func `a refused form begins where something is wrong`() async throws {
        let desk = try await Desk()
        let refused = try await desk.post(desk.facts, [("version", "1"), ("title", "")], as: desk.first)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("name=\"title\"") && refused.text.contains("aria-invalid=\"true\" autofocus>"))
        #expect(refused.text.split(separator: "autofocus").count == 2, "one place only")
        #expect(try await !desk.page(desk.facts).contains("autofocus"))
    }
}
