import Domain

/// What people read about promises.
struct PromisingText: Sendable {
    let title: String
    let explanation: String
    let what: String
    let whatHint: String
    let due: String
    let partners: String
    let partnersHint: String
    let step: String
    let stepHint: String
    let need: String
    let optional: String
    let statement: String
    let noStatement: String
    let layer: String
    let noLayer: String
    let layerHint: String
    let reminder: String
    let reminderHint: @Sendable (_ days: Int) -> String
    let email: String
    let name: String
    let whoReads: String
    let isPublic: String
    let isPublicHint: String
    let inReport: String
    let make: String
    let second: String
    let firstLink: String
    let another: String
    let back: String
    let yours: String
    let iWill: String
    let before: String
    let with: String
    let stepShort: String
    let needShort: String
    let made: String
    let madeHint: String
    let question: String
    let answerTitle: String
    let once: String
    let thanks: String
    let calendar: String
    let whyKept: String
    let whyStuck: String
    let whyChanged: String
    let circleReads: String
    let send: String
    let yourData: String
    let remindedData: String
    let noData: String
    let stopTitle: String
    let stopExplanation: String
    let stop: String
    let eraseHint: String
    let erase: String
    let kept: String
    let stuck: String
    let changed: String

    func outcome(_ outcome: Commitment.Outcome) -> String {
        switch outcome {
        case .kept: kept
        case .stuck: stuck
        case .changed: changed
        }
    }

    /// What is asked after an answer.
    func why(_ outcome: Commitment.Outcome) -> String {
        switch outcome {
        case .kept: whyKept
        case .stuck: whyStuck
        case .changed: whyChanged
        }
    }

    func facts(_ promise: Promise, _ language: Language) -> String {
        when(promise, language) + (promise.isPublic ? " · \(inReport)" : "")
    }

    /// Before which day, and together with whom.
    func when(_ promise: Promise, _ language: Language) -> String {
        ["\(before) \(promise.due.words(in: language))", promise.partners.map { "\(with) \($0)" }]
            .compactMap(\.self).joined(separator: " · ")
    }
}

extension PromisingText {
    static let dutch = PromisingText(
        title: "Wat ga jij doen?", explanation: "Eén ding is genoeg. Maak het zo klein dat het lukt.",
        what: "Ik ga …", whatHint: "Bijvoorbeeld: de omgevingsdienst uitnodigen voor een gesprek.",
        due: "Vóór welke dag?", partners: "Samen met wie?", partnersHint: "Liever een rol dan een naam.",
        step: "De kleinste eerste stap", stepHint: "Wat kun je morgen al doen?", need: "Wat heb je nodig?",
        optional: "mag leeg blijven", statement: "Bij welke stelling hoort het?", noStatement: "bij geen",
        layer: "Voor welke laag doe je dit?", noLayer: "zeg ik liever niet",
        layerHint: "Mag iedereen je actie lezen, dan kan de kring hem ook in het rolbeeld van die laag zetten.",
        reminder: "Herinnering per mail",
        reminderHint: {
            """
            Wil je op die dag één mail met de vraag of het gelukt is? Vul dan je mailadres in. De kring ziet je naam en adres niet. \
            Ze staan los van je antwoorden. We wissen ze als je antwoordt, en anders \($0) \($0 == 1 ? "dag" : "dagen") na die dag.
            """
        },
        email: "Mailadres", name: "Voornaam",
        whoReads: "De kring leest wat je gaat doen, niet wie je bent. Noem dus geen namen.",
        isPublic: "Dit mag in het verslag staan",
        isPublicHint:
            "Het verslag kan iedereen lezen, en het grote scherm kan het tonen. Wat is gepubliceerd, blijft staan. Zonder je naam.",
        inReport: "mag in het verslag", make: "Beloof het",
        second: "Je eerste actie staat er al. Dit wordt een tweede.", firstLink: "Bekijk de eerste",
        another: "Beloof nog een actie",
        back: "Terug", yours: "Jouw actie", iWill: "Ik ga", before: "vóór", with: "samen met",
        stepShort: "Eerste stap:", needShort: "Nodig:", made: "Afgesproken",
        madeHint: "Bewaar deze pagina: hier vertel je straks of het gelukt is. Alleen jij hebt deze link.",
        question: "Is het gelukt?", answerTitle: "Hoe ging het?",
        once: "Je hoeft je niet aan te melden. Je antwoordt één keer.", thanks: "Dank je wel",
        calendar: "Zet in mijn agenda", whyKept: "Wat hielp?", whyStuck: "Waar loop je op vast?",
        whyChanged: "Wat werd het?", circleReads: "De kring leest dit, zonder je naam.", send: "Verstuur",
        yourData: "Jouw gegevens", remindedData: "We bewaren je mailadres voor één herinnering.",
        noData: "We bewaren geen naam en geen adres van je.", stopTitle: "Geen mail meer?",
        stopExplanation: "We wissen je naam en je mailadres. Je actie blijft staan.",
        stop: "Wis mijn naam en adres", eraseHint: "Je kunt de actie ook helemaal weghalen.",
        erase: "Verwijder deze actie", kept: "Gelukt", stuck: "Vastgelopen", changed: "Het werd anders")
    static let english = PromisingText(
        title: "What will you do?", explanation: "One thing is enough. Make it so small that it works.",
        what: "I will …", whatHint: "For example: invite the environment agency for a talk.",
        due: "Before which day?", partners: "Together with whom?", partnersHint: "A role rather than a name.",
        step: "The smallest first step", stepHint: "What can you do tomorrow?", need: "What do you need?",
        optional: "may stay empty", statement: "To which statement does it belong?", noStatement: "to none",
        layer: "For which layer do you do this?", noLayer: "I'd rather not say",
        layerHint:
            "If everybody may read your action, the circle can also put it in the role picture of that layer.",
        reminder: "Reminder by mail",
        reminderHint: {
            """
            Would you like one mail on that day that asks whether it worked? Then fill in your address. The circle does not see \
            your name or address. They are kept apart from your answers. We delete them when you answer, and else \
            \($0) \($0 == 1 ? "day" : "days") after that day.
            """
        },
        email: "Mail address", name: "First name",
        whoReads: "The circle reads what you will do, not who you are. So please name nobody.",
        isPublic: "This may be in the report",
        isPublicHint:
            "Everybody can read the report, and the big screen can show it. What was published stays. Without your name.",
        inReport: "may be in the report", make: "Promise it",
        second: "Your first action is there already. This will be a second one.", firstLink: "See the first one",
        another: "Promise another action",
        back: "Back", yours: "Your action", iWill: "I will", before: "before", with: "together with",
        stepShort: "First step:", needShort: "Needed:", made: "Agreed",
        madeHint: "Keep this page: here you tell later whether it worked. Only you have this link.",
        question: "Did it work?", answerTitle: "How did it go?",
        once: "You need not sign in. You answer once.", thanks: "Thank you",
        calendar: "Put it in my calendar", whyKept: "What helped?", whyStuck: "What are you stuck on?",
        whyChanged: "What did it become?", circleReads: "The circle reads this, without your name.", send: "Send",
        yourData: "Your data", remindedData: "We keep your mail address for one reminder.",
        noData: "We keep no name and no address of yours.", stopTitle: "No more mail?",
        stopExplanation: "We delete your name and your mail address. Your action stays.",
        stop: "Delete my name and address", eraseHint: "You can also take the action away altogether.",
        erase: "Delete this action", kept: "Done", stuck: "Stuck", changed: "It became something else")
}
