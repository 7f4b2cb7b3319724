import Domain
import HTTPTypes
import Hummingbird

/// Writing statements: some at once, or one more closely.
enum StatementPages {
    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    /// What stands in the form.
    struct Fields: Sendable {
        var text = ""
        var explanation = ""
        var accelerator: ID<Accelerator>?
        var direction: Statement.Direction?
        var answer = Statement.Answer.buttons
        var textProblem: String?
        var explanationProblem: String?
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let base: String
        let action: String
        let isNew: Bool
        let heading: String
        let value: String
        let explanation: String
        let textProblem: String?
        let explanationProblem: String?
        let accelerators: [Choice]
        let directions: [Choice]
        let isFloor: Bool
        let advice: [String]
        let remove: String?
        let help: WritingHelpText
        let text: StatementText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/statements/new", for: .facilitator) { _, visit in
                try page(await dialogue(visit, site), nil, Fields(), visit, site)
            },
            Route(.post, "/console/{code}/statements/new", for: .facilitator) { request, visit in
                try await add(request.form(of: visit), visit, site)
            },
            Route(.get, "/console/{code}/statements/{id}", for: .facilitator) { _, visit in
                let dialogue = try await dialogue(visit, site)
                guard let statement = try dialogue.statement(visit.id("id", of: Statement.self)) else {
                    throw DialogueProblem.noSuchStatement
                }
                return try page(dialogue, statement.id, Fields(statement), visit, site)
            },
            Route(.post, "/console/{code}/statements/{id}", for: .facilitator) { request, visit in
                try await rewrite(request.form(of: visit), visit, site)
            },
        ]
    }

    private static func dialogue(_ visit: Visit, _ site: Site) async throws -> Dialogue {
        try await site.rooms.room(visit.code()).dialogue
    }

    private static func add(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        var fields = Fields(form)
        let (text, accelerator, answer) = (fields.text, fields.accelerator, fields.answer)
        let drafts = read(&fields.textProblem, in: visit.language) { () throws(InputProblem) in
            let drafts = try StatementLines.drafts(text, accelerator: accelerator, answer: answer)
            guard !drafts.isEmpty else { throw .empty }
            return drafts
        }
        guard let drafts else { return try await again(nil, fields, visit, site) }
        return try await keep(nil, fields, visit, site) { dialogue in
            for draft in drafts {
                try draft.check(against: dialogue)
                try dialogue.add(draft)
            }
        }
    }

    private static func rewrite(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let id = try visit.id("id", of: Statement.self)
        if form.contains("remove") {
            return try await ConsolePage.act(visit, site) {
                let code = try visit.code()
                let source = try await site.stores.sources.sources(of: site.rooms.room(code).dialogue.id)[id]
                let removed = try await site.rooms.change(code) { try $0.remove(id) }
                site.removals.keep(.init(removed: removed, source: source), of: code)
            }
        }
        var fields = Fields(form)
        let (text, explanation) = (fields.text, fields.explanation)
        let line = read(&fields.textProblem, in: visit.language) { () throws(InputProblem) in
            try Line(text, limit: Statement.longest)
        }
        let paragraph = read(&fields.explanationProblem, in: visit.language) { () throws(InputProblem) in
            try Paragraph(explanation)
        }
        guard let line, let paragraph else { return try await again(id, fields, visit, site) }
        let draft = StatementDraft(
            text: line, explanation: paragraph, accelerator: fields.accelerator, direction: fields.direction,
            answer: fields.answer)
        return try await keep(id, fields, visit, site) { dialogue in
            try draft.check(against: dialogue)
            try dialogue.rewrite(id, as: draft)
        }
    }

    private static func keep(
        _ id: ID<Statement>?, _ fields: Fields, _ visit: Visit, _ site: Site,
        _ change: @Sendable (inout Dialogue) throws -> Void
    ) async throws -> Response {
        do {
            try await site.rooms.change(visit.code(), by: change)
            return .seeOther(Paths.console(try visit.code()))
        } catch {
            guard error is DialogueProblem || error is InputProblem, let failure = Failure(error) else { throw error }
            var fields = fields
            fields.textProblem = failure.text(in: visit.language)
            return try await again(id, fields, visit, site)
        }
    }

    private static func again(
        _ id: ID<Statement>?, _ fields: Fields, _ visit: Visit, _ site: Site
    ) async throws -> Response {
        try page(await dialogue(visit, site), id, fields, visit, site, status: .unprocessableContent)
    }

    private static func page(
        _ dialogue: Dialogue, _ id: ID<Statement>?, _ fields: Fields, _ visit: Visit, _ site: Site,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: StatementText = visit.language.choose(.dutch, .english)
        let path = id.map { Paths.statement(dialogue.code, $0) } ?? Paths.console(dialogue.code) + "/statements/new"
        let accelerators = dialogue.accelerators.map {
            Choice(value: String($0.id.number), name: $0.name.text, isChosen: $0.id == fields.accelerator)
        }
        let directions = Statement.Direction.allCases.map {
            Choice(
                value: $0.rawValue, name: $0 == .driving ? text.driving : text.restraining,
                isChosen: $0 == fields.direction)
        }
        let isWaiting = id.flatMap(dialogue.statement)?.rounds == [.waiting]
        let content = Content(
            bar: try ConsoleBar(visit), base: Paths.console(dialogue.code), action: path, isNew: id == nil,
            heading: id == nil ? text.add : text.edit, value: fields.text, explanation: fields.explanation,
            textProblem: fields.textProblem, explanationProblem: fields.explanationProblem,
            accelerators: accelerators, directions: directions, isFloor: fields.answer == .floor,
            advice: id == nil
                ? StatementLines.advice(fields.text, in: visit.language)
                : WritingAdvice.on(fields.text).map { $0.text(in: visit.language) },
            remove: isWaiting ? text.remove : nil, help: visit.language.choose(.dutch, .english), text: text)
        let frame = Frame(
            "\(content.heading) · \(dialogue.title)", .console, visit: visit, path: path, scripts: ["console.js"])
        return site.page("console-statement", frame, content, status: status)
    }
}

