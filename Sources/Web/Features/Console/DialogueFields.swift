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
        let kept = Int(answerDays).flatMap { Circle.Retention.answerDays.contains($0) ? $0 : nil }
        if kept == nil, !answerDays.isEmpty { problems.answerDays = text.answerDaysWrong }
        guard let line, let paragraph, let layerNames, let acceleratorNames, problems.day == nil,
            problems.answerDays == nil
        else { return nil }
        return Checked(
            title: line, purpose: paragraph, layers: layerNames, accelerators: acceleratorNames, day: when,
            answerDays: kept)
    }

    /// Each line of a text field; the last one may be empty.
    static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }
}

/// The same fields, as a page shows them.
struct ShownFields: Sendable {
    let title: String
    let purpose: String
    let layers: String
    let accelerators: String
    let isOpenMode: Bool
    let isRowsMode: Bool
    let isLayersMode: Bool
    let isRoomMode: Bool
    let isOngoing: Bool
    let isListed: Bool
    let day: String
    let answerDays: String
    /// Names and promise are fixed once people came in.
    let isFixed: Bool
    let showsKind: Bool
    let problems: DialogueFields.Problems
    let text: FieldsText

    init(_ fields: DialogueFields, isFixed: Bool = false, showsKind: Bool = true) {
        title = fields.title
        purpose = fields.purpose
        layers = fields.layers
        accelerators = fields.accelerators
        isOpenMode = fields.promise == .open
        isRowsMode = fields.promise == .rows
        isLayersMode = fields.promise == .layers
        isRoomMode = fields.promise == .room
        isOngoing = fields.kind == .ongoing
        isListed = fields.isListed
        day = fields.day
        answerDays = fields.answerDays
        self.isFixed = isFixed
        self.showsKind = showsKind
        problems = fields.problems
        text = fields.text
    }
}

struct FieldsText: Sendable {
    let title: String
    let titleHint: String
    let purpose: String
    let purposeHint: String
    let kind: String
    let live: String
    let liveHint: String
    let ongoing: String
    let ongoingHint: String
    let mode: String
    let protected: String
    let protectedHint: String
    let perLayer: String
    let perLayerHint: String
    let notBoth: String
    let open: String
    let openHint: String
    let rows: String
    let rowsHint: String
    let layers: String
    let layersHint: String
    let accelerators: String
    let acceleratorsHint: String
    let fixed: String
    let listed: String
    let listedHint: String
    let day: String
    let dayWrong: String
    let answerDays: String
    let answerDaysHint: String
    let answerDaysWrong: String

    static let dutch = FieldsText(
        title: "Titel", titleHint: "Mensen zien deze titel als ze meedoen.",
        purpose: "Waar gaat het over? (mag leeg blijven)",
        purposeHint: "Eén of twee zinnen. Mensen lezen dit voor hun eerste antwoord.",
        kind: "Hoe verloopt de dialoog?", live: "Live",
        liveHint: "Jij opent de stellingen één voor één, met mensen erbij.",
        ongoing: "Doorlopend",
        ongoingHint: "Mensen antwoorden in hun eigen tempo, dagen lang. Ze mogen stellingen insturen.",
        mode: "Wat mag iedereen zien?", protected: "Beschermd: de hele zaal",
        protectedHint:
            "Vanaf 5 antwoorden: meestal eens, verdeeld of meestal oneens. Vanaf 20 ongeveer hoeveel van de 10.",
        perLayer: "Beschermd: per laag",
        perLayerHint:
            "Per laag van 5 of meer antwoorden: meestal eens, verdeeld of meestal oneens. Niets van de hele zaal.",
        notBoth: "Niet allebei: wie de zaal kent en alle lagen op één na, kan uitrekenen wat die ene laag antwoordde.",
        open: "Open", openHint: "Iedereen ziet hoeveel mensen van welke laag waar staan. Nooit namen.",
        rows: "Open, met antwoorden per persoon",
        rowsHint:
            "Ook openbaar na afloop, vanaf 100 deelnemers: wat elke persoon antwoordde, zonder laag en zonder naam. Voor onderzoek.",
        layers: "Lagen", layersHint: "Eén per regel, 2 tot 12. Mensen kiezen bij welke laag ze horen.",
        accelerators: "Versnellers", acceleratorsHint: "Eén per regel, 2 tot 6. Hieronder vallen de stellingen.",
        fixed:
            "Lagen, versnellers, wat iedereen mag zien en hoelang antwoorden bewaard blijven, liggen vast zodra de lobby open is.",
        listed: "Zet deze dialoog op de pagina van de kring",
        listedHint: "Iedereen ziet daar de titel, waar het over gaat en de dag. Na afloop ook het verslag.",
        day: "Wanneer is het? (mag leeg blijven)", dayWrong: "Dit is geen dag.",
        answerDays: "Hoeveel dagen bewaren we de antwoorden?",
        answerDaysHint: "Na het einde, 1 tot 365 dagen. Mensen lezen dit voor hun eerste antwoord. Het verslag blijft.",
        answerDaysWrong: "Kies een getal van 1 tot 365.")
    static let english = FieldsText(
        title: "Title", titleHint: "People see this title when they join.",
        purpose: "What is it about? (may stay empty)",
        purposeHint: "One or two sentences. People read this before their first answer.",
        kind: "How does the dialogue go?", live: "Live",
        liveHint: "You open the statements one by one, with people around.",
        ongoing: "Ongoing", ongoingHint: "People answer at their own pace, for days. They may submit statements.",
        mode: "What may everybody see?", protected: "Protected: the whole room",
        protectedHint: "From 5 answers on: mostly agree, divided or mostly disagree. From 20 on about how many in 10.",
        perLayer: "Protected: per layer",
        perLayerHint:
            "For each layer of 5 or more answers: mostly agree, divided or mostly disagree. Nothing of the whole room.",
        notBoth: "Not both: whoever knows the room and all layers but one can work out what that one layer answered.",
        open: "Open", openHint: "Everybody sees how many people of which layer stand where. Never names.",
        rows: "Open, with answers per person",
        rowsHint:
            "Also public afterwards, from 100 participants on: what each person answered, without layer and without name. For research.",
        layers: "Layers", layersHint: "One per line, 2 to 12. People choose the layer that they belong to.",
        accelerators: "Accelerators", acceleratorsHint: "One per line, 2 to 6. Statements are gathered under these.",
        fixed:
            "Layers, accelerators, what everybody may see and how long answers are kept are fixed once the lobby is open.",
        listed: "Put this dialogue on the page of the circle",
        listedHint: "Everybody sees its title, what it is about and the day there. Afterwards the report as well.",
        day: "When is it? (may stay empty)", dayWrong: "This is not a day.",
        answerDays: "For how many days do we keep the answers?",
        answerDaysHint: "After the end, 1 to 365 days. People read this before their first answer. The report stays.",
        answerDaysWrong: "Choose a number from 1 to 365.")
}
