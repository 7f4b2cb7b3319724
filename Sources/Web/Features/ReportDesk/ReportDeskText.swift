import Domain

/// What people read who work on a report.
struct ReportDeskText: Sendable {
    let title: String
    let explanation: String
    let published: String
    let notPublished: String
    let draft: String
    let publish: String
    let publishHint: String
    let seeReport: String
    let sections: String
    let statements: String
    let statementsHint: String
    let written: String
    let omitted: String
    let absent: String
    let edit: String
    let up: String
    let down: String
    let saved: String
    let undo: String
    let numberAdvice: String
    let conflict: String
    let versions: String
    let withdraw: String
    let withdrawn: String
    let withdrawHint: String
    let history: String
    let historyHint: String
    let noHistory: String
    let version: String
    let current: String
    let restore: String
    let formerMember: String
    let back: String
    let order: String
    let dutch: String
    let english: String
    let ownText: String
    let ownTextHint: String
    let drafted: String
    let omit: String
    let omitHint: String
    let fixed: String
    let fixedHint: String
    let save: String
    let emptied: String

    /// A part as people call it.
    func name(of part: ReportPart.Name, in dialogue: Dialogue, _ language: Language) -> String {
        switch part {
        case .section(let section): RuleText(language: language).heading(section)
        case .statement(let id):
            dialogue.statement(id).map { "\(dialogue.number(of: id) ?? 0). \($0.text)" } ?? ""
        case .order: order
        }
    }

    /// What stands in a version of a part.
    func lines(of content: ReportContent, _ language: Language) -> [String] {
        let draft = RuleText(language: language)
        var lines = [content.dutch.text, content.english.text].filter { !$0.isEmpty }
        if content.isOmitted { lines.append(omitted) }
        if !content.order.isEmpty { lines.append(content.order.map(draft.heading).joined(separator: " · ")) }
        return lines.isEmpty ? [emptied] : lines
    }

    func start(of text: String) -> String { text.count > 120 ? text.prefix(119) + "…" : text }
}

extension ReportDeskText {
    static let dutch = ReportDeskText(
        title: "Verslag maken",
        explanation: """
            Het verslag schrijft zichzelf uit de telling. Jij kunt er tekst bij schrijven, delen verplaatsen en delen weglaten. \
            Getallen, en de zinnen over getallen, kan niemand veranderen.
            """,
        published: "Gepubliceerd:",
        notPublished: "Nog niet gepubliceerd. Iedereen leest het verslag zoals de regels het schrijven.",
        draft: "Bekijk het concept", publish: "Publiceer versie",
        publishHint: """
            Na het publiceren leest iedereen die versie. Een versie verandert niet meer; een verbetering is een nieuwe versie.
            """,
        seeReport: "Wat iedereen nu leest", sections: "Delen van het verslag", statements: "Stellingen",
        statementsHint:
            "Schrijf er een toelichting bij, of laat een stelling weg. Dat het er minder zijn, staat in het verslag.",
        written: "eigen tekst", omitted: "weggelaten", absent: "leeg, dus niet in het verslag", edit: "Verander",
        up: "Omhoog", down: "Omlaag", saved: "Bewaard:", undo: "Maak ongedaan",
        numberAdvice: """
            In je tekst staat een getal. Dat komt niet uit de telling en niemand controleert het. Kan het zonder?
            """,
        conflict:
            "Iemand anders was net iets eerder. Hieronder staat hoe het nu is. Kijk het na en probeer het opnieuw.",
        versions: "Wat is gepubliceerd", withdraw: "Trek in", withdrawn: "ingetrokken",
        withdrawHint: """
            Alleen als er iets in staat dat er niet mag staan, zoals een naam. De tekst gaat dan voorgoed weg; het nummer blijft.
            """,
        history: "Geschiedenis",
        historyHint: "Alles wat mensen schreven, het nieuwste eerst. Je kunt elke versie terugzetten.",
        noHistory: "Niemand heeft nog iets veranderd.", version: "versie", current: "nu", restore: "Zet terug",
        formerMember: "oud-lid", back: "Terug", order: "De volgorde", dutch: "Nederlands", english: "Engels",
        ownText: "Eigen tekst", ownTextHint: "Laat leeg om de tekst van de regels te houden. Eén taal mag ook.",
        drafted: "De regels schrijven:", omit: "Laat dit weg uit het verslag",
        omitHint: "De uitkomst blijft te zien in het krachtveld.", fixed: "Dit komt uit de telling",
        fixedHint: "Het staat onder je tekst en kan niet worden veranderd.", save: "Bewaar",
        emptied: "de tekst van de regels")

    static let english = ReportDeskText(
        title: "Make the report",
        explanation: """
            The report writes itself from the count. You can add text, move parts and leave parts out. Numbers, and the \
            sentences about numbers, nobody can change.
            """,
        published: "Published:", notPublished: "Not published yet. Everybody reads the report as the rules write it.",
        draft: "See the draft", publish: "Publish version",
        publishHint: """
            Once published, everybody reads that version. A version never changes; an improvement is a new version.
            """,
        seeReport: "What everybody reads now", sections: "Parts of the report", statements: "Statements",
        statementsHint: "Write a remark, or leave a statement out. The report says how many were left out.",
        written: "own text", omitted: "left out", absent: "empty, so not in the report", edit: "Change", up: "Up",
        down: "Down", saved: "Saved:", undo: "Undo",
        numberAdvice: """
            There is a number in your text. It does not come from the count and nobody checks it. Can it do without?
            """,
        conflict: "Somebody else was just ahead of you. Below is how it is now. Please look and try again.",
        versions: "What was published", withdraw: "Withdraw", withdrawn: "withdrawn",
        withdrawHint: """
            Only when it holds something that must not be there, such as a name. The text is gone for good; the number stays.
            """,
        history: "History", historyHint: "Everything people wrote, the newest first. You can put every version back.",
        noHistory: "Nobody has changed anything yet.", version: "version", current: "now", restore: "Put back",
        formerMember: "former member", back: "Back", order: "The order", dutch: "Dutch", english: "English",
        ownText: "Own text", ownTextHint: "Leave empty to keep the text of the rules. One language will do.",
        drafted: "The rules write:", omit: "Leave this out of the report",
        omitHint: "The outcome can still be seen in the field.", fixed: "This comes from the count",
        fixedHint: "It stands below your text and cannot be changed.", save: "Save", emptied: "the text of the rules")
}
