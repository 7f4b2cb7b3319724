import Disclosure
import Domain
import Foundation

/// Everything on the page of a report, in the order that its editors chose.
struct ReportPage: Sendable {
    /// A number with what it counts.
    struct Fact: Sendable {
        let count: Int
        let name: String
    }

    let text: ReportText
    let title: String
    let circle: String?
    /// The day on which it ended.
    let ended: String?
    /// Of a published report.
    let version: String?
    /// What the whole dialogue found, in one or two sentences.
    let summary: String?
    let isPreview: Bool
    let isRehearsing: Bool
    /// Ended, and not published yet.
    let isDraft: Bool
    let facts: [Fact]
    let sections: [ReportPassage]
    let contents: [ContentsLine]
    let hasContents: Bool
    /// So many statements that a browser should draw only what is in view.
    let isLong: Bool
    let isEmpty: Bool
    let releases: [String]
    let hasReleases: Bool
    let address: String
    let code: String
    /// Of the field, which shows the same figures side by side.
    let field: String
    let slides: String
    /// How anybody can check it; of a dialogue that ended.
    let proof: ProofSection?
    /// Whether a seal that was scanned is the seal of this report.
    var seen: ScannedSeal?
    /// Where the page of a dialogue that ended has its signature.
    var signature: SafeHTML?

    /// One line in the list of contents; statements stand under their section.
    struct ContentsLine: Sendable {
        let anchor: String
        let name: String
        let statements: [ReportStatement]
        let hasStatements: Bool
    }

    init(_ source: ReportSource, _ settings: Settings, _ language: Language) {
        let dialogue = source.dialogue
        let text: ReportText = language.choose(.dutch, .english)
        let writer = ReportWriter(source, language)
        self.text = text
        title = dialogue.title.text
        circle = source.circle
        ended = dialogue.ended.map { text.day($0, language) }
        version = source.version.map { text.version($0.number, on: $0.moment, language) }
        let field = DialogueField(source.snapshot)
        let words: FieldText = language.choose(.dutch, .english)
        summary = field.statements.isEmpty ? nil : words.summary(field, people: source.attendance.total)
        isPreview = dialogue.phase != .ended
        isRehearsing = dialogue.isRehearsing
        isDraft = dialogue.phase == .ended && source.version == nil
        facts = [
            Fact(count: source.attendance.total, name: text.people),
            Fact(count: dialogue.agenda.count, name: text.statements),
            Fact(count: field.statements.count, name: text.shown),
        ]
        sections = source.edits.order.filter { !source.edits.isOmitted($0) }.compactMap(writer.part)
        contents = sections.map {
            let statements = $0.groups.flatMap(\.statements)
            return ContentsLine(
                anchor: $0.anchor, name: $0.title, statements: statements, hasStatements: !statements.isEmpty)
        }
        hasContents = writer.statements.count > 3
        isLong = writer.statements.count > 40
        isEmpty = field.statements.isEmpty
        releases = source.releases.map { release in
            let number = dialogue.number(of: release.round.statement) ?? 0
            return text.release(statement: number, round: release.round.round, release: release.number)
        }
        hasReleases = !releases.isEmpty
        address = settings.address(
            source.version.map { Paths.report(dialogue.code, version: $0.number) } ?? Paths.report(dialogue.code))
        code = dialogue.code.text
        self.field = Paths.field(dialogue.code)
        slides = Paths.slides(dialogue.code)
        proof = source.openData.map { ProofSection($0, of: dialogue.code, settings, language) }
    }
}
