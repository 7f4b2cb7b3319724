import Disclosure
import Domain
import Foundation

/// Everything on the page of a report, made from public figures only.
struct ReportPage: Sendable {
    /// A number with what it counts.
    struct Fact: Sendable {
        let count: Int
        let name: String
    }

    /// How many people of one layer took part.
    struct Attendees: Sendable {
        let mark: SafeHTML
        let name: String
        let count: Int
    }

    /// The statements under one accelerator.
    struct Section: Sendable {
        let anchor: String
        let name: String
        let statements: [ReportStatement]
    }

    struct NotShown: Sendable {
        let text: String
        let why: String
    }

    let text: ReportText
    let title: String
    let circle: String?
    /// The day on which it ended.
    let ended: String?
    let purpose: String?
    let mode: String
    let isPreview: Bool
    let isRehearsing: Bool
    let facts: [Fact]
    let attendees: [Attendees]
    let isWithoutLayers: Bool
    let sections: [Section]
    let hasContents: Bool
    /// So many statements that a browser should draw only what is in view.
    let isLong: Bool
    let isEmpty: Bool
    let notShown: [NotShown]
    let hasNotShown: Bool
    let quotes: [String]
    let hasQuotes: Bool
    let address: String
    let code: String
    /// Of the field, which shows the same figures side by side.
    let field: String

    init(
        _ snapshot: Room.Snapshot, attendance: PublicAttendance, circle: String?, address: String, _ text: ReportText,
        _ language: Language
    ) {
        let dialogue = snapshot.dialogue
        self.text = text
        title = dialogue.title.text
        self.circle = circle
        ended = dialogue.ended.map { Self.day($0, language) }
        purpose = dialogue.purpose.isEmpty ? nil : dialogue.purpose.text
        mode = text.promise(dialogue)
        isPreview = dialogue.phase != .ended
        isRehearsing = dialogue.isRehearsing
        let floor = FloorText.of(language)
        let agenda = dialogue.agenda
        let statements = agenda.enumerated().compactMap {
            ReportStatement($0.element, number: $0.offset + 1, snapshot, text, floor)
        }
        let shown = Set(statements.map(\.id))
        facts = [
            Fact(count: attendance.total, name: text.people), Fact(count: agenda.count, name: text.statements),
            Fact(count: shown.count, name: text.shown),
        ]
        attendees = Self.attendees(attendance, floor)
        isWithoutLayers = attendees.isEmpty
        sections = Self.sections(statements, dialogue, text)
        hasContents = statements.count > 3
        isLong = statements.count > 40
        isEmpty = statements.isEmpty
        notShown = agenda.filter { !shown.contains($0.id) }.map {
            NotShown(text: $0.text.text, why: text.whyNotShown($0))
        }
        hasNotShown = !notShown.isEmpty
        quotes = dialogue.notes.filter { note in
            note.kind == .quote && !(note.statement.map(shown.contains) ?? false)
        }.map(\.text.text)
        hasQuotes = !quotes.isEmpty
        self.address = address
        code = dialogue.code.text
        field = Paths.field(dialogue.code)
    }

    private static func day(_ date: Date, _ language: Language) -> String {
        date.formatted(Date.FormatStyle(date: .long, time: .omitted, locale: language.locale))
    }

    private static func attendees(_ attendance: PublicAttendance, _ text: FloorText) -> [Attendees] {
        attendance.layers.enumerated().compactMap { index, row in
            if row.name == nil, row.count == 0 { return nil }
            let mark = LayerMark(index: row.name == nil ? nil : index)
            return Attendees(mark: mark.picture, name: row.name ?? text.ratherNot, count: row.count)
        }
    }

    /// In the order of the accelerators; what belongs to none comes last. Accelerators without a shown statement are left out.
    private static func sections(
        _ statements: [ReportStatement], _ dialogue: Dialogue, _ text: ReportText
    ) -> [Section] {
        let named = dialogue.accelerators.map { accelerator in
            Section(
                anchor: "a\(accelerator.id.number)", name: accelerator.name.text,
                statements: statements.filter { $0.accelerator == accelerator.id })
        }
        let known = Set(dialogue.accelerators.map(\.id))
        let others = statements.filter { statement in !(statement.accelerator.map(known.contains) ?? false) }
        return (named + [Section(anchor: "a0", name: text.withoutAccelerator, statements: others)])
            .filter { !$0.statements.isEmpty }
    }
}

extension ReportText {
    fileprivate func whyNotShown(_ statement: Statement) -> String {
        switch statement.phase {
        case .waiting: notAsked
        case .parked: parked
        default: keptClosed
        }
    }
}
