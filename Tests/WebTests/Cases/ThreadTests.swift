import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// The thread: a force becomes a statement, the room speaks, a promise gets stuck and becomes a case; every link back holds.
@Suite struct ThreadTests {
    private func post(
        _ path: String, _ fields: [(String, String)], _ house: House, _ team: (headers: HTTPFields, csrf: String)
    ) async throws -> TestResponse {
        try await house.test { try await $0.form(path, [("csrf", team.csrf)] + fields, headers: team.headers) }
    }

    private func get(_ path: String, _ house: House, _ headers: HTTPFields) async throws -> String {
        try await house.test { try await $0.execute(uri: path, method: .get, headers: headers) }.text
    }

    private func study(_ house: House, _ team: (headers: HTTPFields, csrf: String)) async throws -> String {
        let made = try await post(
            Paths.cases + "/new", [("title", "Sloopbeton"), ("restraining", "Afvalregels")], house, team)
        let path = try #require(made.headers[.location])
        _ = try await post(
            path + "/parts/2",
            [
                ("version", "1"), ("force", "Afvalregels"), ("direction", "restraining"), ("strength", "5"),
                ("accelerator", "ruimte"),
            ], house, team)
        return path
    }

    @Test func `a force becomes a statement, with the way back, and afterwards shows what the room said`() async throws
    {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        let code = try await house.dialogue(mode: .open)
        let form = try await get(path + "/parts/2/statement", house, team.headers)
        #expect(form.contains("Afvalregels: dit houdt ons tegen.") && form.contains("data-writing-help"))
        let made = try await post(
            path + "/parts/2/statement", [("text", "De afvalregels houden ons tegen."), ("dialogue", code.text)], house,
            team)
        #expect(made.status == .seeOther)
        let statement = try #require(try await house.rooms.room(code).dialogue.agenda.last)
        #expect(statement.direction == .restraining && statement.accelerator == ID(2), "“ruimte” is the second one")
        let draft = try await get(Paths.console(code), house, team.headers)
        #expect(draft.contains("Kracht: Afvalregels (Sloopbeton)") && draft.contains("href=\"\(path)#part-2\""))
        try await house.rooms.change(code) { try $0.openLobby() }
        try await house.rooms.change(code) { try $0.open(statement.id) }
        for _ in 0..<6 { try await house.take(.agree, in: code, statement: statement.id.number) }
        let before = try await get(path, house, team.headers)
        #expect(before.contains("“De afvalregels houden ons tegen.”") && !before.contains("mensen"))
        try await house.rooms.change(code) { try $0.reveal(statement.id) }
        let snapshot = try await house.rooms.room(code).snapshot
        let said = try #require(snapshot.sentence(RoundKey(statement: statement.id, round: 1)))
        let after = try await get(path, house, team.headers)
        #expect(after.contains("<b>\(said.nl)</b>") && after.contains("Rijk: 6 van 6 eens"))
        #expect(!after.contains("gemeente: "), "nobody of that layer answered")
        try await house.rooms.change(code) { try $0.hide(statement.id) }
        #expect(try await !get(path, house, team.headers).contains(said.nl), "hidden is hidden everywhere")
    }

    @Test func `of a protected room the force tells no layer, and of layers only those that are shown`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        for (scope, words) in [(Scope.room, false), (.layers, true)] {
            let code = try await house.dialogue(mode: .protected)
            try await house.rooms.change(code) { try $0.choose(mode: .protected, scope: scope) }
            let text = "De regels houden ons tegen, \(scope)."
            _ = try await post(path + "/parts/2/statement", [("text", text), ("dialogue", code.text)], house, team)
            let statement = try #require(try await house.rooms.room(code).dialogue.agenda.last).id
            try await house.rooms.change(code) { try $0.openLobby() }
            try await house.rooms.change(code) { try $0.open(statement) }
            for _ in 0..<6 { try await house.take(.agree, in: code, statement: statement.number, layer: 1) }
            for _ in 0..<2 { try await house.take(.disagree, in: code, statement: statement.number, layer: 2) }
            try await house.rooms.change(code) { try $0.reveal(statement) }
            let page = try await get(path, house, team.headers)
            #expect(page.contains("“\(text)”"))
            #expect(page.contains("Rijk: meestal eens") == words && !page.contains("gemeente: "))
        }
    }

    @Test func `no statement comes into a dialogue of another circle`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let path = try await study(house, team)
        let code = try await house.dialogue(circle: "Andere kring")
        let made = try await post(
            path + "/parts/2/statement", [("text", "x"), ("dialogue", code.text)], house, team)
        #expect(made.status == .unprocessableContent)
        #expect(try await house.rooms.room(code).dialogue.agenda.count == 3)
    }

    @Test func `a set of statements says which accelerator it forgets`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        try await house.rooms.change(code) { dialogue in
            try dialogue.add(StatementDraft(text: Line("Een"), accelerator: ID(1), direction: .driving))
            try dialogue.add(StatementDraft(text: Line("Twee"), accelerator: ID(1), direction: .restraining))
            try dialogue.add(StatementDraft(text: Line("Drie"), accelerator: ID(2), direction: .driving))
        }
        let page = try await get(Paths.console(code), house, house.member(.facilitator).headers)
        #expect(page.contains("Nog geen stelling bij: Ruimte (vertraagt)."))
    }

    @Test func `a promise that got stuck becomes one case, however often one clicks`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        let store = house.folder.circleStores.commitments
        let secret: Digest = Array(repeating: 4, count: 32)
        try await store.make(
            Promise(what: Line("samen aanvragen"), due: #require(Day("2026-12-01")), need: Line("een uur")),
            for: PromisePlace(circle: circle, dialogue: nil), secret: secret, promiser: nil)
        let id = try #require(try await store.commitments(of: circle).first?.commitment.id)
        let button = "\(Paths.promises)/\(id.number)/case"
        #expect(try await !get(Paths.promises, house, team.headers).contains(button))
        _ = try await store.answer(.stuck, by: secret)
        try await store.explain(Paragraph("Niemand beslist."), by: secret)
        #expect(try await get(Paths.promises, house, team.headers).contains(button))
        let first = try await post(button, [], house, team)
        let second = try await post(button, [], house, team)
        let path = try #require(first.headers[.location])
        #expect(second.headers[.location] == path)
        let page = try await get(path, house, team.headers)
        #expect(page.contains("samen aanvragen") && page.contains("Niemand beslist.") && page.contains("een uur"))
        #expect(page.contains("href=\"\(Paths.promises)#promise-\(id.number)\""))
        #expect(try await get(Paths.promises, house, team.headers).contains("href=\"\(path)\""))
        let other = try await house.member(.secretary, circle: "Andere kring")
        #expect(try await post(button, [], house, other).status == .notFound)
    }
}
