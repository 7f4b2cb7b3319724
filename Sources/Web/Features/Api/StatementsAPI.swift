import Domain
import Hummingbird

/// The statements of a dialogue that were asked so far: for phones in an ongoing dialogue, and for tools that replay one.
struct StatementSummary: Encodable {
    let id: Int64
    let text: String
    let round: Int
    let phase: String
    let answer: String
    let importedFrom: Int?

    static func list(_ dialogue: Dialogue) -> [StatementSummary] {
        dialogue.agenda.filter { [.open, .closed, .revealed, .hidden].contains($0.phase) }.map { statement in
            StatementSummary(
                id: statement.id.number, text: statement.text.text, round: statement.round,
                phase: statement.publicPhase.rawValue, answer: statement.answer.rawValue,
                importedFrom: statement.importedFrom)
        }
    }
}

extension Statement {
    /// As people see it: what was hidden again looks closed.
    var publicPhase: Phase { phase == .hidden ? .closed : phase }
}
