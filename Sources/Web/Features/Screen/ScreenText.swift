/// What the big screen says.
struct ScreenText: Sendable {
    let join: String
    let goTo: String
    let typeCode: String
    let qrLabel: String
    let reportLabel: String
    let present: String
    let tookPart: String
    let promise: String
    let soon: String
    let goesOn: String
    let ongoing: String
    let notYet: String
    let statement: String
    let of: String
    let round: String
    let answersIn: String
    let takePosition: String
    let closed: String
    let onlyRoom: String
    let onlyLayers: String
    let rehearsal: String
    let thanks: String
    let ended: String
    let reportAt: String
    let sealPhoto: String
    let promises: String
    let noPromises: String
    let iWill: String
    let andMore: String
    let promiseHere: String
    let promisesLabel: String
    let blank: String
    let lost: String
    let dark: String
    let light: String
    let tools: String

    static let dutch = ScreenText(
        join: "doe mee", goTo: "Ga naar", typeCode: "en typ de code", qrLabel: "QR-code om mee te doen met code",
        reportLabel: "QR-code van het verslag", present: "aanwezig", tookPart: "hebben meegedaan",
        promise: "Je antwoordt zonder naam",
        soon: "We beginnen zo. Doe alvast mee.", goesOn: "Zo gaan we verder. Meedoen kan nog steeds.",
        ongoing: "Antwoord wanneer het jou uitkomt. Stellingen:", notYet: "De dialoog is nog niet open.",
        statement: "stelling", of: "van", round: "ronde", answersIn: "hebben geantwoord",
        takePosition: "Kies positie op je telefoon", closed: "Gesloten. Zo zien we het beeld van de zaal.",
        onlyRoom: "We tonen het beeld van de hele zaal, niets per laag. Zo blijft je antwoord van jou.",
        onlyLayers: "We tonen woorden per laag, geen aantallen. Zo blijft je antwoord van jou.",
        rehearsal: "Oefenen met nagespeelde mensen", thanks: "Dank je wel",
        ended: "De dialoog is klaar. Het verslag staat voor je klaar.", reportAt: "Lees het verslag:",
        sealPhoto: "Zegel van alle antwoorden. Maak een foto: dan kun je later nagaan dat er niets is veranderd.",
        promises: "Wat gaan wij doen?", noPromises: "Wie begint? Eén ding is genoeg.", iWill: "Ik ga",
        andMore: "en nog", promiseHere: "Beloof het hier:", promisesLabel: "QR-code om een actie te beloven",
        blank: "Het scherm is even leeg", lost: "Geen verbinding. Dit is het laatste beeld.", dark: "Donker",
        light: "Licht", tools: "Instellingen van dit scherm")
    static let english = ScreenText(
        join: "join", goTo: "Go to", typeCode: "and type the code", qrLabel: "QR code to join with code",
        reportLabel: "QR code of the report", present: "present", tookPart: "took part",
        promise: "You answer without your name",
        soon: "We start in a moment. Join now.", goesOn: "We go on in a moment. You can still join.",
        ongoing: "Answer whenever it suits you. Statements:", notYet: "The dialogue is not open yet.",
        statement: "statement", of: "of", round: "round", answersIn: "have answered",
        takePosition: "Take position on your phone", closed: "Closed. In a moment we see where the room stands.",
        onlyRoom: "We show where the whole room stands, nothing per layer. So your answer stays yours.",
        onlyLayers: "We show words per layer, no numbers. So your answer stays yours.",
        rehearsal: "Practising with simulated people", thanks: "Thank you",
        ended: "The dialogue has ended. The report is there for you.", reportAt: "Read the report:",
        sealPhoto: "Seal of all answers. Take a photo: then you can check later that nothing was changed.",
        promises: "What will we do?", noPromises: "Who begins? One thing is enough.", iWill: "I will",
        andMore: "and", promiseHere: "Promise it here:", promisesLabel: "QR code to promise an action",
        blank: "The screen is blank for a moment", lost: "No connection. This is the last picture.", dark: "Dark",
        light: "Light", tools: "Settings of this screen")
}
