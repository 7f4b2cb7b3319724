import Disclosure
import Domain

/// What the pages for joining say.
struct JoiningText: Sendable {
    var code = ""
    var codeHint = ""
    var codeWrong = ""
    var codeUnknown = ""
    var join = ""
    var start = ""
    var forFacilitators = ""
    var circles = ""
    var accessibility = ""
    var whatItIs = ""

    var withoutName = ""
    var protectedMode = ""
    var protectedLayers = ""
    var openMode = ""
    var publicRows = ""
    var kept: @Sendable (_ days: Int) -> String = { String($0) }
    var protection = ""
    var protectionPoints: [String] = []

    var layerQuestion = ""
    var layerWhyProtected = ""
    var layerWhyLayers = ""
    var layerWhyOpen = ""
    var layerMissing = ""
    var ratherNot = ""

    var notYet = ""
    var notYetHint = ""
    var ended = ""
    var endedHint = ""
    var report = ""
    var rehearsal = ""

    var comeBack = ""
    var comeBackQuestion = ""
    var words = ""
    var wordsHint = ""
    var wordsWrong = ""
    var wordsTooOften = ""
    var back = ""
}

extension JoiningText {
    static let dutch = JoiningText(
        code: "Typ de code van het scherm",
        codeHint: "Zes letters en cijfers",
        codeWrong: "Een code heeft zes letters en cijfers. Kijk nog eens op het scherm.",
        codeUnknown: "Deze code kennen we niet. Kijk nog eens op het scherm.",
        join: "Doe mee",
        start: "Verder",
        forFacilitators: "Voor begeleiders", circles: "Kringen", accessibility: "Toegankelijkheid",
        whatItIs: "Krachtveld laat zien waar een groep staat, en waarom.",
        withoutName: "Je antwoordt zonder naam.",
        protectedMode: """
            Iedereen ziet de uitslag pas als de begeleider die laat zien. Je ziet dan in woorden wat de hele zaal vindt, \
            vanaf 5 antwoorden. Niemand ziet wat jij koos, en we tonen niets per laag.
            """,
        protectedLayers: """
            Iedereen ziet de uitslag pas als de begeleider die laat zien. Je ziet dan in woorden wat elke laag vindt, vanaf 5 \
            antwoorden per laag. Niemand ziet wat jij koos.
            """,
        openMode: """
            Deze dialoog is open. Laat de begeleider de uitslag zien, dan ziet iedereen hoeveel mensen van welke laag waar \
            staan. In een kleine groep kan iemand dan raden wat jij koos.
            """,
        publicRows: """
            Doen er 100 mensen of meer mee, dan wordt na afloop openbaar wat elke persoon antwoordde. Zonder naam en zonder laag. \
            Wie al je antwoorden kent, kan jouw rij herkennen.
            """,
        kept: { $0 == 1 ? "We bewaren antwoorden één dag." : "We bewaren antwoorden \($0) dagen." },
        protection: "Lees hoe we je antwoord beschermen",
        protectionPoints: [
            "Je hebt geen account nodig. We vragen geen naam en geen e-mailadres, en we bewaren geen internetadres bij je antwoord.",
            "Je telefoon krijgt een willekeurig nummer in één cookie. Meer weten we niet van je dan de laag die je zelf kiest.",
            "Je kunt een antwoord veranderen of terugnemen zolang de stelling open is.",
            "Onder ‘Mijn antwoorden’ zie je wat er van jou is geteld. Alleen jij ziet dat.",
            "De begeleider ziet dezelfde uitslag als iedereen, en niet eerder.",
        ],
        layerQuestion: "Voor welke overheid werk je?",
        layerWhyProtected: "In deze dialoog tonen we niets per laag. Kiezen hoeft niet.",
        layerWhyLayers: "De uitslag laat in woorden zien wat elke laag vindt. Kiezen hoeft niet.",
        layerWhyOpen: "De uitslag laat zien hoeveel mensen van elke laag waar staan. Kiezen hoeft niet.",
        layerMissing: "Kies een laag, of kies ‘Zeg ik liever niet’.",
        ratherNot: "Zeg ik liever niet",
        notYet: "Deze dialoog is nog niet open",
        notYetHint: "De begeleider maakt hem klaar. Deze pagina kijkt zelf of het zover is.",
        ended: "Deze dialoog is klaar",
        endedHint: "Meedoen kan niet meer. Het verslag staat er wel.",
        report: "Lees het verslag",
        rehearsal: "Dit is een oefening. Straks wissen we alle antwoorden.",
        comeBack: "Ik deed al mee",
        comeBackQuestion: "Kom terug met je twee woorden",
        words: "Jouw twee woorden",
        wordsHint: "Je kreeg ze toen je meedeed, bijvoorbeeld ‘koffie vlinder’.",
        wordsWrong:
            "Deze twee woorden kennen we niet in deze dialoog. Kijk of je ze goed hebt getypt, of doe opnieuw mee.",
        wordsTooOften: "Er zijn te veel verkeerde woorden getypt. Wacht even, of doe opnieuw mee.",
        back: "Kom terug")

