import Domain
import Hummingbird

/// Ending a dialogue, and deleting one: each asks first and says what will happen.
enum FinalPages {
    struct Content: Sendable {
        let bar: ConsoleBar
        let base: String
        let title: String
        let heading: String
        let explanation: String
        /// How many statements were closed or open and never shown; nil when there are none.
        let neverShown: String?
        let isEnding: Bool
        let text: FinalText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/finish", for: .facilitator) { _, visit in
                let dialogue = try await site.rooms.room(visit.code()).dialogue
                guard dialogue.isJoinable, !dialogue.isRehearsing else {
                    throw DialogueProblem.notInThisPhase(dialogue.phase)
                }
                return try page(dialogue, isEnding: true, visit, site)
            },
            Route(.get, "/console/{code}/remove", for: .facilitator) { _, visit in
                try page(await site.rooms.room(visit.code()).dialogue, isEnding: false, visit, site)
            },
            Route(.post, "/console/{code}/remove", for: .facilitator) { request, visit in
                _ = try await request.form(of: visit)
                let code = try visit.code()
                if try await site.rooms.room(code).dialogue.isRehearsing { try await site.rehearsals.wipe(code) }
                try await site.rooms.remove(code)
                return .seeOther(Paths.console)
            },
        ]
    }

    private static func page(_ dialogue: Dialogue, isEnding: Bool, _ visit: Visit, _ site: Site) throws -> Response {
        let text: FinalText = visit.language.choose(.dutch, .english)
        let hidden = dialogue.agenda.count { [.open, .closed].contains($0.phase) }
        let heading = isEnding ? text.end : text.remove
        let content = Content(
            bar: try ConsoleBar(visit), base: Paths.console(dialogue.code), title: dialogue.title.text,
            heading: heading, explanation: isEnding ? text.endExplanation : text.removeExplanation,
            neverShown: hidden == 0 ? nil : "\(hidden) \(hidden == 1 ? text.oneNeverShown : text.neverShown)",
            isEnding: isEnding, text: text)
        let path = Paths.console(dialogue.code) + (isEnding ? "/finish" : "/remove")
        let frame = Frame("\(heading) · \(dialogue.title)", .console, visit: visit, path: path)
        return site.page("console-final", frame, content)
    }
}

struct FinalText: Sendable {
    let end: String
    let endExplanation: String
    let oneNeverShown: String
    let neverShown: String
    let endPlain: String
    let endHiding: String
    let endHidingHint: String
    let endRevealing: String
    let endRevealingHint: String
    let remove: String
    let removeExplanation: String
    let removeButton: String
    let back: String

    static let dutch = FinalText(
        end: "De dialoog eindigen",
        endExplanation: "Daarna kan niemand meer antwoorden. Het verslag is er meteen. Dit kun je niet terugdraaien.",
        oneNeverShown: "stelling is wel gevraagd, maar nooit getoond.",
        neverShown: "stellingen zijn wel gevraagd, maar nooit getoond.", endPlain: "Eindig",
        endHiding: "Eindig zonder die te tonen",
        endHidingHint: "De uitslag van die stellingen blijft verborgen, ook in het verslag.",
        endRevealing: "Toon alles en eindig", endRevealingHint: "Alle uitslagen komen in het verslag.",
        remove: "De dialoog verwijderen",
        removeExplanation: """
            De stellingen, alle antwoorden, de notities en het verslag verdwijnen. Dit kun je niet terugdraaien.
            """,
        removeButton: "Verwijder voorgoed", back: "Terug")
    static let english = FinalText(
        end: "Ending the dialogue",
        endExplanation: "Nobody can answer after this. The report is there at once. You cannot undo this.",
        oneNeverShown: "statement was asked, but never revealed.",
        neverShown: "statements were asked, but never revealed.", endPlain: "End",
        endHiding: "End without revealing them", endHidingHint: "Their outcome stays hidden, also in the report.",
        endRevealing: "Reveal everything and end", endRevealingHint: "All outcomes will be in the report.",
        remove: "Deleting the dialogue",
        removeExplanation: "The statements, all answers, the notes and the report disappear. You cannot undo this.",
        removeButton: "Delete for good", back: "Back")
}
