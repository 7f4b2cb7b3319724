import Domain

/// The words of every field, choice and question of a case. A field without words does not compile.
enum CaseWords {
    static func label(_ field: CaseField, _ language: Language) -> String {
        let words: (nl: String, en: String) =
            switch field {
            case .title: ("Naam van de casus", "Name of the case")
            case .task: ("Opgave", "Task")
            case .area: ("Gebied", "Area")
            case .effect: ("Gewenst effect", "Desired effect")
            case .stuck: ("Waar het vastzit", "Where it is stuck")
            case .outcome: ("Hoe ging het?", "How did it go?")
            case .event: ("Wat gebeurde er?", "What happened?")
            case .moment: ("Wanneer", "When")
            case .decision: ("Wat is er besloten", "What was decided")
            case .decidedBy: ("Door wie", "By whom")
            case .alternative: ("Wat had ook gekund", "What else could have been")
            case .party: ("Partij", "Party")
            case .holds: ("Wat heeft deze partij in handen?", "What does this party hold?")
            case .relation: ("Relatie tot de casus", "Relation to the case")
            case .stance: ("Houding", "Stance")
            case .force: ("Kracht", "Force")
            case .direction: ("Richting", "Direction")
            case .strength: ("Hoe sterk", "How strong")
            case .accelerator: ("Versneller", "Accelerator")
            case .layer: ("Laag", "Layer")
            case .turningPoint: ("Bewijs: keerpunt", "Evidence: turning point")
            case .document: ("Bewijs: document", "Evidence: document")
            case .quote: ("Bewijs: citaat", "Evidence: quote")
            case .consent: ("Toestemming", "Consent")
            case .action: ("Wat moet er gebeuren?", "What has to be done?")
            case .intended: ("Welk effect moet dat hebben?", "What effect should it have?")
            case .counters: ("Bij welke kracht hoort het?", "To which force does it belong?")
            case .who: ("Wie kan het doen", "Who can do it")
            }
        return language.choose(words.nl, words.en)
    }

    static func hint(_ field: CaseField, _ language: Language) -> String? {
        switch field {
        case .moment: language.choose("Een jaar of een maand: 2026 of 2026-11.", "A year or a month: 2026 or 2026-11.")
        case .force:
            language.choose(
                "Kort, hoogstens 80 tekens. Het staat in het beeld.",
                "Short, at most 80 characters. It stands in the picture.")
        case .quote: language.choose("Alleen als de spreker het goed vindt.", "Only if the speaker agrees.")
        case .document: language.choose("Een adres op het web.", "An address on the web.")
        case .party:
            language.choose(
                "Een organisatie of een rol, liever geen naam.", "An organisation or a role, rather not a name.")
        case .effect: language.choose("Wat is er anders als het lukt?", "What is different when it works?")
        default: nil
        }
    }

    /// A stored value as people read it; nil when it refers to something that is gone.
    static func value(_ value: String, of field: CaseField, in study: CaseStudy, _ language: Language) -> String? {
        switch field.shape {
        case .part: study.part(field, value).flatMap { $0.isRemoved ? nil : $0.name }
        case .choices: value.split(separator: " ").map { choice(String($0), language) }.joined(separator: ", ")
        case .choice where field != .strength: choice(value, language)
        default: value
        }
    }

    /// One of the four things that a party can hold.
    static func held(_ thing: String, _ language: Language) -> String { choice(thing, language) }

    private static func choice(_ value: String, _ language: Language) -> String {
        switch value {
        case "policy": language.choose("beleid", "policy")
        case "knowledge": language.choose("kennis", "knowledge")
        case "budget": language.choose("geld", "budget")
        case "network": language.choose("netwerk", "network")
        case "supports": language.choose("werkt mee", "supports it")
        case "hesitates": language.choose("twijfelt", "hesitates")
        case "opposes": language.choose("werkt tegen", "opposes it")
        case "stuck": language.choose("zit nog vast", "still stuck")
        case "unstuck": language.choose("is losgekomen", "got unstuck")
        case "driving": language.choose("drijvend", "driving")
        case "restraining": language.choose("remmend", "restraining")
        case "yes": language.choose("de spreker vindt het goed", "the speaker agrees")
        default: value
        }
    }

    static func question(_ question: FirstHour.Question, _ language: Language) -> (question: String, hint: String) {
        let words: (nl: (String, String), en: (String, String)) =
            switch question {
            case .title:
                (
                    ("Hoe heet de casus?", "Zo noemen jullie hem onder elkaar."),
                    ("What is the case called?", "As you call it among yourselves.")
                )
            case .area:
                (
                    ("Waar speelt het?", "Een wijk, een gemeente, een regio."),
                    ("Where is it?", "A neighbourhood, a municipality, a region.")
                )
            case .effect:
                (
                    ("Wat is er anders als het lukt?", "Het effect, niet de maatregel."),
                    ("What is different when it works?", "The effect, not the measure.")
                )
            case .stuck:
                (("Waar zit het vast?", "Zo precies als je kunt."), ("Where is it stuck?", "As precisely as you can."))
            case .turningPoints:
                (
                    (
                        "Welke momenten maakten het verschil?",
                        "Eén per regel. Een jaar of maand mag ervoor: 2025-09 vergunning stokt."
                    ),
                    (
                        "Which moments made the difference?",
                        "One per line. A year or month may come first: 2025-09 permit stalls."
                    )
                )
            case .parties:
                (
                    ("Wie staan eromheen?", "Eén per regel. Organisaties en rollen, geen namen."),
                    ("Who stands around it?", "One per line. Organisations and roles, no names.")
                )
            case .driving:
                (("Wat helpt vooruit?", "Eén per regel, kort."), ("What helps forward?", "One per line, short."))
            case .restraining:
                (("Wat houdt tegen?", "Eén per regel, kort."), ("What holds it back?", "One per line, short."))
            }
        return language.choose(words.nl, words.en)
    }
}
