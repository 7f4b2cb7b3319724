import Disclosure
import Domain

/// The statement that the facilitator works with: what can be done now, and what everybody may see.
struct StatementCard: Sendable {
    struct Action: Sendable {
        let label: String
        let path: String
        let style: String
    }

    struct Outcome: Sendable {
        let round: String
        let sentence: String
    }

    let id: Int64
    let eyebrow: String
    let text: String
    let explanation: String?
    let edit: String?
    /// Whether this is what the room looks at, so that live counts are its own.
    let isCurrent: Bool
    let showsCount: Bool
    let answered: Int
    let participants: Int
    let most: Int
    let isHidden: Bool
    let outcomes: [Outcome]
    let hint: String?
    let actions: [Action]

    init(_ statement: Statement, _ snapshot: Room.Snapshot, _ language: Language) {
        let dialogue = snapshot.dialogue
        let text: RoomText = language.choose(.dutch, .english)
        id = statement.id.number
        let parts: [String?] = [
            text.heading(statement.phase), "\(text.round) \(statement.round)",
            dialogue.accelerator(of: statement)?.name.text, statement.answer == .floor ? text.onFloor : nil,
        ]
        eyebrow = parts.compactMap(\.self).joined(separator: " · ")
        self.text = statement.text.text
        explanation = statement.explanation.isEmpty ? nil : statement.explanation.text
        edit = statement.rounds == [.waiting] ? Paths.statement(dialogue.code, statement.id) : nil
        isCurrent = dialogue.current == statement.id && !dialogue.isBlank
        showsCount = ![.waiting, .parked].contains(statement.phase)
        answered = snapshot.answered(RoundKey(statement: statement.id, round: statement.round))
        participants = snapshot.participants
        most = max(1, snapshot.participants)
        isHidden = dialogue.isJoinable && [.open, .closed].contains(statement.phase)
        outcomes = Self.outcomes(of: statement, snapshot, language)
        hint = Self.hint(for: statement, snapshot, text)
        actions = Self.actions(for: statement, in: dialogue, text)
    }

    private static func outcomes(
        of statement: Statement, _ snapshot: Room.Snapshot, _ language: Language
    ) -> [Outcome] {
        let text: RoomText = language.choose(.dutch, .english)
        return statement.revealedRounds.reversed().compactMap { round in
            guard let sentence = snapshot.sentence(RoundKey(statement: statement.id, round: round)) else { return nil }
            return Outcome(round: "\(text.round) \(round)", sentence: language.choose(sentence.nl, sentence.en))
        }
    }

    private static func hint(for statement: Statement, _ snapshot: Room.Snapshot, _ text: RoomText) -> String? {
        guard snapshot.dialogue.kind == .live, snapshot.dialogue.phase != .ended else { return nil }
        guard statement.phase == .revealed else { return text.hint(statement.phase) }
        let field = snapshot.field(RoundKey(statement: statement.id, round: statement.round))
        // Only an open figure names layers; in protected mode nobody is pointed at.
        guard case .exact(_, let layers)? = field?.shown,
            let least = layers.filter({ $0.name != nil && $0.counts.total >= 3 }).min(by: {
                $0.counts.agree * $1.counts.total < $1.counts.agree * $0.counts.total
            }), let name = least.name
        else { return text.hint(.revealed) }
        return "\(text.askSomebodyOf) \(name): \(text.whyThere)"
    }

    private static func actions(for statement: Statement, in dialogue: Dialogue, _ text: RoomText) -> [Action] {
        guard dialogue.isJoinable else { return [] }
        let here = Paths.statement(dialogue.code, statement.id)
        func action(_ step: StatementStep, _ label: String, _ style: String = "") -> Action {
            Action(label: label, path: "\(here)/\(step.rawValue)", style: style)
        }
        let again = action(.again, text.again)
        let park = action(.park, text.park)
        let isElsewhere = dialogue.kind == .live && dialogue.current != statement.id
        let look = isElsewhere ? [action(.look, text.look)] : []
        switch statement.phase {
        case .waiting: return [action(.open, text.open, "primary"), park]
        case .parked: return [action(.open, text.open, "primary")]
        case .open: return [action(.reveal, text.closeAndReveal, "primary"), action(.close, text.close), park] + look
        case .closed:
            return [action(.reveal, text.reveal, "primary"), action(.open, text.reopen), again, park] + look
        case .hidden: return [action(.reveal, text.revealAgain, "primary"), again] + look
        case .revealed: return next(after: statement, in: dialogue, text) + [again, action(.hide, text.hide)] + look
        }
    }

    /// The next statement that was not asked yet, looking from this one onwards and then from the start.
    private static func next(after statement: Statement, in dialogue: Dialogue, _ text: RoomText) -> [Action] {
        let agenda = Array(dialogue.agenda.enumerated())
        let here = agenda.first { $0.element.id == statement.id }?.offset ?? 0
        let waiting = agenda.filter { $0.element.phase == .waiting }
        guard let next = waiting.first(where: { $0.offset > here }) ?? waiting.first else { return [] }
        return [
            Action(
                label: "\(text.next) \(next.offset + 1)",
                path: Paths.statement(dialogue.code, next.element.id) + "/open", style: "primary")
        ]
    }
}
