import Disclosure
import Domain
import Foundation

/// What the report says around the figures.
struct ReportText: Sendable {
    let report: String
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
    let notAsked: String
    let parked: String
    let keptClosed: String
    let roundKeptClosed: String
    let quotesHere: String
    let nothingShown: String
    let readAt: String
    let dialogueCode: String
    let notYetTitle: String
    let notYet: String
    let join: String
    let toField: String
    let toSlides: String
    let draft: String
    let whatItIs: String
    let older: String
    let toLatest: String
    let versions: String
    let thisOne: String
    let standsOn: String
    let standsOnNote: String
    let about: String
    let withdrawnBefore: String
    let withdrawnAfter: String
    let statementOne: String
    let releaseOne: String
    let whoMoved: String
    let answeredTwice: String
    let toAgree: String
    let fromAgree: String
    let didNotReturn: String
    let isNew: String
    let movesNote: String

    /// What the dialogue promised about answers.
    func promise(_ dialogue: Dialogue) -> String {
        switch (dialogue.mode, dialogue.scope) {
        case (.open, _): openMode
        case (.protected, .room): protectedMode
        case (.protected, .layers): protectedLayers
        }
    }

    func whyNotShown(_ statement: Statement) -> String {
        switch statement.phase {
        case .waiting: notAsked
        case .parked: parked
        default: keptClosed
        }
    }

    func day(_ date: Date, _ language: Language) -> String {
        date.formatted(Date.FormatStyle(date: .long, time: .omitted, locale: language.locale))
    }

    func version(_ number: Int, on moment: Date, _ language: Language) -> String {
        "\(language.choose("versie", "version")) \(number) · \(day(moment, language))"
    }

    func withdrawn(_ number: Int) -> String { withdrawnBefore + " \(number) " + withdrawnAfter }

    /// One release in a few words.
    func release(statement: Int, round: Int, release: Int) -> String {
        "\(statementOne) \(statement), \(self.round.lowercased()) \(round): \(releaseOne) \(release)"
    }
}

extension ReportText {
    static let dutch = ReportText(
        report: "Verslag",
        protectedMode:
            "Deze dialoog was beschermd. We tonen het beeld van de hele zaal, vanaf vijf antwoorden en zonder precieze "
            + "aantallen. Per laag tonen we niets. Zo blijft ieders antwoord van hem of haar.",
        protectedLayers:
            "Deze dialoog was beschermd. We tonen per laag in woorden of ronde delen waar die staat, vanaf vijf antwoorden. Van de hele "
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
        notAsked: "niet aan de orde geweest", parked: "opzij gezet", keptClosed: "wel beantwoord, niet getoond",
        roundKeptClosed: "Deze ronde is niet getoond.", quotesHere: "Gezegd in het gesprek",
        nothingShown: "Er is van geen enkele stelling een uitkomst getoond.",
        readAt: "Dit verslag staat op", dialogueCode: "code",
        notYetTitle: "Het verslag is er nog niet",
        notYet: "Het verslag staat hier zodra de dialoog klaar is. Kom dan terug naar dit adres.",
        join: "Naar de dialoog", toField: "Bekijk het krachtveld",
        toSlides: "Toon als dia's",
        draft: "Concept. De regels schreven dit uit de telling. De kring kan er nog tekst bij zetten.",
        whatItIs: "Wat we delen, waar we verschillen en wat we gaan doen.",
        older: "Dit is een oudere versie. Er is een nieuwere.", toLatest: "Naar de nieuwste versie",
        versions: "Versies van dit verslag", thisOne: "deze", standsOn: "Waarop dit verslag staat",
        standsOnNote: "Elke uitkomst is één keer uitgegeven en heeft een nummer. Een uitgave verandert nooit.",
        about: "bij stelling", withdrawnBefore: "Versie", withdrawnAfter: "van dit verslag is ingetrokken.",
        statementOne: "stelling", releaseOne: "uitgave", whoMoved: "Wie verschoof, per laag",
        answeredTwice: "Antwoordde twee keer", toAgree: "Ging naar eens", fromAgree: "Ging van eens af",
        didNotReturn: "Kwam niet terug", isNew: "Nieuw",
        movesNote: "Alleen wie in beide rondes op een telefoon antwoordde, kunnen we vergelijken.")

    static let english = ReportText(
        report: "Report",
        protectedMode:
            "This dialogue was protected. We show where the whole room stands, from five answers on and without exact "
            + "numbers. We show nothing per layer. That way everybody's answer stays their own.",
        protectedLayers:
            "This dialogue was protected. We show in words or rounded parts where each layer stands, from five answers on. We "
            + "show nothing of the whole room: together they would give too much away. That way everybody's answer stays their own.",
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
        notAsked: "not discussed",
        parked: "set aside", keptClosed: "answered, but not shown", roundKeptClosed: "This round was not shown.",
        quotesHere: "Said in the conversation",
        nothingShown: "No outcome was shown of any statement.",
        readAt: "This report is at", dialogueCode: "code",
        notYetTitle: "The report is not there yet",
        notYet: "The report will be here as soon as the dialogue has ended. Please come back to this address then.",
        join: "To the dialogue", toField: "See the field",
        toSlides: "Show as slides",
        draft: "Draft. The rules wrote this from the count. The circle may still add text.",
        whatItIs: "What we share, where we differ and what we will do.",
        older: "This is an older version. There is a newer one.", toLatest: "To the newest version",
        versions: "Versions of this report", thisOne: "this one", standsOn: "What this report stands on",
        standsOnNote: "Every outcome was released once and has a number. A release never changes.",
        about: "on statement", withdrawnBefore: "Version", withdrawnAfter: "of this report was withdrawn.",
        statementOne: "statement", releaseOne: "release", whoMoved: "Who moved, per layer",
        answeredTwice: "Answered twice", toAgree: "Went to agree", fromAgree: "Left agree",
        didNotReturn: "Did not come back", isNew: "New",
        movesNote: "We can compare only people who answered on a phone in both rounds.")
}
