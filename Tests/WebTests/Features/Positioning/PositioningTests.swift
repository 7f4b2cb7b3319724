import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// The participant's pages as plain forms, without JavaScript.
@Suite struct PositioningTests {
    private func fields(_ position: String, csrf: String, statement: Int = 1, round: Int = 1) -> [(String, String)] {
        [("csrf", csrf), ("statement", "\(statement)"), ("round", "\(round)"), ("position", position)]
    }

    @Test func `a position is taken, changed and taken back with the buttons of a form`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let (headers, _, csrf) = try await house.participant(in: code)
        let round = RoundKey(statement: ID(1), round: 1)
        try await house.test { client in
            for (choice, pressed) in [("100", "100"), ("-100", "-100"), ("pass", "pass")] {
                let reply = try await client.form(
                    "/\(code)/positions", fields(choice, csrf: csrf), headers: headers)
                #expect(reply.status == .seeOther && reply.headers[.location] == "/\(code)/now")
                let page = try await client.execute(uri: "/\(code)/now", method: .get, headers: headers).text
                #expect(page.contains(#"value="\#(pressed)" aria-pressed="true""#))
                #expect(try await house.rooms.room(code).snapshot.answered(round) == 1)
            }
            _ = try await client.form("/\(code)/positions", fields("undo", csrf: csrf), headers: headers)
            let page = try await client.execute(uri: "/\(code)/now", method: .get, headers: headers).text
            #expect(!page.contains(#"aria-pressed="true""#))
        }
        #expect(try await house.rooms.room(code).snapshot.answered(round) == 0)
    }

    @Test func `a place on the floor is taken with the range of a form`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.rooms.change(code) { try $0.open(ID(3)) }
        let (headers, token, csrf) = try await house.participant(in: code)
        let place = fields("place", csrf: csrf, statement: 3) + [("place", "45")]
        try await house.test { client in
            #expect(try await client.form("/\(code)/positions", place, headers: headers).status == .seeOther)
            let page = try await client.execute(uri: "/\(code)/now", method: .get, headers: headers).text
            #expect(page.contains(#"value="45" aria-valuetext="tamelijk eens""#))
        }
        let participant = try #require(try await house.rooms.participant(token))
        #expect(try await house.rooms.positions(of: participant).map(\.stance) == [.place(45)])
    }

    @Test(arguments: [
        [("position", "101")], [("position", "")], [("position", "place"), ("place", "1e9")], [("position", "place")],
        [("position", "99999999999999999999")],
    ])
    func `a form that holds no position is refused`(wrong: [(String, String)]) async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let (headers, token, csrf) = try await house.participant(in: code)
        try await house.test { client in
            let form = [("csrf", csrf), ("statement", "1"), ("round", "1")] + wrong
            let refused = try await client.form("/\(code)/positions", form, headers: headers)
            #expect(refused.status == .badRequest)
        }
        let participant = try #require(try await house.rooms.participant(token))
        #expect(try await house.rooms.positions(of: participant).isEmpty)
    }

    @Test func `an answer that comes too late is said to be too late`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let (headers, _, csrf) = try await house.participant(in: code)
        try await house.rooms.change(code) { try $0.close(ID(1)) }
        try await house.test { client in
            let late = try await client.form("/\(code)/positions", fields("100", csrf: csrf), headers: headers)
            #expect(late.status == .conflict)
            #expect(late.text.contains(PositioningText.dutch.noLongerOpen))
        }
    }

    @Test func `a form without the secret of its page changes nothing`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let (headers, _, _) = try await house.participant(in: code)
        try await house.test { client in
            let forged = try await client.form("/\(code)/positions", fields("100", csrf: "0"), headers: headers)
            #expect(forged.status == .forbidden)
        }
        #expect(try await house.rooms.room(code).snapshot.answered(RoundKey(statement: ID(1), round: 1)) == 0)
    }

    @Test func `each state of a live dialogue shows its own part and waits where there is something to wait for`()
        async throws
    {
        let house = try House()
        let code = try await house.dialogue(mode: .open)
        try await house.rooms.change(code) { try $0.openLobby() }
        let (headers, _, csrf) = try await house.participant(in: code)
        func page() async throws -> String {
            try await house.test { client in
                try await client.execute(uri: "/\(code)/now", method: .get, headers: headers).text
            }
        }
        func shows(_ state: String, _ text: String) -> Bool { text.contains(#"<section data-state="\#(state)">"#) }
        var text = try await page()
        #expect(shows("lobby", text) && !shows("open closed revealed", text) && text.contains(#"http-equiv="refresh""#))
        try await house.rooms.change(code) { try $0.open(ID(1)) }
        text = try await page()
        #expect(shows("open closed revealed", text) && text.contains("Stelling nummer 1."))
        #expect(text.contains(#"<section class="grow" data-state="open">"#) && !text.contains(#"http-equiv="refresh""#))
        try await house.test { client in
            _ = try await client.form("/\(code)/positions", fields("100", csrf: csrf), headers: headers)
        }
        try await house.rooms.change(code) { try $0.close(ID(1)) }
        text = try await page()
        #expect(shows("closed", text) && !shows("revealed", text))
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        text = try await page()
        #expect(shows("revealed", text) && text.contains(#"<span data-own="agree">Jij bent het eens</span>"#))
        #expect(text.contains(#"translate(384.0 0)" visibility="visible""#))
        try await house.rooms.change(code) { try $0.blank(true) }
        text = try await page()
        #expect(shows("blank", text) && !shows("revealed", text))
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        text = try await page()
        #expect(shows("ended", text) && text.contains("/\(code)/report"))
    }

    @Test func `before the reveal no page says what others answered`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        let (headers, _, _) = try await house.participant(in: code)
        for _ in 0..<6 { try await house.take(.agree, in: code) }
        try await house.rooms.change(code) { try $0.close(ID(1)) }
        try await house.test { client in
            let page = try await client.execute(uri: "/\(code)/now", method: .get, headers: headers).text
            #expect(page.contains(#"<p data-field="sentence"></p>"#))
        }
    }
}
