import Domain
import HTTPTypes
import Hummingbird

/// The form of a promise: one thing is asked, the rest may stay empty.
enum PromisePage {
    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    struct Content: Sendable {
        let title: String
        let action: String
        let secret: String
        let fields: PromiseFields
        let earliest: String
        let statements: [Choice]
        let hasStatements: Bool
        let layers: [Choice]
        let sendsMail: Bool
        let reminderHint: String
        let back: String
        let text: PromisingText
    }

    static func page(
        _ fields: PromiseFields, _ dialogue: Dialogue, _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) -> Response {
        let text: PromisingText = visit.language.choose(.dutch, .english)
        let shown = dialogue.agenda.filter { !$0.revealedRounds.isEmpty }
        let path = Paths.promises(dialogue.code)
        let content = Content(
            title: dialogue.title.text, action: path, secret: fields.secret?.description ?? "", fields: fields,
            earliest: Promising.today.description,
            statements: shown.map {
                Choice(value: String($0.id.number), name: $0.text.text, isChosen: $0.id == fields.statement)
            },
            hasStatements: !shown.isEmpty,
            layers: dialogue.layers.map {
                Choice(value: String($0.id.number), name: $0.name.text, isChosen: $0.id == fields.layer)
            },
            sendsMail: site.settings.mailFrom != nil,
            reminderHint: text.reminderHint((visit.circle?.retention ?? .standard).contacts),
            back: dialogue.phase == .ended ? Paths.report(dialogue.code) : Paths.join(dialogue.code), text: text)
        let frame = Frame("\(text.title) · \(dialogue.title)", .phone, visit: visit, path: path)
        return site.page("promise", frame, content, status: status)
    }
}
