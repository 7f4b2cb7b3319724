import Domain
import HTTPTypes
import Hummingbird

/// Making a dialogue: from the ready format, from examples, or from own statements.
enum NewDialoguePage {
    enum Start: String, Sendable { case format, examples, own }

    private static let path = Paths.console + "/new"

    struct Theme: Sendable {
        let name: String
        let examples: [Example]
    }

    struct Example: Sendable {
        let id: String
        let text: String
        let isChosen: Bool
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let start: String
        let isChoice: Bool
        let isExamples: Bool
        let isOwn: Bool
        let fields: ShownFields
        let themes: [Theme]
        let statements: String
        let statementsProblem: String?
        let advice: [String]
        let help: WritingHelpText
        let text: NewDialogueText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, path, for: .facilitator) { request, visit in
                let start = Start(rawValue: request.query["start"])
                return try page(
                    start, DialogueFields(readyIn: visit.language, of: visit.circle), chosen: [], statements: "", nil,
                    visit, site)
            },
            Route(.post, path, for: .facilitator) { request, visit in
                try await make(request.form(of: visit), visit, site)
            },
        ]
    }

    private static func make(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let start: Start = form.choice("start", or: .own)
        let circle = try visit.signedInMember().circle
        if start == .format {
            var new = try ReadyFormat.roundTable.dialogue(in: visit.language, circle: circle)
            // Its statements belong to its own accelerators; the layers are the circle's.
            if let own = visit.circle?.layers, !own.isEmpty { new.layers = own }
            return .seeOther(Paths.console(try await site.rooms.create(new).code))
        }
        var fields = DialogueFields(form, in: visit.language)
        let chosen = Set(form.all("example"))
        var problem: String?
        let checked = fields.checked(in: visit.language)
        let drafts = read(&problem, in: visit.language) { () throws(InputProblem) in
            start == .examples
                ? try examples(chosen, in: visit.language, accelerators: checked?.accelerators.count ?? 4)
                : try StatementLines.drafts(form["statements"])
        }
        guard let checked, let drafts else {
            return try page(
                start, fields, chosen: chosen, statements: form["statements"], problem, visit, site,
                status: .unprocessableContent)
        }
        var new = NewDialogue(
            circle: circle, title: checked.title, purpose: checked.purpose, kind: fields.kind,
            mode: fields.promise.mode,
            layers: checked.layers, accelerators: checked.accelerators, statements: drafts.map { ($0, nil) })
        new.scope = fields.promise.scope
        new.publishesRows = fields.promise == .rows
        (new.isListed, new.day) = (fields.isListed, checked.day)
        (new.retentionDays, new.contactDays) = (checked.answerDays, checked.contactDays)
        return .seeOther(Paths.console(try await site.rooms.create(new).code))
    }

    /// An example keeps its accelerator where there are that many.
    private static func examples(
        _ chosen: Set<String>, in language: Language, accelerators: Int
    ) throws(InputProblem) -> [StatementDraft] {
        var drafts: [StatementDraft] = []
        for theme in ExampleStatement.Theme.allCases {
            for example in ExampleStatement.all where example.theme == theme && chosen.contains(example.id) {
                var draft = try example.draft(in: language)
                if let accelerator = draft.accelerator, accelerator.number > Int64(accelerators) {
                    draft.accelerator = nil
                }
                drafts.append(draft)
            }
        }
        guard !drafts.isEmpty else { throw .tooFew(minimum: 1) }
        return drafts
    }

    private static func page(
        _ start: Start?, _ fields: DialogueFields, chosen: Set<String>, statements: String, _ problem: String?,
        _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: NewDialogueText = visit.language.choose(.dutch, .english)
        let content = Content(
            bar: try ConsoleBar(visit), start: start?.rawValue ?? "", isChoice: start == nil || start == .format,
            isExamples: start == .examples, isOwn: start == .own, fields: ShownFields(fields),
            themes: ExampleStatement.Theme.allCases.map { theme in
                Theme(
                    name: theme.name(in: visit.language),
                    examples: ExampleStatement.all.filter { $0.theme == theme }.map {
                        Example(
                            id: $0.id, text: $0.text(in: visit.language), isChosen: chosen.contains($0.id))
                    })
            },
            statements: statements, statementsProblem: problem,
            advice: StatementLines.advice(statements, in: visit.language),
            help: visit.language.choose(.dutch, .english), text: text)
        let address = start.map { path + "?start=" + $0.rawValue } ?? path
        let frame = Frame(text.title, .console, visit: visit, path: address, scripts: ["console.js"])
        return site.page("console-new", frame, content, status: status)
    }
}

/// Statements that were pasted, one on each line.
enum StatementLines {
    static let most = 200

    static func drafts(
        _ text: String, accelerator: ID<Accelerator>? = nil, answer: Statement.Answer = .buttons
    ) throws(InputProblem) -> [StatementDraft] {
        var drafts: [StatementDraft] = []
        for line in DialogueFields.lines(text) where !line.allSatisfy(\.isWhitespace) {
            guard drafts.count < most else { throw .tooMany(maximum: most) }
            drafts.append(
                StatementDraft(
                    text: try Line(line, limit: Statement.longest), accelerator: accelerator, answer: answer))
        }
        return drafts
    }

    /// What to think about, for each line that gives a reason.
    static func advice(_ text: String, in language: Language) -> [String] {
        DialogueFields.lines(text).enumerated().compactMap { index, line in
            WritingAdvice.line(on: line, in: language).map {
                "\(language.choose("Regel", "Line")) \(index + 1): \($0)"
            }
        }
    }
}
