import Disclosure
import Domain

/// Words on the console while people are in the room.
struct RoomText: Sendable {
    let statements: String
    let add: String
    let join: String
    let lobby: String
    let lobbyHint: String
    let qrLabel: String
    let person: String
    let people: String
    let takePart: String
    let of: String
    let haveAnswered: String
    let inRoom: String
    let staysHidden: String
    let progress: String
    let outcome: String
    let round: String
    let answer: String
    let answers: String
    let onFloor: String
    let explanation: String
    let edit: String
    let open: String
    let reopen: String
    let close: String
    let closeAndReveal: String
    let reveal: String
    let revealAgain: String
    let hide: String
    let park: String
    let again: String
    let look: String
    let next: String
    let addTime: String
    let clearTimer: String
    let timeLeft: String
    let blank: String
    let unblank: String
    let isBlank: String
    let end: String
    let ended: String
    let endedHint: String
    let onScreen: String
    let showDialogue: String
    let showThanks: String
    let showShared: String
    let showFriction: String
    let showForces: String
    let showPromises: String
    let promisesShown: String
    let noPromises: String
    let withhold: String
    let list: String
    let unlist: String
    let listHint: String
    let report: String
    let makeReport: String
    let audit: String
    let settings: String
    let remove: String
    let then: String
    let askSomebodyOf: String
    let whyThere: String
    let tally: String
    let tallyHint: String
    let tallySave: String
    let tallyProblem: String
    let ratherNot: String
    let fewer: String
    let more: String
    let notes: String
    let noteField: String
    let noteHint: String
    let note: String
    let quote: String
    let quoteHint: String
    let saveNote: String
    let removeNote: String
    let removeShort: String
    let atStatement: String
    let noNotes: String
    let submissions: String
    let noSubmissions: String
    let approve: String
    let reject: String
    let reason: String
    let reasonHint: String
    let merge: String
    let mergeInto: String
    let tip: String
    let states: [Statement.Phase: String]
    let headings: [Statement.Phase: String]
    let hints: [Statement.Phase: String]
    let zones: [Answers.Zone: String]

    func state(_ phase: Statement.Phase) -> String { states[phase] ?? "" }
    func heading(_ phase: Statement.Phase) -> String { headings[phase] ?? "" }
    func hint(_ phase: Statement.Phase) -> String? { hints[phase] }
    func zone(_ zone: Answers.Zone) -> String { zones[zone] ?? "" }
}

extension RoomText {
    static let dutch = RoomText(
        statements: "Stellingen", add: "Stelling toevoegen", join: "Meedoen: code en QR", lobby: "De lobby is open",
        lobbyHint: "Zet het scherm op de muur. Mensen scannen de QR of typen de code. Begin als de meesten er zijn.",
        qrLabel: "QR-code naar", person: "mens doet mee", people: "mensen doen mee", takePart: "doen mee",
        of: "van", haveAnswered: "hebben geantwoord", inRoom: "geteld in de zaal",
        staysHidden: "De uitslag blijft verborgen tot je toont", progress: "Hoeveel mensen hebben geantwoord",
        outcome: "Uitslag", round: "ronde", answer: "antwoord", answers: "antwoorden", onFloor: "op de vloer",
        explanation: "Uitleg", edit: "Wijzig", open: "Open deze stelling", reopen: "Heropen",
        close: "Sluit, nog niet tonen", closeAndReveal: "Sluit en toon", reveal: "Toon", revealAgain: "Toon weer",
        hide: "Verberg", park: "Parkeer", again: "Opnieuw positie kiezen", look: "Zet voor de zaal",
        next: "Volgende: stelling", addTime: "+30 s", clearTimer: "Stop de tijd", timeLeft: "Nog",
        blank: "Zwart scherm", unblank: "Toon het scherm weer", isBlank: "Het scherm en de telefoons tonen nu niets.",
        end: "Eindig de dialoog", ended: "De dialoog is klaar",
        endedHint: "Het verslag staat klaar. Iedereen met de link kan het lezen.",
        onScreen: "Op het grote scherm", showDialogue: "De dialoog", showThanks: "Dank en verslag",
        showShared: "Gedeelde grond", showFriction: "Wrijving", showForces: "Wat duwt, wat houdt tegen",
        showPromises: "Acties", promisesShown: "Acties op het scherm",
        noPromises: "Nog geen actie die op het scherm mag. Mensen kiezen dat zelf, als ze hun actie beloven.",
        withhold: "Haal van het scherm", list: "Zet het verslag op de pagina van de kring",
        unlist: "Haal het verslag van de pagina van de kring",
        listHint: "Daar vindt iedereen het, ook wie de link niet heeft.", report: "Open het verslag",
        makeReport: "Werk het verslag uit",
        audit: "Voor een controleur",
        settings: "Wijzig titel en doel", remove: "Verwijder deze dialoog", then: "Daarna",
        askSomebodyOf: "Vraag iemand van", whyThere: "waarom sta je daar? Vraag daarna wie wil verplaatsen.",
        tally: "Mensen in de zaal zonder telefoon",
        tallyHint: "Tel wie waar staat. Wie blijft zitten telt net zo goed mee.", tallySave: "Bewaar telling",
        tallyProblem: "Vul hele getallen in, 0 of meer.", ratherNot: "zeg ik liever niet", fewer: "Een minder",
        more: "Een meer", notes: "Notities en citaten", noteField: "Wat wil je onthouden?",
        noteHint: "Het staat straks in het verslag. Schrijf geen namen op.", note: "Notitie", quote: "Citaat",
        quoteHint: "Alleen als de spreker het goed vindt.", saveNote: "Noteer", removeNote: "Verwijder",
        removeShort: "Verwijder", atStatement: "bij stelling", noNotes: "Nog niets genoteerd.",
        submissions: "Ingestuurde stellingen", noSubmissions: "Er wachten geen stellingen op je oordeel.",
        approve: "Neem op", reject: "Wijs af", reason: "Waarom niet?",
        reasonHint: "De inzender leest dit.", merge: "Voeg samen", mergeInto: "Is hetzelfde als", tip: "Tip:",
        states: [
            .waiting: "nog niet gevraagd", .open: "open", .closed: "gesloten", .revealed: "getoond",
            .hidden: "verborgen",
            .parked: "geparkeerd",
        ],
        headings: [
            .waiting: "Nog niet gevraagd", .open: "Nu open", .closed: "Gesloten, nog niet getoond",
            .revealed: "Getoond", .hidden: "Weer verborgen", .parked: "Geparkeerd",
        ],
        hints: [
            .waiting: "Lees de stelling voor en open haar dan.",
            .open: "Geef ongeveer 30 seconden. Zitten, lopen of de telefoon: het telt alle drie evenveel.",
            .closed: "Wacht even voor je toont. Dan kijkt iedereen.",
            .revealed: "Laat mensen op verschillende plekken uitleggen waarom. Vraag daarna wie wil verplaatsen.",
        ],
        zones: [.disagree: "oneens", .middle: "midden", .agree: "eens", .pass: "weet ik niet"])

