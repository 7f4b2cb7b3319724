import Domain

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
    let contactDays: String
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
        contactDays = fields.contactDays
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
    let contactDays: String
    let contactDaysHint: String
    let contactDaysWrong: String

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
            "Lagen, versnellers, wat iedereen mag zien en hoelang we iets bewaren, liggen vast zodra de lobby open is.",
        listed: "Zet deze dialoog op de pagina van de kring",
        listedHint: "Iedereen ziet daar de titel, waar het over gaat en de dag. Na afloop ook het verslag.",
        day: "Wanneer is het? (mag leeg blijven)", dayWrong: "Dit is geen dag.",
        answerDays: "Hoeveel dagen bewaren we de antwoorden?",
        answerDaysHint: "Na het einde, 1 tot 365 dagen. Mensen lezen dit voor hun eerste antwoord. Het verslag blijft.",
        answerDaysWrong: "Kies een getal van 1 tot 365.",
        contactDays: "Hoeveel dagen bewaren we namen en mailadressen?",
        contactDaysHint:
            "Van mensen die een herinnering aan hun actie willen: 1 tot 90 dagen na de dag van die actie.",
        contactDaysWrong: "Kies een getal van 1 tot 90.")
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
            "Layers, accelerators, what everybody may see and how long things are kept are fixed once the lobby is open.",
        listed: "Put this dialogue on the page of the circle",
        listedHint: "Everybody sees its title, what it is about and the day there. Afterwards the report as well.",
        day: "When is it? (may stay empty)", dayWrong: "This is not a day.",
        answerDays: "For how many days do we keep the answers?",
        answerDaysHint: "After the end, 1 to 365 days. People read this before their first answer. The report stays.",
        answerDaysWrong: "Choose a number from 1 to 365.",
        contactDays: "For how many days do we keep names and mail addresses?",
        contactDaysHint:
            "Of people who want to be reminded of their action: 1 to 90 days after the day of that action.",
        contactDaysWrong: "Choose a number from 1 to 90.")
}
