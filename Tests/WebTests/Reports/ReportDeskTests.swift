import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// People change the text of a report, its order and what stands in it; never a figure.
@Suite struct ReportDeskTests {
    typealias Visitor = (headers: HTTPFields, csrf: String)

    private func ended(_ house: House, mode: Mode = .open) async throws -> Code {
        let code = try await house.runningDialogue(mode: mode)
        for layer in [1, 1, 1, 2, 2, 2] {
            try await house.take(layer == 1 ? .agree : .disagree, in: code, layer: Int64(layer))
        }
        try await house.rooms.change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.open(ID(2))
        }
        for layer in [1, 1, 1, 2, 2, 2] { try await house.take(.agree, in: code, statement: 2, layer: Int64(layer)) }
        try await house.rooms.change(code) { dialogue in
            try dialogue.reveal(ID(2))
            try dialogue.takePositionAgain(on: ID(1))
        }
        for layer in [1, 1, 1, 2, 2, 2] { try await house.take(.agree, in: code, round: 2, layer: Int64(layer)) }
        try await house.rooms.change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.end(revealing: false)
        }
        return code
    }

    private func post(
        _ path: String, _ fields: [(String, String)], _ house: House, _ visitor: Visitor
    ) async throws -> TestResponse {
        try await house.test {
            try await $0.form(path, [("csrf", visitor.csrf)] + fields, headers: visitor.headers)
        }
    }

    private func get(_ path: String, _ house: House, _ headers: HTTPFields = [:], language: String = "nl") async throws
        -> String
    {
        var headers = headers
        headers[.acceptLanguage] = language
        let asking = headers
        return try await house.test { try await $0.execute(uri: path, method: .get, headers: asking) }.text
    }

    @Test func `text, order and omissions stand in the draft; strangers read the rules' text until it is published`()
        async throws
    {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let code = try await ended(house)
        let desk = Paths.reportDesk(code)
        let rules = try await get("/\(code)/report", house)
        #expect(rules.contains("Over deze stellingen vinden alle lagen die we kunnen vergelijken hetzelfde."))
        let shared = [("version", "0"), ("dutch", "Wij kiezen <b>samen</b>.\nTweede regel.")]
        #expect(try await post(desk + "/parts/section-shared", shared, house, facilitator).status == .seeOther)
        let omitted = [("version", "0"), ("omitted", "yes"), ("dutch", "")]
        for part in ["section-why", "statement-2"] {
            #expect(try await post(desk + "/parts/\(part)", omitted, house, facilitator).status == .seeOther)
        }
        let move = [("section", "method"), ("direction", "up"), ("version", "0")]
        #expect(try await post(desk + "/order", move, house, facilitator).status == .seeOther)
        let draft = try await get(desk + "/draft", house, facilitator.headers)
        #expect(draft.contains("<p class=\"prose by-people\">Wij kiezen &lt;b&gt;samen&lt;/b&gt;.\nTweede regel.</p>"))
        #expect(!draft.contains("Omdat het vastloopt.") && !draft.contains("id=\"s2\"") && draft.contains("id=\"s1\""))
        #expect(draft.contains("De kring liet 1 stelling weg uit dit verslag."))
        let places = try ["id=\"method\"", "id=\"not-shown\""].map { try #require(draft.range(of: $0)).lowerBound }
        #expect(places[0] < places[1])
        #expect(try await get("/\(code)/report", house) == rules, "what is being written is not for everybody yet")
        let english = try await get(desk + "/draft", house, facilitator.headers, language: "en")
        #expect(english.contains("<p class=\"prose by-people\" lang=\"nl\">Wij kiezen"))
    }

    @Test func `of two people who write the same part, the second sees both texts and decides`() async throws {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let secretary = try await house.member(.secretary)
        let code = try await ended(house)
        let part = Paths.reportDesk(code) + "/parts/section-differ"
        _ = try await post(part, [("version", "0"), ("dutch", "Eerste")], house, facilitator)
        let late = try await post(part, [("version", "0"), ("dutch", "Tweede")], house, secretary)
        #expect(late.status == .conflict)
        #expect(late.text.contains("<p class=\"quote\">Eerste</p>") && late.text.contains(">Tweede</textarea>"))
        #expect(late.text.contains("name=\"version\" value=\"1\""))
        #expect(try await post(part, [("version", "1"), ("dutch", "Samen")], house, secretary).status == .seeOther)
        let move = [("section", "why"), ("direction", "down"), ("version", "0")]
        #expect(try await post(Paths.reportDesk(code) + "/order", move, house, facilitator).status == .seeOther)
        #expect(try await post(Paths.reportDesk(code) + "/order", move, house, secretary).status == .conflict)
    }

    @Test func `every change can be undone at once, and put back from the history`() async throws {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let code = try await ended(house)
        let desk = Paths.reportDesk(code)
        let part = desk + "/parts/section-why"
        for (version, text) in ["Een", "Twee"].enumerated() {
            let saved = try await post(part, [("version", "\(version)"), ("dutch", text)], house, facilitator)
            #expect(saved.headers[.location] == desk + "?changed=section-why")
        }
        let page = try await get(desk + "?changed=section-why", house, facilitator.headers)
        #expect(page.contains("action=\"\(part)/restoration\""))
        _ = try await post(part + "/restoration", [("version", "1"), ("current", "2")], house, facilitator)
        #expect(try await get(desk + "/draft", house, facilitator.headers).contains("by-people\">Een</p>"))
        let late = try await post(part + "/restoration", [("version", "2"), ("current", "2")], house, facilitator)
        #expect(late.status == .conflict)
        _ = try await post(part + "/restoration", [("version", "0"), ("current", "3")], house, facilitator)
        #expect(try await get(desk + "/draft", house, facilitator.headers).contains("Omdat het vastloopt."))
        let history = try await get(desk + "/history", house, facilitator.headers)
        #expect(history.contains("<p class=\"small\">Twee</p>") && history.contains("facilitator1@voorbeeld.nl"))
        #expect(history.components(separatedBy: "<li class=\"card stack-s\">").count - 1 == 4)
    }

    @Test func `what is wrong comes back with what was typed; a number in a text is remarked on`() async throws {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let code = try await ended(house)
        let desk = Paths.reportDesk(code)
        let part = desk + "/parts/section-shared"
        let wrong = [("version", "0"), ("dutch", "a\u{202E}b"), ("english", String(repeating: "x", count: 2_001))]
        let response = try await post(part, wrong, house, facilitator)
        #expect(response.status == .unprocessableContent && response.text.contains("hoogstens 2000 tekens"))
        _ = try await post(part, [("version", "0"), ("dutch", "30 van de 31 waren het eens.")], house, facilitator)
        let page = try await get(desk + "?changed=section-shared", house, facilitator.headers)
        #expect(page.contains("In je tekst staat een getal."))
        for path in ["section-x", "statement-99", "order", "statement-0"] {
            let absent = try await house.test {
                try await $0.execute(uri: "\(desk)/parts/\(path)", method: .get, headers: facilitator.headers)
            }
            #expect(absent.status == .notFound, "\(path)")
        }
    }

    @Test func `before the end there is nothing to work on`() async throws {
        let house = try House()
        let facilitator = try await house.member(.facilitator)
        let code = try await house.runningDialogue()
        for path in ["", "/draft", "/history", "/parts/section-why"] {
            let response = try await house.test {
                try await $0.execute(uri: Paths.reportDesk(code) + path, method: .get, headers: facilitator.headers)
            }
            #expect(response.status == .conflict, "\(path)")
        }
        #expect(
            try await post(Paths.reportDesk(code) + "/versions", [("version", "1"), ("seen", "0")], house, facilitator)
                .status == .conflict)
    }

    /// Every sentence, cell and label of a page that holds a digit, without what people wrote and what only tells the order.
    private func figures(_ page: String) -> Set<String> {
        let rules =
            page
            .replacing(#/<p class="prose by-people".*?</p>/#.dotMatchesNewlines(), with: "")
            .replacing(#/<nav.*?</nav>/#.dotMatchesNewlines(), with: "")
            .replacing(#/De kring liet [^<]*/#, with: "")
        let texts = rules.split(separator: "<").compactMap { $0.split(separator: ">", maxSplits: 1).last }
        let labels = rules.matches(of: #/aria-label="([^"]*)"/#).map(\.output.1)
        return Set((texts + labels).map(String.init).filter { $0.contains(where: \.isNumber) })
    }

    @Test(arguments: [Mode.open, .protected])
    func `no edit makes or changes a figure`(mode: Mode) async throws {
        let house = try House()
        let code = try await ended(house, mode: mode)
        let secretary = try await house.member(.secretary)
        let before = figures(try await get(Paths.reportDesk(code) + "/draft", house, secretary.headers))
        #expect(before.count > 10)
        let seed = UInt64.random(in: 0...UInt64.max)
        var numbers = SeededNumbers(state: seed)
        let parts = ReportSection.allCases.map { "section-\($0.rawValue)" } + ["statement-1", "statement-2"]
        let texts = ["", "99 van de 100", "</p><p class=\"found\">7 van de 7 eens.", "{{page.title}} 3", "<td>12</td>"]
        for _ in 0..<12 {
            for part in parts where Bool.random(using: &numbers) {
                guard let name = ReportPart.Name(part) else { continue }
                let id = try await house.rooms.room(code).id
                let version = try await house.folder.circleStores.reports.edits(of: id)[name].version
                var form = [("version", String(version))]
                for language in ["dutch", "english"] {
                    form.append((language, texts.randomElement(using: &numbers) ?? ""))
                }
                if Bool.random(using: &numbers) { form.append(("omitted", "yes")) }
                let saved = try await post(Paths.reportDesk(code) + "/parts/\(part)", form, house, secretary)
                #expect(saved.status == .seeOther)
            }
            let after = figures(try await get(Paths.reportDesk(code) + "/draft", house, secretary.headers))
            #expect(after.isSubset(of: before), "seed \(seed): \(after.subtracting(before))")
        }
    }
}