    static let english = RoomText(
        statements: "Statements", add: "Add a statement", join: "Join: code and QR", lobby: "The lobby is open",
        lobbyHint: "Put the screen on the wall. People scan the QR or type the code. Start when most are in.",
        qrLabel: "QR code to", person: "person takes part", people: "people take part", takePart: "take part",
        of: "of", haveAnswered: "have answered", inRoom: "counted in the room",
        staysHidden: "The outcome stays hidden until you reveal it", progress: "How many people have answered",
        outcome: "Outcome", round: "round", answer: "answer", answers: "answers", onFloor: "on the floor",
        explanation: "Explanation", edit: "Change", open: "Open this statement", reopen: "Open again",
        close: "Close, reveal later", closeAndReveal: "Close and reveal", reveal: "Reveal",
        revealAgain: "Reveal again", hide: "Hide", park: "Park", again: "Take position again",
        look: "Put before the room", next: "Next: statement", addTime: "+30 s", clearTimer: "Stop the time",
        timeLeft: "Left", blank: "Black screen", unblank: "Show the screen again",
        isBlank: "The screen and the phones show nothing now.", end: "End the dialogue",
        ended: "The dialogue has ended", endedHint: "The report is ready. Everybody with the link can read it.",
        onScreen: "On the big screen", showDialogue: "The dialogue", showThanks: "Thanks and report",
        showShared: "Common ground", showFriction: "Friction", showForces: "What pushes, what holds back",
        showPromises: "Actions", promisesShown: "Actions on the screen",
        noPromises: "No action that may be on the screen yet. People choose that themselves, when they promise.",
        withhold: "Take off the screen", list: "Put the report on the page of the circle",
        unlist: "Take the report off the page of the circle",
        listHint: "Everybody finds it there, also who does not have the link.",
        report: "Open the report", makeReport: "Work on the report", audit: "For an auditor",
        settings: "Change title and purpose",
        remove: "Delete this dialogue", then: "Then",
        askSomebodyOf: "Ask somebody of", whyThere: "why do you stand there? Then ask who wants to move.",
        tally: "People in the room without a phone",
        tallyHint: "Count who stands where. Whoever stays seated counts the same.", tallySave: "Save the count",
        tallyProblem: "Fill in whole numbers, 0 or more.", ratherNot: "I’d rather not say", fewer: "One fewer",
        more: "One more", notes: "Notes and quotes", noteField: "What do you want to remember?",
        noteHint: "It will be in the report. Do not write names.", note: "Note", quote: "Quote",
        quoteHint: "Only when the speaker agrees.", saveNote: "Write down", removeNote: "Remove",
        removeShort: "Remove", atStatement: "at statement", noNotes: "Nothing written down yet.",
        submissions: "Submitted statements", noSubmissions: "No statements wait for your judgment.",
        approve: "Take in", reject: "Reject", reason: "Why not?", reasonHint: "The author reads this.",
        merge: "Merge", mergeInto: "Is the same as", tip: "Tip:",
        states: [
            .waiting: "not asked yet", .open: "open", .closed: "closed", .revealed: "revealed", .hidden: "hidden",
            .parked: "parked",
        ],
        headings: [
            .waiting: "Not asked yet", .open: "Open now", .closed: "Closed, not revealed yet", .revealed: "Revealed",
            .hidden: "Hidden again", .parked: "Parked",
        ],
        hints: [
            .waiting: "Read the statement out loud, then open it.",
            .open: "Give about 30 seconds. Sitting, walking or the phone: all three count the same.",
            .closed: "Pause before you reveal. Then everybody looks.",
            .revealed: "Let people at different places explain why. Then ask who wants to move.",
        ],
        zones: [.disagree: "disagree", .middle: "middle", .agree: "agree", .pass: "I don’t know"])
}

extension RoomText {
    func name(_ choice: Dialogue.OnScreen, isEnded: Bool) -> String {
        switch choice {
        case .dialogue: isEnded ? showThanks : showDialogue
        case .shared: showShared
        case .friction: showFriction
        case .forces: showForces
        case .promises: showPromises
        }
    }
}
