import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// What the room looks at, as the facilitator chooses.
@Suite struct OnScreenTests {
    /// A dialogue that all people answered: two layers agree on the first statement and differ on the second.
    private func answered(
        _ house: House, mode: Mode = .open, scope: Scope = .room, people: Int = 4
    ) async throws -> Code {
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        var new = NewDialogue(
            circle: circle.id, title: try Line("Ronde tafel"), kind: .live, mode: mode,
            layers: [try Line("Rijk"), try Line("gemeente")], accelerators: [try Line("Ruimte"), try Line("Ritme")],
            statements: [
                (StatementDraft(text: try Line("Wij delen alles."), accelerator: ID(1), direction: .driving), nil),
                (
                    StatementDraft(
                        text: try Line("De regels zitten vast."), accelerator: ID(1), direction: .restraining), nil
                ),
            ])
        new.scope = scope
        let code = try await house.rooms.create(new).code
        try await house.rooms.change(code) { dialogue in
            try dialogue.openLobby()
            try dialogue.open(ID(1))
            try dialogue.open(ID(2))
        }
        for layer in Int64(1)...2 {
            for _ in 0..<people {
                try await house.take(.agree, in: code, statement: 1, layer: layer)
                try await house.take(layer == 1 ? .agree : .disagree, in: code, statement: 2, layer: layer)
            }
        }
        return code
    }

    private func choose(_ choice: String, _ code: Code, _ house: House) async throws -> HTTPResponse.Status {
        let (headers, csrf) = try await house.member(.facilitator)
        let path = Paths.console(code) + "/screen"
        return try await house.test {
            try await $0.form(path, [("csrf", csrf), ("show", choice)], headers: headers).status
        }
    }

    private func screen(_ code: Code, _ house: House) async throws -> String {
        try await house.test {
            try await $0.execute(uri: Paths.stage(code), method: .get, headers: [.acceptLanguage: "nl"]).text
        }
    }

    @Test func `After the end the facilitator chooses what the room looks at`() async throws {
        let house = try House()
        let code = try await answered(house)
        #expect(try await choose("shared", code, house) == .unprocessableContent)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let before = try await house.rooms.room(code).dialogue.version
        #expect(try await screen(code, house).contains("Dank je wel"))
        #expect(try await choose("shared", code, house) == .seeOther)
        // Who follows the screen hears of it.
        #expect(try await house.rooms.room(code).dialogue.version > before)
        let shared = try await screen(code, house)
        #expect(shared.contains("Wij delen alles.") && !shared.contains("De regels zitten vast."))
        #expect(shared.contains("aria-label=\"Rijk: 4 van 4 eens; gemeente: 4 van 4 eens\""))
        #expect(try await choose("friction", code, house) == .seeOther)
        let friction = try await screen(code, house)
        #expect(friction.contains("De regels zitten vast.") && !friction.contains("Wij delen alles."))
        #expect(friction.contains("Het meest eens: Rijk (4 van 4 eens). Het minst: gemeente (0 van 4 eens)."))
        #expect(try await choose("forces", code, house) == .seeOther)
        let forces = try await screen(code, house)
        #expect(forces.contains("<h2>Ruimte</h2>") && !forces.contains("<h2>Ritme</h2>"))
        #expect(forces.contains("8 van 8") && forces.contains("4 van 8"))
        #expect(forces.contains("Wat houdt tegen: Rijk: 4 van 4 eens; gemeente: 0 van 4 eens"))
        #expect(try await choose("promises", code, house) == .seeOther)
        #expect(try await screen(code, house).contains("Wat gaan wij doen?"))
        let again = Rooms(stores: house.folder.rooms) { _, _ in }
        #expect(try await again.room(code).dialogue.onScreen == .promises)
        #expect(try await choose("dialogue", code, house) == .seeOther)
        #expect(try await screen(code, house).contains("Dank je wel"))
    }

    @Test func `While it runs the screen shows the dialogue or the promises, and a statement takes their place`()
        async throws
    {
        let house = try House()
        let code = try await answered(house)
        #expect(try await choose("promises", code, house) == .seeOther)
        #expect(try await screen(code, house).contains("Wat gaan wij doen?"))
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.change(code) { try $0.look(at: ID(1)) }
        #expect(try await house.rooms.room(code).dialogue.onScreen == .dialogue)
        for choice in ["friction", "forces"] {
            #expect(try await choose(choice, code, house) == .unprocessableContent)
        }
        #expect(try await screen(code, house).contains("Wij delen alles."))
    }

    @Test(arguments: ["shared", "friction", "forces"])
    func `A protected room is told of as a whole, and nothing per layer`(choice: String) async throws {
        let house = try House()
        let code = try await answered(house, mode: .protected)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        #expect(try await choose(choice, code, house) == .seeOther)
        let page = try await screen(code, house)
        #expect(page.contains("We tonen het beeld van de hele zaal, niets per laag."))
        for word in ["Rijk", "gemeente", " van 4", " van 8", "lagen", "class=\"L1\""] {
            #expect(!page.contains(word), "\(choice): \(word)")
        }
        #expect(page.contains(choice == "friction" ? "De regels zitten vast." : "Wij delen alles."))
    }

    @Test func `A protected dialogue per layer says words and no numbers`() async throws {
        let house = try House()
        let code = try await answered(house, mode: .protected, scope: .layers, people: 6)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        for choice in ["shared", "friction", "forces"] {
            #expect(try await choose(choice, code, house) == .seeOther)
            let page = try await screen(code, house)
            #expect(page.contains("We tonen woorden per laag, geen aantallen."))
            #expect(page.contains("Rijk: meestal eens"))
            #expect(!page.contains(" van 6") && !page.contains(" van 12"))
        }
    }

    @Test func `Nothing shown is said calmly`() async throws {
        let house = try House()
        let none = try await answered(house)
        try await house.rooms.change(none) { try $0.end(revealing: false) }
        let few = try await answered(house, mode: .protected, people: 1)
        try await house.rooms.change(few) { try $0.end(revealing: true) }
        for choice in ["shared", "friction"] {
            #expect(try await choose(choice, none, house) == .seeOther)
            let page = try await screen(none, house)
            #expect(page.contains("Er is nog van geen enkele stelling een uitkomst getoond."))
            #expect(!page.contains("Wij delen alles."))
            #expect(try await choose(choice, few, house) == .seeOther)
            #expect(try await screen(few, house).contains("Te weinig antwoorden om te tonen."))
        }
    }
}
