import Synchronization
import Testing

@testable import Web

@Suite struct TemplateTests {
    /// The shape of every template's models, as they came by.
    private final class Seen: Sendable {
        private let shapes = Mutex<[String: ModelShape]>([:])

        func see(_ template: String, _ model: Any) {
            shapes.withLock { $0[template, default: ModelShape()].see(model) }
        }

        var all: [String: ModelShape] { shapes.withLock { $0 } }
    }

    private static func findings(_ sources: [String: String], _ shapes: [String: ModelShape]) throws -> [String] {
        var check = try TemplateCheck(sources)
        for (template, shape) in shapes.sorted(by: { $0.key < $1.key }) { check.walk(template, over: shape) }
        let strangers = Set(sources.keys).subtracting(check.walked).sorted().map { "\($0): no page showed it" }
        return check.findings + strangers
    }

    @Test func `every template is well formed`() throws {
        let templates = Templates()
        for name in Templates.sources.keys.sorted() { _ = try templates.library(name) }
        let broken = Templates(["page": { Array("{{> part}}".utf8) }, "part": { Array("{{#open}}".utf8) }])
        #expect(throws: (any Error).self) { try broken.library("page") }
        #expect(broken.render("page", [String]()) == "")
    }

    @Test func `a template brings what it includes, at any depth, and each is named once in a circle`() {
        let sources = [
            "page": "{{<frame}}{{$main}}{{> part}}{{/main}}{{/frame}}", "frame": "[{{$main}}{{/main}}]",
            "part": "{ {{{.}}} {{>leaf}} }", "leaf": "{{^page}}leaf{{/page}}",
            "circle": "{{#next}}{{> circle}}{{/next}}o",
        ].mapValues { text in { @Sendable in Array(text.utf8) } }
        let templates = Templates(sources)
        #expect(templates.render("page", "text") == "[{ text leaf }]")
        #expect(templates.render("circle", ["next": false]) == "o")
        #expect(templates.render("absent", "text") == "")
    }

    @Test func `every variable of every template is fed, in every branch`() async throws {
        let seen = Seen()
        var house = try House()
        house.site.templates = Templates { seen.see($0, $1) }
        try await EveryPage(house).visit()
        let sources = Templates.sources.mapValues { String(decoding: $0(), as: UTF8.self) }
        let shapes = seen.all
        let findings = try Self.findings(sources, shapes)
        #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")

        // The same check finds what is wrong on purpose, by template and name.
        let wrong: [(String, String, String)] = [
            (
                "console-card",
                "{{^page.room.timer.isOffered}}{{page.room.text.nonsense}}{{/page.room.timer.isOffered}}",
                "console-card: {{page.room.text.nonsense}} is fed by nothing (nonsense)"
            ),
            (
                "answers", "{{#page.answers}}{{#rounds}}{{wordz}}{{/rounds}}{{/page.answers}}",
                "answers: {{wordz}} is fed by nothing"
            ),
            (
                "frame", "{{#frame.refreshSeconds}}{{frme.title}}{{/frame.refreshSeconds}}",
                "frame: {{frme.title}} is fed by nothing"
            ),
            ("join", "{{{page.title}}}", "join: {{{page.title}}} is not SafeHTML"),
            ("join", "{{#page.layers}}{{icon}}{{/page.layers}}", "join: {{icon}} is HTML, and shown as text"),
            ("now", "{{page.form}}", "now: {{page.form}} is no text"),
        ]
        for (template, addition, finding) in wrong {
            var changed = sources
            changed[template, default: ""] += addition
            #expect(try Self.findings(changed, shapes) == [finding])
        }
        var unused = sources
        unused["loose"] = "{{page.title}}"
        #expect(try Self.findings(unused, shapes) == ["loose: no page showed it"])
    }
}
