import Domain

/// What people read in the library.
struct LibraryText: Sendable {
    let library: String
    let search: String
    let find: String
    let layer: String
    let accelerator: String
    let all: String
    let empty: String
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
    private let meant: @Sendable (_ word: String, _ others: String) -> String

    func count(_ count: Int, limit: Int) -> String { counted(count, count >= limit) }
    func instead(_ word: String, _ others: [String]) -> String { meant(word, others.joined(separator: ", ")) }

    func facts(_ lesson: Lesson) -> String {
        [lesson.words.layer, lesson.words.accelerator, lesson.words.role].compactMap { $0?.text }
            .joined(separator: " · ")
    }
}

extension LibraryText {
    static let dutch = LibraryText(
        library: "Bibliotheek", search: "Zoek in de lessen", find: "Zoek", layer: "Laag", accelerator: "Versneller",
        all: "alle", empty: "Geen les gevonden. Probeer een ander woord, of minder woorden.", new: "Nieuwe les",
        edit: "Les wijzigen", feedTitle: "Lessen van leerkringen", feed: "Volg nieuwe lessen (Atom)",
        handle: "Zo doe je het morgen", handleHint: "Het handvat: concreet genoeg om na te doen.",
        title: "Wat we leerden", titleHint: "In één zin.", condition: "Wanneer geldt het, en wanneer niet?",
        conditionHint: "Wat moet er waar zijn, wil het werken?", role: "Voor wie",
        roleHint: "Een rol, zoals vergunningverlener.", isPublic: "Iedereen mag deze les lezen",
        isPublicHint: "Anders ziet alleen de kring hem.", own: "alleen voor de kring", evidence: "Waar rust het op?",
        evidenceHint: "Kies de casussen, stellingen en acties waar de les uit volgt.",
        comesFrom: "Waar komt dit vandaan?", study: "Casus", statement: "Stelling", commitment: "Actie",
        thisLesson: "Deze les", noEvidence: "Bij deze les staat nog niet waar hij vandaan komt.", save: "Bewaar",
        back: "Terug", remove: "Verwijder deze les",
        conflict:
            "Iemand anders wijzigde de les terwijl jij schreef. Bewaar je opnieuw, dan geldt jouw tekst. Nu staat er:",
        optional: "mag leeg blijven", none: "geen",
        counted: { $1 ? "De eerste \($0) lessen" : $0 == 1 ? "1 les" : "\($0) lessen" },
        meant: { "“\($0)” kwam niet voor. Ook gezocht op: \($1)." })
    static let english = LibraryText(
        library: "Library", search: "Search the lessons", find: "Search", layer: "Layer", accelerator: "Accelerator",
        all: "all", empty: "No lesson found. Try another word, or fewer words.", new: "New lesson",
        edit: "Change the lesson", feedTitle: "Lessons of learning circles", feed: "Follow new lessons (Atom)",
        handle: "How to do it tomorrow", handleHint: "The handle: concrete enough to copy.", title: "What we learned",
        titleHint: "In one sentence.", condition: "When does it hold, and when not?",
        conditionHint: "What must be true for it to work?", role: "For whom",
        roleHint: "A role, such as permit officer.",
        isPublic: "Everybody may read this lesson", isPublicHint: "Otherwise only the circle sees it.",
        own: "for the circle only", evidence: "What does it rest on?",
        evidenceHint: "Choose the cases, statements and actions that the lesson follows from.",
        comesFrom: "Where does this come from?", study: "Case", statement: "Statement", commitment: "Action",
        thisLesson: "This lesson", noEvidence: "It is not written down yet where this lesson comes from.",
        save: "Save", back: "Back", remove: "Delete this lesson",
        conflict:
            "Somebody else changed the lesson while you were writing. If you save again, your text counts. Now it says:",
        optional: "may stay empty", none: "none",
        counted: { $1 ? "The first \($0) lessons" : $0 == 1 ? "1 lesson" : "\($0) lessons" },
        meant: { "“\($0)” was not used. Also searched for: \($1)." })
}
