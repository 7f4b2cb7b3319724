import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Every version of a pattern: who wrote what, when it was merged, and the way back.
enum PatternHistoryPage {
    struct Row: Sendable {
        let version: Int
        let name: String
        let facts: [CasePage.Fact]
        let who: String
        let isCurrent: Bool
        let restoreLabel: String
    }

    struct Merged: Sendable {
        let name: String
        let action: String
        /// The version that stood before the merge is put back.
        let current: Int
        let button: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let title: String
        let back: String
        let action: String
        let current: Int
        let rows: [Row]
        let merged: [Merged]
        let hasMerged: Bool
        let mayWrite: Bool
        /// Where a secretary takes out who raised it; nil where nobody is named.
        let erasure: String?
        let text: PatternText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/patterns/{id}/history", for: .member) { _, visit in try await page(visit, site) },
            Route(.post, "/console/patterns/{id}/restoration", for: .coreTeam) { request, visit in
                try await restore(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/patterns/{id}/raiser/erasure", for: .secretary) { request, visit in
                _ = try await request.form(of: visit)
                let pattern = try await site.ownPattern(visit).pattern
                try await site.stores.patterns.forgetRaiser(of: pattern.id, in: pattern.circle)
                return .seeOther(Paths.ownPattern(pattern.id) + "/history")
            },
        ]
    }

    /// Puts an earlier version back as a new one, its merge included; without a version only the merge is undone.
    private static func restore(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let (pattern, _) = try await site.ownPattern(visit)
        var old: Pattern?
        if form.contains("version") {
            old = try await site.stores.patterns.history(of: pattern.id, in: pattern.circle).map(\.pattern)
                .first { $0.version == Int(form["version"]) }
            guard old != nil else { throw HTTPError(.notFound) }
        }
        let next = pattern.changed(
            from: Int(form["current"]) ?? 0, to: old?.words ?? pattern.words, mergedInto: old?.mergedInto)
        let isSaved = try await site.stores.patterns.save(next, of: pattern.circle, by: Cases.author(visit))
        // Somebody else was faster: they see the present state first.
        guard isSaved else { return try await page(visit, site, status: .conflict) }
        return .seeOther(Paths.pattern(pattern.id))
    }

    private static func page(
        _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: PatternText = visit.language.choose(.dutch, .english)
        let (pattern, book) = try await site.ownPattern(visit)
        let revisions = try await site.stores.patterns.history(of: pattern.id, in: pattern.circle)
        let merged = (book.entry(pattern.id)?.merged ?? []).filter { $0.circle == pattern.circle }.map {
            Merged(
                name: $0.words.name.text, action: Paths.ownPattern($0.id) + "/restoration", current: $0.version,
                button: text.takeApart($0.words.name.text))
        }
        let role = try visit.signedInMember().role
        let isNamed = revisions.contains { $0.pattern.words.raisedBy != nil }
        let content = Content(
            bar: try ConsoleBar(visit), title: pattern.words.name.text, back: Paths.pattern(pattern.id),
            action: Paths.ownPattern(pattern.id) + "/restoration", current: pattern.version,
            rows: revisions.map { Row($0, current: pattern.version, book, text, visit.language) }, merged: merged,
            hasMerged: !merged.isEmpty, mayWrite: role >= .coreTeam,
            erasure: role == .secretary && isNamed ? Paths.ownPattern(pattern.id) + "/raiser/erasure" : nil, text: text)
        let frame = Frame(
            "\(text.history) · \(pattern.words.name)", .console, visit: visit,
            path: Paths.ownPattern(pattern.id) + "/history")
        return site.page("pattern-history", frame, content, status: status)
    }
}

extension PatternHistoryPage.Row {
    init(_ revision: PatternRevision, current: Int, _ book: PatternBook, _ text: PatternText, _ language: Language) {
        let pattern = revision.pattern
        version = pattern.version
        name = pattern.words.name.text
        let words = pattern.words
        facts = [
            (text.directionLabel, text.direction(words.direction)), (text.statusLabel, text.status(words.status)),
            (text.explanation, words.explanation.text), (text.raisedBy, words.raisedBy?.text ?? ""),
            (text.mergedInto, pattern.mergedInto.flatMap(book.pattern)?.words.name.text ?? ""),
            (text.splitFrom, pattern.splitFrom.flatMap(book.pattern)?.words.name.text ?? ""),
        ].filter { !$0.1.isEmpty }.map { CasePage.Fact(name: $0.0, value: $0.1) }
        let style = Date.FormatStyle(date: .long, time: .shortened, locale: language.locale)
        who = "\(revision.moment.formatted(style)) · \(revision.author?.text ?? text.formerMember)"
        isCurrent = pattern.version == current
        restoreLabel = "\(text.restore): \(text.version) \(pattern.version)"
    }
}
