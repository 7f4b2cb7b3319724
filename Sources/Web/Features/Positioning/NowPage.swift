import Disclosure
import Domain
import Hummingbird

/// The page that follows the facilitator. Every state is in it; the one that holds is shown, and `now.js` shows others later.
extension Site {
    /// Which of the states is shown.
    private struct Shows: Sendable {
        var lobby = false, waiting = false, open = false, closed = false, revealed = false, ended = false, blank = false
        var statement: Bool { open || closed || revealed }
        let hasStatement: Bool

        init(_ dialogue: Dialogue) {
            let phase = dialogue.currentStatement?.phase
            switch dialogue.phase {
            case .ended: ended = true
            case _ where dialogue.isBlank: blank = true
            case .draft, .lobby: lobby = true
            case .running where phase == .open: open = true
            case .running where phase == .closed: closed = true
            case .running where phase == .revealed: revealed = true
            case .running: waiting = true
            }
            hasStatement = open || closed || revealed
        }
    }

    /// Where this participant stands at the reveal, one of each group being true.
    private struct Stand: Sendable {
        let agree: Bool, disagree: Bool, middle: Bool, pass: Bool, none: Bool
        let isSame: Bool, isOther: Bool
        let sentence: String
        let markX: String
        let markVisibility: String
    }

    private struct StatementText: Sendable {
        let number: String
        let of: String
        /// The round, from the second on.
        let again: Int?
        let text: String
        let explanation: String?
        let accelerator: String?
    }

    private struct NowContent: Sendable {
        let dialogue: String
        let owner: String
        let sequence: Int
        let title: String
        let isRehearsing: Bool
        let notice: String?
        let words: String?
        let participants: Int
        let shows: Shows
        let statement: StatementText
        let form: AnswerForm
        let stand: Stand
        let catchUp: String?
        let catchUpPath: String
        let answers: String
        let report: String
        let promise: String
        let text: PositioningText
    }

    func nowPage(_ answering: Answering, _ visit: Visit) -> Response {
        let text: PositioningText = visit.language.choose(.dutch, .english)
        let dialogue = answering.dialogue
        let shows = Shows(dialogue)
        let current = shows.hasStatement ? dialogue.currentStatement : nil
        let next = answering.next.first { $0.id != current?.id }
        let content = NowContent(
            dialogue: dialogue.code.text, owner: answering.owner, sequence: answering.positions.sequence,
            title: dialogue.title.text,
            isRehearsing: dialogue.isRehearsing, notice: answering.notice?.words(text),
            words: answering.words?.description, participants: answering.snapshot.participants, shows: shows,
            statement: statementText(current, in: dialogue),
            form: AnswerForm(answering, current, visit), stand: stand(answering, current, visit.language),
            catchUp: next.map { _ in "next" },
            catchUpPath: next.map { Paths.now(dialogue.code, $0.id) } ?? Paths.now(dialogue.code),
            answers: Paths.answers(dialogue.code), report: Paths.report(dialogue.code),
            promise: Paths.promises(dialogue.code), text: text)
        let frame = Frame(
            dialogue.title.text, .phone, visit: visit, path: Paths.now(dialogue.code), scripts: ["now.js"],
            refreshSeconds: shows.open || shows.ended ? nil : 5)
        return page("now", frame, content)
    }

    private func statementText(_ statement: Statement?, in dialogue: Dialogue) -> StatementText {
        StatementText(
            number: String(statement.flatMap { dialogue.number(of: $0.id) } ?? 0),
            of: String(max(1, dialogue.agenda.count)),
            again: statement.flatMap { $0.round > 1 ? $0.round : nil }, text: statement?.text.text ?? "",
            explanation: statement.flatMap { $0.explanation.isEmpty ? nil : $0.explanation.text },
            accelerator: statement.flatMap(dialogue.accelerator)?.name.text)
    }

    private func stand(_ answering: Answering, _ statement: Statement?, _ language: Language) -> Stand {
        let shown = statement.flatMap { DialogueSnapshot.Shown($0, answering.snapshot) }
        let position = statement.flatMap(answering.position)
        let own = OwnStand(position)
        let isSame = own.isSame(as: shown?.verdict.flatMap(PublicField.Verdict.init(rawValue:)))
        var markX = 200.0
        var hasMark = false
        if case .place(let place)? = position?.stance {
            markX = 200 + Double(place) * 1.84
            hasMark = true
        }
        return Stand(
            agree: own == .agree, disagree: own == .disagree, middle: own == .middle, pass: own == .pass,
            none: own == .none, isSame: isSame == true, isOther: isSame == false,
            sentence: (shown?.sentence).map { language.choose($0.nl, $0.en) } ?? "",
            markX: String(markX), markVisibility: hasMark ? "visible" : "hidden")
    }
}
