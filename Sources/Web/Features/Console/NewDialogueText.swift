struct NewDialogueText: Sendable {
    let title: String
    let format: String
    let formatName: String
    let formatHint: String
    let useFormat: String
    let examples: String
    let examplesHint: String
    let chooseExamples: String
    let examplesNote: String
    let own: String
    let ownHint: String
    let writeOwn: String
    let statements: String
    let statementsHint: String
    let make: String
    let problem: String
    let adviceTitle: String
    let back: String

    static let dutch = NewDialogueText(
        title: "Nieuwe dialoog", format: "Kant-en-klaar",
        formatName: "Ronde tafel: vier versnellers",
        formatHint: """
            Twaalf stellingen over richting, ruimte, relatie en ritme, en vijf lagen. Je kunt daarna alles veranderen.
            """,
        useFormat: "Gebruik dit format", examples: "Uit voorbeelden",
        examplesHint: "Kies zelf uit 48 voorbeeldstellingen over wat versnelt en wat vertraagt.",
        chooseExamples: "Kies stellingen",
        examplesNote: "Dit zijn voorbeelden in eigen woorden. Het zijn geen uitkomsten van een programma.",
        own: "Eigen stellingen", ownHint: "Plak je stellingen, één per regel, of begin leeg.",
        writeOwn: "Schrijf stellingen", statements: "Stellingen",
        statementsHint: "Eén per regel, hoogstens 140 tekens. Leeg laten mag: je kunt ze later toevoegen.",
        make: "Maak dialoog",
        problem: "Er klopt nog iets niet. Kijk bij de velden hieronder; wat je typte staat er nog.",
        adviceTitle: "Tip bij je stellingen", back: "Andere manier kiezen")
    static let english = NewDialogueText(
        title: "New dialogue", format: "Ready to use", formatName: "Round table: four accelerators",
        formatHint: """
            Twelve statements on direction, room, relation and rhythm, and five layers. You can change everything \
            afterwards.
            """,
        useFormat: "Use this format", examples: "From examples",
        examplesHint: "Choose from 48 example statements on what speeds up and what slows down.",
        chooseExamples: "Choose statements",
        examplesNote: "These are examples in our own words. They are not results of any programme.",
        own: "Own statements", ownHint: "Paste your statements, one per line, or start empty.",
        writeOwn: "Write statements", statements: "Statements",
        statementsHint: "One per line, at most 140 characters. You may leave this empty and add them later.",
        make: "Make dialogue",
        problem: "Something is not right yet. Look at the fields below; what you typed is still there.",
        adviceTitle: "A tip for your statements", back: "Choose another way")
}

/// What the browser says while somebody writes a statement.
struct WritingHelpText: Sendable {
    let tooLong: String
    let question: String
    let twoIdeas: String
    let line: String
    let joiners: String

    static let dutch = WritingHelpText(
        tooLong: "Te lang: gebruik hoogstens 140 tekens.", question: "Maak er een stelling van, geen vraag.",
        twoIdeas: "Staan hier twee ideeën? Maak er twee stellingen van.", line: "Regel",
        joiners: "en|maar|terwijl|zodat|omdat")
    static let english = WritingHelpText(
        tooLong: "Too long: use at most 140 characters.", question: "Make it a statement, not a question.",
        twoIdeas: "Two ideas? Make two statements.", line: "Line", joiners: "and|but|whereas|because")
}
