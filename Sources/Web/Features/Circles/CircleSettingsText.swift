import Domain

struct CircleSettingsText: Sendable {
    let title: String
    let saved: String
    let toPage: String
    let name: String
    let about: String
    let aboutHint: String
    let isPublic: String
    let publicHint: String
    let language: String
    let languageHint: String
    let accent: String
    let accentHint: String
    let defaults: String
    let defaultsHint: String
    let layers: String
    let accelerators: String
    let retention: String
    let retentionHint: String
    let toRetention: String
    let answerDays: String
    let contactDays: String
    let daysWrong: String
    let save: String
    private let accents: [Circle.Accent: String]

    func accent(_ accent: Circle.Accent) -> String { accents[accent] ?? "" }

    static let dutch = CircleSettingsText(
        title: "De kring", saved: "Bewaard.", toPage: "Bekijk de pagina van de kring", name: "Naam",
        about: "Wie we zijn",
        aboutHint: "Voor de pagina van de kring. Een paar zinnen: voor wie, en wat je samen doet.",
        isPublic: "Iedereen mag de pagina van de kring lezen",
        publicHint:
            "Met de openbare lessen, en de dialogen waarvan jullie kiezen dat ze erop staan. Nooit met namen van leden.",
        language: "Taal", languageHint: "Van de pagina en de mails, voor wie zelf niets koos.",
        accent: "Kleur", accentHint: "Van knoppen en links, op alle pagina’s van de kring.",
        defaults: "Onze woorden",
        defaultsHint: "Waar een nieuwe dialoog, casus of les mee begint. Eén per regel. Leeg: de gewone namen.",
        layers: "Lagen", accelerators: "Versnellers", retention: "Hoe lang we bewaren",
        retentionHint: """
            Daarna wist de server het vanzelf, elke nacht. Een dialoog houdt de termijn van de dag waarop je hem maakte: die staat in \
            de uitleg voor deelnemers.
            """,
        toRetention: "Bekijk wat er is gewist",
        answerDays: "Antwoorden: dagen na het einde van de dialoog (1 tot 365)",
        contactDays: "Namen en adressen: dagen na de dag waarvoor ze gegeven zijn (1 tot 90)",
        daysWrong: "Kies 1 tot 365 dagen voor antwoorden en 1 tot 90 dagen voor namen en adressen.", save: "Bewaar",
        accents: [
            .teal: "blauwgroen", .blue: "blauw", .green: "groen", .violet: "paars", .brick: "steenrood",
        ])
    static let english = CircleSettingsText(
        title: "The circle", saved: "Saved.", toPage: "See the page of the circle", name: "Name",
        about: "Who we are",
        aboutHint: "For the page of the circle. A few sentences: for whom, and what you do together.",
        isPublic: "Everybody may read the page of the circle",
        publicHint:
            "With the public lessons, and the dialogues that you choose to put on it. Never with names of members.",
        language: "Language", languageHint: "Of the page and the mails, for whoever chose none.",
        accent: "Colour", accentHint: "Of buttons and links, on all pages of the circle.",
        defaults: "Our words",
        defaultsHint: "What a new dialogue, case or lesson starts with. One per line. Empty: the usual names.",
        layers: "Layers", accelerators: "Accelerators", retention: "How long we keep things",
        retentionHint: """
            After that the server deletes it by itself, every night. A dialogue keeps the term of the day on which you made it: that \
            is what participants were told.
            """,
        toRetention: "See what was deleted",
        answerDays: "Answers: days after the end of the dialogue (1 to 365)",
        contactDays: "Names and addresses: days after the day that they were given for (1 to 90)",
        daysWrong: "Choose 1 to 365 days for answers and 1 to 90 days for names and addresses.", save: "Save",
        accents: [.teal: "teal", .blue: "blue", .green: "green", .violet: "violet", .brick: "brick"])
}
