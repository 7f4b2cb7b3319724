import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// What the rules say of several figures together is printed again by `verify`, on the report and on its slides.
@Suite struct TogetherProofTests {
    private typealias Published = ProofTests.Published

    /// A page as somebody would sign it who changed it first: the organiser, or anybody with a key.
    private func signed(
        _ page: String, as kind: PublishedPage.Kind = .report, _ published: Published, by keys: SigningKeys? = nil
    ) async throws -> [UInt8] {
        let open = try await published.house.rooms.publicExport(of: published.code)
        let start = try #require(page.range(of: "<div id=\"signature\""))
        let end = try #require(page.range(of: "></div>", range: start.upperBound..<page.endIndex))
        let bare = page.replacingCharacters(in: start.lowerBound..<end.upperBound, with: ReportProof.place.description)
        return Array(
            try ReportProof.sign(bare, kind, showing: open, by: keys ?? published.house.folder.keys).utf8)
    }

    /// Every run of words of the parts that follow from figures, as it stands in the markup.
    private func runs(of page: [UInt8]) throws -> [(part: String, range: Range<Int>)] {
        let free = ["start", "proof", "foot", "opening", "closing", "promises", "lessons", "quotes"]
        var found: [(part: String, range: Range<Int>)] = []
        let (_, rest) = try #require(ReportProof.read(Data(page)))
        let signature = try #require(Data(page).range(of: Data("<div id=\"signature\"".utf8))).lowerBound
        for part in ReportProof.parts(of: rest) where !free.contains(part.name) {
            var start: Int?
            for index in part.bytes.indices where index < signature {
                if page[index] == UInt8(ascii: "<"), let begin = start {
                    let words = String(decoding: page[begin..<index], as: UTF8.self)
                    if words.contains(where: \.isLetter) || words.contains(where: \.isNumber) {
                        found.append((part.name, begin..<index))
                    }
                    start = nil
                }
                if page[index] == UInt8(ascii: ">") { start = index + 1 }
            }
        }
        return found
    }

