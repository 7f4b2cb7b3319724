public import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Where people work on the report of a dialogue that ended: its text, its order, what is left out, and publishing it.
enum ReportDesk {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/report", for: .facilitator) { request, visit in
                let changed = ReportPart.Name(request.query["changed"])
                return try await ReportDeskPage.page(visit, site, changed: changed)
            },
            Route(.get, "/console/{code}/report/draft", for: .member) { _, visit in
                let dialogue = try await ended(visit, site)
                let source = try await site.reportSource(
                    dialogue.code, edits: site.stores.reports.edits(of: dialogue.id))
                let frame = ReportPages.frame(
                    of: dialogue, visit, site, path: Paths.reportDesk(dialogue.code) + "/draft")
                return site.page("report", frame, ReportPage(source, site.settings, visit.language))
            },
            Route(.post, "/console/{code}/report/order", for: .facilitator) { request, visit in
                try await move(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/{code}/report/versions", for: .facilitator) { request, visit in
                try await publish(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/{code}/report/versions/{number}/withdrawal", for: .secretary) { request, visit in
                _ = try await request.form(of: visit)
                let dialogue = try await ended(visit, site)
                let number = try visit.id("number", of: Publication.self).number
                guard let version = Int(exactly: number) else { throw HTTPError(.notFound) }
                try await site.stores.reports.withdraw(version: version, of: dialogue.id)
                return .seeOther(Paths.reportDesk(dialogue.code) + "#versions")
            },
        ] + ReportPartPage.routes(site) + ReportHistoryPage.routes(site)
    }

    /// The dialogue in the path, which has a report once it ended.
    static func ended(_ visit: Visit, _ site: Site) async throws -> Dialogue {
        let dialogue = try await site.rooms.room(visit.code()).dialogue
        guard dialogue.phase == .ended else { throw DialogueProblem.notInThisPhase(dialogue.phase) }
        return dialogue
    }

    static func author(_ visit: Visit) throws -> CaseAuthor {
        CaseAuthor(member: try visit.signedInMember().id, moment: .now)
    }

    private static func move(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let dialogue = try await ended(visit, site)
        guard let section = ReportSection(rawValue: form["section"]) else { throw HTTPError(.badRequest) }
        let edits = try await site.stores.reports.edits(of: dialogue.id)
        let base = ReportPart(name: .order, version: Int(form["version"]) ?? -1, content: edits[.order].content)
        let order = edits.order(moving: section, up: form["direction"] == "up")
        let isSaved = try await site.stores.reports.save(
            base.changed(to: ReportContent(order: order)), of: dialogue.id, by: author(visit))
        guard isSaved else { return try await ReportDeskPage.page(visit, site, problem: .conflict) }
        return .seeOther("\(Paths.reportDesk(dialogue.code))?changed=order#desk-\(section.rawValue)")
    }

    private static func publish(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let dialogue = try await ended(visit, site)
        guard let version = Int(form["version"]), version > 0, let seen = Int(form["seen"]) else {
            throw HTTPError(.badRequest)
        }
        let isPublished = try await site.publishReport(of: dialogue, as: version, seen: seen, by: author(visit))
        guard isPublished else { return try await ReportDeskPage.page(visit, site, problem: .conflict) }
        return .seeOther(Paths.report(dialogue.code))
    }
}

extension Site {
    /// Publishes the report of a dialogue that ended, as it stands now; false when somebody published or changed something since.
    /// - Parameter seen: how many changes of the report the publisher had seen.
    public func publishReport(
        of dialogue: Dialogue, as version: Int, seen: Int, by author: CaseAuthor
    ) async throws -> Bool {
        var source = try await reportSource(dialogue.code, edits: stores.reports.edits(of: dialogue.id))
        source.version = ReportSource.Version(number: version, moment: author.moment)
        let new = NewPublication(
            version: version, seen: seen, releases: source.releases, pages: pages(of: source),
            texts: texts(of: source),
            omitted: source.edits.omitted)
        return try await stores.reports.publish(new, of: dialogue.id, by: author)
    }
}

extension Paths {
    static func reportDesk(_ code: Code) -> String { "\(console(code))/report" }
    static func reportPart(_ name: ReportPart.Name, of code: Code) -> String {
        "\(reportDesk(code))/parts/\(name.text)"
    }
}
