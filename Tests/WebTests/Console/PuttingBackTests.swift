import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct PuttingBackTests {
    private func page(_ code: Code, _ house: House) async throws -> String {
        let headers = try await house.member(.facilitator).headers
        return try await house.test {
            try await $0.execute(uri: "/console/\(code)", method: .get, headers: headers).text
        }
    }

    private func post(_ path: String, _ fields: [(String, String)] = [], _ house: House) async throws -> Int {
        let (headers, csrf) = try await house.member(.facilitator)
        return try await house.test {
            Int(try await $0.form(path, [("csrf", csrf)] + fields, headers: headers).status.code)
        }
    }

    @Test func `what was put back still knows the force that it came from`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        let team = try await house.member(.coreTeam)
        let made = try await house.test {
            try await $0.form(
                Paths.cases + "/new", [("csrf", team.csrf), ("title", "Beton"), ("restraining", "Regels")],
                headers: team.headers)
        }
        let study = try #require(made.headers[.location]?.split(separator: "/").last.flatMap { Int64($0) })
        let dialogue = try await house.rooms.room(code).dialogue
        let source = CaseForce(study: ID(study), force: ID(2))
        let sources = house.folder.circleStores.sources
        try await sources.remember(ID(2), of: dialogue.id, from: source)
        #expect(try await post("/console/\(code)/statements/2", [("remove", "1")], house) == 303)
        #expect(try await sources.sources(of: dialogue.id).isEmpty)
        #expect(try await post("/console/\(code)/statements/putBack", [], house) == 303)
        #expect(try await sources.sources(of: dialogue.id)[ID(2)] == source)
    }

    @Test func `a statement that was removed can be put back where it was, until the next change`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        let before = try await house.rooms.room(code).dialogue.agenda
        #expect(try await post("/console/\(code)/statements/2", [("remove", "1")], house) == 303)
        #expect(try await house.rooms.room(code).dialogue.agenda.map(\.id) == [ID(1), ID(3)])
        let offered = try await page(code, house)
        #expect(offered.contains("Zet terug") && offered.contains("“Stelling nummer 2.”"))
        #expect(try await post("/console/\(code)/statements/putBack", [], house) == 303)
        #expect(try await house.rooms.room(code).dialogue.agenda == before)
        #expect(!(try await page(code, house).contains("Zet terug")))

        #expect(try await post("/console/\(code)/statements/1", [("remove", "1")], house) == 303)
        #expect(try await post("/console/\(code)/statements/2/later", [], house) == 303)
        #expect(!(try await page(code, house).contains("Zet terug")))
        #expect(try await post("/console/\(code)/statements/putBack", [], house) == 422)
        #expect(try await house.rooms.room(code).dialogue.agenda.map(\.id) == [ID(3), ID(2)])
    }
}
