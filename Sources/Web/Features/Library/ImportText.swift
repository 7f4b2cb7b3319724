import Domain

/// What people read where lessons come in from a file.
struct ImportText: Sendable {
    let title: String
    let explanation: String
    let formats: String
    let file: String
    let label: String
    let preview: String
    let keep: String
    let isNew: String
    let isKnown: String
    let lesson: String
    let back: String
    private let at: @Sendable (_ line: Int, _ column: Int) -> String
    private let counted: @Sendable (_ new: Int, _ known: Int) -> String
    private let missing: @Sendable (_ column: String) -> String
    private let repeated: @Sendable (_ column: String) -> String
    private let repeatedPart: @Sendable (_ name: String) -> String
    private let fields: @Sendable (_ expected: Int, _ found: Int) -> String
    private let quotationMark: String
    private let tooLong: String
    private let notText: String
    private let noLesson: String
    private let textBeforeTitle: String
    private let tooMany: String

    func place(_ line: Int, _ column: Int) -> String { at(line, column) }
    func summary(new: Int, known: Int) -> String { counted(new, known) }

    func what(_ what: LessonFile.Problem.What, _ language: Language) -> String {
        switch what {
        case .missingColumn(let name): missing(name)
        case .repeatedColumn(let name): repeated(name)
        case .repeatedPart(let name): repeatedPart(name)
        case .fieldCount(let expected, let found): fields(expected, found)
        case .quotationMark: quotationMark
        case .fieldTooLong: tooLong
        case .notText: notText
        case .part(let part, let problem):
            "\(language.choose(part.names[0], part.names[part.names.count > 1 ? 1 : 0])): \(problem.text(in: language))"
        case .noLesson: noLesson
        case .textBeforeTitle: textBeforeTitle
        case .tooMany: tooMany
        }
    }
}

extension ImportText {
    static let dutch = ImportText(
        title: "Lessen overnemen",
        explanation:
            "Neem de lessen over die je al had. Je ziet eerst wat er gebeurt. Een les die er al is, komt er niet nog eens in.",
        formats:
            "Uit een rekenblad (csv): een kopregel met titel en handvat, en als je wilt wanneer, laag, versneller, rol, datum en openbaar (ja of nee). Of als tekst (Markdown): een regel met # en de titel, dan het handvat, en regels als “Laag: gemeente”. Een diepere kop (##) hoort bij de les. Zonder “openbaar: ja” is een les alleen voor de kring.",
        file: "Kies een bestand", label: "Of plak de lessen hier", preview: "Bekijk wat er gebeurt",
        keep: "Neem de nieuwe lessen over",
        isNew: "nieuw", isKnown: "staat er al", lesson: "Les", back: "Terug",
        at: { "Regel \($0), teken \($1)" },
        counted: { "\($0) nieuw, \($1) staan er al." },
        missing: { "er is geen kolom “\($0)”." }, repeated: { "de kolom “\($0)” staat er twee keer." },
        repeatedPart: { "“\($0)” staat twee keer in één les." },
        fields: { "hier staan \($1) velden, en in de kopregel \($0)." },
        quotationMark: "een aanhalingsteken dat niet sluit, of midden in een veld staat.",
        tooLong: "dit veld is te lang.", notText: "dit is geen UTF-8. Bewaar het bestand als “CSV UTF-8”.",
        noLesson: "er staat geen les in.", textBeforeTitle: "hier staat tekst vóór de eerste titel.",
        tooMany: "er staan meer dan 5.000 lessen in.")
    static let english = ImportText(
        title: "Taking over lessons",
        explanation:
            "Take over the lessons that you had already. You see first what will happen. A lesson that is there already is not added again.",
        formats:
            "From a spreadsheet (csv): a heading line with title and handle, and if you like when, layer, accelerator, role, date and public (yes or no). Or as text (Markdown): a line with # and the title, then the handle, and lines such as “Layer: municipality”. A deeper heading (##) belongs to the lesson. Without “public: yes” a lesson is for the circle only.",
        file: "Choose a file", label: "Or paste the lessons here", preview: "See what will happen",
        keep: "Take over the new lessons",
        isNew: "new", isKnown: "there already", lesson: "Lesson", back: "Back",
        at: { "Line \($0), character \($1)" },
        counted: { "\($0) new, \($1) there already." },
        missing: { "there is no column “\($0)”." }, repeated: { "the column “\($0)” stands there twice." },
        repeatedPart: { "“\($0)” stands twice in one lesson." },
        fields: { "here are \($1) fields, and in the heading line \($0)." },
        quotationMark: "a quotation mark that does not close, or stands in the middle of a field.",
        tooLong: "this field is too long.", notText: "this is not UTF-8. Save the file as “CSV UTF-8”.",
        noLesson: "there is no lesson in it.", textBeforeTitle: "here is text before the first title.",
        tooMany: "there are more than 5,000 lessons in it.")
}
