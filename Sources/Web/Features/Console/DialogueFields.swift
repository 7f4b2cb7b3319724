import Disclosure
import Domain

/// The fields that describe a dialogue, as somebody typed them, and what is wrong with them.
struct DialogueFields: Sendable {
    struct Problems: Hashable, Sendable {
        var title: String?
        var purpose: String?
        var layers: String?
        var accelerators: String?
        var day: String?
        var answerDays: String?
        var contactDays: String?
    }

    /// What the fields say when nothing is wrong.
    struct Checked: Sendable {
        let title: Line
        let purpose: Paragraph
        let layers: [Line]
        let accelerators: [Line]
        let day: Day?
        /// nil for as long as the circle keeps answers.
        let answerDays: Int?
        let contactDays: Int?
    }

    var title: String
    var purpose: String
    /// One on each line, as are ``accelerators``.
    var layers: String
    var accelerators: String
    /// The value of the field "mode": both what is promised and of whom a protected dialogue tells.
    var promise: Promise
    var kind: Dialogue.Kind
    /// Whether it stands on the public page of the circle, and when it is; empty when nobody said so.
    var isListed: Bool
    var day: String
    /// How long answers are kept after the end; empty for as long as the circle does.
    var answerDays: String
    /// The same for names and addresses of people who promise something.
    var contactDays: String
    var problems = Problems()
    let text: FieldsText

    /// What everybody may see, as one choice.
    enum Promise: String, Hashable, Sendable {
        case room = "protected"
        case layers
        case open
        /// Open, and what each participant answered becomes public without layers.
        case rows

        init(_ dialogue: Dialogue) {
            self =
                switch (dialogue.mode, dialogue.scope) {
                case (.open, _): dialogue.publishesRows ? .rows : .open
                case (.protected, .layers): .layers
                case (.protected, .room): .room
                }
        }

        var mode: Mode { self == .open || self == .rows ? .open : .protected }
        var scope: Scope { self == .layers ? .layers : .room }
    }

    /// What a new dialogue starts with: the names of the circle, or the ready ones.
    init(readyIn language: Language, of circle: Circle?, title: String = "") {
        let format = ReadyFormat.roundTable
        self.title = title
        purpose = ""
        let own = (circle?.layers ?? [], circle?.accelerators ?? [])
        layers = (own.0.isEmpty ? format.layers(in: language) : own.0.map(\.text)).joined(separator: "\n")
        accelerators = (own.1.isEmpty ? format.accelerators(in: language) : own.1.map(\.text)).joined(separator: "\n")
        isListed = false
        day = ""
        answerDays = String((circle?.retention ?? .standard).answers)
        contactDays = String((circle?.retention ?? .standard).contacts)
        promise = .room
        kind = .live
        text = language.choose(.dutch, .english)
    }

    init(_ dialogue: Dialogue, in language: Language) {
        title = dialogue.title.text
        purpose = dialogue.purpose.text
        layers = dialogue.layers.map(\.name.text).joined(separator: "\n")
        accelerators = dialogue.accelerators.map(\.name.text).joined(separator: "\n")
        promise = Promise(dialogue)
        kind = dialogue.kind
        isListed = dialogue.isListed
        day = dialogue.day?.description ?? ""
        answerDays = String(dialogue.retentionDays)
        contactDays = String(dialogue.contactDays)
        text = language.choose(.dutch, .english)
    }

    init(_ form: Form, in language: Language) {
        title = form["title"]
        purpose = form["purpose"]
        layers = form["layers"]
        accelerators = form["accelerators"]
        promise = form.choice("mode", or: .room)
        kind = form.choice("kind", or: .live)
        isListed = form["listed"] == "yes"
        day = form["day"]
        answerDays = form["answerDays"].filter { !$0.isWhitespace }
        contactDays = form["contactDays"].filter { !$0.isWhitespace }
        text = language.choose(.dutch, .english)
    }

    /// nil when something is wrong; ``problems`` says what.
    mutating func checked(in language: Language) -> Checked? {
        let (title, purpose, layers, accelerators) = (self.title, self.purpose, self.layers, self.accelerators)
        let line = read(&problems.title, in: language) { () throws(InputProblem) in try Line(title) }
        let paragraph = read(&problems.purpose, in: language) { () throws(InputProblem) in try Paragraph(purpose) }
        let layerNames = read(&problems.layers, in: language) { () throws(InputProblem) in
            try Dialogue.names(Self.lines(layers), count: Dialogue.layerCount)
        }
        let acceleratorNames = read(&problems.accelerators, in: language) { () throws(InputProblem) in
            try Dialogue.names(Self.lines(accelerators), count: Dialogue.acceleratorCount)
        }
        let when = Day(day)
        if when == nil, !day.isEmpty { problems.day = text.dayWrong }
        let kept = Self.days(answerDays, in: Circle.Retention.answerDays)
        if kept == nil, !answerDays.isEmpty { problems.answerDays = text.answerDaysWrong }
        let contacts = Self.days(contactDays, in: Circle.Retention.contactDays)
        if contacts == nil, !contactDays.isEmpty { problems.contactDays = text.contactDaysWrong }
        guard let line, let paragraph, let layerNames, let acceleratorNames, problems.day == nil,
            problems.answerDays == nil, problems.contactDays == nil
        else { return nil }
        return Checked(
            title: line, purpose: paragraph, layers: layerNames, accelerators: acceleratorNames, day: when,
            answerDays: kept, contactDays: contacts)
    }

    private static func days(_ text: String, in range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }

    /// Each line of a text field; the last one may be empty.
    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }
}
