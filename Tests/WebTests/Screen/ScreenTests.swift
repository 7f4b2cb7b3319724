import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

struct ScreenTests {
    private func stage(_ house: House, _ code: Code, headers: HTTPFields = [.acceptLanguage: "nl"]) async throws
        -> String
    {
        try await house.test { client in
            let response = try await client.execute(uri: "/\(code)/screen/stage", method: .get, headers: headers)
            #expect(response.status == .ok)
            return response.text
        }
    }

    @Test func `The lobby shows the code, a picture of it to scan and how many are there`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        try await house.rooms.change(code) { try $0.openLobby() }
        for _ in 0..<3 { _ = try await house.participant(in: code) }
        let lobby = try await stage(house, code)
        #expect(lobby.contains("<p class=\"code-huge\">\(code)</p>"))
        #expect(lobby.contains("<svg class=\"qr\""))
        #expect(lobby.contains("<b class=\"num\" data-field=\"participants\">3</b> aanwezig"))
        #expect(lobby.contains("localhost:8080"))
    }

    @Test func `A draft shows no way in`() async throws {
        let house = try House()
        let draft = try await stage(house, try await house.dialogue())
        #expect(draft.contains("De dialoog is nog niet open."))
        #expect(!draft.contains("class=\"qr\""))
    }

    @Test(arguments: [Mode.open, .protected])
    func `While a statement is open or closed only the number of answers is known`(mode: Mode) async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: mode)
        for _ in 0..<6 { _ = try await house.take(.agree, in: code) }
        let open = try await stage(house, code)
        try await house.rooms.change(code) { try $0.close(ID(1)) }
        let closed = try await stage(house, code)
        for page in [open, closed] {
            #expect(page.contains("Stelling nummer 1."))
            #expect(page.contains("data-field=\"answered\">6</b>"))
            #expect(!page.contains("class=\"floor"))
            #expect(!page.contains("het eens"))
        }
        #expect(open.contains("data-phase=\"open\""))
        #expect(closed.contains("data-phase=\"closed\""))
    }

    @Test func `A reveal in an open dialogue draws a dot per person, with the layers by name and number`() async throws
    {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        for _ in 0..<4 { _ = try await house.take(.agree, in: code, layer: 1) }
        for _ in 0..<2 { _ = try await house.take(.disagree, in: code, layer: 2) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        let page = try await stage(house, code)
        #expect(page.contains("data-phase=\"revealed\""))
        #expect(page.components(separatedBy: "data-dx").count - 1 == 6)
        #expect(page.contains("4 van de 6 mensen zijn het eens."))
        #expect(page.contains("Rijk <span class=\"num\">4</span>"))
        #expect(page.contains("gemeente <span class=\"num\">2</span>"))
    }

    @Test func `A reveal in a protected dialogue says three words and names no layer`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .protected)
        for _ in 0..<6 { _ = try await house.take(.agree, in: code, layer: 1) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        let page = try await stage(house, code)
        #expect(page.contains("De meeste mensen zijn het eens."))
        #expect(page.contains(">meestal eens<"))
        #expect(!page.contains("Rijk"))
        #expect(!page.contains("class=\"legend\""))
        #expect(!page.contains("data-dx"))
    }

    @Test func `After a later round the shift is shown, and hidden again with the outcome`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        var tokens: [Token] = []
        for _ in 0..<5 { tokens.append(try await house.take(.disagree, in: code)) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.change(code) { try $0.takePositionAgain(on: ID(1)) }
        for token in tokens {
            let person = try #require(try await house.rooms.participant(token))
            try await house.take(.agree, by: person.id, in: code, round: 2)
        }
        let again = try await stage(house, code)
        #expect(!again.contains("class=\"floor"))
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        let shift = try await stage(house, code)
        #expect(
            shift.contains(
                "Eerst waren 0 van de 5 mensen het eens, nu 5 van de 5. Het meest verschoof: Rijk, naar eens."))
        #expect(shift.contains("class=\"arrow-head\""))
        #expect(shift.contains("ronde 2"))
        try await house.rooms.change(code) { try $0.hide(ID(1)) }
        let hidden = try await stage(house, code)
        #expect(hidden.contains("data-phase=\"closed\""))
        #expect(!hidden.contains("class=\"floor"))
    }

    @Test func `A blank screen says nothing, and an ended dialogue leads to its report`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        try await house.rooms.change(code) { try $0.blank(true) }
        let blank = try await stage(house, code)
        #expect(blank.contains("data-phase=\"blank\""))
        #expect(!blank.contains("Stelling"))
        #expect(!blank.contains(code.text + "</b>"))
        try await house.rooms.change(code) { try $0.end(revealing: false, at: .now) }
        let ended = try await stage(house, code)
        #expect(ended.contains("Dank je wel"))
        #expect(ended.contains("localhost:8080/\(code)/report"))
    }

    @Test func `The page around the stage knows its theme, its language and how to go on without a script`()
        async throws
    {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.test { client in
            let dark = try await client.execute(uri: "/\(code)/screen", method: .get, headers: [.acceptLanguage: "nl"])
            #expect(dark.text.contains("<html lang=\"nl\" data-theme=\"dark\">"))
            #expect(dark.text.contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"))
            #expect(dark.text.contains("data-stage=\"/\(code)/screen/stage\""))
            let light = try await client.execute(
                uri: "/\(code)/screen?theme=light", method: .get, headers: [.cookie: "__Host-language=en"])
            #expect(light.text.contains("<html lang=\"en\" data-theme=\"light\">"))
            #expect(light.text.contains("Take position on your phone"))
            let odd = try await client.execute(uri: "/\(code)/screen?theme=%22%3E%3Cscript%3E", method: .get)
            #expect(odd.text.contains("data-theme=\"dark\""))
            #expect(!odd.text.contains("<script>"))
            let unknown = try await client.execute(uri: "/AAAAAA/screen", method: .get)
            #expect(unknown.status == .notFound)
        }
    }
}
