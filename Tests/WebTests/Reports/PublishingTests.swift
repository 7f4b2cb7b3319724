import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// What was published stays as it was, whatever happens afterwards.
@Suite struct PublishingTests {
    typealias Visitor = (headers: HTTPFields, csrf: String)

    private func ended(_ house: House, mode: Mode) async throws -> Code {
        let code = try await house.runningDialogue(mode: mode)
        for layer in [1, 1, 1, 2, 2, 2] {
            try await house.take(layer == 1 ? .agree : .disagree, in: code, layer: Int64(layer))
        }
        try await house.rooms.change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.note(Line("Dat duurt te lang."), kind: .quote, on: ID(1))
            try dialogue.end(revealing: false)
        }
        return code
    }

    private func get(_ path: String, _ house: House, _ headers: HTTPFields = [.acceptLanguage: "nl"]) async throws
        -> TestResponse
    {
        try await house.test { try await $0.execute(uri: path, method: .get, headers: headers) }
    }

    private func publish(
        _ code: Code, version: Int, seen: Int = 0, _ house: House, _ visitor: Visitor
    ) async throws -> TestResponse {
        try await house.test {
            try await $0.form(
                Paths.reportDesk(code) + "/versions",
                [("csrf", visitor.csrf), ("version", String(version)), ("seen", String(seen))], headers: visitor.headers
            )
        }
    }

    /// The main part of a page, without what stands around it.
    private func main(_ page: String) throws -> String {
        let start = try #require(page.range(of: "<main"))
        let end = try #require(page.range(of: "</main>"))
        return String(page[start.lowerBound..<end.upperBound])
    }

    @Test(arguments: [Mode.open, .protected])
    func `a published version does not change by edits, moderation, head-counts, retention or a new version`(mode: Mode)
        async throws
    {
        let house = try House()
        let code = try await ended(house, mode: mode)
        let team = try await house.member(.secretary)
        let id = try await house.rooms.room(code).id
        #expect(try await publish(code, version: 1, house, team).status == .seeOther)
        var kept: [String: String] = [:]
        for language in ["nl", "en"] {
            for path in ["", "/versions/1", "/slides", "/picture.svg"] {
                let response = try await get("/\(code)/report" + path, house, [.acceptLanguage: language])
                #expect(response.status == .ok)
                kept[language + path] = path == "/picture.svg" ? response.text : try main(response.text)
            }
        }
        let figures = try await house.folder.rooms.releases.fields(of: id)
        try await house.rooms.change(code) { dialogue in
            for note in dialogue.notes { dialogue.removeNote(note.id) }
        }
        var tally = Tally()
        tally.set(9, of: .init(layer: nil, zone: .disagree))
        let late = tally
        await #expect(throws: (any Error).self) {
            try await house.rooms.setTally(late, of: RoundKey(statement: ID(1), round: 1), in: code)
        }
        _ = try await house.deleteOldAnswers(at: .now + 91 * 24 * 3_600)
        _ = try await house.test {
            try await $0.form(
                Paths.reportDesk(code) + "/parts/section-shared",
                [("csrf", team.csrf), ("version", "0"), ("dutch", "Later bedacht.")], headers: team.headers)
        }
        for language in ["nl", "en"] {
            for path in ["", "/versions/1", "/slides", "/picture.svg"] {
                let text = try await get("/\(code)/report" + path, house, [.acceptLanguage: language]).text
                #expect(try (path == "/picture.svg" ? text : main(text)) == kept[language + path], "\(language)\(path)")
            }
        }
        #expect(try await house.folder.rooms.releases.fields(of: id) == figures, "no new public figure")
        #expect(try await publish(code, version: 2, seen: 1, house, team).status == .seeOther)
        let first = try await get("/\(code)/report/versions/1", house).text
        #expect(try main(first) == kept["nl/versions/1"])
        #expect(first.contains("Dit is een oudere versie.") && first.contains("href=\"/\(code)/report/versions/2\""))
        let latest = try await get("/\(code)/report", house).text
        #expect(latest.contains("Later bedacht.") && !latest.contains("oudere versie"))
        #expect(latest.contains("versie 2 ·") && first.contains("versie 1 ·"))
    }

    @Test func `a version names the releases that it stands on`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open)
        let team = try await house.member(.facilitator)
        _ = try await publish(code, version: 1, house, team)
        let id = try await house.rooms.room(code).id
        let publication = try #require(try await house.folder.circleStores.reports.publications(of: id).first)
        #expect(publication.releases == [ReleaseName(round: RoundKey(statement: ID(1), round: 1), number: 1)])
        #expect(try await get("/\(code)/report", house).text.contains("stelling 1, ronde 1: uitgave 1"))
    }

    @Test func `nobody publishes what they have not seen, and of two who publish one wins`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open)
        let team = try await house.member(.facilitator)
        #expect(try await publish(code, version: 1, seen: 4, house, team).status == .conflict)
        #expect(try await publish(code, version: 1, house, team).status == .seeOther)
        let again = try await publish(code, version: 1, house, team)
        #expect(again.status == .conflict && again.text.contains("Publiceer versie 2"))
    }

    @Test func `a withdrawn version leaves a note, and the one before it is read again`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open)
        let secretary = try await house.member(.secretary)
        for version in [1, 2] { _ = try await publish(code, version: version, house, secretary) }
        let withdrawn = try await house.test {
            try await $0.form(
                Paths.reportDesk(code) + "/versions/2/withdrawal", [("csrf", secretary.csrf)],
                headers: secretary.headers)
        }
        #expect(withdrawn.status == .seeOther)
        #expect(try await get("/\(code)/report", house).text.contains("versie 1 ·"))
        let page = try await get("/\(code)/report/versions/2", house).text
        #expect(page.contains("Versie 2 van dit verslag is ingetrokken.") && !page.contains("Stelling nummer 1"))
        #expect(try await get("/\(code)/report/versions/3", house).status == .notFound)
    }

    @Test func `what people wrote is found when it is published, and only what stands on the page`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .protected)
        let secretary = try await house.member(.secretary)
        func found(_ word: String) async throws -> Bool {
            try await get("/library?q=\(word)", house).text.contains("href=\"/\(code)/report\"")
        }
        // The second statement was never shown, and one section is left out.
        let parts = [
            ("section-why", "Waarom: sloopbeton."), ("statement-1", "Let op granulaat."),
            ("statement-2", "Geheim menggranulaat."), ("section-quotes", "Weggelaten puin."),
        ]
        for (part, words) in parts {
            let fields = [("csrf", secretary.csrf), ("version", "0"), ("dutch", words)]
            _ = try await house.test {
                try await $0.form(
                    Paths.reportDesk(code) + "/parts/\(part)",
                    fields + (part == "section-quotes" ? [("omitted", "yes")] : []), headers: secretary.headers)
            }
        }
        let written = try await house.folder.circleStores.reports.edits(of: house.rooms.room(code).id)
        #expect(written.count == 4 && written.isOmitted(.quotes))
        #expect(try await !found("sloopbeton"), "what somebody is still writing is not for everybody yet")
        #expect(try await publish(code, version: 1, seen: 4, house, secretary).status == .seeOther)
        for (word, isFound) in [("sloopbeton", true), ("granulaat", true), ("menggranulaat", false), ("puin", false)] {
            #expect(try await found(word) == isFound, "\(word)")
        }
        _ = try await house.test {
            try await $0.form(
                Paths.reportDesk(code) + "/versions/1/withdrawal", [("csrf", secretary.csrf)],
                headers: secretary.headers)
        }
        #expect(try await !found("sloopbeton"))
    }

    @Test func `only a promise whose maker agreed stands in the report`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let due = Promising.today.adding(days: 7).description
        for (letter, what, isPublic) in [("a", "openbaar iets doen", true), ("b", "stil iets doen", false)] {
            let fields = [("secret", String(repeating: letter, count: 32)), ("what", what), ("due", due)]
            let made = try await house.test {
                try await $0.form("/\(code)/commitments", fields + (isPublic ? [("public", "yes")] : []))
            }
            #expect(made.status == .seeOther)
        }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let page = try await get("/\(code)/report", house).text
        #expect(page.contains("openbaar iets doen") && !page.contains("stil iets doen"))
    }

    @Test func `a shared address shows title, purpose and picture, and the picture is a document by itself`()
        async throws
    {
        let house = try House()
        for mode in [Mode.open, .protected] {
            let code = try await ended(house, mode: mode)
            let page = try await get("/\(code)/report", house).text
            #expect(page.contains("<meta property=\"og:title\" content=\"Verslag: Ronde tafel\">"))
            #expect(page.contains("content=\"https://localhost:8080/\(code)/report/picture.svg\""))
            let picture = try await get("/\(code)/report/picture.svg", house)
            #expect(picture.headers[.contentType] == "image/svg+xml; charset=utf-8")
            #expect(!picture.text.contains("class=") && !picture.text.contains("style"))
            let parser = XMLChecker()
            #expect(parser.isWellFormed(picture.text), "\(mode)")
            #expect(mode == .open || !picture.text.contains("Rijk"))
        }
        let running = try await house.runningDialogue()
        #expect(try await get("/\(running)/report/picture.svg", house).status == .notFound)
        #expect(try await !get("/\(running)/report", house).text.contains("og:title"))
    }

    @Test func `a document needs no server and leads back by whole addresses`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open)
        let document = try await house.site.reportDocument(of: code, in: .dutch)
        #expect(document.html.contains("Ronde tafel") && document.html.contains("<html lang=\"nl\""))
        for outside in ["<script", "<link", " src=", "href=\"/"] {
            #expect(!document.html.contains(outside), "\(outside)")
        }
        #expect(document.html.contains("href=\"https://localhost:8080/\(code)/field\""))
        #expect(document.styles.contains("data:font/woff2;base64,") && !document.styles.contains("</"))
        await #expect(throws: ReportDocument.Problem.noSuchVersion) {
            try await house.site.reportDocument(of: code, version: 1, in: .dutch)
        }
        let running = try await house.runningDialogue()
        await #expect(throws: ReportDocument.Problem.notEnded) {
            try await house.site.reportDocument(of: running, in: .dutch)
        }
    }
}

/// Reads XML only far enough to say whether tags and quotes match and no attribute stands there twice.
private struct XMLChecker {
    func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        for match in text.matches(of: #/<(/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(/?)>/#) {
            let names = match.output.3.matches(of: #/\s([a-zA-Z:-]+)=/#).map(\.output.1)
            guard Set(names).count == names.count else { return false }
            if !match.output.1.isEmpty {
                guard open.popLast() == match.output.2 else { return false }
            } else if match.output.4.isEmpty {
                open.append(match.output.2)
            }
        }
        let rest = text.replacing(#/<(/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(/?)>/#, with: "")
        return open.isEmpty && !rest.contains("<")
    }
}
