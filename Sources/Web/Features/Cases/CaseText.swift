import Domain

/// What people read around a case.
struct CaseText: Sendable {
    let cases: String
    let explanation: String
    let empty: String
    /// For members who only read along.
    let emptyReader: String
    let new: String
    let newExplanation: String
    let make: String
    let about: String
    let forces: String
    let forcesHint: String
    let noForces: String
    let sameAsTable: String
    let turningPoints: String
    let noTurningPoints: String
    let parties: String
    let noParties: String
    let partiesHint: String
    let partiesTable: String
    let supporting: String
    let opposing: String
    let pattern: String
    let otherPattern: String
    let newPattern: String
    let compare: String
    let actions: String
    let noActions: String
    let driving: String
    let restraining: String
    let turningPoint: String
    let document: String
    let force: String
    let direction: String
    let strength: String
    let accelerator: String
    let layer: String
    let evidence: String
    let statement: String
    let draft: String
    let lesson: String
    let fromPromise: String
    let edit: String
    let addForce: String
    let addTurningPoint: String
    let addParty: String
    let addAction: String
    let history: String
    let historyHint: String
    let historyConflict: String
    let version: String
    let current: String
    let removed: String
    let restore: String
    let erase: String
    let eraseHint: String
    let formerMember: String
    let save: String
    let back: String
    let takeOut: String
    private let conflicts: (changed: String, removed: String, changedBeforeRemoval: String)
    let together: String
    let remove: String
    let removeExplanation: String
    let removeButton: String
    let removedCases: String
    let none: String
    let optional: String
    private let kinds: [CasePart.Kind: (one: String, adding: String, changing: String)]
    private let counted: @Sendable (_ driving: Int, _ restraining: Int) -> String
    private let stood: @Sendable (_ supports: Int, _ between: Int, _ opposes: Int) -> String
    private let found: @Sendable (_ driving: Int, _ restraining: Int, _ strongest: String) -> String

    func kind(_ kind: CasePart.Kind) -> String { kinds[kind]?.one ?? "" }
    func add(_ kind: CasePart.Kind) -> String { kinds[kind]?.adding ?? "" }
    func change(_ kind: CasePart.Kind) -> String { kinds[kind]?.changing ?? "" }
    func conflict(_ conflict: CasePartPage.Conflict) -> String {
        switch conflict.kind {
        case .changed: conflicts.changed
        case .removed: conflicts.removed
        case .changedBeforeRemoval: conflicts.changedBeforeRemoval
        }
    }

    func forces(driving: Int, restraining: Int) -> String { counted(driving, restraining) }

    /// Who stands where, in a sentence.
    func web(supports: Int, between: Int, opposes: Int) -> String { stood(supports, between, opposes) }

    /// The finding of the picture, in a sentence.
    func finding(driving: [CasePart], restraining: [CasePart]) -> String {
        let strongest = (driving + restraining).max { $0.content.strength < $1.content.strength }
        return found(driving.count, restraining.count, strongest?.name ?? "")
    }
}

