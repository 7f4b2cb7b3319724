import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// The facilitator's console as plain forms, without JavaScript.
@Suite struct ConsoleTests {
    /// Sends a form of the console and gives back the answer.
    private func post(
        _ path: String, _ fields: [(String, String)] = [], as role: Member.Role = .facilitator, in house: House
    ) async throws -> TestResponse {
        let (headers, csrf) = try await house.member(role)
        return try await house.test { try await $0.form(path, [("csrf", csrf)] + fields, headers: headers) }
    }

    private func get(
        _ path: String, as role: Member.Role = .facilitator, language: Language = .dutch, in house: House
    ) async throws -> TestResponse {
        var headers = try await house.member(role).headers
        headers[.acceptLanguage] = language.rawValue
        let complete = headers
        return try await house.test { try await $0.execute(uri: path, method: .get, headers: complete) }
    }

    private func madeCode(_ response: TestResponse) throws -> Code {
        #expect(response.status == .seeOther)
        let location = try #require(response.headers[.location])
        return try #require(Code(String(location.suffix(6))))
    }

    // MARK: - Making

    @Test func `an empty circle says what to do first`() async throws {
        let house = try House()
        #expect(try await get("/console", in: house).text.contains("Je kring heeft nog geen dialoog"))
        #expect(
            try await get("/console", language: .english, in: house).text.contains("Your circle has no dialogue yet"))
    }

    @Test func `the ready format is one press away, and stands in the list`() async throws {
        let house = try House()
        let code = try madeCode(await post("/console/new", [("start", "format")], in: house))
        let dialogue = try await house.rooms.room(code).dialogue
        #expect(dialogue.agenda.count == 12 && dialogue.phase == .draft)
        #expect(try await get("/console", in: house).text.contains(code.text))
        #expect(try await get("/console/\(code)", in: house).text.contains("Wij springen te snel in actie"))
    }

    @Test func `chosen examples keep their accelerator as far as there is one`() async throws {
        let house = try House()
        let code = try madeCode(
            await post(
                "/console/new",
                [
                    ("start", "examples"), ("title", "Onze dialoog"), ("layers", "a\nb"), ("accelerators", "x\r\ny"),
                    ("example", "v5"), ("example", "o6"), ("mode", "open"), ("kind", "ongoing"),
                ], in: house))
        let dialogue = try await house.rooms.room(code).dialogue
        #expect(dialogue.mode == .open && dialogue.kind == .ongoing)
        #expect(dialogue.agenda.map(\.accelerator) == [ID(1), nil])
    }

    @Test func `wrong input comes back with a message at each field and nothing lost`() async throws {
        let house = try House()
        let long = String(repeating: "x", count: 141)
        let response = try await post(
            "/console/new",
            [
                ("start", "own"), ("title", ""), ("purpose", "Een <b>doel</b>"), ("layers", "alleen"),
                ("accelerators", "x\nx"), ("statements", "Goede stelling\n\(long)\nIs dit een vraag?"),
            ], in: house)
        #expect(response.status == .unprocessableContent)
        let text = response.text
        for message in [
            "Vul hier iets in.", "Vul er minstens 2 in.", "“x” staat er twee keer.", "hoogstens 140 tekens",
        ] {
            #expect(text.contains(message), "\(message)")
        }
        #expect(text.contains("Een &lt;b&gt;doel&lt;/b&gt;") && text.contains(long))
        #expect(text.contains("Regel 3: Maak er een stelling van, geen vraag."))
        #expect(try await house.rooms.dialogues(of: house.folder.members.ensureCircle(named: Line("Kring")).id).isEmpty)
    }

    @Test func `advice is never a refusal`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        let response = try await post(
            "/console/\(code)/statements/new", [("text", "Is dit een vraag?"), ("answer", "floor")], in: house)
        #expect(response.status == .seeOther)
        let added = try #require(try await house.rooms.room(code).dialogue.agenda.last)
        #expect(added.text.text == "Is dit een vraag?" && added.answer == .floor)
        #expect(try await get("/console/\(code)", in: house).text.contains("Maak er een stelling van, geen vraag."))
    }

    // MARK: - Preparing

    @Test func `a statement is rewritten, moved and removed before it is asked`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        _ = try await post("/console/\(code)/statements/1/later", in: house)
        #expect(try await house.rooms.room(code).dialogue.agenda.map(\.id.number) == [2, 1, 3])
        let wrong = try await post(
            "/console/\(code)/statements/1", [("text", ""), ("explanation", "Blijft staan")], in: house)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("Blijft staan"))
        _ = try await post(
            "/console/\(code)/statements/1",
            [("text", "Beter."), ("explanation", "Omdat."), ("direction", "driving"), ("accelerator", "2")], in: house)
        let statement = try #require(try await house.rooms.room(code).dialogue.statement(ID(1)))
        #expect(statement.text.text == "Beter." && statement.direction == .driving && statement.accelerator == ID(2))
        _ = try await post("/console/\(code)/statements/1", [("remove", "1")], in: house)
        #expect(try await house.rooms.room(code).dialogue.statement(ID(1)) == nil)
    }

    @Test func `what everybody may see is fixed once the lobby is open, the title is not`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let fields = [("title", "Andere titel"), ("mode", "open"), ("layers", "p\nq"), ("accelerators", "r\ns")]
        _ = try await post("/console/\(code)/settings", fields, in: house)
        let dialogue = try await house.rooms.room(code).dialogue
        #expect(dialogue.title.text == "Andere titel" && dialogue.mode == .protected)
        #expect(dialogue.layers.map(\.name.text) == ["Rijk", "gemeente"])
    }

    @Test func `the spread over accelerators and directions stands on the console in every phase`() async throws {
        let house = try House()
        let code = try await house.dialogue(kind: .ongoing)
        func spread() async throws -> String {
            let page = try await get("/console/\(code)", in: house).text
            let start = try #require(page.range(of: "Verdeling over versnellers"))
            let end = try #require(page[start.upperBound...].range(of: "</table>"))
            return String(page[start.lowerBound..<end.upperBound])
        }
        let row =
            "<th scope=\"row\">Richting</th><td class=\"num\">0</td><td class=\"num\">0</td><td class=\"num\">1</td>"
        #expect(try await spread().contains(row))
        try await house.rooms.change(code) { try $0.openLobby() }
        #expect(try await spread().contains(row))
        let joined = try await house.rooms.join(code, layer: ID(1), language: .dutch)
        for text in ["Neem mij op.", "Nog niet."] {
            let draft = StatementDraft(text: try Line(text), accelerator: ID(1))
            try await house.rooms.submit(draft, by: joined.participant, to: code)
        }
        #expect(try await spread().contains(row), "what waits does not count")
        try await house.rooms.change(code) { try $0.approve($0.submissions[0].id) }
        let approved = row.replacing("\">1</td>", with: "\">2</td>")
        let after = try await spread()
        #expect(after.contains(approved))
        #expect(after.contains("Nog geen stelling bij: Richting (versnelt), Richting (vertraagt)"))
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        #expect(try await spread().contains(">Geen stelling bij: Richting (versnelt)"))
    }

    // MARK: - Running

    @Test func `the outcome is nowhere on the console before the reveal`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        for _ in 0..<4 { try await house.take(.agree, in: code) }
        try await house.take(.disagree, in: code)
        for step in ["", "close"] {
            if !step.isEmpty { _ = try await post("/console/\(code)/statements/1/\(step)", in: house) }
            let before = try await get("/console/\(code)", in: house).text
            #expect(before.contains("hebben geantwoord") && !before.contains("het eens"))
        }
        #expect(try await post("/console/\(code)/statements/1/reveal", in: house).status == .seeOther)
        #expect(try await get("/console/\(code)", in: house).text.contains("4 van de 5 mensen zijn het eens."))
        #expect(try await get("/console/\(code)", language: .english, in: house).text.contains("4 of 5 people agree."))
        _ = try await post("/console/\(code)/statements/1/hide", in: house)
        #expect(!(try await get("/console/\(code)", in: house).text.contains("het eens.")))
    }

    @Test func `what is not possible now is said on the same page`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let response = try await post("/console/\(code)/statements/2/reveal", in: house)
        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("Dat kan nu niet met deze stelling") && response.text.contains("id=\"console\""))
    }

    @Test func `a head-count is saved, stepped and refused when it is no number`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let key = RoundKey(statement: ID(1), round: 1)
        var passes = Tally()
        passes.set(2, of: .init(layer: ID(1), zone: .pass))
        try await house.rooms.setTally(passes, of: key, in: code)
        let path = "/console/\(code)/statements/1/tally"
        _ = try await post(
            path, [("n1-agree", "3"), ("n0-middle", "1"), ("more", "n1-agree"), ("round", "1")], in: house)
        let tally = try await house.rooms.tally(of: key, in: code)
        #expect(tally.count(.init(layer: ID(1), zone: .agree)) == 4)
        #expect(tally.count(.init(layer: nil, zone: .middle)) == 1)
        #expect(tally.count(.init(layer: ID(1), zone: .pass)) == 2)
        let wrong = try await post(path, [("n1-agree", "veel"), ("n2-agree", "7"), ("round", "1")], in: house)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"veel\""))
        #expect(wrong.text.contains("value=\"7\"") && wrong.text.contains("Vul hele getallen in"))
        #expect(try await house.rooms.tally(of: key, in: code) == tally)
    }

    @Test func `a note keeps what was typed when it is too long, and can be taken away`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let long = String(repeating: "n", count: 501)
        let wrong = try await post("/console/\(code)/notes", [("text", long), ("kind", "quote")], in: house)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains(long))
        _ = try await post(
            "/console/\(code)/notes", [("text", "Onthoud dit"), ("kind", "quote"), ("statement", "1")], in: house)
        let note = try #require(try await house.rooms.room(code).dialogue.notes.first)
        #expect(note.kind == .quote && note.statement == ID(1))
        _ = try await post("/console/\(code)/notes/\(note.id.number)/remove", in: house)
        #expect(try await house.rooms.room(code).dialogue.notes.isEmpty)
    }

    @Test func `ending asks what to do with what was never shown`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        for _ in 0..<5 { try await house.take(.agree, in: code) }
        let page = try await get("/console/\(code)/finish", in: house).text
        #expect(page.contains("1 stelling is wel gevraagd, maar nooit getoond."))
        #expect(page.contains("/endRevealing") && page.contains("/end\""))
        #expect(try await post("/console/\(code)/endRevealing", in: house).status == .seeOther)
        #expect(try await get("/console/\(code)", in: house).text.contains("De meeste mensen zijn het eens."))
    }

    @Test func `submissions are taken in, rejected with a reason, or merged`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(kind: .ongoing)
        let joined = try await house.rooms.join(code, layer: nil, language: .dutch)
        for text in ["Neem mij op.", "Wijs mij af.", "Ik sta er al."] {
            try await house.rooms.submit(
                StatementDraft(text: Line(text)), by: joined.participant, to: code)
        }
        let pending = try await house.rooms.room(code).dialogue.submissions.map(\.id)
        #expect(try await get("/console/\(code)", in: house).text.contains("Wijs mij af."))
        func judge(_ index: Int, _ fields: [(String, String)]) async throws -> TestResponse {
            try await post("/console/\(code)/submissions/\(pending[index].number)", fields, in: house)
        }
        _ = try await judge(0, [("verdict", "approve")])
        let wrong = try await judge(1, [("verdict", "reject"), ("reason", "")])
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("Vul hier iets in."))
        _ = try await judge(1, [("verdict", "reject"), ("reason", "Het zijn er twee.")])
        _ = try await judge(2, [("verdict", "merge"), ("into", "1")])
        let dialogue = try await house.rooms.room(code).dialogue
        let moderations = pending.compactMap { dialogue.statement($0)?.moderation }
        #expect(moderations == [.approved, .rejected(reason: try Line("Het zijn er twee.")), .merged(into: ID(1))])
    }

    @Test func `a form without the secret changes nothing`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        let headers = try await house.member(.facilitator).headers
        let response = try await house.test {
            try await $0.form("/console/\(code)/lobby", [("csrf", "0")], headers: headers)
        }
        #expect(response.status == .forbidden)
        #expect(try await house.rooms.room(code).dialogue.phase == .draft)
    }

    @Test func `deleting asks first`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        #expect(try await get("/console/\(code)/remove", in: house).text.contains("Dit kun je niet terugdraaien."))
        #expect(try await post("/console/\(code)/remove", in: house).status == .seeOther)
        #expect(try await get("/console/\(code)", in: house).status == .notFound)
    }
}
