import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Every version of every part of a report: who wrote what, and the way back.
enum ReportHistoryPage {
    struct Row: Sendable {
        let name: String
        let lines: [String]
        let who: String
        let version: Int
        let current: Int
        let isCurrent: Bool
        let action: String
        let restoreLabel: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let title: String
        let back: String
        let rows: [Row]
        let isEmpty: Bool
        let text: ReportDeskText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/report/history", for: .facilitator) { _, visit in
                try await page(visit, site)
            },
            Route(.post, "/console/{code}/report/parts/{name}/restoration", for: .facilitator) { request, visit in
                try await restore(request.form(of: visit), visit, site)
            },
        ]
    }

    /// Puts an earlier version back, or the draft as the rules wrote it (version 0), as a new version.
    private static func restore(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let (dialogue, name) = try await ReportPartPage.part(visit, site, isOrderOne: true)
        guard let current = Int(form["current"]), let wanted = Int(form["version"]), wanted >= 0 else {
            throw HTTPError(.badRequest)
        }
        let old = try await site.stores.reports.history(of: dialogue.id).first {
            $0.part.name == name && $0.part.version == wanted
        }
        guard wanted == 0 || old != nil else { throw HTTPError(.notFound) }
        let base = ReportPart(name: name, version: current, content: .untouched)
        let isSaved = try await site.stores.reports.save(
            base.changed(to: old?.part.content ?? .untouched), of: dialogue.id, by: ReportDesk.author(visit))
        // Somebody else was faster: they see the present state first.
        guard isSaved else { return try await page(visit, site, status: .conflict) }
        return .seeOther("\(Paths.reportDesk(dialogue.code))?changed=\(name.text)")
    }

    private static func page(
        _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: ReportDeskText = visit.language.choose(.dutch, .english)
        let dialogue = try await ReportDesk.ended(visit, site)
        let edits = try await site.stores.reports.edits(of: dialogue.id)
        let rows = try await site.stores.reports.history(of: dialogue.id).map {
            Row($0, now: edits[$0.part.name].version, dialogue, text, visit.language)
        }
        let content = Content(
            bar: try ConsoleBar(visit), title: dialogue.title.text, back: Paths.reportDesk(dialogue.code), rows: rows,
            isEmpty: rows.isEmpty, text: text)
        let path = Paths.reportDesk(dialogue.code) + "/history"
        let frame = Frame("\(text.history) · \(dialogue.title)", .console, visit: visit, path: path)
        return site.page("report-history", frame, content, status: status)
    }
}

extension ReportHistoryPage.Row {
    init(_ revision: ReportRevision, now: Int, _ dialogue: Dialogue, _ text: ReportDeskText, _ language: Language) {
        let part = revision.part
        name = text.name(of: part.name, in: dialogue, language)
        lines = text.lines(of: part.content, language)
        let style = Date.FormatStyle(date: .long, time: .shortened, locale: language.locale)
        who = "\(revision.moment.formatted(style)) · \(revision.author?.text ?? text.formerMember)"
        version = part.version
        current = now
        isCurrent = now == part.version
        action = Paths.reportPart(part.name, of: dialogue.code) + "/restoration"
        restoreLabel = "\(text.restore): \(name), \(text.version) \(version)"
    }
}
