import Disclosure
import Domain
import Foundation

/// A dialogue as rows, and back.
struct DialogueRows {
    struct Table {
        let name: String
        /// Beside `dialogue`; the first ones are the key.
        let columns: [String]
        let keyColumns: Int
        var rows: [[Value]]
    }

    static let head = """
        SELECT id, circle, code, title, purpose, kind, mode, phase, rehearsing, current, deadline, blank, version, ended, scope,
            publishes_rows, listed, day, answer_days, on_screen, contact_days
        FROM dialogue
        """

    let headValues: [Value]
    let tables: [Table]

    init(_ dialogue: Dialogue) {
        headValues = [
            .text(dialogue.title.text), .text(dialogue.purpose.text), .text(dialogue.kind.rawValue),
            .text(dialogue.mode.rawValue), .text(dialogue.phase.rawValue), .flag(dialogue.isRehearsing),
            .optional(dialogue.current?.number), dialogue.deadline.map(Value.moment) ?? .null,
            .flag(dialogue.isBlank), .number(dialogue.version), dialogue.ended.map(Value.moment) ?? .null,
            .text(dialogue.scope.rawValue), .flag(dialogue.publishesRows), .flag(dialogue.isListed),
            .optional(dialogue.day?.description), .number(dialogue.retentionDays), .text(dialogue.onScreen.rawValue),
            .number(dialogue.contactDays),
        ]
        tables = [
            Table(
                name: "layer", columns: ["id", "name"], keyColumns: 1,
                rows: dialogue.layers.map { [.integer($0.id.number), .text($0.name.text)] }),
            Table(
                name: "accelerator", columns: ["id", "name"], keyColumns: 1,
                rows: dialogue.accelerators.map { [.integer($0.id.number), .text($0.name.text)] }),
            Table(
                name: "statement",
                columns: [
                    "id", "place", "text", "explanation", "accelerator", "direction", "answer", "origin", "moderation",
                    "reason", "merged_into", "imported_from",
                ],
                keyColumns: 1,
                rows: dialogue.statements.enumerated().map { Self.row($0.element, place: $0.offset) }),
            Table(
                name: "statement_round", columns: ["statement", "round", "phase"], keyColumns: 2,
                rows: dialogue.statements.flatMap { statement in
                    statement.rounds.enumerated().map {
                        [.integer(statement.id.number), .number($0.offset + 1), .text($0.element.rawValue)]
                    }
                }),
            Table(
                name: "note", columns: ["id", "statement", "kind", "text"], keyColumns: 1,
                rows: dialogue.notes.map {
                    [
                        .integer($0.id.number), .optional($0.statement?.number), .text($0.kind.rawValue),
                        .text($0.text.text),
                    ]
                }),
        ]
    }

    private static func row(_ statement: Statement, place: Int) -> [Value] {
        var moderation = "approved"
        var reason: String?
        var mergedInto: Int64?
        switch statement.moderation {
        case .approved: break
        case .pending: moderation = "pending"
        case .rejected(let why): (moderation, reason) = ("rejected", why.text)
        case .merged(let other): (moderation, mergedInto) = ("merged", other.number)
        }
        return [
            .integer(statement.id.number), .number(place), .text(statement.text.text),
            .text(statement.explanation.text), .optional(statement.accelerator?.number),
            .optional(statement.direction?.rawValue), .text(statement.answer.rawValue),
            .text(statement.origin.rawValue), .text(moderation), .optional(reason), .optional(mergedInto),
            .optional(statement.importedFrom.map(Int64.init)),
        ]
    }
}

extension Transaction {
    /// The whole dialogue that a row of ``DialogueRows/head`` begins.
    func dialogue(from row: Row) throws -> Dialogue {
        let id = ID<Dialogue>(try row.integer(0))
        guard let code = Code(try row.text(2)) else { throw StorageProblem.damaged("a code") }
        var stored = Dialogue.Stored(
            id: id, circle: ID(try row.integer(1)), code: code, title: try Line(row.text(3)),
            purpose: try Paragraph(row.text(4)), kind: try row.choice(5), mode: try row.choice(6),
            layers: try named("layer", of: id).map { Layer(id: ID($0.id), name: $0.name) },
            accelerators: try named("accelerator", of: id).map { Accelerator(id: ID($0.id), name: $0.name) })
        stored.phase = try row.choice(7)
        stored.isRehearsing = try row.integer(8) == 1
        stored.current = try row.optionalInteger(9).map { ID($0) }
        stored.deadline = try row.optionalInteger(10).map { Date(timeIntervalSince1970: Double($0) / 1000) }
        stored.isBlank = try row.integer(11) == 1
        stored.version = try row.int(12)
        stored.ended = try row.optionalInteger(13).map { Date(timeIntervalSince1970: Double($0) / 1000) }
        stored.scope = try row.choice(14)
        stored.publishesRows = try row.integer(15) == 1
        stored.isListed = try row.integer(16) == 1
        stored.day = try row.optionalText(17).flatMap { Day($0) }
        stored.retentionDays = try row.int(18)
        stored.onScreen = try row.choice(19)
        stored.contactDays = try row.int(20)
        stored.statements = try statements(of: id)
        stored.notes = try rows(
            "SELECT id, statement, kind, text FROM note WHERE dialogue = $1 ORDER BY id", [.integer(id.number)]
        ).map { row in
            Note(
                id: ID(try row.integer(0)), statement: try row.optionalInteger(1).map { ID($0) },
                kind: try row.choice(2), text: try Line(row.text(3), limit: 1_000))
        }
        return Dialogue(stored: stored)
    }

    private func named(_ table: String, of id: ID<Dialogue>) throws -> [(id: Int64, name: Line)] {
        try rows("SELECT id, name FROM \(table) WHERE dialogue = $1 ORDER BY id", [.integer(id.number)])
            .map { (try $0.integer(0), try Line($0.text(1))) }
    }

    private func statements(of id: ID<Dialogue>) throws -> [Statement] {
        var rounds: [Int64: [Statement.Phase]] = [:]
        let roundRows = try rows(
            "SELECT statement, phase FROM statement_round WHERE dialogue = $1 ORDER BY statement, round",
            [.integer(id.number)])
        for row in roundRows { rounds[try row.integer(0), default: []].append(try row.choice(1)) }
        return try rows(
            """
            SELECT id, text, explanation, accelerator, direction, answer, origin, moderation, reason, merged_into,
                imported_from
            FROM statement WHERE dialogue = $1 ORDER BY place
            """, [.integer(id.number)]
        ).map { try Statement(stored: $0, rounds: rounds[$0.integer(0)] ?? []) }
    }
}

extension Statement {
    fileprivate init(stored row: Row, rounds: [Phase]) throws {
        let moderation: Moderation
        switch try row.text(7) {
        case "approved": moderation = .approved
        case "pending": moderation = .pending
        case "rejected": moderation = .rejected(reason: try Line(row.text(8), limit: 500))
        case "merged": moderation = .merged(into: ID(try row.integer(9)))
        case let other: throw StorageProblem.damaged("\(other) is no moderation")
        }
        let direction: Direction? = row.values[4] == .null ? nil : try row.choice(4)
        self.init(
            id: ID(try row.integer(0)),
            draft: StatementDraft(
                text: try Line(row.text(1), limit: 1_000), explanation: try Paragraph(row.text(2)),
                accelerator: try row.optionalInteger(3).map { ID($0) }, direction: direction,
                answer: try row.choice(5)),
            origin: try row.choice(6), moderation: moderation, rounds: rounds,
            importedFrom: try row.optionalInteger(10).map { Int($0) })
    }
}
