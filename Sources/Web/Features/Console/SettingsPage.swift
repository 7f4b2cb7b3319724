import Domain
import HTTPTypes
import Hummingbird

/// Changing what a dialogue is about, and, before people come in, what it promises and how it is divided.
enum SettingsPage {
    private static let path = "/console/{code}/settings"

    struct Text: Sendable {
        let title: String
        let save: String
        let back: String
        let problem: String

        static let dutch = Text(
            title: "Over deze dialoog", save: "Bewaar", back: "Terug zonder te bewaren",
            problem: "Er klopt nog iets niet. Wat je typte staat er nog.")
        static let english = Text(
            title: "About this dialogue", save: "Save", back: "Back without saving",
            problem: "Something is not right yet. What you typed is still there.")
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let base: String
        let fields: ShownFields
        let message: String?
        let text: Text
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, path, for: .facilitator) { _, visit in
                let dialogue = try await site.rooms.room(visit.code()).dialogue
                return try page(dialogue, DialogueFields(dialogue, in: visit.language), nil, visit, site)
            },
            Route(.post, path, for: .facilitator) { request, visit in
                try await save(request.form(of: visit), visit, site)
            },
        ]
    }

    private static func save(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let code = try visit.code()
        let dialogue = try await site.rooms.room(code).dialogue
        var fields = DialogueFields(form, in: visit.language)
        if isFixed(dialogue) {
            let known = DialogueFields(dialogue, in: visit.language)
            (fields.layers, fields.accelerators, fields.promise) = (known.layers, known.accelerators, known.promise)
            (fields.answerDays, fields.contactDays) = (known.answerDays, known.contactDays)
        }
        let text: Text = visit.language.choose(.dutch, .english)
        guard let checked = fields.checked(in: visit.language) else {
            return try page(dialogue, fields, text.problem, visit, site, status: .unprocessableContent)
        }
        do {
            let (promise, isListed) = (fields.promise, fields.isListed)
            try await site.rooms.change(code) { dialogue in
                try dialogue.describe(title: checked.title, purpose: checked.purpose)
                dialogue.announce(isListed, on: checked.day)
                guard !isFixed(dialogue) else { return }
                try dialogue.choose(
                    mode: promise.mode, scope: promise.scope, publishesRows: promise == .rows)
                try dialogue.name(layers: checked.layers, accelerators: checked.accelerators)
                if let days = checked.answerDays { try dialogue.keepAnswers(days: days) }
                if let days = checked.contactDays { try dialogue.keepContacts(days: days) }
            }
        } catch let problem as DialogueProblem {
            let message = problem.failure.text(in: visit.language)
            return try page(dialogue, fields, message, visit, site, status: .unprocessableContent)
        }
        return .seeOther(Paths.console(code))
    }

    private static func isFixed(_ dialogue: Dialogue) -> Bool { dialogue.phase != .draft || dialogue.isRehearsing }

    private static func page(
        _ dialogue: Dialogue, _ fields: DialogueFields, _ message: String?, _ visit: Visit, _ site: Site,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: Text = visit.language.choose(.dutch, .english)
        let content = Content(
            bar: try ConsoleBar(visit), base: Paths.console(dialogue.code),
            fields: ShownFields(fields, isFixed: isFixed(dialogue), showsKind: false), message: message, text: text)
        let frame = Frame(
            "\(text.title) · \(dialogue.title)", .console, visit: visit,
            path: Paths.console(dialogue.code) + "/settings", scripts: ["console.js"])
        return site.page("console-settings", frame, content, status: status)
    }
}
