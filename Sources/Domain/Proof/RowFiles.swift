import Disclosure

/// Rows of tier B or C as files, beside the canonical one that they are read from.
public struct RowFiles: Sendable {
    private let written: WrittenRows
    private let canonical: [UInt8]

    /// - Throws: ``ExportProblem`` when the text is no rows.
    public init(reading canonical: [UInt8]) throws {
        written = try WrittenRows(reading: canonical)
        self.canonical = canonical
    }

    /// The canonical file, tables for programs with their description, one table to open in a spreadsheet, and the two files
    /// that Polis reads.
    public func files(for language: Language) throws -> [DataFile] {
        let tables = [statementTable(written.statements), answerTable]
        return [
            DataFile("answers.json", type: DataFile.json, canonical),
            try DataPackage(written.dialogue, tables: tables).file,
        ] + tables.map(\.file) + [sheet(language), comments, votes]
    }

    private struct Answer {
        let row: Int
        let layer: Int?
        let statement: Int
        let round: Int
        let place: Int?
    }

    private var answers: [Answer] {
        written.people.flatMap { person in
            person.answers.compactMap { answer in
                guard answer.count == 3, let statement = answer[0], let round = answer[1] else { return nil }
                return Answer(
                    row: person.row, layer: person.layer, statement: statement, round: round, place: answer[2])
            }
        }
    }

    private var answerTable: DataTable {
        DataTable(
            name: "answers",
            fields: [.number("row"), .number("layer"), .number("statement"), .number("round"), .number("position")],
            rows: answers.map {
                [
                    "\($0.row)", $0.layer.map(String.init) ?? "", "\($0.statement)", "\($0.round)",
                    $0.place.map(String.init) ?? "",
                ]
            })
    }

    private func sheet(_ language: Language) -> DataFile {
        let isDutch = language == .dutch
        let heads =
            isDutch
            ? ["rij", "laag", "nummer", "stelling", "ronde", "antwoord"]
            : ["row", "layer", "number", "statement", "round", "answer"]
        let texts = Dictionary(written.statements.map { (Int($0.id), $0) }, uniquingKeysWith: { first, _ in first })
        let lines = answers.compactMap { answer -> [String]? in
            guard let statement = texts[answer.statement] else { return nil }
            let layers = written.dialogue.layers
            let layer = answer.layer.flatMap { layers.indices.contains($0 - 1) ? layers[$0 - 1] : nil }
            return [
                "\(answer.row)", layer ?? "", "\(statement.number)", statement.text, "\(answer.round)",
                Self.words(for: answer.place, isChoice: statement.answer == Statement.Answer.buttons.rawValue, isDutch),
            ]
        }
        return DataFile("answers-for-spreadsheets.csv", forPeopleReading: language, lines: [heads] + lines)
    }

    private static func words(for place: Int?, isChoice: Bool, _ isDutch: Bool) -> String {
        guard let place else { return isDutch ? "weet ik niet" : "don't know" }
        guard isChoice else { return String(place / 10) }
        return place > 0 ? (isDutch ? "eens" : "agree") : (isDutch ? "oneens" : "disagree")
    }

    // MARK: - Polis

    /// The number of each statement in a Polis file: the one it was imported with, or its own.
    private var polisNumbers: [Int: Int] {
        let first = (written.statements.compactMap(\.imported).max() ?? -1) + 1
        return Dictionary(
            written.statements.map { (Int($0.id), $0.imported ?? first + Int($0.id)) },
            uniquingKeysWith: { first, _ in first })
    }

    private var comments: DataFile {
        let numbers = polisNumbers
        return DataFile(
            "comments.csv",
            lines: [["comment-id", "comment-body", "moderated"]]
                + written.statements.map { ["\(numbers[Int($0.id)] ?? 0)", $0.text, "1"] })
    }

    /// The last round of each statement, which is all that Polis can hold. The middle of the floor is a pass there.
    private var votes: DataFile {
        let numbers = polisNumbers
        let last = Dictionary(
            written.statements.map { (Int($0.id), $0.rounds) }, uniquingKeysWith: { first, _ in first })
        let lines = answers.filter { last[$0.statement] == $0.round }.map { answer in
            let zone = answer.place.map { Answers.Zone(place: $0 / 10) } ?? .pass
            let vote = zone == .agree ? "1" : zone == .disagree ? "-1" : "0"
            return ["0", "\(numbers[answer.statement] ?? 0)", "\(answer.row)", vote]
        }
        return DataFile("votes.csv", lines: [["timestamp", "comment-id", "voter-id", "vote"]] + lines)
    }
}
