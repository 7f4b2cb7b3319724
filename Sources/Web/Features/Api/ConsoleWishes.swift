import Disclosure
import Domain

// What the console's API reads. Everything is checked again by the domain; unknown fields are ignored.

struct PhaseWish: Decodable {
    enum Phase: String, Decodable { case draft, lobby, rehearsal, ended }
    let phase: Phase
    /// Only for `ended`: whether what was never shown is shown in the report.
    let revealing: Bool?

    func step() -> DialogueStep {
        switch phase {
        case .draft, .lobby: .lobby
        case .rehearsal: .rehearse
        case .ended: revealing == true ? .endRevealing : .end
        }
    }
}

struct BlankWish: Decodable { let blank: Bool }

struct TimerWish: Decodable { let seconds: Int }

struct NoteWish: Decodable {
    let text: String
    private let rawKind: String
    let statement: Int64?
    var kind: Note.Kind { Note.Kind(rawValue: rawKind) ?? .note }

    private enum CodingKeys: String, CodingKey {
        case text
        case rawKind = "kind"
        case statement
    }
}

struct StatementPhaseWish: Decodable {
    enum Phase: String, Decodable { case open, closed, revealed, parked }
    let phase: Phase

    func take(in dialogue: inout Dialogue, on id: ID<Statement>) throws {
        switch phase {
        case .open: try dialogue.open(id)
        case .closed where dialogue.statement(id)?.phase == .revealed: try dialogue.hide(id)
        case .closed: try dialogue.close(id)
        case .revealed: try dialogue.reveal(id)
        case .parked: try dialogue.park(id)
        }
    }
}

struct ModerationWish: Decodable {
    enum Verdict: String, Decodable { case approved, rejected, merged }
    let moderation: Verdict
    let reason: String?
    let into: Int64?

    func take(in dialogue: inout Dialogue, on id: ID<Statement>) throws {
        switch moderation {
        case .approved: try dialogue.approve(id)
        case .rejected: try dialogue.reject(id, reason: Line(reason ?? "", limit: 500))
        case .merged: try dialogue.merge(id, into: ID(into ?? 0))
        }
    }
}

struct TallyWish: Decodable {
    struct Count: Decodable {
        /// nil for people who would rather not say.
        let layer: Int64?
        let zone: Answers.Zone
        let people: Int
    }

    let counts: [Count]

    func tally(for dialogue: Dialogue) throws -> Tally {
        var tally = Tally()
        for count in counts {
            let layer = count.layer.map { ID<Layer>($0) }
            if let layer, !dialogue.layers.contains(where: { $0.id == layer }) { throw InputProblem.unknownLayer }
            guard (0...Tally.most).contains(count.people) else { throw APIProblem.outOfRange("people") }
            tally.set(count.people, of: .init(layer: layer, zone: count.zone))
        }
        return tally
    }
}

struct StatementWish: Decodable {
    let text: String
    let explanation: String?
    let accelerator: Int64?
    let direction: String?
    let answer: String?

    func draft() throws -> StatementDraft {
        StatementDraft(
            text: try Line(text, limit: Statement.longest), explanation: try Paragraph(explanation ?? ""),
            accelerator: accelerator.map { ID($0) }, direction: direction.flatMap(Statement.Direction.init),
            answer: answer.flatMap(Statement.Answer.init) ?? .buttons)
    }
}

extension StatementDraft {
    func check(against dialogue: Dialogue) throws(InputProblem) {
        if let accelerator, !dialogue.accelerators.contains(where: { $0.id == accelerator }) {
            throw .unknownAccelerator
        }
    }
}

struct DialogueWish: Decodable {
    let title: String
    let purpose: String?
    let kind: String?
    let mode: String?
    let scope: String?
    let rows: Bool?
    let layers: [String]
    let accelerators: [String]
    let statements: [StatementWish]?

    func dialogue(in circle: ID<Circle>) throws -> NewDialogue {
        guard (statements?.count ?? 0) <= 500 else { throw InputProblem.tooMany(maximum: 500) }
        let accelerators = try Dialogue.names(accelerators, count: Dialogue.acceleratorCount)
        var new = NewDialogue(
            circle: circle, title: try Line(title), purpose: try Paragraph(purpose ?? ""),
            kind: kind.flatMap(Dialogue.Kind.init) ?? .live, mode: mode.flatMap(Mode.init) ?? .protected,
            layers: try Dialogue.names(layers, count: Dialogue.layerCount), accelerators: accelerators,
            statements: try (statements ?? []).map { wish in
                let draft = try wish.draft()
                if let accelerator = draft.accelerator, !(1...Int64(accelerators.count)).contains(accelerator.number) {
                    throw InputProblem.unknownAccelerator
                }
                return (draft, nil)
            })
        new.scope = scope.flatMap(Scope.init) ?? .room
        new.publishesRows = rows ?? false
        return new
    }
}

struct WrittenSummary: Encodable {
    let code: String
    let title: String
    let kind: String
    let mode: String
    let phase: String
    let rehearsing: Bool
    let statements: Int

    init(_ summary: DialogueSummary) {
        code = summary.code.text
        title = summary.title.text
        kind = summary.kind.rawValue
        mode = summary.mode.rawValue
        phase = summary.phase.rawValue
        rehearsing = summary.isRehearsing
        statements = summary.statements
    }
}
