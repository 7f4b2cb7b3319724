import Domain
import HTTPTypes
import Hummingbird

/// A promise for whoever holds its link: what it was, what became of it, and how to take it back.
enum OwnPromisePage {
    struct Answer: Sendable {
        let value: String
        let words: String
        /// The one that was chosen in the mail.
        let isChosen: Bool
    }

    struct Content: Sendable {
        let action: String
        let calendar: String
        let what: String
        let facts: String
        let step: String?
        let need: String?
        let dialogue: String?
        let heading: String
        let hint: String?
        /// Where somebody promises something more.
        let another: String?
        let answers: [Answer]
        let isOpen: Bool
        /// Its day has come, or the mail was clicked.
        let isDue: Bool
        /// What was answered.
        let outcome: String?
        /// The question after an answer, while nothing was written.
        let question: String?
        let explanation: String?
        let problem: String?
        let typed: String
        let isReminded: Bool
        let isStopping: Bool
        let text: PromisingText
    }

    /// What a link opens.
    static func opened(_ visit: Visit, _ site: Site) async throws -> (secret: Token, opened: Opened) {
        guard let secret = visit.parameters.get("token").flatMap({ Token($0) }),
            let opened = try await site.stores.commitments.opened(by: secret.digest)
        else { throw HTTPError(.notFound) }
        return (secret, opened)
    }

    static func answer(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let (secret, opened) = try await opened(visit, site)
        if let outcome = Commitment.Outcome(rawValue: form["answer"]) {
            // Somebody who answered before sees what they answered.
            _ = try await site.stores.commitments.answer(outcome, by: secret.digest)
            return .seeOther(Paths.promise(secret))
        }
        guard opened.commitment.outcome != nil, form.contains("explanation") else { throw HTTPError(.badRequest) }
        var problem: String?
        let words = read(&problem, in: visit.language) { () throws(InputProblem) in
            try Paragraph(form["explanation"], limit: 500)
        }
        guard let words else {
            return try await page(
                visit, site, problem: problem, typed: form["explanation"], status: .unprocessableContent)
        }
        try await site.stores.commitments.explain(words, by: secret.digest)
        return .seeOther(Paths.promise(secret))
    }

    static func page(
        _ visit: Visit, _ site: Site, chosen: Commitment.Outcome? = nil, isStopping: Bool = false,
        problem: String? = nil, typed: String = "", status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: PromisingText = visit.language.choose(.dutch, .english)
        let (secret, opened) = try await opened(visit, site)
        let commitment = opened.commitment
        let promise = commitment.promise
        let isDue = promise.due <= Promising.today || chosen != nil
        let isOpen = commitment.outcome == nil
        let isFresh = isOpen && !isDue && !isStopping
        let more = commitment.dialogue.map { Paths.promises($0.code) } ?? visit.member.map { _ in Paths.newPromise }
        let content = Content(
            action: Paths.promise(secret), calendar: Paths.promise(secret) + "/calendar", what: promise.what.text,
            facts: text.facts(promise, visit.language), step: promise.step?.text, need: promise.need?.text,
            dialogue: commitment.dialogue?.title.text,
            heading: isStopping ? text.stopTitle : !isOpen ? text.thanks : isDue ? text.question : text.made,
            hint: isFresh ? text.madeHint : nil, another: isFresh ? more : nil,
            answers: Commitment.Outcome.allCases.map {
                Answer(value: $0.rawValue, words: text.outcome($0), isChosen: $0 == chosen)
            },
            isOpen: isOpen, isDue: isDue, outcome: commitment.outcome.map(text.outcome),
            question: commitment.explanation.isEmpty ? commitment.outcome.map(text.why) : nil,
            explanation: commitment.explanation.isEmpty ? nil : commitment.explanation.text, problem: problem,
            typed: typed, isReminded: opened.isReminded, isStopping: isStopping, text: text)
        let path = Paths.promise(secret) + (isStopping ? "/stop" : "")
        let frame = Frame(content.heading, .phone, visit: visit, path: path)
        return site.page("own-promise", frame, content, status: status)
    }
}
