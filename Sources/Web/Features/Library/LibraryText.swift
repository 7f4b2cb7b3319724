import Domain

/// What people read in the library.
struct LibraryText: Sendable {
    let library: String
    let search: String
    let find: String
    let layer: String
    let accelerator: String
    let all: String
    let filters: String
    let kindLabel: String
    let related: String
    let synonyms: String
    let synonymsExplanation: String
    let synonymsOwn: String
    let synonymsHint: String
    let synonymsCommon: String
    let importLessons: String
    let story: String
    let empty: String
    /// Before anything was written.
    let bare: String
    let new: String
    let edit: String
    let feedTitle: String
    let feed: String
    let handle: String
    let handleHint: String
    let title: String
    let titleHint: String
    let condition: String
    let conditionHint: String
    let role: String
    let roleHint: String
    let isPublic: String
    let isPublicHint: String
    let own: String
    let whoReads: String
    private let everybody: String
    let evidence: String
    let evidenceHint: String
    let comesFrom: String
    let study: String
    let statement: String
    let commitment: String
    let thisLesson: String
    let noEvidence: String
    let save: String
    let back: String
    let remove: String
    let conflict: String
    let optional: String
    let none: String
    private let counted: @Sendable (_ count: Int, _ isCut: Bool) -> String
    private let alike: @Sendable (_ word: String, _ others: String) -> String
    private let named: [LibraryDocument.Kind: (one: String, many: String)]
    private let meant: @Sendable (_ word: String, _ others: String) -> String
    private let longer: @Sendable (_ words: String) -> String

    func readers(_ isPublic: Bool) -> String { isPublic ? everybody : own }
    func count(_ count: Int, limit: Int) -> String { counted(count, count >= limit) }
    func instead(_ word: String, _ others: [String]) -> String { meant(word, others.joined(separator: ", ")) }

    func also(_ words: [String]) -> String { longer(words.joined(separator: ", ")) }

    func sameMeaning(_ word: String, _ others: [String]) -> String { alike(word, others.joined(separator: ", ")) }
    func kind(_ kind: LibraryDocument.Kind) -> String { named[kind]?.one ?? "" }
    func kinds(_ kind: LibraryDocument.Kind) -> String { named[kind]?.many ?? "" }

    func facts(_ words: LessonWords) -> String {
        [words.layer, words.accelerator, words.role].compactMap { $0?.text }
            .joined(separator: " · ")
    }
}

