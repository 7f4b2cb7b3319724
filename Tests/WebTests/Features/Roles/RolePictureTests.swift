import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct RolePictureTests {
    /// Two layers of four people; the first agrees with the driving statement, the second with the restraining one. Ended.
    private func ended(_ mode: Mode, _ house: House, scope: Scope = .layers) async throws -> Code {
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        var new = NewDialogue(
            circle: circle.id, title: try Line("Ronde tafel"), kind: .live, mode: mode,
            layers: [try Line("Rijk"), try Line("gemeente")], accelerators: [try Line("Ruimte"), try Line("Ritme")],
            statements: [
                (StatementDraft(text: try Line("Wij maken de norm."), direction: .driving), nil),
                (StatementDraft(text: try Line("De regels passen niet."), direction: .restraining), nil),
            ])
        new.scope = scope
        let code = try await house.rooms.create(new).code
        try await house.rooms.change(code) { dialogue in
            try dialogue.openLobby()
            try dialogue.open(ID(1))
            try dialogue.open(ID(2))
        }
        for layer in Int64(1)...2 {
            for _ in 0..<6 {
                try await house.take(layer == 1 ? .agree : .disagree, in: code, statement: 1, layer: layer)
                try await house.take(layer == 2 ? .agree : .disagree, in: code, statement: 2, layer: layer)
            }
        }
        try await house.rooms.change(code) { dialogue in
            try dialogue.note(Line("Toen kwam het los."), kind: .quote, on: ID(1))
            try dialogue.end(revealing: true)
        }
        return code
    }

    private func page(_ path: String, _ house: House, _ headers: HTTPFields = [:]) async throws -> String {
        try await house.test { try await $0.execute(uri: path, method: .get, headers: headers).text }
    }

    @Test func `the draft says per layer what drives and what holds back, with its figure and quotes`() async throws {
        let house = try House()
        let open = try await page(Paths.roles(ended(.open, house)), house)
        #expect(open.contains("Wij maken de norm."))
        #expect(open.contains("1. 6 van 6 eens"))
        #expect(open.contains("Toen kwam het los."))
        #expect(open.contains("Een eerste opzet"))
        let told = try await page(Paths.roles(ended(.protected, house)), house)
        #expect(told.contains("1. meestal eens"))
        #expect(!told.contains("6 van 6"))
        let room = try await page(Paths.roles(ended(.protected, house, scope: .room)), house)
        #expect(room.contains("In deze dialoog tonen we niets per laag"))
        #expect(!room.contains("meestal eens"))
    }

    @Test func `what people write is kept with its history, and of two who save at once one is told`() async throws {
        let house = try House()
        let code = try await ended(.open, house)
        let (headers, csrf) = try await house.member(.facilitator)
        let edit = Paths.editRoles(code)
        func send(_ words: String, number: Int) async throws -> HTTPResponse.Status {
            let fields = [
                ("csrf", csrf), ("number", String(number)), ("row", "1.role.statement-1"), ("words", words),
                ("row", "9.role.people"), ("words", "Een laag die er niet is."),
            ]
            return try await house.test { try await $0.form(edit, fields, headers: headers).status }
        }
        #expect(try await send("Wij stellen één norm.", number: 0) == .seeOther)
        #expect(try await send("Wij stellen geen norm.", number: 0) == .conflict)
        #expect(try await send(String(repeating: "x", count: 301), number: 1) == .unprocessableContent)
        #expect(try await send("Wij stellen twee normen.", number: 1) == .seeOther)
        let shown = try await page(Paths.roles(code), house)
        #expect(shown.contains("Wij stellen twee normen."))
        #expect(shown.contains("1. 6 van 6 eens"))
        #expect(!shown.contains("Een laag die er niet is."))
        let fields = [("csrf", csrf), ("version", "1"), ("current", "2")]
        let back = try await house.test { try await $0.form(edit + "/history", fields, headers: headers).status }
        #expect(back == .seeOther)
        #expect(try await page(Paths.roles(code), house).contains("Wij stellen één norm."))
        #expect(try await page(edit + "/history", house, headers).contains("Wij stellen twee normen."))
    }

    @Test func `a promise stands in the picture in its own words, and is gone when it is taken back`() async throws {
        let house = try House()
        let code = try await ended(.open, house)
        let dialogue = try await house.rooms.room(code).dialogue
        var generator = SystemRandomNumberGenerator()
        let secret = Token.random(using: &generator)
        try await house.folder.circleStores.commitments.make(
            Promise(
                what: Line("de dienst uitnodigen"), due: #require(Day("2027-01-01")), step: Line("morgen bellen"),
                need: Line("een uur van de jurist"), layer: ID(2), isPublic: true),
            for: PromisePlace(circle: dialogue.circle, dialogue: dialogue.id), secret: secret.digest, promiser: nil)
        // Nobody outside the circle sees a promise before the circle took it over.
        #expect(!(try await page(Paths.roles(code), house).contains("morgen bellen")))
        let (headers, csrf) = try await house.member(.facilitator)
        let form = try await page(Paths.editRoles(code), house, headers)
        #expect(form.contains("morgen bellen") && form.contains("een uur van de jurist"))
        let promise = try #require(
            try await house.folder.circleStores.commitments.commitments(of: dialogue.circle).first?.commitment)
        #expect(promise.promise.layer == ID(2))
        let fields = [
            ("csrf", csrf), ("number", "0"), ("row", "2.offer.commitment-\(promise.id.number)"),
            ("words", "iets heel anders"),
        ]
        let status = try await house.test {
            try await $0.form(Paths.editRoles(code), fields, headers: headers).status
        }
        #expect(status == .seeOther)
        let shown = try await page(Paths.roles(code), house)
        #expect(shown.contains("morgen bellen") && !shown.contains("iets heel anders"))
        try await house.folder.circleStores.commitments.erase(by: secret.digest)
        #expect(!(try await page(Paths.roles(code), house).contains("morgen bellen")))
    }

    @Test func `a source is read as it was written`() {
        for source in [RolePicture.Source.statement(ID(3)), .commitment(ID(9)), .quote(ID(2)), .people] {
            #expect(RolePicture.Source(source.name) == source)
        }
        for name in ["", "people-1", "statement", "statement-0", "statement-x", "other-1", "statement--3"] {
            #expect(RolePicture.Source(name) == nil, "\(name)")
        }
    }
}