    static let english = JoiningText(
        code: "Type the code from the screen",
        codeHint: "Six letters and digits",
        codeWrong: "A code has six letters and digits. Have another look at the screen.",
        codeUnknown: "We don't know this code. Have another look at the screen.",
        join: "Join",
        start: "Continue",
        forFacilitators: "For facilitators", circles: "Circles", accessibility: "Accessibility",
        whatItIs: "Krachtveld shows where a group stands, and why.",
        withoutName: "You answer without your name.",
        protectedMode: """
            Nobody sees the outcome until the facilitator shows it. You then see in words what the whole room thinks, from 5 \
            answers on. Nobody sees what you chose, and we show nothing per layer.
            """,
        protectedLayers: """
            Nobody sees the outcome until the facilitator shows it. You then see in words what each layer thinks, from 5 \
            answers per layer on. Nobody sees what you chose.
            """,
        openMode: """
            This dialogue is open. When the facilitator shows the outcome, everybody sees how many people of which layer stand \
            where. In a small group somebody may then guess what you chose.
            """,
        publicRows: """
            If 100 people or more take part, it becomes public afterwards what each person answered. Without name and without \
            layer. Whoever knows all your answers can recognise your row.
            """,
        kept: { $0 == 1 ? "We keep answers for one day." : "We keep answers for \($0) days." },
        protection: "Read how we protect your answer",
        protectionPoints: [
            "You need no account. We ask for no name and no e-mail address, and keep no internet address with your answer.",
            "Your phone gets a random number in one cookie. Besides the layer that you choose, we know nothing about you.",
            "You can change an answer or take it back as long as the statement is open.",
            "Under ‘My answers’ you see what was counted from you. Only you see that.",
            "The facilitator sees the same outcome as everybody else, and no sooner.",
        ],
        layerQuestion: "Which level of government do you work for?",
        layerWhyProtected: "In this dialogue we show nothing per layer. You don't have to choose.",
        layerWhyLayers: "The outcome shows in words what each layer thinks. You need not choose.",
        layerWhyOpen: "The outcome shows how many people of each layer stand where. You don't have to choose.",
        layerMissing: "Choose a layer, or choose ‘I'd rather not say’.",
        ratherNot: "I'd rather not say",
        notYet: "This dialogue is not open yet",
        notYetHint: "The facilitator is getting it ready. This page will notice when it opens.",
        ended: "This dialogue has ended",
        endedHint: "It is too late to join, but you can read the report.",
        report: "Read the report",
        rehearsal: "This is a rehearsal. All answers will be wiped.",
        comeBack: "I joined before",
        comeBackQuestion: "Come back with your two words",
        words: "Your two words",
        wordsHint: "You got them when you joined, for instance ‘coffee butter’.",
        wordsWrong: "We don't know these two words in this dialogue. Check your typing, or join again.",
        wordsTooOften: "Too many wrong words were typed. Wait a while, or join again.",
        back: "Come back")
}

extension JoiningText {
    /// What is promised about answers, before the first one.
    func promise(_ dialogue: Dialogue) -> String {
        switch (dialogue.mode, dialogue.scope) {
        case (.open, _): dialogue.publishesRows ? "\(openMode) \(publicRows)" : openMode
        case (.protected, .room): protectedMode
        case (.protected, .layers): protectedLayers
        }
    }

    /// Why we ask for a layer.
    func layerReason(_ dialogue: Dialogue) -> String {
        switch (dialogue.mode, dialogue.scope) {
        case (.open, _): layerWhyOpen
        case (.protected, .room): layerWhyProtected
        case (.protected, .layers): layerWhyLayers
        }
    }
}
