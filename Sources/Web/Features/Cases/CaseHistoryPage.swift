import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Every version of every part of a case: who wrote what, and the way back.
enum CaseHistoryPage {
    struct Row: Sendable {
        let what: String
        let name: String
        let facts: [CasePage.Fact]
        let who: String
        let version: Int
        let isRemoved: Bool
        let isCurrent: Bool
        let action: String
        let restoreLabel: String
        /// Only of a part that was removed.
        let erase: String?
        let current: Int
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let title: String
        let back: String
        let rows: [Row]
        let mayWrite: Bool
        /// Somebody else was faster.
        let conflict: String?
        let text: CaseText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/cases/{id}/history", for: .member) { _, visit in try await page(visit, site) },
            Route(.post, "/console/cases/{id}/parts/{number}/restoration", for: .coreTeam) { request, visit in
                try await restore(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/cases/{id}/parts/{number}/erasure", for: .coreTeam) { request, visit in
                try await erase(request.form(of: visit), visit, site)
            },
        ]
    }

    /// Deletes a part for good, as it was when whoever asks saw it: somebody may have put it back.
    private static func erase(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let study = try await Cases.study(visit, site)
        let part = try visit.id("number", of: CasePart.self)
        let isErased = try await site.stores.cases.erase(
            part, version: Int(form["version"]) ?? 0, from: study.id, of: study.circle)
        // A second click finds nothing any more.
        guard isErased || study.part(part) == nil else { return try await page(visit, site, status: .conflict) }
        return .seeOther(Paths.study(study.id) + "/history")
    }

    /// Puts an earlier version back, as a new version: what was there in between stays in the history.
    private static func restore(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let study = try await Cases.study(visit, site)
        let part = try await CasePartPage.part(visit, site)
        let old = try await site.stores.cases.history(of: study.id, in: study.circle).first {
            $0.part.id == part.id && $0.part.version == Int(form["version"])
        }
        guard let old, let current = Int(form["current"]) else { throw HTTPError(.notFound) }
        let base = CasePart(
            id: part.id, kind: part.kind, version: current, content: part.content, isRemoved: part.isRemoved)
        let isSaved = try await site.stores.cases.save(
            base.changed(to: old.part.content, isRemoved: old.part.isRemoved), in: study.id, of: study.circle,
            by: Cases.author(visit))
        // Somebody else was faster: they see the present state first.
        guard isSaved else { return try await page(visit, site, status: .conflict) }
        return .seeOther(old.part.isRemoved ? Paths.study(study.id) : Paths.anchor(part.id, of: study.id))
    }

    private static func page(
        _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: CaseText = visit.language.choose(.dutch, .english)
        let study = try await Cases.study(visit, site)
        let revisions = try await site.stores.cases.history(of: study.id, in: study.circle)
        let content = Content(
            bar: try ConsoleBar(visit), title: study.title, back: Paths.study(study.id),
            rows: revisions.map { Row($0, of: study, text, visit.language) },
            mayWrite: try visit.signedInMember().role >= .coreTeam,
            conflict: status == .conflict ? text.historyConflict : nil, text: text)
        let frame = Frame(
            "\(text.history) · \(study.title)", .console, visit: visit, path: Paths.study(study.id) + "/history")
        return site.page("case-history", frame, content, status: status)
    }
}

extension CaseHistoryPage.Row {
    init(_ revision: CaseRevision, of study: CaseStudy, _ text: CaseText, _ language: Language) {
        let part = revision.part
        let now = study.part(part.id)
        what = text.kind(part.kind)
        name = part.name
        facts = CasePage.Part(part, of: study, text, language).facts
        let style = Date.FormatStyle(date: .long, time: .shortened, locale: language.locale)
        let moment = revision.moment.formatted(style)
        who = "\(moment) · \(revision.author?.text ?? text.formerMember)"
        version = part.version
        isRemoved = part.isRemoved
        isCurrent = now?.version == part.version
        current = now?.version ?? part.version
        action = Paths.part(part.id, of: study.id) + "/restoration"
        restoreLabel = "\(text.restore): \(part.name), \(text.version) \(part.version)"
        erase = isCurrent && isRemoved ? Paths.part(part.id, of: study.id) + "/erasure" : nil
    }
}
