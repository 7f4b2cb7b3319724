import Disclosure
import Domain
import Hummingbird

/// "Mijn antwoorden": what the server counts of one participant, and what became of the statements they sent in. Answers to
/// closed statements are folded away, so that nobody who looks along sees them at once.
extension Site {
    private struct Answer: Sendable {
        let number: Int
        let statement: String
        let rounds: [AnswerRound]
        let isFolded: Bool
        /// After the end: what the room or the layers said, as it was shown last.
        let final: String?
    }

    private struct AnswerRound: Sendable {
        /// Said only where a statement was asked more than once.
        let name: String?
        let words: String
        let change: String?
    }

    struct Submission: Sendable {
        let statement: String
        let state: String
        let detail: String?
    }

    private struct AnswersContent: Sendable {
        let dialogue: String
        let owner: String
        let title: String
        let counted: String
        /// After the end: that this is in the final count.
        let sealed: String?
        let answers: [Answer]
        let words: String?
        let hasSubmissions: Bool
        let submissions: [Submission]
        let submit: String?
        let now: String
        let report: String?
        let promise: String
        let text: PositioningText
    }

    func answersPage(_ request: Request, _ visit: Visit) async throws -> Response {
        let text: PositioningText = visit.language.choose(.dutch, .english)
        let participant = try visit.joinedParticipant()
        let room = try await rooms.room(visit.code())
        let dialogue = room.dialogue
        let positions = try await rooms.positions(of: participant).filter { $0.stance != .withdrawn }
        let submissions = try await submissions(of: participant, in: dialogue, text)
        let answering = Answering(
            participant: participant, snapshot: room.snapshot, positions: positions, words: nil, notice: nil)
        let counted =
            switch positions.count {
            case 0: text.countedNone
            case 1: text.countedOne
            default: text.counted.replacing("{n}", with: String(positions.count))
            }
        let content = AnswersContent(
            dialogue: dialogue.code.text, owner: answering.owner, title: dialogue.title.text, counted: counted,
            sealed: try await rooms.isSealed(participant) && !positions.isEmpty
                ? room.snapshot.seal.map { text.inSealed($0) } : nil,
            answers: answers(positions, room.snapshot, text, visit.language),
            words: gate.cookies.words(of: request, in: dialogue.code)?.description,
            hasSubmissions: dialogue.kind == .ongoing, submissions: submissions,
            submit: dialogue.kind == .ongoing && dialogue.phase == .running ? Paths.submissions(dialogue.code) : nil,
            now: Paths.now(dialogue.code), report: dialogue.phase == .ended ? Paths.report(dialogue.code) : nil,
            promise: Paths.promises(dialogue.code),
            text: text)
        let frame = Frame(
            text.myAnswers, .phone, visit: visit, path: Paths.answers(dialogue.code), scripts: ["answers.js"])
        return page("answers", frame, content)
    }

    private func answers(
        _ positions: [Position], _ snapshot: Room.Snapshot, _ text: PositioningText, _ language: Language
    ) -> [Answer] {
        let dialogue = snapshot.dialogue
        return dialogue.agenda.enumerated().compactMap { index, statement in
            let own = positions.filter { $0.statement == statement.id }.sorted { $0.round < $1.round }
            guard !own.isEmpty else { return nil }
            let isOpen = dialogue.accepts(statement.id, round: statement.round)
            let rounds = own.map { position in
                AnswerRound(
                    name: statement.round > 1 ? "\(text.round) \(position.round)" : nil,
                    words: text.words(for: position.stance, to: statement.answer),
                    change: isOpen && position.round == statement.round
                        ? Paths.now(dialogue.code, statement.id) : nil)
            }
            let final = dialogue.phase == .ended ? snapshot.sentence(statement) : nil
            return Answer(
                number: index + 1, statement: statement.text.text, rounds: rounds, isFolded: !isOpen,
                final: final.map { "\(text.finalCount) \(language.choose($0.nl, $0.en))" })
        }
    }

    /// What became of the statements that a participant sent in, newest first.
    func submissions(
        of participant: Participant, in dialogue: Dialogue, _ text: PositioningText
    ) async throws -> [Submission] {
        guard dialogue.kind == .ongoing else { return [] }
        return try await rooms.submitted(by: participant).sorted(by: >).compactMap { id in
            guard let statement = dialogue.statement(id) else { return nil }
            switch statement.moderation {
            case .pending: return Submission(statement: statement.text.text, state: text.pending, detail: nil)
            case .approved: return Submission(statement: statement.text.text, state: text.approved, detail: nil)
            case .rejected(let reason):
                return Submission(statement: statement.text.text, state: text.rejected, detail: reason.text)
            case .merged(let other):
                let same = dialogue.statement(other)?.text.text
                return Submission(statement: statement.text.text, state: text.merged, detail: same)
            }
        }
    }
}
