import Domain
import HTTPTypes
import Hummingbird

/// Writing one part of a report. What the figures say stands beside it and cannot be written.
enum ReportPartPage {
    struct Content: Sendable {
        let bar: ConsoleBar
        let dialogue: String
        let heading: String
        let action: String
        let back: String
        let version: Int
        let dutch: String
        let english: String
        let dutchProblem: String?
        let englishProblem: String?
        let isOmitted: Bool
        let mayBeOmitted: Bool
        let longest: Int
        /// What the rules write where people write nothing.
        let drafted: String?
        /// What the figures say in this part.
        let fixed: [String]
        let hasFixed: Bool
        let isConflict: Bool
        /// What somebody else wrote meanwhile.
        let theirs: [String]
        let text: ReportDeskText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/report/parts/{name}", for: .facilitator) { _, visit in
                let (dialogue, name) = try await part(visit, site)
                let part = try await site.stores.reports.edits(of: dialogue.id)[name]
                return try await page(Draft(part), dialogue, visit, site)
            },
            Route(.post, "/console/{code}/report/parts/{name}", for: .facilitator) { request, visit in
                try await save(request.form(of: visit), visit, site)
            },
        ]
    }

    /// The part in the path; one that this dialogue does not have does not exist.
    static func part(
        _ visit: Visit, _ site: Site, isOrderOne: Bool = false
    ) async throws -> (dialogue: Dialogue, name: ReportPart.Name) {
        let dialogue = try await ReportDesk.ended(visit, site)
        guard let name = visit.parameters.get("name").flatMap({ ReportPart.Name($0) }) else {
            throw HTTPError(.notFound)
        }
        switch name {
        case .section: break
        case .statement(let id): guard dialogue.number(of: id) != nil else { throw HTTPError(.notFound) }
        case .order: guard isOrderOne else { throw HTTPError(.notFound) }
        }
        return (dialogue, name)
    }

    /// What stands in the form.
    private struct Draft {
        var part: ReportPart
        var dutch: String
        var english: String
        var isOmitted: Bool
        var dutchProblem: String?
        var englishProblem: String?
        var theirs: ReportContent?

        init(_ part: ReportPart) {
            self.part = part
            dutch = part.content.dutch.text
            english = part.content.english.text
            isOmitted = part.content.isOmitted
        }

        init(_ part: ReportPart, _ form: Form) {
            self.part = part
            dutch = form["dutch"]
            english = form["english"]
            isOmitted = form.contains("omitted")
        }

        /// nil when something is wrong.
        mutating func read(in language: Language) -> ReportContent? {
            let typed = self
            let longest = ReportContent.longest
            let dutch = Web.read(&dutchProblem, in: language) { () throws(InputProblem) in
                try Paragraph(typed.dutch, limit: longest)
            }
            let english = Web.read(&englishProblem, in: language) { () throws(InputProblem) in
                try Paragraph(typed.english, limit: longest)
            }
            guard let dutch, let english else { return nil }
            return ReportContent(dutch: dutch, english: english, isOmitted: isOmitted)
        }
    }

    private static func save(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let (dialogue, name) = try await part(visit, site)
        let now = try await site.stores.reports.edits(of: dialogue.id)[name]
        // What was read when the form was opened, not what stands there now.
        let base = ReportPart(name: name, version: Int(form["version"]) ?? -1, content: now.content)
        var draft = Draft(base, form)
        guard let content = draft.read(in: visit.language) else {
            return try await page(draft, dialogue, visit, site, status: .unprocessableContent)
        }
        let home = "\(Paths.reportDesk(dialogue.code))?changed=\(name.text)"
        if base.version == now.version, content == now.content { return .seeOther(Paths.reportDesk(dialogue.code)) }
        let isSaved = try await site.stores.reports.save(
            base.changed(to: content), of: dialogue.id, by: ReportDesk.author(visit))
        if isSaved { return .seeOther(home) }
        draft.part = try await site.stores.reports.edits(of: dialogue.id)[name]
        draft.theirs = draft.part.content
        return try await page(draft, dialogue, visit, site, status: .conflict)
    }

    private static func page(
        _ draft: Draft, _ dialogue: Dialogue, _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: ReportDeskText = visit.language.choose(.dutch, .english)
        let name = draft.part.name
        let heading = text.name(of: name, in: dialogue, visit.language)
        let source = try await site.reportSource(dialogue.code, edits: .none)
        let fixed = fixed(name, source, visit.language)
        let content = Content(
            bar: try ConsoleBar(visit), dialogue: dialogue.title.text, heading: heading,
            action: Paths.reportPart(name, of: dialogue.code), back: Paths.reportDesk(dialogue.code),
            version: draft.part.version, dutch: draft.dutch, english: draft.english,
            dutchProblem: draft.dutchProblem, englishProblem: draft.englishProblem, isOmitted: draft.isOmitted,
            mayBeOmitted: name.mayBeOmitted, longest: ReportContent.longest,
            drafted: name.section.flatMap { ReportWriter(source, visit.language).prose($0)?.text }, fixed: fixed,
            hasFixed: !fixed.isEmpty, isConflict: draft.theirs != nil,
            theirs: draft.theirs.map { text.lines(of: $0, visit.language) } ?? [], text: text)
        let frame = Frame("\(heading) · \(dialogue.title)", .console, visit: visit, path: content.action)
        return site.page("report-part", frame, content, status: status)
    }

    private static let mostFixed = 12

    /// The sentences that the rules make from the figures of a part.
    private static func fixed(_ name: ReportPart.Name, _ source: ReportSource, _ language: Language) -> [String] {
        let writer = ReportWriter(source, language)
        switch name {
        case .section(let section):
            let passage = writer.part(section)
            let items = (passage?.items ?? []).map { "\($0.number). \($0.text) \($0.sentence)" }
            return Array(((passage?.sentences ?? []) + items).prefix(mostFixed))
        case .statement(let id):
            return writer.statements.first { $0.id == id }?.parts.compactMap(\.sentence) ?? []
        case .order: return []
        }
    }
}

extension ReportPart.Name {
    var section: ReportSection? {
        if case .section(let section) = self { section } else { nil }
    }

    fileprivate var mayBeOmitted: Bool { section?.mayBeOmitted ?? true }
}
