/// Words on every page of one dialogue.
struct ConsoleText: Sendable {
    let console: String
    let openScreen: String
    let openReport: String
    let rehearsal: String
    let wipe: String
    let lost: String
    let failed: String
    let removed: String
    let putBack: String

    static let dutch = ConsoleText(
        console: "Regie", openScreen: "Scherm openen", openReport: "Verslag",
        rehearsal: "Je oefent met 30 gesimuleerde mensen. Niets hiervan blijft bewaard als je het wist.",
        wipe: "Wis het oefenen",
        lost: "De verbinding is even weg. Wat hier staat is het laatste dat we weten.",
        failed: "Dat kwam niet aan. Probeer het nog een keer; er is niets verloren.",
        removed: "Verwijderd:", putBack: "Zet terug")
    static let english = ConsoleText(
        console: "Console", openScreen: "Open screen", openReport: "Report",
        rehearsal: "You are rehearsing with 30 simulated people. Nothing of this is kept once you wipe it.",
        wipe: "Wipe the rehearsal", lost: "The connection is gone for a moment. This is the last that we know.",
        failed: "That did not arrive. Please try again; nothing is lost.",
        removed: "Removed:", putBack: "Put back")
}
