import Domain

/// A dialogue that is being prepared.
struct DraftContent: Sendable {
    struct Row: Sendable {
        let number: Int
        let text: String
        let facts: String
        let advice: String?
        /// The address of this statement; what can be done with it comes behind.
        let path: String
        let isFirst: Bool
        let isLast: Bool
        let earlier: String
        let later: String
        let edit: String
        /// The force that it was drafted from.
        let source: SourceLink?
    }

    /// The way back from a statement to a force.
    struct SourceLink: Sendable {
        let name: String
        let link: String
    }

    let purpose: String?
    let layers: String
    let accelerators: String
    let kind: String
    let statements: [Row]
    let isEmpty: Bool
    let openLabel: String
    let coverage: Coverage?
    let text: DraftText

    init(_ dialogue: Dialogue, sources: [ID<Statement>: SourceLink], _ language: Language) {
        let text: DraftText = language.choose(.dutch, .english)
        purpose = dialogue.purpose.isEmpty ? nil : dialogue.purpose.text
        layers = dialogue.layers.map(\.name.text).joined(separator: ", ")
        accelerators = dialogue.accelerators.map(\.name.text).joined(separator: ", ")
        kind = dialogue.kind == .live ? text.live : text.ongoing
        let agenda = dialogue.agenda
        statements = agenda.enumerated().map { index, statement in
            Row(
                number: index + 1, text: statement.text.text,
                facts: [
                    dialogue.accelerator(of: statement)?.name.text, statement.direction.map { text.direction($0) },
                    statement.answer == .floor ? text.floor : text.buttons,
                ].compactMap(\.self).joined(separator: " · "),
                advice: WritingAdvice.line(on: statement.text.text, in: language),
                path: Paths.statement(dialogue.code, statement.id), isFirst: index == 0,
                isLast: index == agenda.count - 1, earlier: "\(text.earlier) \(index + 1)",
                later: "\(text.later) \(index + 1)", edit: "\(text.edit) \(index + 1)",
                source: sources[statement.id])
        }
        isEmpty = statements.isEmpty
        openLabel = dialogue.kind == .live ? text.openLobby : text.openDialogue
        coverage = Coverage(dialogue, language)
        self.text = text
    }
}

struct DraftText: Sendable {
    let prepare: String
    let about: String
    let settings: String
    let layers: String
    let accelerators: String
    let live: String
    let ongoing: String
    let statements: String
    let add: String
    let empty: String
    let floor: String
    let buttons: String
    let driving: String
    let restraining: String
    let earlier: String
    let later: String
    let edit: String
    let editShort: String
    let tip: String
    let start: String
    let startHint: String
    let rehearse: String
    let rehearseHint: String
    let openLobby: String
    let openDialogue: String
    let remove: String

    func direction(_ direction: Statement.Direction) -> String { direction == .driving ? driving : restraining }

    static let dutch = DraftText(
        prepare: "Voorbereiden", about: "Over deze dialoog", settings: "Wijzig", layers: "Lagen",
        accelerators: "Versnellers", live: "Live: jij opent de stellingen één voor één.",
        ongoing: "Doorlopend: mensen antwoorden in hun eigen tempo.", statements: "Stellingen",
        add: "Stellingen toevoegen",
        empty: "Er staan nog geen stellingen. Voeg er een paar toe; met zes tot twaalf heb je een uur.",
        floor: "vloer", buttons: "knoppen", driving: "versnelt", restraining: "vertraagt",
        earlier: "Eerder: stelling", later: "Later: stelling", edit: "Wijzig stelling", editShort: "Wijzig",
        tip: "Tip:", start: "Klaar om te beginnen?",
        startHint: "Daarna kunnen mensen meedoen. Wat iedereen mag zien ligt dan vast.",
        rehearse: "Oefen met 30 gesimuleerde mensen",
        rehearseHint: "Je ziet hoe het gaat, zonder dat er iets blijft staan.", openLobby: "Open de lobby",
        openDialogue: "Open de dialoog", remove: "Verwijder deze dialoog")
    static let english = DraftText(
        prepare: "Prepare", about: "About this dialogue", settings: "Change", layers: "Layers",
        accelerators: "Accelerators", live: "Live: you open the statements one by one.",
        ongoing: "Ongoing: people answer at their own pace.", statements: "Statements", add: "Add statements",
        empty: "There are no statements yet. Add a few; six to twelve fill an hour.", floor: "floor",
        buttons: "buttons",
        driving: "speeds up", restraining: "slows down", earlier: "Earlier: statement", later: "Later: statement",
        edit: "Change statement", editShort: "Change", tip: "Tip:", start: "Ready to start?",
        startHint: "People can join from then on. What everybody may see is fixed from that moment.",
        rehearse: "Rehearse with 30 simulated people",
        rehearseHint: "You see how it goes, and nothing of it remains.", openLobby: "Open the lobby",
        openDialogue: "Open the dialogue", remove: "Delete this dialogue")
}