extension StatementPages.Fields {
    init(_ form: Form) {
        text = form["text"]
        explanation = form["explanation"]
        accelerator = form.id("accelerator", of: Accelerator.self)
        direction = Statement.Direction(rawValue: form["direction"])
        answer = form.choice("answer", or: .buttons)
    }

    init(_ statement: Statement) {
        text = statement.text.text
        explanation = statement.explanation.text
        accelerator = statement.accelerator
        direction = statement.direction
        answer = statement.answer
    }
}

struct StatementText: Sendable {
    let add: String
    let edit: String
    let statements: String
    let statementsHint: String
    let statement: String
    let statementHint: String
    let explanation: String
    let explanationHint: String
    let accelerator: String
    let none: String
    let direction: String
    let driving: String
    let restraining: String
    let answer: String
    let buttons: String
    let buttonsHint: String
    let floor: String
    let floorHint: String
    let save: String
    let addButton: String
    let back: String
    let remove: String
    let tip: String

    static let dutch = StatementText(
        add: "Stellingen toevoegen", edit: "Stelling wijzigen", statements: "Stellingen",
        statementsHint: "Eén per regel, elk één idee, hoogstens 140 tekens.", statement: "Stelling",
        statementHint: "Eén idee, geen vraag, hoogstens 140 tekens.", explanation: "Uitleg (mag leeg blijven)",
        explanationHint: "Mensen kunnen dit openklappen onder de stelling.", accelerator: "Versneller",
        none: "geen", direction: "Richting", driving: "versnelt", restraining: "vertraagt",
        answer: "Hoe antwoorden mensen?", buttons: "Met knoppen", buttonsHint: "Eens, oneens, weet ik niet.",
        floor: "Op de vloer", floorHint: "Een plek op de lijn van oneens naar eens.", save: "Bewaar",
        addButton: "Voeg toe", back: "Terug zonder te bewaren", remove: "Verwijder deze stelling", tip: "Tip")
    static let english = StatementText(
        add: "Add statements", edit: "Change statement", statements: "Statements",
        statementsHint: "One per line, one idea each, at most 140 characters.", statement: "Statement",
        statementHint: "One idea, no question, at most 140 characters.", explanation: "Explanation (may stay empty)",
        explanationHint: "People can open this below the statement.", accelerator: "Accelerator", none: "none",
        direction: "Direction", driving: "speeds up", restraining: "slows down", answer: "How do people answer?",
        buttons: "With buttons", buttonsHint: "Agree, disagree, I don’t know.", floor: "On the floor",
        floorHint: "A place on the line from disagree to agree.", save: "Save", addButton: "Add",
        back: "Back without saving", remove: "Remove this statement", tip: "Tip")
}
