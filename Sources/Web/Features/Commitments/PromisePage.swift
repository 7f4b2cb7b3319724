import Domain
import HTTPTypes
import Hummingbird

/// The form of a promise: one thing is asked, the rest may stay empty. At a dialogue for everybody; at any time for members.
enum PromisePage {
    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    struct Content: Sendable {
        let title: String
        let action: String
        /// Of a member; empty where everybody may promise.
        let csrf: String
        let isAtDialogue: Bool
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
        _ fields: PromiseFields, _ dialogue: Dialogue?, _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) -> Response {
        let text: PromisingText = visit.language.choose(.dutch, .english)
        let shown = dialogue?.agenda.filter { !$0.revealedRounds.isEmpty } ?? []
        let path = dialogue.map { Paths.promises($0.code) } ?? Paths.newPromise
        let title = dialogue?.title.text ?? visit.circle?.name.text ?? ""
        let content = Content(
            title: title, action: path, csrf: dialogue == nil ? visit.csrf : "", isAtDialogue: dialogue != nil,
            secret: fields.secret?.description ?? "", fields: fields,
            earliest: Promising.today.description,
            statements: shown.map {
                Choice(value: String($0.id.number), name: $0.text.text, isChosen: $0.id == fields.statement)
            },
            hasStatements: !shown.isEmpty,
            layers: dialogue?.layers.map {
                Choice(value: String($0.id.number), name: $0.name.text, isChosen: $0.id == fields.layer)
            } ?? [],
            sendsMail: site.settings.mailFrom != nil,
            reminderHint: text.reminderHint(
                dialogue?.contactDays ?? (visit.circle?.retention ?? .standard).contacts),
            back: dialogue.map { $0.phase == .ended ? Paths.report($0.code) : Paths.join($0.code) } ?? Paths.promises,
            text: text)
        let frame = Frame("\(text.title) · \(title)", .phone, visit: visit, path: path)
        return site.page("promise", frame, content, status: status)
    }
}
