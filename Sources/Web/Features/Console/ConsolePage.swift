import Domain
import HTTPTypes
import Hummingbird

/// The page of one dialogue: preparing it, running it, or looking back.
enum ConsolePage {
    /// What goes wrong in a form of this page, and what was typed in it.
    struct Trouble: Sendable {
        var message: String?
        var note: String?
        var noteProblem: String?
        var noteKind = Note.Kind.note
        var tally: TallyForm?
        var reason: (statement: ID<Statement>, text: String, problem: String)?
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let csrf: String
        let code: String
        let base: String
        let version: Int
        let title: String
        let mode: String
        let phase: String
        let screen: String
        let report: String
        let isRehearsing: Bool
        let isJoinable: Bool
        let hasReport: Bool
        let message: String?
        let removed: PuttingBack.Offer?
        let draft: DraftContent?
        let room: RoomContent?
        let text: ConsoleText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}", for: .facilitator) { request, visit in
                let wanted = request.query.id("statement", of: Statement.self)
                return try await page(of: visit.code(), showing: wanted, visit, site)
            }
        ]
    }

    static func page(
        of code: Code, showing wanted: ID<Statement>? = nil, _ visit: Visit, _ site: Site, trouble: Trouble = .init(),
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let snapshot = try await site.rooms.room(code).snapshot
        let dialogue = snapshot.dialogue
        let text: ConsoleText = visit.language.choose(.dutch, .english)
        let list: DialogueListText = visit.language.choose(.dutch, .english)
        let isDraft = dialogue.phase == .draft
        let sources = isDraft ? try await site.sourceLinks(of: dialogue, visit.language) : [:]
        let content = Content(
            bar: try ConsoleBar(visit), csrf: visit.csrf, code: code.text, base: Paths.console(code),
            version: snapshot.drawableVersion, title: dialogue.title.text, mode: list.mode(dialogue.mode),
            phase: list.phase(dialogue.phase), screen: Paths.screen(code), report: Paths.report(code),
            isRehearsing: dialogue.isRehearsing, isJoinable: dialogue.isJoinable,
            hasReport: dialogue.phase == .ended, message: trouble.message,
            removed: PuttingBack.Offer(dialogue, site.removals),
            draft: isDraft ? DraftContent(dialogue, sources: sources, visit.language) : nil,
            room: isDraft
                ? nil : try await RoomContent(snapshot, showing: wanted, trouble: trouble, visit.language, site),
            text: text)
        let path = wanted.map { Paths.console(code) + "?statement=\($0.number)" } ?? Paths.console(code)
        let frame = Frame(
            "\(dialogue.title) · \(text.console)", .console, visit: visit, path: path, scripts: ["console.js"])
        return site.page("console", frame, content, status: status)
    }

    /// Does what a form asks and goes back to the console; what is not possible now is said on the same page.
    static func act(
        _ visit: Visit, _ site: Site, on statement: ID<Statement>? = nil, _ action: () async throws -> Void
    ) async throws -> Response {
        let code = try visit.code()
        do {
            try await action()
        } catch {
            guard !(error is AccessProblem), let failure = Failure(error), failure.status != .notFound else {
                throw error
            }
            return try await page(
                of: code, showing: statement, visit, site, trouble: .init(message: failure.text(in: visit.language)),
                status: .unprocessableContent)
        }
        return try await back(to: code, showing: statement, site)
    }

    /// To the console as it stands; names the statement only where it is not the one before the room.
    static func back(to code: Code, showing statement: ID<Statement>?, _ site: Site) async throws -> Response {
        let dialogue = try await site.rooms.room(code).dialogue
        guard let statement, dialogue.current != statement, dialogue.statement(statement) != nil,
            dialogue.phase != .draft
        else { return .seeOther(Paths.console(code)) }
        return .seeOther(Paths.console(code) + "?statement=\(statement.number)")
    }
}
