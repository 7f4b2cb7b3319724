import Domain

/// What the pages for taking position say.
struct PositioningText: Sendable {
    var statement = ""
    var of = ""
    var explanation = ""
    var agree = ""
    var disagree = ""
    var pass = ""
    var undo = ""
    var here = ""
    var whereDoYouStand = ""
    var notPlaced = ""
    /// From one end of the floor to the other.
    var places: [String] = []

    var saved = ""
    var savedHint = ""
    var notSent = ""
    var notSentHint = ""
    var takenBack = ""
    var refused = ""
    var overtaken = ""
    var noLongerOpen = ""
    var busy = ""

    var lobby = ""
    var lobbyHint = ""
    var participants = ""
    var waiting = ""
    var waitingHint = ""
    var closed = ""
    var blank = ""
    var ended = ""
    var endedHint = ""
    var done = ""
    var doneHint = ""
    var outcome = ""
    var talk = ""
    var connectionLost = ""
    var catchUp = ""

    var ownAgree = ""
    var ownDisagree = ""
    var ownMiddle = ""
    var ownPass = ""
    var ownNone = ""
    var sameAsRoom = ""
    var otherThanRoom = ""
    var ownOnFloor = ""

    var myAnswers = ""
    var backToNow = ""
    var report = ""
    var promise = ""
    var countedNone = ""
    var countedOne = ""
    var counted = ""
    var sealed = ""
    var finalCount = ""
    var justYou = ""
    var round = ""
    var chooseAgain = ""
    var stillOpen = ""
    var change = ""
    var notAnswered = ""
    var unsent = ""
    var words = ""
    var wordsHint = ""
    var wordsElsewhere = ""

    var ownStatements = ""
    var submit = ""
    var submitQuestion = ""
    var submitHint = ""
    var submitSend = ""
    var submitted = ""
    var submittedNone = ""
    var pending = ""
    var approved = ""
    var rejected = ""
    var merged = ""
    var previous = ""
    var rehearsal = ""
}

extension PositioningText {
    static let dutch = PositioningText(
        statement: "Stelling", of: "van", explanation: "Uitleg",
        agree: "Eens", disagree: "Oneens", pass: "Weet ik niet", undo: "Herstel", here: "Hier sta ik",
        whereDoYouStand: "Waar sta jij? Schuif, of tik op de lijn.", notPlaced: "Kies je plek",
        places: [
            "helemaal oneens", "oneens", "tamelijk oneens", "in het midden", "tamelijk eens", "eens", "helemaal eens",
        ],
        saved: "Opgeslagen.", savedHint: "Je kunt nog veranderen tot de begeleider sluit.",
        notSent: "Nog niet verzonden.",
        notSentHint: "Geen verbinding. We bewaren je antwoord op deze telefoon en sturen het straks.",
        takenBack: "Je antwoord is teruggenomen.", refused: "Dit antwoord telt niet mee.",
        overtaken: "Op een ander toestel koos je later iets anders. Dat antwoord telt. Klopt het niet? Kies opnieuw.",
        noLongerOpen: "Deze stelling is gesloten. Je laatste antwoord telt niet mee.",
        busy: "Het is even druk. Je antwoord is nog niet opgeslagen. Kies het zo nog eens.",
        lobby: "Je doet mee", lobbyHint: "Straks verschijnt hier de eerste stelling. Je hoeft niets te doen.",
        participants: "Deelnemers:",
        waiting: "Zo komt de volgende stelling", waitingHint: "Kijk en luister even naar de zaal.",
        closed: "Deze stelling is gesloten. De uitslag komt zo.", blank: "Kijk even naar de zaal",
        ended: "Dank je wel", endedHint: "De dialoog is klaar. Het verslag staat er al.",
        done: "Je hebt alles beantwoord",
        doneHint: "Komt er een stelling bij? Dan vind je die hier, met dezelfde link.",
        outcome: "Uitslag stelling", talk: "Praat erover. Misschien kun je straks opnieuw positie kiezen.",
        connectionLost: "Verbinding weg. Je ziet wat het laatst bekend was; we proberen het opnieuw.",
        catchUp: "Er staat nog een stelling voor je open",
        ownAgree: "Jij bent het eens", ownDisagree: "Jij bent het oneens", ownMiddle: "Jij staat in het midden",
        ownPass: "Jij weet het niet", ownNone: "Jij hebt hier niet geantwoord",
        sameAsRoom: "net als de meeste mensen", otherThanRoom: "anders dan de meeste mensen", ownOnFloor: "Jouw plek",
        myAnswers: "Mijn antwoorden", backToNow: "Terug naar de stelling", report: "Lees het verslag",
        promise: "Wat ga jij doen?",
        countedNone: "De server telt nog geen antwoord van jou.", countedOne: "De server telt 1 antwoord van jou.",
        counted: "De server telt {n} antwoorden van jou.",
        sealed:
            "Alles wat hier staat, zit in de eindtelling. Het zegel daarvan begint met {s}; op het grote scherm stond hetzelfde.",
        finalCount: "De uitslag:", justYou: "Alleen jij ziet dit.",
        round: "Ronde", chooseAgain: "Kies opnieuw, ook als je hetzelfde vindt.",
        stillOpen: "nog open", change: "Verander", notAnswered: "niet beantwoord",
        unsent: "Op deze telefoon wacht nog een antwoord. We sturen het zodra er verbinding is.",
        words: "Jouw twee woorden",
        wordsHint: "Onthoud ze, of maak een foto. Daarmee kom je terug als je deze pagina kwijtraakt.",
        wordsElsewhere: "Je twee woorden staan op het apparaat waarmee je begon.",
        ownStatements: "Mijn stellingen", submit: "Stuur een stelling in",
        submitQuestion: "Welke stelling mist er nog?",
        submitHint: "Eén idee, geen vraag, hoogstens 140 tekens. De begeleider leest elke stelling voor die meedoet.",
        submitSend: "Stuur in", submitted: "Je stelling is ingestuurd. Onder Mijn antwoorden zie je wat ermee gebeurt.",
        submittedNone: "Je hebt nog geen stelling ingestuurd.",
        pending: "De begeleider leest je stelling nog.", approved: "Je stelling doet mee.",
        rejected: "Je stelling doet niet mee. De begeleider schrijft:", merged: "Deze stelling vraagt hetzelfde:",
        previous: "Vorige stelling", rehearsal: "Oefening")

