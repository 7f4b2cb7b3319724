import Domain
import Hummingbird

/// Answering at one's own pace. A handful of statements come along with the page, so that the next one is there at once, also
/// without connection.
extension Site {
    private static let handful = 12

    private struct Upcoming: Sendable {
        let id: String
        let round: String
        let answer: String
        let accelerator: String?
        let text: String
        let explanation: String?
        let own: String?
    }

    private struct PaceContent: Sendable {
        let dialogue: String
        let owner: String
        let title: String
        let isRehearsing: Bool
        let notice: String?
        let isSaved: Bool
        let words: String?
        let answered: Int
        let number: Int
        let of: Int
        let sequence: Int
        let isOpen: Bool
        let isDone: Bool
        let first: Upcoming?
        let upcoming: [Upcoming]
        let form: AnswerForm
        let next: String
        let answers: String
        let submit: String?
        let text: PositioningText
    }

    /// - Parameters:
    ///   - statements: what to ask, in order.
    ///   - after: the statement that was answered just now.
    func pacePage(
        _ answering: Answering, _ statements: [Statement], _ visit: Visit, after: ID<Statement>? = nil
    ) -> Response {
        let text: PositioningText = visit.language.choose(.dutch, .english)
        let dialogue = answering.dialogue
        let upcoming = statements.prefix(Self.handful).map { self.upcoming($0, answering) }
        let open = answering.open
        let answered = open.count { answering.position(on: $0) != nil }
        let back = after.flatMap { id in open.first { $0.id == id } }.map { Paths.now(dialogue.code, $0.id) }
        let number = statements.first.flatMap(answering.position) == nil ? min(open.count, answered + 1) : answered
        let content = PaceContent(
            dialogue: dialogue.code.text, owner: answering.owner, title: dialogue.title.text,
            isRehearsing: dialogue.isRehearsing, notice: answering.notice?.words(text),
            isSaved: back != nil, words: answering.positions.isEmpty ? answering.words?.description : nil,
            answered: answered, number: number, of: max(1, open.count),
            sequence: answering.positions.sequence, isOpen: !statements.isEmpty,
            isDone: statements.isEmpty, first: upcoming.first, upcoming: upcoming,
            form: AnswerForm(answering, statements.first, visit, movesOn: true, back: back),
            next: Paths.now(dialogue.code), answers: Paths.answers(dialogue.code),
            submit: dialogue.kind == .ongoing ? Paths.submissions(dialogue.code) : nil, text: text)
        let frame = Frame(
            dialogue.title.text, .phone, visit: visit, path: Paths.now(dialogue.code), scripts: ["pace.js"],
            refreshSeconds: statements.isEmpty ? 60 : nil)
        return page("pace", frame, content)
    }

    private func upcoming(_ statement: Statement, _ answering: Answering) -> Upcoming {
        let own: String? =
            switch answering.position(on: statement)?.stance {
            case .place(let place): String(place)
            case .pass: "pass"
            case .withdrawn, nil: nil
            }
        return Upcoming(
            id: String(statement.id.number), round: String(statement.round), answer: statement.answer.rawValue,
            accelerator: answering.dialogue.accelerator(of: statement)?.name.text, text: statement.text.text,
            explanation: statement.explanation.isEmpty ? nil : statement.explanation.text, own: own)
    }
}
