import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct ImportAndStoryTests {
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

    private let table = "titel;handvat;openbaar\nVraag <het> samen;Eén gesprek.;ja\nBel eerst;Dan schrijven.;nee\n"

    @Test func `lessons of before are looked at first, and then come in once`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let preview = try await post(Paths.lessonImport, [("lessons", table)], house, team)
        #expect(preview.status == .ok && preview.text.contains("2 nieuw, 0 staan er al."))
        #expect(preview.text.contains("Vraag &lt;het&gt; samen") && preview.text.contains("name=\"keep\""))
        #expect(try await !get(Paths.library, house, team.headers).text.contains("Bel eerst"), "a look changes nothing")
        #expect(
            try await post(Paths.lessonImport, [("lessons", table), ("keep", "1")], house, team).status == .seeOther)
        let again = try await post(Paths.lessonImport, [("lessons", table)], house, team)
        #expect(again.text.contains("0 nieuw, 2 staan er al.") && !again.text.contains("name=\"keep\""))
        _ = try await post(Paths.lessonImport, [("lessons", table), ("keep", "1")], house, team)
        #expect(try await get(Paths.library, house, team.headers).text.contains("2 gevonden"))
        #expect(try await get(Paths.library, house).text.contains("1 gevonden"))
    }

    @Test func `a look shows when a lesson holds, and what stands twice is named`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let good = "# Bel eerst\nDan schrijven.\nWanneer: als er <haast> is\n"
        let preview = try await post(Paths.lessonImport, [("lessons", good)], house, team)
        #expect(preview.text.contains("Wanneer geldt het, en wanneer niet?</span> als er &lt;haast&gt; is</p>"))
        let twice = try await post(
            Paths.lessonImport, [("lessons", good + "Laag: Rijk\nLaag: gemeente\n")], house, team)
        #expect(twice.status == .unprocessableContent)
        #expect(twice.text.contains("Regel 5, teken 1: “Laag” staat twee keer in één les."))
    }

    @Test func `what is wrong with a file is named in the reader's language, and nothing comes in`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let wrong = table + "Te laat;;\n"
        for fields in [[("lessons", wrong)], [("lessons", wrong), ("keep", "1")]] {
            let response = try await post(Paths.lessonImport, fields, house, team)
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("Regel 4, teken 9: handvat: Vul hier iets in."))
            #expect(response.text.contains("Te laat;;"), "what was pasted is still there")
        }
        #expect(try await get(Paths.library, house, team.headers).text.contains("De bibliotheek is nog leeg."))
    }

    @Test func `a file is read, looked at first, and what is wrong with it is named by line and column`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        func send(_ file: [UInt8], _ fields: [(String, String)] = []) async throws -> TestResponse {
            try await house.test {
                try await $0.form(
                    Paths.lessonImport, [("csrf", team.csrf)] + fields, file: file, headers: team.headers)
            }
        }
        let preview = try await send(Array("\u{FEFF}\(table)".utf8), [("lessons", "")])
        #expect(preview.status == .ok && preview.text.contains("2 nieuw, 0 staan er al."))
        #expect(preview.text.contains("Vraag &lt;het&gt; samen;Eén gesprek.;ja"), "it can be mended on the page")
        let unseen = try await send(Array(table.utf8), [("lessons", "titel;handvat\nx;y\n"), ("keep", "1")])
        #expect(unseen.status == .ok && unseen.text.contains("2 nieuw"), "nobody keeps what nobody saw")
        #expect(try await get(Paths.library, house, team.headers).text.contains("De bibliotheek is nog leeg."))
        let latin = Array("titel;handvat\nE".utf8) + [0xE9] + Array("n;twee\n".utf8)
        let wrong = try await send(latin)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("Regel 2, teken 2: dit is geen UTF-8."))
        #expect(try await send(Array((table + "Te laat;;\n").utf8)).text.contains("Regel 4, teken 9: handvat:"))
        let kept = try await send([], [("lessons", table), ("keep", "1")])
        #expect(kept.status == .seeOther)
        #expect(try await get(Paths.library, house, team.headers).text.contains("2 gevonden"))
        let foreign = try await house.test {
            try await $0.form(Paths.lessonImport, [("csrf", "x")], file: Array(table.utf8), headers: team.headers)
        }
        #expect(foreign.status == .forbidden)
        #expect(try await send(Array(repeating: 0x78, count: 5_000_000)).status == .contentTooLarge)
    }

    @Test func `a form with a file is read or refused, never worse`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var state = seed
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        let whole = "--g\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\ny\r\n--g--\r\n"
        let form = try #require(MultipartForm(whole.utf8, boundary: "g"))
        #expect(form.parts.map(\.name) == ["a"] && form.parts.first?.bytes == Array("x\r\ny".utf8))
        for length in 0..<(whole.utf8.count - 4) {
            #expect(MultipartForm(whole.utf8.prefix(length), boundary: "g") == nil, "cut off after \(length)")
        }
        let pieces = [
            "--g", "\r\n", "\r\n\r\n", "--", "Content-Disposition: form-data; name=\"a\"", "; filename=", "\"", "é", "",
        ]
        for _ in 0..<5_000 {
            let bytes = (0..<(next() % 14)).flatMap { _ in Array(pieces[next() % pieces.count].utf8) }
            let parts = MultipartForm(bytes, boundary: "g")?.parts ?? []
            #expect(parts.allSatisfy { $0.bytes.count <= bytes.count }, "seed \(seed)")
        }
        for type in [
            "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
        ] {
            #expect(MultipartForm.boundary(in: type) == nil, "\(type)")
        }
        #expect(MultipartForm.boundary(in: "Multipart/Form-Data; Boundary=\"g\"; charset=x") == "g")
    }

    @Test func `a file of ten years is not too large, one without end is`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let handle = String(repeating: "Zo doe je dat. ", count: 60)
        let lines = (0..<400).map { "Les \($0);\(handle)\n" }.joined()
        let large = try await post(Paths.lessonImport, [("lessons", "titel;handvat\n" + lines)], house, team)
        #expect(large.status == .ok && large.text.contains("400 nieuw"))
        let endless = String(repeating: "x", count: 5_000_000)
        #expect(try await post(Paths.lessonImport, [("lessons", endless)], house, team).status == .contentTooLarge)
    }

    @Test func `words of the same meaning are kept by the core team, and the library says which one it found`()
        async throws
    {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await post(Paths.lessonImport, [("lessons", table), ("keep", "1")], house, team)
        #expect(try await get("/library?q=babbel", house, team.headers).text.contains("0 gevonden"))
        let wrong = try await post(Paths.synonyms, [("words", "alleen <b>")], house, team)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("alleen &lt;b&gt;"))
        #expect(try await post(Paths.synonyms, [("words", "babbel, gesprek")], house, team).status == .seeOther)
        let found = try await get("/library?q=babbels", house, team.headers).text
        #expect(
            found.contains("Vraag &lt;het&gt; samen")
                && found.contains("“babbels” betekent ongeveer hetzelfde als: gesprek."))
        #expect(try await get(Paths.synonyms, house, team.headers).text.contains("babbel, gesprek"))
        #expect(
            try await get("/library?q=babbels", house).text.contains("0 gevonden"),
            "they are this circle's words")
    }

    @Test func `the travel story tells the circle everything, and everybody else what is public`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
        #expect(try await get(Paths.story(circle), house).status == .notFound, "nothing public yet")
        #expect(try await get(Paths.story(circle), house, team.headers).text.contains("Het verhaal begint"))
        _ = try await post(Paths.cases + "/new", [("title", "Geheim project")], house, team)
        _ = try await post(Paths.lessonImport, [("lessons", table), ("keep", "1")], house, team)
        let code = try await house.runningDialogue(mode: .open)
        try await house.rooms.change(code) { try $0.end(revealing: false) }
        let promises = house.folder.circleStores.commitments
        let secret: Digest = Array(repeating: 3, count: 32)
        try await promises.make(
            Promise(what: Line("de provincie bellen"), due: #require(Day("2026-12-01"))),
            for: PromisePlace(circle: circle, dialogue: nil), secret: secret, promiser: nil)
        _ = try await promises.answer(.kept, by: secret)
        let moved = try await get("/console/story", house, team.headers)
        #expect(moved.headers[.location] == Paths.story(circle))
        let own = try await get(Paths.story(circle), house, team.headers).text
        for words in ["Geheim project", "Bel eerst", "Vraag &lt;het&gt; samen", "de provincie bellen", "Ronde tafel"] {
            #expect(own.contains(words), "\(words)")
        }
        let stranger = try await get(Paths.story(circle), house).text
        let shown = try await get(Paths.story(circle) + "?view=public", house, team.headers).text
        for page in [stranger, shown] {
            #expect(page.contains("Vraag &lt;het&gt; samen") && page.contains("href=\"\(Paths.report(code))\""))
            #expect(page.contains("1 dialoog, 1 les, 1 van de 1 acties gelukt."))
            for secret in ["Geheim project", "Bel eerst", "de provincie bellen"] { #expect(!page.contains(secret)) }
        }
        #expect(try await get("/stories/99", house).status == .notFound)
    }

    @Test func `the feed tells of new lessons and of reports`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        _ = try await post(Paths.lessonImport, [("lessons", table), ("keep", "1")], house, team)
        let code = try await house.runningDialogue(mode: .open)
        #expect(try await !get(Paths.feed, house).text.contains("/\(code)/report"))
        try await house.rooms.change(code) { try $0.end(revealing: false) }
        let feed = try await get(Paths.feed, house).text
        #expect(feed.contains("<link href=\"https://localhost:8080/\(code)/report\"/>"))
        #expect(feed.contains("Vraag &lt;het&gt; samen") && !feed.contains("Bel eerst"))
    }

    @Test func `the feed tells what is new, not what was taken over last`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let new = [("title", "Van vandaag"), ("handle", "Zo."), ("public", "yes")]
        _ = try await post(Paths.lessons + "/new", new, house, team)
        let old = (1...60).map { "Les van toen \($0);Zo.;ja;1-2-2016\n" }.joined()
        let file = "titel;handvat;openbaar;datum\n" + old
        _ = try await post(Paths.lessonImport, [("lessons", file), ("keep", "1")], house, team)
        let feed = try await get(Paths.feed, house).text
        let first = try #require(feed.firstRange(of: "<entry>"))
        #expect(feed[first.upperBound...].prefix(200).contains("<title>Van vandaag</title>"))
        #expect(feed.split(separator: "<entry>").count == 51)
    }

    @Test func `a lesson leads to related ones`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let more = "titel;handvat;openbaar\nEen ontheffing;Eén.;ja\nNog een ontheffing;Twee.;ja\nFietstocht;Drie.;ja\n"
        _ = try await post(Paths.lessonImport, [("lessons", more), ("keep", "1")], house, team)
        let page = try await get("/lessons/1", house).text
        #expect(page.contains("Lees ook") && page.contains("Nog een ontheffing") && !page.contains("Fietstocht"))
    }
}
