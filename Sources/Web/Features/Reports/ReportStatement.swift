import Disclosure
import Domain

/// One statement in a report: per round a sentence, a picture and a table, and between rounds what shifted.
struct ReportStatement: Sendable {
    /// One round, or what changed since the round before.
    struct Part: Sendable {
        let heading: String?
        /// In words, where a round was not shown.
        let gap: String?
        let sentence: String?
        let picture: SafeHTML?
        let rows: [ReportRow]
        let hasRows: Bool
        /// Whether somebody stands between agree and disagree.
        let hasMiddle: Bool
        /// What the strips in the table mean.
        let note: String
        let verdict: Verdict?
    }

    /// The table of a protected dialogue.
    struct Verdict: Sendable {
        let words: String
        let answers: Int
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

    /// nil when no round of the statement was shown.
    init?(_ statement: Statement, _ snapshot: Room.Snapshot, _ words: ReportText, _ language: Language) {
        let dialogue = snapshot.dialogue
        let fields = statement.rounds.indices.map { index in
            snapshot.field(RoundKey(statement: statement.id, round: index + 1))
        }
        guard fields.contains(where: { $0 != nil }) else { return nil }
        id = statement.id
        accelerator = statement.accelerator
        anchor = "s\(statement.id.number)"
        number = (dialogue.agenda.firstIndex { $0.id == statement.id } ?? 0) + 1
        text = statement.text.text
        explanation = statement.explanation.isEmpty ? nil : statement.explanation.text
        parts = fields.enumerated().flatMap { index, field in
            let heading = fields.count > 1 ? "\(words.round) \(index + 1)" : nil
            guard let field else { return [Part(heading: heading, gap: words.roundKeptClosed)] }
            let round = Part(heading, field, words, FloorText.of(language))
            guard index > 0, let before = fields[index - 1] else { return [round] }
            let shift = PublicShift(from: before, to: field)
            return shift.isComparable ? [round, Part(shift, words, FloorText.of(language))] : [round]
        }
        quotes = dialogue.notes.filter { $0.kind == .quote && $0.statement == statement.id }.map(\.text.text)
        hasQuotes = !quotes.isEmpty
    }
}

/// One row of a table per layer; the last one is the whole room.
struct ReportRow: Sendable {
    let mark: SafeHTML?
    let name: String
    let strip: SafeHTML?
    let disagree: Int
    /// nil where nobody of the whole room stands in between.
    let middle: Int?
    let agree: Int
    let pass: Int
    let total: Int
    let isRoom: Bool
}

extension ReportStatement.Part {
    init(heading: String?, gap: String) {
        self.init(
            heading: heading, gap: gap, sentence: nil, picture: nil, rows: [], hasRows: false, hasMiddle: false,
            note: "", verdict: nil)
    }

    init(_ heading: String?, _ field: PublicField, _ words: ReportText, _ text: FloorText) {
        let rows = ReportRow.rows(field, words, text)
        var verdict: ReportStatement.Verdict?
        if case .words(let shown) = field.shown {
            verdict = .init(words: text.say(shown.words), answers: field.answered)
        }
        self.init(
            heading: heading, gap: nil, sentence: text.say(field.sentence),
            picture: FloorPicture(frame: .page, text: text).reveal(field), rows: rows, hasRows: !rows.isEmpty,
            hasMiddle: rows.contains { $0.middle != nil },
            note: field.isByChoice ? words.shareNote : words.spreadNote, verdict: verdict)
    }

    init(_ shift: PublicShift, _ words: ReportText, _ text: FloorText) {
        self.init(
            heading: words.shift, gap: nil, sentence: text.say(shift.sentence),
            picture: FloorPicture(frame: .page, text: text).shift(shift), rows: [], hasRows: false, hasMiddle: false,
            note: "", verdict: nil)
    }
}

extension ReportRow {
    static func rows(_ field: PublicField, _ words: ReportText, _ text: FloorText) -> [ReportRow] {
        guard case .exact(let total, let layers) = field.shown else { return [] }
        let hasMiddle = total.middle > 0
        let isByChoice = layers.isByChoice
        return layers.map { layer in
            ReportRow(
                layer.counts, hasMiddle: hasMiddle, mark: layer.mark.picture, name: text.name(layer),
                strip: FloorStrip.picture(layer, isByChoice: isByChoice, text))
        } + [ReportRow(total, hasMiddle: hasMiddle, mark: nil, name: words.room, strip: nil)]
    }

    private init(
        _ counts: PublicField.Counts, hasMiddle: Bool, mark: SafeHTML?, name: String, strip: SafeHTML?
    ) {
        self.mark = mark
        self.name = name
        self.strip = strip
        disagree = counts.disagree
        middle = hasMiddle ? counts.middle : nil
        agree = counts.agree
        pass = counts.pass
        total = counts.total
        isRoom = mark == nil
    }
}

extension PublicField {
    /// Whether every place is one of the three that buttons and head-counts give.
    var isByChoice: Bool {
        guard case .exact(_, let layers) = shown else { return false }
        return layers.isByChoice
    }
}
