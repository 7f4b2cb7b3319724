import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct LibraryPagesTests {
    typealias Visitor = (headers: HTTPFields, csrf: String)

    private func post(
        _ path: String, _ fields: [(String, String)], _ house: House, _ visitor: Visitor
    ) async throws -> TestResponse {
        try await house.test {
            try await $0.form(path, [("csrf", visitor.csrf)] + fields, headers: visitor.headers)
        }
    }

    private func get(_ path: String, _ house: House, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await house.test { try await $0.execute(uri: path, method: .get, headers: headers) }
    }

    private let lesson = [
        ("title", "Vraag de ontheffing samen aan"), ("handle", "Eén gesprek, met een einddatum."),
        ("layer", "gemeente"),
        ("role", "vergunningverlener"), ("condition", "Als er een plek is."),
    ]

    @Test func `a lesson leads back to the case, the statement and the promise that it rests on`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let study = try await post(Paths.cases + "/new", [("title", "Sloopbeton")], house, team)
        let path = try #require(study.headers[.location])
        #expect(try await get(path, house, team.headers).text.contains("/console/lessons/new?from=case-1"))
        let code = try await house.runningDialogue(mode: .open)
        for _ in 0..<6 { try await house.take(.agree, in: code) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.change(code) { try $0.end(revealing: false) }
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        let promises = house.folder.circleStores.commitments
        let secret: Digest = Array(repeating: 3, count: 32)
        try await promises.make(
            Promise(what: Line("de provincie bellen"), due: #require(Day("2026-12-01"))),
            for: PromisePlace(circle: circle, dialogue: nil), secret: secret, promiser: nil)
        _ = try await promises.answer(.kept, by: secret)
        let promise = try #require(try await promises.commitments(of: circle).first?.commitment.id.number)
        let form = try await get("/console/lessons/new?from=case-1", house, team.headers).text
        #expect(form.contains("value=\"case-1\" checked") && form.contains("value=\"statement-\(code)-1\""))
        let made = try await post(
            Paths.lessons + "/new",
            lesson + [
                ("public", "yes"), ("evidence", "case-1"), ("evidence", "statement-\(code)-1"),
                ("evidence", "commitment-\(promise)"), ("evidence", "case-99"), ("evidence", "onzin"),
            ], house, team)
        let address = try #require(made.headers[.location])
        let own = try await get(address, house, team.headers).text
        #expect(own.contains("href=\"\(path)\"") && own.contains("href=\"\(Paths.report(code))#s1\""))
        #expect(own.contains("Ik ga de provincie bellen") && own.contains("<b>Gelukt</b>"))
        let stranger = try await get(address, house)
        #expect(stranger.status == .ok && stranger.text.contains("Sloopbeton"))
        #expect(!stranger.text.contains("/console/cases"), "the way into the circle's work is for its members")
    }

    @Test func `a lesson keeps the old case that it rests on when fifty newer ones came`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await post(Paths.cases + "/new", [("title", "De oudste casus")], house, team)
        let made = try await post(Paths.lessons + "/new", lesson + [("evidence", "case-1")], house, team)
        let address = "/console" + (try #require(made.headers[.location]))
        for number in 2...52 {
            _ = try await post(Paths.cases + "/new", [("title", "Casus \(number)")], house, team)
        }
        let form = try await get(address, house, team.headers).text
        #expect(form.contains("value=\"case-1\" checked") && form.contains("value=\"case-52\""))
        #expect(!form.contains("value=\"case-2\""))
    }

    @Test func `a stranger finds public lessons by search and feed, and never the circle's own`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await post(Paths.lessons + "/new", lesson + [("public", "yes")], house, team)
        let own = try await post(
            Paths.lessons + "/new", [("title", "Alleen voor ons <b>"), ("handle", "Geheim & stil.")], house, team)
        let found = try await get("/library?q=vrijstelling", house).text
        #expect(
            found.contains("Vraag de ontheffing samen aan") && found.contains("1 gevonden")
                && found.contains("betekent ongeveer hetzelfde als: ontheffing."))
        #expect(try await !get("/library", house).text.contains("Alleen voor ons"))
        #expect(try await get("/library", house, team.headers).text.contains("Alleen voor ons &lt;b&gt;"))
        #expect(try await get(#require(own.headers[.location]), house).status == .notFound)
        let other = try await house.member(.secretary, circle: "Andere kring")
        let path = "\(Paths.lessons)/\(try #require(own.headers[.location]).split(separator: "/").last ?? "")"
        #expect(try await get(path, house, other.headers).status == .notFound)
        #expect(try await post(path, lesson, house, other).status == .notFound)
        let publicPath = "\(Paths.lessons)/1"
        #expect(try await get(publicPath, house, other.headers).status == .notFound, "read, but not changed")
        let feed = try await get("/lessons.atom", house)
        #expect(feed.headers[.contentType] == "application/atom+xml; charset=utf-8")
        #expect(feed.text.contains("<title>Vraag de ontheffing samen aan</title>") && !feed.text.contains("Alleen"))
        #expect(feed.text.contains("https://localhost:8080/lessons/1"))
    }

    @Test func `what is wrong comes back, and of two writers the second sees the first`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let wrong = try await post(
            Paths.lessons + "/new", [("title", "x"), ("handle", " "), ("role", "een \"rol\"")], house, team)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("Vul hier iets in."))
        #expect(wrong.text.contains("value=\"een &quot;rol&quot;\""))
        // A list can be sent with anything in it: what is wrong there is said too.
        let strange = try await post(
            Paths.lessons + "/new",
            [
                ("title", "x"), ("handle", "y"), ("layer", String(repeating: "z", count: 41)),
                ("accelerator", "a\u{202E}b"),
            ], house, team)
        #expect(strange.status == .unprocessableContent)
        #expect(strange.text.contains("<p class=\"error\" id=\"layer-error\">Dit is te lang."))
        #expect(strange.text.contains("<p class=\"error\" id=\"accelerator-error\">Er staan onzichtbare tekens"))
        _ = try await post(Paths.lessons + "/new", lesson, house, team)
        let path = Paths.lessons + "/1"
        let changed = lesson.map { $0.0 == "title" ? ("title", "Nieuw") : $0 }
        #expect(try await post(path, changed + [("version", "1")], house, team).status == .seeOther)
        let late = try await post(path, lesson + [("version", "1")], house, team)
        #expect(late.status == .conflict && late.text.contains("<b>Wat we leerden:</b> Nieuw</p>"))
        #expect(
            late.text.contains("name=\"version\" value=\"2\"") && !late.text.contains("<b>Rol"), "only what differs")
        #expect(try await post(path, [("remove", "1")], house, team).status == .seeOther)
        #expect(try await get("/lessons/1", house, team.headers).status == .notFound)
    }

    @Test func `a form that was refused does not undo what somebody else changed meanwhile, and all of it is shown`()
        async throws
    {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await post(Paths.cases + "/new", [("title", "Sloopbeton")], house, team)
        _ = try await post(Paths.lessons + "/new", lesson + [("public", "yes"), ("evidence", "case-1")], house, team)
        let path = Paths.lessons + "/1"
        let theirs = lesson.filter { $0.0 != "role" && $0.0 != "layer" } + [("layer", "Rijk"), ("version", "1")]
        #expect(try await post(path, theirs, house, team).status == .seeOther, "for the circle, without its case")
        let mine =
            lesson.map { $0.0 == "handle" ? ("handle", " ") : $0 }
            + [("public", "yes"), ("evidence", "case-1")]
        let refused = try await post(path, mine + [("version", "1")], house, team)
        #expect(refused.status == .unprocessableContent && refused.text.contains("name=\"version\" value=\"1\""))
        let late = try await post(
            path, lesson + [("public", "yes"), ("evidence", "case-1"), ("version", "1")], house, team)
        #expect(late.status == .conflict)
        for words in [
            "<b>Laag:</b> Rijk", "<b>Voor wie:</b> geen", "<b>Wie leest het?</b> alleen voor de kring",
            "<b>Waar rust het op?</b> geen",
        ] { #expect(late.text.contains(words), "\(words)") }
        #expect(!late.text.contains("<b>Wat we leerden:</b>"))
        #expect(try await get("/lessons/1", house).status == .notFound, "it is still for the circle only")
        #expect(try await post(path, theirs, house, team).status == .seeOther, "both wrote the same")
    }

    @Test func `two words and a layer of two words are asked as a browser writes them`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let fields = [("layer", "Rijk en regio"), ("public", "yes")] + lesson.filter { $0.0 != "layer" }
        _ = try await post(Paths.lessons + "/new", fields, house, team)
        let found = try await get("/library?q=ontheffing+samen&layer=Rijk+en+regio", house).text
        #expect(found.contains("value=\"ontheffing samen\"") && found.contains("Vraag de ontheffing samen aan"))
        #expect(!(try await get("/library?q=ontheffing+samen&layer=gemeente", house).text.contains("samen aan")))
    }

    @Test func `a long or strange search is answered with a page`() async throws {
        let house = try House()
        for text in [
            "%22%20OR%20*", String(repeating: "a%20", count: 300), "%00%F0%9F%98%80", "NEAR(a,b)", "%3Cscript%3E",
        ] {
            let response = try await get("/library?q=\(text)&layer=x&accelerator=%27", house)
            #expect(response.status == .ok && !response.text.contains("<script>"), "\(text)")
        }
    }
}
