import Domain
import Hummingbird

/// How accessible this program is, as far as we know: the ground for the statement of the organisation that offers it.
enum AccessibilityPage {
    private struct Content: Sendable {
        let text: AccessibilityText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.accessibility, for: .everyone) { _, visit in
                let text: AccessibilityText = visit.language.choose(.dutch, .english)
                let frame = Frame(text.title, .phone, visit: visit, path: Paths.accessibility)
                return site.page("accessibility", frame, Content(text: text))
            }
        ]
    }
}

struct AccessibilityText: Sendable {
    let title: String
    let aim: String
    let checked: String
    let checks: [String]
    let missing: String
    let gaps: [String]
    let help: String
    let helpHint: String
    let statement: String

    static let dutch = AccessibilityText(
        title: "Toegankelijkheid",
        aim: "Iedereen moet mee kunnen doen. Krachtveld is gemaakt naar WCAG 2.2, niveau AA.",
        checked: "Zo controleren we dat",
        checks: [
            "Bij elke verandering leest een programma (axe) alle pagina’s na, in het Nederlands en in het Engels.",
            "Elke pagina past op 320 pixels breed, en met tekst van 200 procent.",
            "Hele dialogen worden gespeeld met alleen een toetsenbord, en zonder JavaScript.",
            "Elk beeld staat er ook als zin en als tabel. Kleur zegt nooit iets alleen.",
        ],
        missing: "Wat nog niet goed is, of niet getest",
        gaps: [
            "Er is nog geen onderzoek door anderen gedaan, en niet getest door mensen die een schermlezer gebruiken.",
            "Op echte iPhones en met bediening door spraak is nog niet geprobeerd.",
            "De tabel met de dekking van een set stellingen schuift op een smalle telefoon opzij.",
            "Een PDF maakt een ander programma van het verslag. De webpagina leest beter.",
        ],
        help: "Kom je ergens niet uit?",
        helpHint: "Zeg het tegen de begeleider of de secretaris van je kring. Zij helpen je verder en geven het door.",
        statement: "Dit gaat over het programma. De organisatie die het aanbiedt, heeft een eigen verklaring.")

    static let english = AccessibilityText(
        title: "Accessibility",
        aim: "Everybody must be able to take part. Krachtveld is made to meet WCAG 2.2, level AA.",
        checked: "How we check that",
        checks: [
            "With every change a program (axe) reads all pages, in Dutch and in English.",
            "Every page fits a width of 320 pixels, and text of 200 percent.",
            "Whole dialogues are played with a keyboard alone, and without JavaScript.",
            "Every picture is there as a sentence and as a table too. Colour never says anything by itself.",
        ],
        missing: "What is not right yet, or not tested",
        gaps: [
            "Nobody else has examined it yet, and no people who use a screen reader have tested it.",
            "Real iPhones and control by voice have not been tried yet.",
            "The table with the coverage of a set of statements scrolls sideways on a narrow phone.",
            "A PDF is made from the report by another program. The web page reads better.",
        ],
        help: "Are you stuck?",
        helpHint: "Tell the facilitator or the secretary of your circle. They help you on and pass it on.",
        statement: "This is about the program. The organisation that offers it has a statement of its own.")
}
