import Domain
import HTTPTypes
import Hummingbird

/// Sending in a statement to an ongoing dialogue.
extension Site {
    private struct SubmissionContent: Sendable {
        let typed: String
        let problem: String?
        let isSent: Bool
        let isOpen: Bool
        let action: String
        let csrf: String
        let longest: Int
        let submissions: [Submission]
        let now: String
        let text: PositioningText
    }

    func submissionPage(
        _ visit: Visit, typed: String = "", problem: String? = nil, isSent: Bool = false,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: PositioningText = visit.language.choose(.dutch, .english)
        let dialogue = try await rooms.room(visit.code()).dialogue
        guard dialogue.kind == .ongoing else { throw DialogueProblem.onlyOngoing }
        let own = try await submissions(of: visit.joinedParticipant(), in: dialogue, text)
        let content = SubmissionContent(
            typed: typed, problem: problem, isSent: isSent, isOpen: dialogue.phase == .running,
            action: Paths.submissions(dialogue.code), csrf: visit.csrf, longest: Statement.longest,
            submissions: own, now: Paths.now(dialogue.code), text: text)
        let frame = Frame(text.submit, .phone, visit: visit, path: Paths.submissions(dialogue.code))
        return page("submissions", frame, content, status: status)
    }

    func submit(_ form: Form, _ visit: Visit) async throws -> Response {
        do {
            let draft = StatementDraft(text: try Line(form["text"], limit: Statement.longest))
            try await rooms.submit(draft, by: visit.joinedParticipant(), to: visit.code())
        } catch let problem as InputProblem {
            return try await submissionPage(
                visit, typed: form["text"], problem: problem.failure.text(in: visit.language),
                status: .unprocessableContent)
        } catch DialogueProblem.tooManySubmissions {
            return try await submissionPage(
                visit, typed: form["text"],
                problem: DialogueProblem.tooManySubmissions.failure.text(in: visit.language), status: .conflict)
        }
        return .seeOther(Paths.submissions(try visit.code()) + "?sent=yes")
    }
}
