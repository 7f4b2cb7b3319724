import Domain

/// What people read around a pattern.
struct PatternText: Sendable {
    let patterns: String
    let pattern: String
    let explanationOfList: String
    let empty: String
    let suggestions: String
    let suggestionsHint: String
    let looksLike: String
    let makePattern: String
    let noPattern: String
    let own: String
    let whoReads: String
    private let everybody: String
    let none: String
    let howFar: String
    let seenIn: String
    let layersHint: String
    let raisedBy: String
    let raisedByHint: String
    let whatHelped: String
    let noHelp: String
    let said: String
    let places: String
    let edit: String
    let history: String
    let name: String
    let explanation: String
    let explanationHint: String
    let directionLabel: String
    let statusLabel: String
    let lessonsHint: String
    let isPublic: String
    let isPublicHint: String
    let merge: String
    let mergeHint: String
    let mergeButton: String
    let split: String
    let splitHint: String
    let splitName: String
    let splitButton: String
    let mergedInto: String
    let splitFrom: String
    let version: String
    let current: String
    let restore: String
    let formerMember: String
    let conflict: String
    let save: String
    let back: String
    let optional: String
    let which: String
    let thisPattern: String
    let other: String
    let remove: String
    let removeExplanation: String
    let removeButton: String
    let forget: String
    let forgetHint: String
    let forgetButton: String
    private let directions: (driving: String, restraining: String)
    private let statuses: [String]
    private let count: @Sendable (_ cases: Int, _ circles: Int, _ years: String) -> String
    private let notSeen: String
    private let names: @Sendable (_ name: String) -> (is: String, also: String, apart: String, back: String)

    func direction(_ direction: Statement.Direction) -> String {
        direction == .driving ? directions.driving : directions.restraining
    }

    func status(_ status: Pattern.Status) -> String {
        Pattern.Status.allCases.firstIndex(of: status).map { statuses[$0] } ?? ""
    }

    /// How often, and when.
    func seen(_ entry: PatternBook.Entry) -> String {
        guard let years = entry.years else { return notSeen }
        let range = years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
        return count(entry.cases, entry.circles, range)
    }

    func readers(_ isPublic: Bool) -> String { isPublic ? everybody : own }
    func isPattern(_ name: String) -> String { names(name).is }
    func alsoCalled(_ name: String) -> String { names(name).also }
    func takeApart(_ name: String) -> String { names(name).apart }
    func putBack(_ name: String) -> String { names(name).back }
}

