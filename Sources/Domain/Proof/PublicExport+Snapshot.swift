import Disclosure

/// Public figures, laid out as the dialogue that they are of, so that the pages that show them can be printed again.
extension PublicExport {
    /// The dialogue as far as its figures tell it. Nothing in it is an answer, and nothing that people wrote is in it.
    /// - Parameter rounds: what the page shows; the figures may be of other rounds as well.
    /// - Throws: ``ExportProblem`` when this can be no dialogue.
    public func snapshot(showing rounds: Set<RoundKey>) throws -> Room.Snapshot {
        Room.Snapshot(
            dialogue: try printedDialogue(showing: rounds), participants: attendance.total, promises: 0, revision: 0,
            liveMoment: nil, foundGroups: groups, answered: [:], fields: figures.filter { rounds.contains($0.key) },
            live: [:], seal: seal, rowsDigest: nil)
    }

    private func printedDialogue(showing rounds: Set<RoundKey>) throws -> Dialogue {
        guard let code = Code(dialogue.code), let kind = Dialogue.Kind(rawValue: dialogue.kind) else {
            throw ExportProblem("the export is of no dialogue")
        }
        do {
            var stored = Dialogue.Stored(
                id: ID(0), circle: ID(0), code: code, title: try Self.line(dialogue.title),
                purpose: try Paragraph(dialogue.purpose, limit: Self.longest), kind: kind, mode: dialogue.mode,
                layers: try Self.numbered(dialogue.layers).map { Layer(id: ID($0), name: $1) },
                accelerators: try Self.numbered(dialogue.accelerators).map { Accelerator(id: ID($0), name: $1) })
            stored.scope = dialogue.scope
            stored.publishesRows = dialogue.rows
            stored.phase = .ended
            stored.statements = try statements.sorted { $0.number < $1.number }.map { try $0.printed(rounds) }
            return Dialogue(stored: stored)
        } catch let problem as InputProblem {
            throw ExportProblem("the export holds a text that no dialogue can have: \(problem)")
        }
    }

    private static func numbered(_ names: [String]) throws -> [(Int64, Line)] {
        try names.enumerated().map { (Int64($0.offset) + 1, try line($0.element)) }
    }

    fileprivate static func line(_ text: String) throws(InputProblem) -> Line { try Line(text, limit: longest) }

    /// Longer than any text can be that a dialogue takes.
    private static let longest = 10_000
}

extension ExportedStatement {
    fileprivate func printed(_ shown: Set<RoundKey>) throws -> Statement {
        Statement(
            id: ID(id),
            draft: StatementDraft(
                text: try PublicExport.line(text), accelerator: accelerator.map { ID(Int64($0)) },
                answer: Statement.Answer(rawValue: answer) ?? .buttons),
            origin: .team, moderation: .approved,
            rounds: numberedRounds.map { shown.contains($0) ? .revealed : .hidden })
    }

    /// As many rounds as a statement can have, whatever the file says.
    public var numberedRounds: [RoundKey] {
        (0..<min(max(0, rounds), 1_000)).map { RoundKey(statement: ID(id), round: $0 + 1) }
    }
}
