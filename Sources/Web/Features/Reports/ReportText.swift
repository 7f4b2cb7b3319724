import Disclosure
import Domain

/// What the report says around the figures.
struct ReportText: Sendable {
    let report: String
    let why: String
    let tookPart: String
    let withMode: String
    let protectedMode: String
    let protectedLayers: String
    let openMode: String
    let preview: String
    let rehearsal: String
    let people: String
    let statements: String
    let shown: String
    let layer: String
    let perLayer: String
    let noLayers: String
    let contents: String
    let withoutAccelerator: String
    let round: String
    let shift: String
    let picture: String
    let answers: String
    let room: String
    let together: String
    let onTheFloor: String
    let tableOf: String
    let spreadNote: String
    let shareNote: String
    let notShown: String
    let notShownWhy: String
    let notAsked: String
    let parked: String
    let keptClosed: String
    let roundKeptClosed: String
    let quotes: String
    let quotesNote: String
    let quotesHere: String
    let nothingShown: String
    let whatItIsNot: String
    let whatItIsNotText: String
    let readAt: String
    let dialogueCode: String
    let notYetTitle: String
    let notYet: String
    let join: String
    let toField: String

    /// What the dialogue promised about answers.
    func promise(_ dialogue: Dialogue) -> String {
        switch (dialogue.mode, dialogue.scope) {
        case (.open, _): openMode
        case (.protected, .room): protectedMode
        case (.protected, .layers): protectedLayers
        }
    }
}

extension ReportText {
    static let dutch = ReportText(
        report: "Verslag", why: "Waarom deze dialoog", tookPart: "Wie meedeed", withMode: "Wat we beloofden",
        protectedMode:
            "Deze dialoog was beschermd. We tonen het beeld van de hele zaal, vanaf vijf antwoorden en zonder precieze "
            + "aantallen. Per laag tonen we niets. Zo blijft ieders antwoord van hem of haar.",
        protectedLayers:
            "Deze dialoog was beschermd. We tonen per laag in woorden waar die staat, vanaf vijf antwoorden. Van de hele "
            + "zaal tonen we niets: samen zouden ze te veel verklappen. Zo blijft ieders antwoord van hem of haar.",
        openMode:
            "Deze dialoog was open. We tonen hoeveel mensen van welke laag waar stonden. Namen kennen we niet.",
        preview: "Voorlopig. De dialoog loopt nog: dit zien alleen leden van de kring.",
        rehearsal: "Oefenen: deze antwoorden zijn van nagespeelde mensen.", people: "mensen deden mee",
        statements: "stellingen", shown: "daarvan getoond", layer: "Laag", perLayer: "Hoeveel mensen per laag meededen",
        noLayers: "Hoeveel mensen van welke laag meededen, tonen we in een beschermde dialoog niet.",
        contents: "Inhoud", withoutAccelerator: "Andere stellingen", round: "Ronde",
        shift: "Wat verschoof", picture: "Beeld van de zaal", answers: "Antwoorden", room: "Hele zaal",
        together: "Samen", onTheFloor: "Op de vloer", tableOf: "Wie waar stond, per laag",
        spreadNote: "Teken: het midden van de laag. Balk: waar de middelste helft van de mensen staat.",
        shareNote: "Balk links: het deel dat het oneens is. Balk rechts: het deel dat het eens is.",
        notShown: "Niet getoond", notShownWhy: "Van deze stellingen is geen uitkomst getoond.",
        notAsked: "niet aan de orde geweest", parked: "opzij gezet", keptClosed: "wel beantwoord, niet getoond",
        roundKeptClosed: "Deze ronde is niet getoond.", quotes: "Wat mensen zeiden",
        quotesNote: "Opgeschreven door de begeleider.", quotesHere: "Gezegd in het gesprek",
        nothingShown: "Er is van geen enkele stelling een uitkomst getoond.", whatItIsNot: "Wat dit verslag niet is",
        whatItIsNotText:
            "Het is geen peiling en geen besluit. Je leest hoe de mensen antwoordden die meededen. Zij zijn samen geen "
            + "afspiegeling van alle ambtenaren.",
        readAt: "Dit verslag staat op", dialogueCode: "code",
        notYetTitle: "Het verslag is er nog niet",
        notYet: "Het verslag staat hier zodra de dialoog klaar is. Kom dan terug naar dit adres.",
        join: "Naar de dialoog", toField: "Bekijk het krachtveld")

    static let english = ReportText(
        report: "Report", why: "Why this dialogue", tookPart: "Who took part", withMode: "What we promised",
        protectedMode:
            "This dialogue was protected. We show where the whole room stands, from five answers on and without exact "
            + "numbers. We show nothing per layer. That way everybody's answer stays their own.",
        protectedLayers:
            "This dialogue was protected. We show in words where each layer stands, from five answers on. We show nothing "
            + "of the whole room: together they would give too much away. That way everybody's answer stays their own.",
        openMode: "This dialogue was open. We show how many people of which layer stood where. We know no names.",
        preview: "Provisional. The dialogue is still running: only members of the circle see this.",
        rehearsal: "Practice: these answers are from simulated people.", people: "people took part",
        statements: "statements", shown: "of them shown", layer: "Layer",
        perLayer: "How many people took part per layer",
        noLayers: "In a protected dialogue we do not show how many people of which layer took part.",
        contents: "Contents", withoutAccelerator: "Other statements", round: "Round",
        shift: "What shifted", picture: "Where the room stands", answers: "Answers", room: "Whole room",
        together: "Together", onTheFloor: "On the floor", tableOf: "Who stood where, per layer",
        spreadNote: "Mark: the middle of the layer. Bar: where the middle half of its people stand.",
        shareNote: "Bar to the left: the part that disagrees. Bar to the right: the part that agrees.",
        notShown: "Not shown", notShownWhy: "No outcome was shown of these statements.", notAsked: "not discussed",
        parked: "set aside", keptClosed: "answered, but not shown", roundKeptClosed: "This round was not shown.",
        quotes: "What people said", quotesNote: "Written down by the facilitator.",
        quotesHere: "Said in the conversation",
        nothingShown: "No outcome was shown of any statement.", whatItIsNot: "What this report is not",
        whatItIsNotText:
            "It is not a poll and not a decision. You read how the people answered who took part. Together they are not "
            + "a sample of all public servants.",
        readAt: "This report is at", dialogueCode: "code",
        notYetTitle: "The report is not there yet",
        notYet: "The report will be here as soon as the dialogue has ended. Please come back to this address then.",
        join: "To the dialogue", toField: "See the field")
}