    static let english = PositioningText(
        statement: "Statement", of: "of", explanation: "Explanation",
        agree: "Agree", disagree: "Disagree", pass: "I don't know", undo: "Undo", here: "I stand here",
        whereDoYouStand: "Where do you stand? Slide, or tap the line.", notPlaced: "Choose your place",
        places: [
            "fully disagree", "disagree", "somewhat disagree", "in the middle", "somewhat agree", "agree",
            "fully agree",
        ],
        saved: "Saved.", savedHint: "You can change it until the facilitator closes.",
        notSent: "Not sent yet.",
        notSentHint: "No connection. We keep your answer on this phone and send it later.",
        takenBack: "Your answer was taken back.", refused: "This answer does not count.",
        overtaken: "You chose something else later, on another device. That answer counts. Not right? Choose again.",
        noLongerOpen: "This statement is closed. Your last answer does not count.",
        busy: "It is busy right now. Your answer is not saved yet. Please choose it again in a moment.",
        lobby: "You're in", lobbyHint: "The first statement will appear here. There is nothing you need to do.",
        participants: "Participants:",
        waiting: "The next statement is coming", waitingHint: "Look and listen to the room.",
        closed: "This statement is closed. The outcome comes in a moment.", blank: "Look at the room for a moment",
        ended: "Thank you", endedHint: "The dialogue has ended. The report is there already.",
        done: "You have answered everything",
        doneHint: "If a statement is added, you will find it here, with the same link.",
        outcome: "Outcome of statement", talk: "Talk about it. You may be able to take position again.",
        connectionLost: "Connection lost. You see what was last known; we are trying again.",
        catchUp: "Another statement is open for you",
        ownAgree: "You agree", ownDisagree: "You disagree", ownMiddle: "You stand in the middle",
        ownPass: "You don't know", ownNone: "You did not answer this one",
        sameAsRoom: "like most people", otherThanRoom: "unlike most people", ownOnFloor: "Your place",
        myAnswers: "My answers", backToNow: "Back to the statement", report: "Read the report",
        promise: "What will you do?",
        countedNone: "The server counts no answer from you yet.", countedOne: "The server counts 1 answer from you.",
        counted: "The server counts {n} answers from you.",
        sealed: "Everything here is in the final count. Its seal begins with {s}; the big screen showed the same.",
        finalCount: "The outcome:", justYou: "Only you see this.",
        round: "Round", chooseAgain: "Choose again, even if you think the same.",
        stillOpen: "still open", change: "Change", notAnswered: "not answered",
        unsent: "An answer is still waiting on this phone. We will send it as soon as there is a connection.",
        words: "Your two words",
        wordsHint: "Remember them, or take a picture. They bring you back when you lose this page.",
        wordsElsewhere: "Your two words are on the device you started with.",
        ownStatements: "My statements", submit: "Send in a statement", submitQuestion: "Which statement is missing?",
        submitHint:
            "One idea, no question, 140 characters at most. The facilitator reads every statement before it takes part.",
        submitSend: "Send in", submitted: "Your statement was sent in. Under My answers you see what happens with it.",
        submittedNone: "You have not sent in a statement yet.",
        pending: "The facilitator is still reading your statement.", approved: "Your statement takes part.",
        rejected: "Your statement does not take part. The facilitator writes:", merged: "This statement asks the same:",
        previous: "Previous statement", rehearsal: "Rehearsal")
}

extension PositioningText {
    /// Where the final count can be recognised by.
    func inSealed(_ seal: Seal) -> String {
        sealed.replacing("{s}", with: seal.groups.prefix(4).joined(separator: " "))
    }
}
