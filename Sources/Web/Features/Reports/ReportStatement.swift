import Disclosure
import Domain

/// One statement in a report: per round a sentence, a picture and a table, and between rounds what shifted.
struct ReportStatement: Sendable {
    /// One round, or what changed since the round before.
    struct Part: Sendable {
        let heading: String?
        /// In words, where a round was not shown.
        var gap: String?
        var sentence: String?
        var picture: SafeHTML?
        var table: SafeHTML?
    }

    let id: ID<Statement>
    let accelerator: ID<Accelerator>?
    let anchor: String
    let number: Int
    let text: String
    let explanation: String?
    let parts: [Part]
    let quotes: [String]
    let hasQuotes: Bool
    /// What people wrote about it.
    var remark: ReportPassage.Prose?

    /// nil when no round of the statement was shown.
    init?(_ statement: Statement, number: Int, _ snapshot: Room.Snapshot, _ words: ReportText, _ floor: FloorText) {
        let fields = statement.rounds.indices.map { index in
            snapshot.field(RoundKey(statement: statement.id, round: index + 1))
        }
        guard fields.contains(where: { $0 != nil }) else { return nil }
        id = statement.id
        accelerator = statement.accelerator
        anchor = "s\(statement.id.number)"
        self.number = number
        text = statement.text.text
        explanation = statement.explanation.isEmpty ? nil : statement.explanation.text
        parts = Self.parts(fields, number: number, words, floor)
        quotes = snapshot.dialogue.notes.filter { $0.kind == .quote && $0.statement == statement.id }.map(\.text.text)
        hasQuotes = !quotes.isEmpty
    }

    /// Every round, and what shifted between them.
    static func parts(_ fields: [PublicField?], number: Int, _ words: ReportText, _ floor: FloorText) -> [Part] {
        fields.indices.flatMap { parts(of: $0, fields, number: number, words, floor) }
    }

    /// A round, and what shifted since the round before it.
    private static func parts(
        of index: Int, _ fields: [PublicField?], number: Int, _ words: ReportText, _ floor: FloorText
    ) -> [Part] {
        let heading = fields.count > 1 ? "\(words.round) \(index + 1)" : nil
        guard let field = fields[index] else { return [Part(heading: heading, gap: words.roundKeptClosed)] }
        let drawing = FloorPicture(frame: .page, text: floor)
        let name = "\(words.tableOf): \(number)" + (heading.map { ", \($0)" } ?? "")
        let round = Part(
            heading: heading, sentence: floor.say(field.sentence), picture: drawing.reveal(field),
            table: ReportTable(words: words, text: floor).markup(field, name: name))
        guard index > 0, let before = fields[index - 1] else { return [round] }
        let shift = PublicShift(from: before, to: field)
        guard shift.isComparable else { return [round] }
        return [
            round,
            Part(
                heading: words.shift, sentence: floor.say(shift.sentence), picture: drawing.shift(shift),
                table: field.moves.flatMap { ReportTable(words: words, text: floor).moves($0, name: name) }),
        ]
    }
}