extension PatternText {
    static let dutch = PatternText(
        patterns: "Patronen", pattern: "Patroon",
        explanationOfList:
            "Krachten die terugkomen, over casussen, dialogen en jaren. De vaakst geziene staat bovenaan.",
        empty: "Er is nog geen patroon. Ze ontstaan uit de krachten van casussen.", suggestions: "Lijkt dit op elkaar?",
        suggestionsHint: "Deze krachten hebben woorden gemeen. Jij beslist of het hetzelfde is.", looksLike: "lijkt op",
        makePattern: "Nieuw patroon", noPattern: "Geen patroon", own: "alleen voor de kring",
        whoReads: "Wie leest het?",
        everybody: "iedereen", none: "geen", howFar: "Hoe ver is het?",
        seenIn: "Waar gezien", layersHint: "Bij welke laag de kracht zit, en hoe vaak.", raisedBy: "Aangekaart door",
        raisedByHint: "De koploper die het aandurfde: een organisatie of een rol, liever geen naam van een mens.",
        whatHelped: "Wat hielp",
        noHelp: "Nog geen les die zegt wat hielp.", said: "Wat mensen ervan vonden", places: "In onze casussen",
        edit: "Patroon wijzigen", history: "Geschiedenis", name: "Hoe heet het patroon?",
        explanation: "Wat is er aan de hand?",
        explanationHint: "Voor iemand die één minuut heeft: wat gebeurt er steeds, en waarom?",
        directionLabel: "Richting", statusLabel: "Hoe ver is het?",
        lessonsHint: "Kies de lessen die zeggen wat hielp.", isPublic: "Iedereen mag dit patroon lezen",
        isPublicHint:
            "Andere kringen zien dan naam, uitleg, en hoe vaak en in welke lagen het voorkomt; nooit jullie casussen.",
        merge: "Is dit hetzelfde als een ander patroon?",
        mergeHint: "Het andere patroon neemt alles over. In de geschiedenis kun je het weer losmaken.",
        mergeButton: "Voeg samen", split: "Zijn het eigenlijk twee patronen?",
        splitHint: "Kies de krachten die een eigen patroon worden.", splitName: "Hoe heet het nieuwe patroon?",
        splitButton: "Maak er een eigen patroon van", mergedInto: "Samengevoegd met", splitFrom: "Losgemaakt van",
        version: "versie", current: "nu", restore: "Zet terug", formerMember: "oud-lid",
        conflict:
            "Iemand anders wijzigde het patroon terwijl jij schreef. Bewaar je opnieuw, dan geldt jouw tekst. Nu staat er:",
        save: "Bewaar", back: "Terug", optional: "mag leeg blijven", which: "Welk patroon is dit?",
        thisPattern: "Dit is dit patroon", other: "Ander patroon", remove: "Het patroon verwijderen",
        removeExplanation:
            "Het patroon verdwijnt met zijn geschiedenis. De krachten blijven bij hun casus. Dit kun je niet terugdraaien.",
        removeButton: "Verwijder voorgoed", forget: "Wil iemand hier niet meer staan?",
        forgetHint: "Wis dan wie dit patroon aankaartte, ook uit alle versies hierboven. Dit kun je niet terugdraaien.",
        forgetButton: "Wis wie het aankaartte", directions: ("drijvend", "remmend"),
        statuses: ["gesignaleerd", "bevestigd", "wordt doorbroken", "doorbroken"],
        count: { cases, circles, years in
            "Gezien in \(cases) \(cases == 1 ? "casus" : "casussen") van \(circles) \(circles == 1 ? "kring" : "kringen") (\(years))."
        },
        notSeen: "Nog in geen casus gezien.",
        names: {
            ("Dit is “\($0)”", "Heet ook: \($0).", "Maak “\($0)” weer los", "Zet terug bij “\($0)”")
        })
    static let english = PatternText(
        patterns: "Patterns", pattern: "Pattern",
        explanationOfList: "Forces that return, over cases, dialogues and years. The one seen most often comes first.",
        empty: "There is no pattern yet. They grow from the forces of cases.", suggestions: "Are these alike?",
        suggestionsHint: "These forces share words. You decide whether they are the same.", looksLike: "looks like",
        makePattern: "New pattern", noPattern: "No pattern", own: "for the circle only", whoReads: "Who reads it?",
        everybody: "everybody", none: "none", howFar: "How far is it?",
        seenIn: "Where it was seen", layersHint: "At which layer the force sits, and how often.",
        raisedBy: "Raised by",
        raisedByHint: "The frontrunner who dared: an organisation or a role, rather not the name of a person.",
        whatHelped: "What helped", noHelp: "No lesson yet that says what helped.", said: "What people thought of it",
        places: "In our cases", edit: "Change the pattern", history: "History", name: "What is the pattern called?",
        explanation: "What is going on?",
        explanationHint: "For somebody who has one minute: what happens every time, and why?",
        directionLabel: "Direction", statusLabel: "How far is it?",
        lessonsHint: "Choose the lessons that say what helped.", isPublic: "Everybody may read this pattern",
        isPublicHint:
            "Other circles then see its name, explanation, and how often and in which layers it occurs; never your cases.",
        merge: "Is this the same as another pattern?",
        mergeHint: "The other pattern takes everything over. In the history you can take it apart again.",
        mergeButton: "Merge", split: "Are these really two patterns?",
        splitHint: "Choose the forces that become a pattern of their own.",
        splitName: "What is the new pattern called?", splitButton: "Make it a pattern of its own",
        mergedInto: "Merged into", splitFrom: "Taken from", version: "version", current: "now", restore: "Put back",
        formerMember: "former member",
        conflict:
            "Somebody else changed the pattern while you were writing. If you save again, your text counts. Now it says:",
        save: "Save", back: "Back", optional: "may stay empty", which: "Which pattern is this?",
        thisPattern: "This is this pattern", other: "Another pattern", remove: "Deleting the pattern",
        removeExplanation:
            "The pattern disappears with its history. The forces stay with their case. This cannot be undone.",
        removeButton: "Delete for good", forget: "Does somebody no longer want to be named here?",
        forgetHint: "Erase who raised this pattern, from all versions above as well. This cannot be undone.",
        forgetButton: "Erase who raised it", directions: ("driving", "restraining"),
        statuses: ["signalled", "confirmed", "being broken through", "broken through"],
        count: { cases, circles, years in
            "Seen in \(cases) \(cases == 1 ? "case" : "cases") of \(circles) \(circles == 1 ? "circle" : "circles") (\(years))."
        },
        notSeen: "Not seen in any case yet.",
        names: {
            ("This is “\($0)”", "Also called: \($0).", "Take “\($0)” apart again", "Put back with “\($0)”")
        })
}