extension LibraryText {
    static let dutch = LibraryText(
        library: "Bibliotheek", search: "Zoek in lessen, patronen en verslagen", find: "Zoek", layer: "Laag",
        accelerator: "Versneller",
        all: "alle", filters: "Soort, laag, versneller, rol", kindLabel: "Soort", related: "Lees ook",
        synonyms: "Woorden die hetzelfde betekenen",
        synonymsExplanation:
            "Wie van jullie het ene woord zoekt, vindt ook het andere. De bibliotheek zegt erbij welk woord er stond. Andere kringen merken er niets van.",
        synonymsOwn: "Woorden van onze kring",
        synonymsHint: "Eén groep per regel, losse woorden met komma's ertussen: ontheffing, vrijstelling.",
        synonymsCommon: "Woorden die Krachtveld al kent", importLessons: "Lessen overnemen uit een bestand",
        story: "Reisverhaal van onze kring",
        empty: "Niets gevonden. Probeer een ander woord, of minder woorden.",
        bare: "De bibliotheek is nog leeg. Hier komen lessen, casussen, patronen en verslagen.", new: "Nieuwe les",
        edit: "Les wijzigen", feedTitle: "Lessen en verslagen van leerkringen",
        feed: "Volg nieuwe lessen en verslagen (Atom)",
        handle: "Zo doe je het morgen", handleHint: "Het handvat: concreet genoeg om na te doen.",
        title: "Wat we leerden", titleHint: "In één zin.", condition: "Wanneer geldt het, en wanneer niet?",
        conditionHint: "Wat moet er waar zijn, wil het werken?", role: "Voor wie",
        roleHint: "Een rol, zoals vergunningverlener.", isPublic: "Iedereen mag deze les lezen",
        isPublicHint: "Anders ziet alleen de kring hem.", own: "alleen voor de kring", whoReads: "Wie leest het?",
        everybody: "iedereen", evidence: "Waar rust het op?",
        evidenceHint: "Kies de casussen, stellingen en acties waar de les uit volgt.",
        comesFrom: "Waar komt dit vandaan?", study: "Casus", statement: "Stelling", commitment: "Actie",
        thisLesson: "Deze les", noEvidence: "Bij deze les staat nog niet waar hij vandaan komt.", save: "Bewaar",
        back: "Terug", remove: "Verwijder deze les",
        conflict:
            "Iemand anders wijzigde de les terwijl jij schreef. Bewaar je opnieuw, dan geldt jouw tekst. Nu staat er:",
        optional: "mag leeg blijven", none: "geen",
        counted: { $1 ? "De eerste \($0) vondsten" : $0 == 1 ? "1 gevonden" : "\($0) gevonden" },
        alike: { "“\($0)” betekent ongeveer hetzelfde als: \($1)." },
        named: [
            .lesson: ("les", "lessen"), .study: ("casus", "casussen"), .pattern: ("patroon", "patronen"),
            .report: ("verslag", "verslagen"),
        ],
        meant: { "“\($0)” kwam niet voor. Ook gezocht op: \($1)." }, longer: { "Ook gezocht op: \($0)." })
    static let english = LibraryText(
        library: "Library", search: "Search lessons, patterns and reports", find: "Search", layer: "Layer",
        accelerator: "Accelerator",
        all: "all", filters: "Kind, layer, accelerator, role", kindLabel: "Kind", related: "Read also",
        synonyms: "Words that mean the same",
        synonymsExplanation:
            "Whoever of you searches the one word finds the other too. The library says which word stood there. Other circles do not notice.",
        synonymsOwn: "Words of our circle",
        synonymsHint: "One group on each line, single words with commas between them: exemption, waiver.",
        synonymsCommon: "Words that Krachtveld knows already", importLessons: "Take over lessons from a file",
        story: "Travel story of our circle",
        empty: "Nothing found. Try another word, or fewer words.",
        bare: "The library is still empty. Lessons, cases, patterns and reports will come here.", new: "New lesson",
        edit: "Change the lesson", feedTitle: "Lessons and reports of learning circles",
        feed: "Follow new lessons and reports (Atom)",
        handle: "How to do it tomorrow", handleHint: "The handle: concrete enough to copy.", title: "What we learned",
        titleHint: "In one sentence.", condition: "When does it hold, and when not?",
        conditionHint: "What must be true for it to work?", role: "For whom",
        roleHint: "A role, such as permit officer.",
        isPublic: "Everybody may read this lesson", isPublicHint: "Otherwise only the circle sees it.",
        own: "for the circle only", whoReads: "Who reads it?", everybody: "everybody",
        evidence: "What does it rest on?",
        evidenceHint: "Choose the cases, statements and actions that the lesson follows from.",
        comesFrom: "Where does this come from?", study: "Case", statement: "Statement", commitment: "Action",
        thisLesson: "This lesson", noEvidence: "It is not written down yet where this lesson comes from.",
        save: "Save", back: "Back", remove: "Delete this lesson",
        conflict:
            "Somebody else changed the lesson while you were writing. If you save again, your text counts. Now it says:",
        optional: "may stay empty", none: "none",
        counted: { $1 ? "The first \($0) found" : "\($0) found" },
        alike: { "“\($0)” means about the same as: \($1)." },
        named: [
            .lesson: ("lesson", "lessons"), .study: ("case", "cases"), .pattern: ("pattern", "patterns"),
            .report: ("report", "reports"),
        ],
        meant: { "“\($0)” was not used. Also searched for: \($1)." }, longer: { "Also searched for: \($0)." })
}
