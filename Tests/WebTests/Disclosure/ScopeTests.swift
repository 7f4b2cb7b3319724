import Disclosure
import Domain
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct ScopeTests {
    @Test func `a facilitator chooses between the room and the layers, and reads why not both`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        let member = try await house.member(.facilitator)
        try await house.test { client in
            let page = try await client.execute(
                uri: "/console/\(code)/settings", method: .get, headers: member.headers)
            #expect(page.text.contains("value=\"layers\"") && page.text.contains("Niet allebei"))
            let saved = try await client.form(
                "/console/\(code)/settings",
                [
                    ("csrf", member.csrf), ("title", "Ronde tafel"), ("purpose", ""), ("mode", "layers"),
                    ("layers", "Rijk\ngemeente"), ("accelerators", "Richting\nRuimte"),
                ], headers: member.headers)
            #expect(saved.status == .seeOther)
        }
        let dialogue = try await house.rooms.room(code).dialogue
        #expect(dialogue.mode == .protected && dialogue.scope == .layers)
        try await house.rooms.change(code) { try $0.openLobby() }
        try await house.test { client in
            let page = try await client.execute(uri: Paths.join(code), method: .get)
            #expect(page.text.contains("in woorden wat elke laag vindt"))
        }
        await #expect(throws: DialogueProblem.modeIsFixed) {
            try await house.rooms.change(code) { try $0.choose(mode: .protected, scope: .room) }
        }
    }

    /// Six of the Rijk mostly agree, five municipalities mostly disagree, and three would rather not say.
    private func revealed(_ house: House, _ scope: Scope) async throws -> Code {
        let code = try await house.dialogue()
        try await house.rooms.change(code) { try $0.choose(mode: .protected, scope: scope) }
        try await house.rooms.change(code) { try $0.openLobby() }
        try await house.rooms.change(code) { try $0.open(ID(1)) }
        for _ in 0..<6 { try await house.take(.agree, in: code, layer: 1) }
        for _ in 0..<5 { try await house.take(.disagree, in: code, layer: 2) }
        for _ in 0..<3 { try await house.take(.agree, in: code, layer: nil) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        return code
    }

    @Test func `screen, API and report tell each layer by itself`() async throws {
        let house = try House()
        let code = try await revealed(house, .layers)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        try await house.test { client in
            let results = try await client.execute(uri: "/api/v1/dialogues/\(code)/results", method: .get).text
            #expect(results.contains(#""layer":"Rijk""#) && results.contains(#""verdict":"disagree""#))
            #expect(!results.contains("\"total\""))
            let report = try await client.execute(uri: Paths.report(code), method: .get).text
            #expect(report.contains("Meestal eens: Rijk. Meestal oneens: gemeente."))
            #expect(report.contains("per laag in woorden"))
        }
    }

    @Test func `the big screen says in a calm sentence why there is nothing more`() async throws {
        let house = try House()
        for (scope, sentence) in [(Scope.layers, "woorden per laag"), (.room, "niets per laag")] {
            let code = try await revealed(house, scope)
            try await house.test { client in
                let page = try await client.execute(uri: Paths.screen(code), method: .get).text
                #expect(page.contains(sentence) && page.contains("blijft je antwoord van jou"))
            }
        }
    }

    @Test func `an open dialogue that is counted again keeps its first figure under its own number`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        try await house.take(.agree, in: code)
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        var tally = Tally()
        tally.set(3, of: .init(layer: ID(1), zone: .agree))
        let round = RoundKey(statement: ID(1), round: 1)
        try await house.rooms.setTally(tally, of: round, in: code)
        let field = try await house.rooms.room(code).snapshot.field(round)
        #expect(field?.number == 2 && field?.answered == 4)
    }
}
