import Domain
import HTTPTypes
import Hummingbird

/// The report as a list of its parts: what each says, in which order they come, and what was published.
enum ReportDeskPage {
    struct Row: Sendable {
        let id: String
        let name: String
        /// What stands in it, in a few words.
        let start: String?
        let isWritten: Bool
        let isOmitted: Bool
        /// Has nothing to say, so it is not in the report.
        let isAbsent: Bool
        let edit: String
        let editLabel: String
        let section: String
        let mayRise: Bool
        let maySink: Bool
        let upLabel: String
        let downLabel: String
    }

    struct Undo: Sendable {
        let action: String
        let version: Int
        let current: Int
        let name: String
    }

    struct Version: Sendable {
        let path: String
        let name: String
        let who: String
        let isWithdrawn: Bool
        let withdraw: String
        let withdrawLabel: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let title: String
        let state: String
        let base: String
        let back: String
        let report: String
        let publishLabel: String
        let nextVersion: Int
        let seen: Int
        let orderVersion: Int
        let sections: [Row]
        let statements: [Row]
        let hasStatements: Bool
        let versions: [Version]
        let hasVersions: Bool
        let mayWithdraw: Bool
        let isConflict: Bool
        let undo: Undo?
        /// A number in what people wrote.
        let advice: String?
        let text: ReportDeskText
    }

    enum Problem { case conflict }

    static func page(
        _ visit: Visit, _ site: Site, changed: ReportPart.Name? = nil, problem: Problem? = nil
    ) async throws -> Response {
        let text: ReportDeskText = visit.language.choose(.dutch, .english)
        let around: ReportText = visit.language.choose(.dutch, .english)
        let dialogue = try await ReportDesk.ended(visit, site)
        let edits = try await site.stores.reports.edits(of: dialogue.id)
        let publications = try await site.stores.reports.publications(of: dialogue.id)
        let source = try await site.reportSource(dialogue.code, edits: edits)
        let latest = publications.first { !$0.isWithdrawn }
        let next = (publications.first?.version ?? 0) + 1
        let sections = sections(source, dialogue.code, text, visit.language)
        let statements = statements(source, text, visit.language)
        let part = changed.map { edits[$0] }
        let content = Content(
            bar: try ConsoleBar(visit), title: dialogue.title.text,
            state: latest.map { "\(text.published) \(around.version($0.version, on: $0.moment, visit.language))." }
                ?? text.notPublished,
            base: Paths.reportDesk(dialogue.code), back: Paths.console(dialogue.code),
            report: Paths.report(dialogue.code), publishLabel: "\(text.publish) \(next)", nextVersion: next,
            seen: edits.count, orderVersion: edits[.order].version, sections: sections, statements: statements,
            hasStatements: !statements.isEmpty,
            versions: publications.map { Version($0, dialogue.code, text, around, visit.language) },
            hasVersions: !publications.isEmpty, mayWithdraw: try visit.signedInMember().role >= .secretary,
            isConflict: problem == .conflict,
            undo: part.flatMap { $0.version > 0 ? Undo($0, dialogue, text, visit.language) : nil },
            advice: part?.content.hasNumber == true ? text.numberAdvice : nil, text: text)
        let frame = Frame(
            "\(text.title) · \(dialogue.title)", .console, visit: visit, path: Paths.reportDesk(dialogue.code))
        return site.page("report-desk", frame, content, status: problem == nil ? .ok : .conflict)
    }

    private static func sections(
        _ source: ReportSource, _ code: Code, _ text: ReportDeskText, _ language: Language
    ) -> [Row] {
        let writer = ReportWriter(source, language)
        let order = source.edits.order
        return order.enumerated().map { place, section in
            let name = writer.draft.heading(section)
            let prose = writer.prose(section)
            let isOmitted = source.edits.isOmitted(section)
            return Row(
                id: "desk-\(section.rawValue)", name: name, start: prose.map { text.start(of: $0.text) },
                isWritten: prose?.isByPeople ?? false, isOmitted: isOmitted,
                isAbsent: !isOmitted && writer.part(section) == nil,
                edit: Paths.reportPart(.section(section), of: code), editLabel: "\(text.edit): \(name)",
                section: section.rawValue, mayRise: place > 0, maySink: place < order.count - 1,
                upLabel: "\(text.up): \(name)", downLabel: "\(text.down): \(name)")
        }
    }

    private static func statements(
        _ source: ReportSource, _ text: ReportDeskText, _ language: Language
    ) -> [Row] {
        source.dialogue.agenda.enumerated().filter { !$0.element.revealedRounds.isEmpty }.map { index, statement in
            let content = source.edits[.statement(statement.id)].content
            let written = content.text(in: language)?.text.text
            let name = "\(index + 1). \(statement.text)"
            return Row(
                id: "desk-s\(statement.id.number)", name: name, start: written.map(text.start),
                isWritten: written != nil,
                isOmitted: content.isOmitted, isAbsent: false,
                edit: Paths.reportPart(.statement(statement.id), of: source.dialogue.code),
                editLabel: "\(text.edit): \(name)", section: "", mayRise: false, maySink: false, upLabel: "",
                downLabel: "")
        }
    }
}

extension ReportDeskPage.Undo {
    init(_ part: ReportPart, _ dialogue: Dialogue, _ text: ReportDeskText, _ language: Language) {
        action = Paths.reportPart(part.name, of: dialogue.code) + "/restoration"
        version = part.version - 1
        current = part.version
        name = text.name(of: part.name, in: dialogue, language)
    }
}

extension ReportDeskPage.Version {
    init(
        _ publication: Publication, _ code: Code, _ text: ReportDeskText, _ around: ReportText, _ language: Language
    ) {
        path = Paths.report(code, version: publication.version)
        name = around.version(publication.version, on: publication.moment, language)
        who = publication.author?.text ?? text.formerMember
        isWithdrawn = publication.isWithdrawn
        withdraw = "\(Paths.reportDesk(code))/versions/\(publication.version)/withdrawal"
        withdrawLabel = "\(text.withdraw): \(name)"
    }
}

extension ReportContent {
    /// Whether people typed a number: no rule watches over that one.
    fileprivate var hasNumber: Bool {
        [dutch, english].contains { $0.text.contains(where: \.isNumber) }
    }
}