extension CaseText {
    static let dutch = CaseText(
        cases: "Casussen", explanation: "Projecten die vastzitten (of loskwamen), door het krachtteam onderzocht.",
        empty: "Er is nog geen casus. Neem een project dat vastzit, en een uur met drie mensen die het kennen.",
        emptyReader: "Er is nog geen casus. Het krachtteam maakt ze.",
        new: "Nieuwe casus",
        newExplanation:
            "Acht vragen voor het eerste uur. Alleen de naam is nodig; de rest kan later, en ieder onderdeel apart.",
        make: "Maak de casus", about: "Over de casus", forces: "Krachten",
        forcesHint: "Hoe dikker en langer de pijl, hoe sterker de kracht.",
        noForces: "Nog geen krachten. Wat helpt vooruit, en wat houdt tegen?",
        sameAsTable: "Dezelfde krachten als tabel",
        turningPoints: "Keerpunten", noTurningPoints: "Nog geen keerpunten. Welke keuze maakte het verschil?",
        parties: "Partijen", noParties: "Nog geen partijen. Wie heeft beleid, kennis, geld of netwerk in handen?",
        partiesHint: "Volle lijn: werkt mee. Streepjes: werkt tegen. Stippels: twijfelt, of we weten het niet.",
        partiesTable: "Dezelfde partijen als tabel", supporting: "werkt mee", opposing: "werkt tegen",
        pattern: "Patroon",
        otherPattern: "Ander patroon", newPattern: "Nieuw patroon", compare: "Vergelijk casussen",
        actions: "Wat moet er gebeuren", noActions: "Nog niets. Welke actie heeft het gewenste effect?",
        driving: "Drijvend", restraining: "Remmend", turningPoint: "keerpunt", document: "document", force: "Kracht",
        direction: "Richting", strength: "Sterkte", accelerator: "Versneller", layer: "Laag", evidence: "Bewijs",
        statement: "Stelling", draft: "Maak hier een stelling van", lesson: "Schrijf een les",
        fromPromise: "Deze casus begon met een actie die vastliep.",
        edit: "Wijzig", addForce: "Kracht toevoegen", addTurningPoint: "Keerpunt toevoegen",
        addParty: "Partij toevoegen", addAction: "Nodige actie toevoegen", history: "Geschiedenis",
        historyHint: "Niets gaat verloren. Elke eerdere versie kan terug.",
        historyConflict: "Iemand anders wijzigde dit onderdeel net. Kijk eerst hoe het nu is. Er is niets veranderd.",
        version: "versie", current: "nu",
        removed: "verwijderd", restore: "Zet terug", erase: "Wis voorgoed",
        eraseHint: "Wist alle versies van dit onderdeel, bijvoorbeeld als er een naam in stond.",
        formerMember: "oud-lid", save: "Bewaar", back: "Terug", takeOut: "Haal uit de casus",
        conflicts: (
            """
            Iemand anders wijzigde hetzelfde terwijl jij schreef. Hieronder staat wat er nu is; jouw tekst staat nog in het \
            formulier. Bewaar je opnieuw, dan geldt jouw tekst. De andere blijft in de geschiedenis.
            """,
            """
            Iemand anders haalde dit uit de casus terwijl jij schreef. Jouw tekst staat nog in het formulier. Bewaar je opnieuw, \
            dan komt het terug met jouw tekst.
            """,
            """
            Iemand anders wijzigde dit net. Hieronder staat wat er nu is. Wil je het nog uit de casus halen? Doe het dan nog een \
            keer.
            """
        ), together: "Iemand anders wijzigde tegelijk iets anders. Beide wijzigingen zijn bewaard.",
        remove: "De casus verwijderen",
        removeExplanation:
            "Niemand vindt de casus dan nog: niet in de lijst, niet bij zoeken, vergelijken of patronen. Terugzetten kan \(RemovedCase.days) dagen lang, bij Casussen onder “Verwijderde casussen”. Daarna is hij voorgoed weg.",
        removeButton: "Verwijder de casus", removedCases: "Verwijderde casussen", none: "geen",
        optional: "mag leeg blijven",
        kinds: [
            .facts: ("over de casus", "", "Over de casus"),
            .turningPoint: ("keerpunt", "Keerpunt toevoegen", "Keerpunt wijzigen"),
            .party: ("partij", "Partij toevoegen", "Partij wijzigen"),
            .force: ("kracht", "Kracht toevoegen", "Kracht wijzigen"),
            .action: ("nodige actie", "Nodige actie toevoegen", "Nodige actie wijzigen"),
        ],
        counted: { "\($0) drijvend · \($1) remmend" },
        stood: { "Partijen: \($0) werken mee, \($1) in het midden, \($2) werken tegen." },
        found: { "\($0) drijvende en \($1) remmende krachten. De sterkste: \($2)." })
    static let english = CaseText(
        cases: "Cases", explanation: "Projects that are stuck (or got unstuck), analysed by the core team.",
        empty: "There is no case yet. Take a project that is stuck, and an hour with three people who know it.",
        emptyReader: "There is no case yet. The core team makes them.",
        new: "New case",
        newExplanation:
            "Eight questions for the first hour. Only the name is needed; the rest can follow, each part by itself.",
        make: "Make the case", about: "About the case", forces: "Forces",
        forcesHint: "The thicker and longer the arrow, the stronger the force.",
        noForces: "No forces yet. What helps forward, and what holds it back?",
        sameAsTable: "The same forces as a table", turningPoints: "Turning points",
        noTurningPoints: "No turning points yet. Which choice made the difference?", parties: "Parties",
        noParties: "No parties yet. Who holds policy, knowledge, budget or network?",
        partiesHint: "Solid line: supports it. Dashes: opposes it. Dots: hesitates, or we do not know.",
        partiesTable: "The same parties as a table", supporting: "supports it", opposing: "opposes it",
        pattern: "Pattern", otherPattern: "Another pattern", newPattern: "New pattern", compare: "Compare cases",
        actions: "What has to be done", noActions: "Nothing yet. Which action has the desired effect?",
        driving: "Driving", restraining: "Restraining", turningPoint: "turning point", document: "document",
        force: "Force", direction: "Direction", strength: "Strength", accelerator: "Accelerator", layer: "Layer",
        evidence: "Evidence",
        statement: "Statement", draft: "Make a statement of it", lesson: "Write a lesson",
        fromPromise: "This case began with an action that got stuck.", edit: "Change", addForce: "Add a force",
        addTurningPoint: "Add a turning point",
        addParty: "Add a party", addAction: "Add a needed action", history: "History",
        historyHint: "Nothing gets lost. Every earlier version can come back.",
        historyConflict: "Somebody else just changed this part. First see how it is now. Nothing was changed.",
        version: "version", current: "now",
        removed: "removed", restore: "Put back", erase: "Erase for good",
        eraseHint: "Erases every version of this part, for instance because it held a name.",
        formerMember: "former member", save: "Save", back: "Back", takeOut: "Take out of the case",
        conflicts: (
            """
            Somebody else changed the same while you were writing. Below you see what stands there now; your text is still in \
            the form. If you save again, your text counts. The other one stays in the history.
            """,
            """
            Somebody else took this out of the case while you were writing. Your text is still in the form. If you save again, \
            it comes back with your text.
            """,
            """
            Somebody else just changed this. Below you see what stands there now. Do you still want to take it out of the case? \
            Then do it once more.
            """
        ), together: "Somebody else changed something else at the same time. Both changes are saved.",
        remove: "Removing the case",
        removeExplanation:
            "Nobody finds the case any more: not in the list, not by searching, comparing or in patterns. For \(RemovedCase.days) days you can put it back, with Cases under “Removed cases”. After that it is gone for good.",
        removeButton: "Remove the case", removedCases: "Removed cases", none: "none", optional: "may stay empty",
        kinds: [
            .facts: ("about the case", "", "About the case"),
            .turningPoint: ("turning point", "Add a turning point", "Change the turning point"),
            .party: ("party", "Add a party", "Change the party"),
            .force: ("force", "Add a force", "Change the force"),
            .action: ("needed action", "Add a needed action", "Change the needed action"),
        ],
        counted: { "\($0) driving · \($1) restraining" },
        stood: { "Parties: \($0) support it, \($1) in the middle, \($2) oppose it." },
        found: { "\($0) driving and \($1) restraining forces. The strongest: \($2)." })
}
