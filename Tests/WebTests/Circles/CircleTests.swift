import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct CircleTests {
    private func get(_ path: String, _ house: House, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await house.test { try await $0.execute(uri: path, method: .get, headers: headers) }
    }

    private func post(
        _ path: String, _ fields: [(String, String)], _ house: House, _ visitor: (headers: HTTPFields, csrf: String)
    ) async throws -> TestResponse {
        try await house.test { try await $0.form(path, [("csrf", visitor.csrf)] + fields, headers: visitor.headers) }
    }

    private let settings = [
        ("name", "Kring"), ("about", "Wij leren samen."), ("answerDays", "60"), ("contactDays", "10"),
        ("layers", "regio\nRijk"), ("accelerators", "Moed\nGeld"), ("accent", "violet"), ("language", "en"),
    ]

    @Test func `the page of a circle is for members until the secretary makes it public`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let path = Paths.circle(circle.id)
        #expect(try await get(path, house).status == .notFound)
        #expect(
            try await get(path, house, house.member(.secretary, circle: "Andere kring").headers).status == .notFound)
        #expect(try await get(path, house, house.member(.member).headers).text.contains("nog niet openbaar"))
        let saved = try await post(Paths.circleSettings, settings + [("public", "yes")], house, secretary)
        #expect(saved.status == .seeOther)
        let page = try await get(path, house)
        // Its own language and colour, for somebody who chose none.
        #expect(
            page.text.contains("<html lang=\"en\" data-accent=\"violet\">") && page.text.contains("Wij leren samen."))
        let dutch = try await get(path, house, [.cookie: "__Host-language=nl"])
        #expect(dutch.text.contains("<html lang=\"nl\""))
        #expect(try await get(Paths.circles, house).text.contains(path))
    }

    @Test func `what the circle shows is what it chose, and nothing of a rehearsal or of its members`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        _ = try await post(Paths.circleSettings, settings + [("public", "yes")], house, secretary)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        func page() async throws -> String { try await get(Paths.circle(circle.id), house).text }
        let code = try await house.dialogue()
        #expect(try await !page().contains("Ronde tafel"))
        let day = Day(of: .now + 9 * 86_400, in: .gmt)
        let fields = [
            ("title", "Ronde tafel"), ("layers", "a\nb"), ("accelerators", "c\nd"), ("listed", "yes"),
            ("day", day.description),
        ]
        #expect(try await post("/console/\(code)/settings", fields, house, secretary).status == .seeOther)
        var shown = try await page()
        #expect(shown.contains("Ronde tafel") && shown.contains(day.words(in: .english)))
        #expect(!shown.contains("/\(code)\""), "nothing to open yet")
        try await house.rooms.change(code) { try $0.rehearse() }
        #expect(try await !page().contains("Ronde tafel"))
        try await house.rooms.wipeRehearsal(code)
        try await house.rooms.change(code) { try $0.openLobby() }
        #expect(try await page().contains("href=\"/\(code)\""))
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        #expect(try await page().contains("/\(code)/report"))
        _ = try await post("/console/\(code)/unlist", [], house, secretary)
        shown = try await page()
        #expect(!shown.contains("Ronde tafel") && !shown.contains("voorbeeld.nl"))
    }

    @Test func `a new dialogue, case and lesson start with the words of the circle`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        _ = try await post(Paths.circleSettings, settings, house, secretary)
        let form = try await get("/console/new?start=own", house, secretary.headers).text
        #expect(form.contains("regio\nRijk") && form.contains("Moed\nGeld"))
        let made = try await post("/console/new", [("start", "format")], house, secretary)
        let location = try #require(made.headers[.location])
        let code = try #require(Code(String(location.suffix(6))))
        let dialogue = try await house.rooms.room(code).dialogue
        #expect(dialogue.layers.map(\.name.text) == ["regio", "Rijk"] && dialogue.retentionDays == 60)
        #expect(try await get("/console/lessons/new", house, secretary.headers).text.contains("Moed"))
        #expect(try await get("/\(code)", house).status == .ok)
        try await house.rooms.change(code) { try $0.openLobby() }
        #expect(try await get("/\(code)", house).text.contains("60 dagen"))
    }

    @Test func `wrong settings come back as they were typed, and a name belongs to one circle`() async throws {
        let house = try House()
        let secretary = try await house.member(.secretary)
        _ = try await house.folder.members.ensureCircle(named: Line("Andere kring"))
        let wrong: [[(String, String)]] = [
            [("name", "")], [("answerDays", "0")], [("answerDays", "400")], [("contactDays", "99999999999999999999")],
            [("layers", "een")], [("name", "Andere kring")],
        ]
        for change in wrong {
            let fields = settings.filter { field in !change.contains { $0.0 == field.0 } } + change
            let reply = try await post(Paths.circleSettings, fields, house, secretary)
            #expect(reply.status == .unprocessableContent, "\(change)")
            #expect(reply.text.contains("Wij leren samen."))
        }
        let kept = try await house.folder.members.ensureCircle(named: Line("Kring"))
        #expect(kept.about.isEmpty && kept.retention == .standard)
    }
}
