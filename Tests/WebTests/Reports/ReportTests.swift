import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

struct ReportTests {
    private func report(_ house: House, _ code: Code, headers: HTTPFields = [.acceptLanguage: "nl"]) async throws
        -> String
    {
        try await house.test { client in
            let response = try await client.execute(uri: "/\(code)/report", method: .get, headers: headers)
            #expect(response.status == .ok)
            return response.text
        }
    }

    /// Statement 1 in two rounds, statement 2 closed and not shown, statement 3 never asked; then the end.
    private func ended(_ house: House, mode: Mode) async throws -> Code {
        let code = try await house.runningDialogue(mode: mode)
        for layer in [1, 1, 1, 2, 2] { _ = try await house.take(.disagree, in: code, layer: Int64(layer)) }
        _ = try await house.take(.pass, in: code, layer: nil)
        try await house.rooms.change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.takePositionAgain(on: ID(1))
        }
        for layer in [1, 1, 1, 2, 2] { _ = try await house.take(.agree, in: code, round: 2, layer: Int64(layer)) }
        try await house.rooms.change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.note(Line("Dat duurt te lang."), kind: .quote, on: ID(1))
            try dialogue.note(Line("Alleen voor de begeleider."), kind: .note, on: ID(1))
            try dialogue.open(ID(2))
        }
        for _ in 0..<6 { _ = try await house.take(.agree, in: code, statement: 2) }
        try await house.rooms.change(code) { try $0.end(revealing: false, at: .now) }
        return code
    }

    @Test func `Visitors read a friendly page until the dialogue has ended`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        _ = try await house.take(.agree, in: code)
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        let page = try await report(house, code)
        #expect(page.contains("Het verslag is er nog niet"))
        #expect(!page.contains("Stelling nummer"))
        #expect(!page.contains("class=\"floor"))
    }

    @Test func `Members of the circle see what was shown so far, members of another circle do not`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        _ = try await house.take(.agree, in: code)
        let own = try await house.member(.facilitator).headers
        let other = try await house.member(.secretary, circle: "Andere kring").headers
        let early = try await report(house, code, headers: own)
        #expect(!early.contains("class=\"floor"))
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        let preview = try await report(house, code, headers: own)
        #expect(preview.contains("Provisional") || preview.contains("Voorlopig"))
        #expect(preview.contains("class=\"floor page\""))
        let foreign = try await report(house, code, headers: other)
        #expect(!foreign.contains("class=\"floor page\""))
    }

    @Test func `An open report has per round a sentence, a picture and the same figures in a table`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open)
        let page = try await report(house, code)
        #expect(page.contains("<h1 class=\"display\">Ronde tafel</h1>"))
        #expect(page.contains("Omdat het vastloopt."))
        #expect(page.contains("5 van de 6 mensen zijn het oneens."))
        #expect(page.components(separatedBy: "class=\"floor page").count - 1 == 3)
        let firstRow = "Rijk</th>"
        let cells = page.components(separatedBy: firstRow).filter { $0.hasPrefix("<td class=\"strips\">") }
        #expect(cells.count == 2)
        #expect(cells.first?.contains("</td><td class=\"num\">3</td><td class=\"num\">0</td>") == true)
        #expect(cells.last?.contains("</td><td class=\"num\">0</td><td class=\"num\">3</td>") == true)
        #expect(page.contains("Eerst waren 0 van de 6 mensen het eens, nu 5 van de 5."))
        #expect(page.contains("localhost:8080/\(code)/report"))
    }

    @Test func `A protected report holds no word about a layer`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .protected)
        let page = try await report(house, code)
        #expect(page.contains("De meeste mensen zijn het oneens."))
        #expect(page.contains("Eerst meestal oneens, nu meestal eens."))
        #expect(!page.contains("Rijk"))
        #expect(!page.contains("gemeente"))
        #expect(!page.contains("data-dx"))
    }

    @Test(arguments: [Mode.open, .protected])
    func `What was not shown is listed as such, without any figure`(mode: Mode) async throws {
        let house = try House()
        let code = try await ended(house, mode: mode)
        let page = try await report(house, code)
        let parts = page.components(separatedBy: "<h2 id=\"not-shown\">Niet getoond</h2>")
        #expect(parts.count == 2)
        #expect(!parts[0].contains("Stelling nummer 2."))
        #expect(parts[1].contains("Stelling nummer 2. <span class=\"soft\">(wel beantwoord, niet getoond)</span>"))
        #expect(parts[1].contains("Stelling nummer 3. <span class=\"soft\">(niet aan de orde geweest)</span>"))
    }

    @Test func `Quotes stand with their statement; notes of the facilitator never do`() async throws {
        let house = try House()
        let page = try await report(house, try await ended(house, mode: .open))
        #expect(page.contains("<blockquote class=\"quote\">Dat duurt te lang.</blockquote>"))
        #expect(!page.contains("Alleen voor de begeleider."))
    }

    @Test func `Below fifty people there is no percentage, and nowhere a decimal`() async throws {
        let house = try House()
        let page = try await report(house, try await ended(house, mode: .open))
        // Outside of pictures, whose coordinates have decimals, and of the signature, which names the program's version.
        let words = page.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
            .replacing(/<div id="signature" .*?><\/div>/, with: "")
        #expect(!words.contains("%"))
        #expect(words.firstMatch(of: /\d[.,]\d/) == nil)
    }

    @Test func `The report is there in English too`() async throws {
        let house = try House()
        let page = try await report(
            house, try await ended(house, mode: .open), headers: [.cookie: "__Host-language=en"])
        for words in ["How sure we are", "Not shown", "Who took part", "What shifted", "5 of 6 people disagree."] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!page.contains("Weet ik niet"))
    }

    @Test func `Two hundred statements are one page with a list of contents`() async throws {
        let house = try House()
        let code = try await house.dialogue(kind: .ongoing, mode: .open, statements: 200)
        try await house.rooms.change(code) { try $0.openLobby() }
        _ = try await house.take(.agree, in: code, statement: 200)
        try await house.rooms.change(code) { try $0.end(revealing: true, at: .now) }
        let page = try await report(house, code)
        #expect(page.components(separatedBy: "<article ").count - 1 == 200)
        #expect(page.contains("<nav class=\"contents"))
        #expect(page.contains("<a href=\"#s200\"><span class=\"num\">200.</span> Stelling nummer 200.</a>"))
    }

    @Test
    func `the draft says what is shared, where layers differ and between whom, what shifted and how sure that is`()
        async throws
    {
        let house = try House()
        let page = try await report(house, try await ended(house, mode: .open))
        for heading in [
            "Waarom deze dialoog", "Wie meedeed", "Dit delen we", "Hier verschillen we", "Wat verschoof", "Per laag",
            "Zo zeker zijn we", "Alle stellingen", "Niet getoond", "Hoe dit verslag is gemaakt",
        ] {
            #expect(page.contains(">\(heading)</h2>"), "\(heading)")
        }
        let shared = try section("shared", of: page)
        #expect(shared.contains("href=\"#s1\"") || shared.contains("Er is geen stelling"))
        #expect(try section("shifted", of: page).contains("Eerst waren 0 van de 6 mensen het eens, nu 5 van de 5."))
        let sure = try section("sure", of: page)
        #expect(sure.contains("5 van de 5 eens, waarschijnlijk tussen 3 en 5."))
        #expect(sure.contains("geen afspiegeling"))
        #expect(try section("layers", of: page).contains("Rijk</h3>"))
    }

    @Test func `layers that agree alike are all named, in every sentence`() async throws {
        let house = try House()
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let code = try await house.rooms.create(
            NewDialogue(
                circle: circle.id, title: Line("Ronde tafel"), purpose: Paragraph(""), kind: .live, mode: .open,
                layers: ["Rijk", "provincie", "gemeente", "waterschap"].map { try Line($0) }, accelerators: [],
                statements: [(StatementDraft(text: try Line("Een stelling.")), nil)])
        ).code
        try await house.rooms.change(code) { dialogue in
            try dialogue.openLobby()
            try dialogue.open(ID(1))
        }
        for (layer, stance) in [Stance.agree, .disagree, .agree, .disagree].enumerated() {
            for _ in 0..<3 { try await house.take(stance, in: code, layer: Int64(layer + 1)) }
        }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let page = try await report(house, code)
        #expect(page.contains("Het meest eens: Rijk en gemeente. Het minst: provincie en waterschap."))
        #expect(page.contains("Het meest eens: Rijk (3 van 3 eens) en gemeente (3 van 3 eens)."))
        #expect(page.contains("Het minst: provincie (0 van 3 eens) en waterschap (0 van 3 eens)."))
        #expect(
            try section("layers", of: page).contains("3 van 3 oneens"),
            "what a layer disagrees with counts who disagrees")
    }

    @Test func `a protected draft gives no margins and says why`() async throws {
        let house = try House()
        let page = try await report(house, try await ended(house, mode: .protected))
        let sure = try section("sure", of: page)
        #expect(!sure.contains("waarschijnlijk tussen") && sure.contains("terugrekenen"))
        #expect(try section("shared", of: page).contains("De meeste mensen zijn het eens."))
        #expect(!page.contains("id=\"layers\""))
    }

    @Test func `every statement and every section can be pointed at`() async throws {
        let house = try House()
        let page = try await report(house, try await ended(house, mode: .open))
        let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count, "an id stands there twice")
        for target in page.matches(of: #/href="#([^"]+)"/#).map({ String($0.output.1) }) {
            #expect(ids.contains(target), "\(target)")
        }
        #expect(ids.contains("s1") && ids.contains("shared") && ids.contains("proof"))
    }

    private func section(_ anchor: String, of page: String) throws -> String {
        let start = try #require(page.range(of: "aria-labelledby=\"\(anchor)\""), "\(anchor)")
        let rest = page[start.upperBound...]
        return String(rest[..<(rest.range(of: "</section>")?.lowerBound ?? rest.endIndex)])
    }
}