    @Test(arguments: ProofTests.promises, ["nl", "en"])
    func `one changed word in what a report says is found, whoever signed it again`(
        promise: (mode: Mode, scope: Scope), language: String
    ) async throws {
        let published = try await ProofTests.published(promise.mode, promise.scope, language: language)
        let all = try runs(of: published.report)
        #expect(
            Set(all.map(\.part)).isSuperset(of: ["facts", "why", "shared", "shifted", "sure", "method", "s1", "s3"]))
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = Dice(state: seed)
        let stranger = SigningKeys(on: try #require(Day("2026-01-01")))
        for (turn, run) in all.shuffled(using: &dice).prefix(40).enumerated() {
            var page = published.report
            page.replaceSubrange(run.range, with: Array("Heel anders 7.".utf8))
            let keys = turn % 4 == 0 ? stranger : nil
            let again = try await signed(String(decoding: page, as: UTF8.self), published, by: keys)
            let check = ReportCheck(
                report: again, exports: [published.figures],
                keys: keys.map(PublishedKeys.init) ?? published.keys)
            #expect(
                check.results.contains { !$0.isRight && $0.text.hasPrefix("report, ") },
                "\(String(decoding: published.report[run.range], as: UTF8.self)) in \(run.part), seed \(seed)")
        }
    }

    @Test func `what was changed is told in words: where, what it says and what the figures give`() async throws {
        let published = try await ProofTests.published(.open)
        let page = String(decoding: published.report, as: UTF8.self)
        func findings(_ old: String, _ new: String) async throws -> [String] {
            #expect(page.contains(old), "\(old)")
            let again = try await signed(page.replacingOccurrences(of: old, with: new), published)
            return published.check(report: again).results.filter { !$0.isRight }.map(\.text)
        }
        let margin = try #require(page.firstMatch(of: /waarschijnlijk tussen (\d+) en (\d+)\./)).output.0
        #expect(
            try await findings(String(margin), "waarschijnlijk tussen 1 en 2.").first?.hasPrefix(
                "report, part \"sure\": it says “") == true)
        #expect(
            try await findings("<p class=\"lead\">33 mensen", "<p class=\"lead\">34 mensen").first?.hasPrefix(
                "report, part \"start\": it says “34 mensen") == true)
        #expect(
            try await findings("</h2>", "</h2><p>En dat vindt iedereen.</p>").contains {
                $0.contains("it says “En dat vindt iedereen.”, which the export does not give")
            })
        let digits = try #require(page.firstMatch(of: /<span>([0-9a-f]{4})<\/span>/)).output.0
        #expect(
            try await findings(String(digits), "<span>zzzz</span>") == [
                "report, part \"proof\": the seal that it shows is another one"
            ])
    }

    @Test func `what the circle wrote is named, and a rule that it replaced is not missed`() async throws {
        let first = try await ProofTests.published(.open)
        let team = try await first.house.member(.secretary)
        let desk = Paths.reportDesk(first.code)
        try await first.house.test { client in
            for (part, fields) in [
                ("section-shared", [("dutch", "Dit verbindt ons.")]), ("section-layers", [("omitted", "yes")]),
                ("statement-1", [("dutch", "Hier bleven we lang bij stil.")]),
            ] {
                let done = try await client.form(
                    desk + "/parts/" + part, [("csrf", team.csrf), ("version", "0")] + fields, headers: team.headers)
                #expect(done.status == .seeOther)
            }
            let sent = try await client.form(
                desk + "/versions", [("csrf", team.csrf), ("version", "1"), ("seen", "3")], headers: team.headers)
            #expect(sent.status == .seeOther)
        }
        for language in ["nl", "en"] {
            let published = try await ProofTests.fetched(first.house, first.code, language: language)
            for export in [published.figures, published.complete] {
                let check = published.check(export: export)
                #expect(check.isRight, "\(check.results)")
                let notes = check.results.filter { $0.kind == .note }.map(\.text)
                #expect(notes.contains { $0.contains("part \"shared\"") && $0.contains("statement 1") }, "\(notes)")
                #expect(notes.contains { $0.hasPrefix("edited: left out by the circle") && $0.contains("\"layers\"") })
            }
        }
    }

    @Test func `a version stays right when a statement is shown or hidden after it was published`() async throws {
        let first = try await ProofTests.published(.open)
        let team = try await first.house.member(.secretary)
        let sent = try await first.house.test {
            try await $0.form(
                Paths.reportDesk(first.code) + "/versions", [("csrf", team.csrf), ("version", "1"), ("seen", "0")],
                headers: team.headers)
        }
        #expect(sent.status == .seeOther)
        try await first.house.rooms.change(first.code) { try $0.reveal(ID(2)) }
        let more = try await ProofTests.fetched(first.house, first.code)
        for export in [more.figures, more.complete] { #expect(more.check(export: export).isRight) }
        try await first.house.rooms.change(first.code) { try $0.hide(ID(3)) }
        let less = try await ProofTests.fetched(first.house, first.code)
        #expect(less.check(export: less.complete).isRight, "\(less.check(export: less.complete).results)")
        let check = less.check()
        #expect(
            check.isRight && check.results.contains { $0.kind == .note && $0.text.hasPrefix("words: not compared") })
    }

    @Test(arguments: ProofTests.promises, ["nl", "en"])
    func `slides prove themselves, and one changed word is found`(
        promise: (mode: Mode, scope: Scope), language: String
    ) async throws {
        let published = try await ProofTests.published(promise.mode, promise.scope, language: language)
        let slides = try await published.house.test {
            try await $0.execute(
                uri: "/\(published.code)/report/slides?save=yes", method: .get, headers: [.acceptLanguage: language])
        }
        #expect(
            slides.headers[.contentDisposition] == "attachment; filename=\"krachtveld-\(published.code)-slides.html\"")
        let page = Array(slides.text.utf8)
        for export in [published.figures, published.complete] {
            let check = published.check(report: page, export: export)
            #expect(check.isRight, "\(check.results)")
            #expect(check.results.contains { $0.text.hasPrefix("together: what the page says") })
        }
        for run in try runs(of: page) {
            var changed = page
            changed.replaceSubrange(run.range, with: Array("Heel anders 7.".utf8))
            let again = try await signed(String(decoding: changed, as: UTF8.self), as: .slides, published)
            #expect(!published.check(report: again).isRight, "\(run.part)")
        }
        // The signature says which page it is of: slides are no report.
        let other = try await signed(slides.text, as: .picture, published)
        #expect(!published.check(report: other).isRight)
    }
}
