import Disclosure
import Domain
import Foundation

/// Positions as they leave the server, in three ways to write them. Text goes out in pieces, so that no copy of the whole is made.
struct PositionTable {
    let dialogue: Dialogue
    let positions: [ExportedPosition]
    private static let linesPerPiece = 2_000

    private func name(of layer: ID<Layer>?) -> String {
        dialogue.layers.first { $0.id == layer }?.name.text ?? ""
    }

    /// `participant,layer,statement,round,position`, safe to open in a spreadsheet.
    func writeCSV(_ write: (String) throws -> Void) throws {
        try write("participant,layer,statement,round,position\r\n")
        try pieces(of: positions, write) { exported in
            let position = exported.position
            return
                "\(exported.participant + 1),\(CSVText.forPeople(name(of: exported.layer))),\(position.statement.number),"
                + "\(position.round),\(position.stance.word)\r\n"
        }
    }

    /// The votes of a Polis export. Only the last round of a statement can be told in it.
    func writePolis(_ write: (String) throws -> Void) throws {
        let numbers = dialogue.polisNumbers
        let rounds = Dictionary(uniqueKeysWithValues: dialogue.statements.map { ($0.id, $0.round) })
        try write("timestamp,comment-id,voter-id,vote\n")
        try pieces(of: positions.filter { $0.position.round == rounds[$0.position.statement] }, write) { exported in
            let number = numbers[exported.position.statement] ?? 0
            return "0,\(number),\(exported.participant),\(exported.position.stance.polisVote)\n"
        }
    }

    func writeJSON(_ write: (String) throws -> Void) throws {
        let encoder = JSONEncoder.canonical
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        let statements = dialogue.statements.filter { $0.moderation == .approved }.map {
            WrittenStatement(
                id: $0.id.number, text: $0.text.text, rounds: $0.rounds.count, importedFrom: $0.importedFrom)
        }
        try write("{\"code\":\(json(dialogue.code.text)),\"title\":\(json(dialogue.title.text)),")
        try write("\"layers\":\(json(dialogue.layers.map(\.name.text))),\n\"statements\":\(json(statements)),\n")
        try write("\"positions\":[\n")
        var separator = ""
        try pieces(of: positions, write) { exported in
            defer { separator = ",\n" }
            return separator + (try json(WrittenPosition(exported, layer: name(of: exported.layer))))
        }
        try write("\n]}\n")
    }

    private func pieces(
        of positions: [ExportedPosition], _ write: (String) throws -> Void, line: (ExportedPosition) throws -> String
    ) throws {
        for start in stride(from: 0, to: positions.count, by: Self.linesPerPiece) {
            let piece = positions[start..<min(start + Self.linesPerPiece, positions.count)]
            try write(piece.map(line).joined())
        }
    }

    private struct WrittenStatement: Encodable {
        let id: Int64
        let text: String
        let rounds: Int
        let importedFrom: Int?
    }

    private struct WrittenPosition: Encodable {
        let participant: Int
        let layer: String?
        let statement: Int64
        let round: Int
        /// −100 … 100; left out for a pass.
        let position: Int?
        let pass: Bool?

        init(_ exported: ExportedPosition, layer: String) {
            participant = exported.participant + 1
            self.layer = layer.isEmpty ? nil : layer
            statement = exported.position.statement.number
            round = exported.position.round
            if case .place(let place) = exported.position.stance {
                (position, pass) = (place, nil)
            } else {
                (position, pass) = (nil, true)
            }
        }
    }
}

extension Dialogue {
    /// The number of each statement in a Polis file: the one it was imported with. Statements of our own keep their number when
    /// nothing was imported, and follow after the imported ones otherwise.
    var polisNumbers: [ID<Statement>: Int] {
        let first = (statements.compactMap(\.importedFrom).max() ?? -1) + 1
        return Dictionary(
            uniqueKeysWithValues: statements.map { ($0.id, $0.importedFrom ?? first + Int($0.id.number)) })
    }
}

extension Stance {
    fileprivate var word: String {
        switch self {
        case .place(let place): String(place)
        case .pass, .withdrawn: "pass"
        }
    }

    /// The middle of the floor is neither agree nor disagree, which Polis calls a pass.
    fileprivate var polisVote: Int {
        guard case .place(let place) = self else { return 0 }
        return switch Answers.Zone(place: place) {
        case .agree: 1
        case .disagree: -1
        case .middle, .pass: 0
        }
    }
}
