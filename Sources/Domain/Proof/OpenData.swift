import Disclosure
import Foundation

/// One file of open data.
public struct DataFile: Hashable, Sendable {
    public let name: String
    public let type: String
    public let bytes: [UInt8]

    init(_ name: String, type: String = "text/csv; charset=utf-8", _ bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
    }

    init(_ name: String, lines: [[String]]) {
        let text = lines.map { $0.map { CSVText.raw($0) }.joined(separator: ",") + "\n" }.joined()
        self.init(name, Array(text.utf8))
    }

    /// For a spreadsheet in the reader's language: with the mark by which it sees UTF-8, and the separator that it expects.
    init(_ name: String, forPeopleReading language: Language, lines: [[String]]) {
        let separator: Character = language == .dutch ? ";" : ","
        let text = lines.map { line in
            line.map { CSVText.forPeople($0, separator: separator) }.joined(separator: String(separator)) + "\r\n"
        }.joined()
        self.init(name, Array(("\u{FEFF}" + text).utf8))
    }

    static let json = "application/json; charset=utf-8"
}

extension PublicExport {
    /// The public figures as files: the canonical one, tables for programs with their description (Frictionless Data
    /// Package), and one table to open in a spreadsheet.
    public func files(for language: Language) throws -> [DataFile] {
        let tables = [statementTable(statements), figureTable]
        return [
            DataFile("figures.json", type: DataFile.json, try text()),
            try DataPackage(dialogue, tables: tables).file,
        ] + tables.map(\.file) + [sheet(language)]
    }

    private var figureTable: DataTable {
        DataTable(
            name: "figures",
            fields: [
                .number("statement"), .number("round"), .number("release"), .number("answered"), .text("cell"),
                .number("layer"), .text("verdict"), .number("agree_from"), .number("agree_to"),
                .number("disagree_from"), .number("disagree_to"), .number("agree"), .number("middle"),
                .number("disagree"), .number("pass"),
            ],
            rows: rounds.flatMap { round in
                figures[round].map { field in
                    field.cells.map {
                        ["\(round.statement.number)", "\(round.round)", "\(field.number)", "\(field.answered)"]
                            + $0.columns
                    }
                } ?? []
            })
    }

    /// One line per cell, in words, with the text of the statement in front.
    private func sheet(_ language: Language) -> DataFile {
        let texts = Dictionary(statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let heads =
            language == .dutch
            ? ["nummer", "stelling", "ronde", "antwoorden", "wie", "beeld", "eens", "midden", "oneens", "weet ik niet"]
            : [
                "number", "statement", "round", "answers", "who", "picture", "agree", "middle", "disagree",
                "don't know",
            ]
        let lines = rounds.flatMap { round -> [[String]] in
            guard let field = figures[round], let statement = texts[round.statement.number] else { return [] }
            return field.cells.map { cell in
                let name = cell.layer.flatMap {
                    dialogue.layers.indices.contains($0 - 1) ? dialogue.layers[$0 - 1] : nil
                }
                return [
                    "\(statement.number)", statement.text, "\(round.round)", "\(field.answered)",
                    name ?? cell.name(language), cell.words(language),
                ] + cell.counts
            }
        }
        return DataFile("figures-for-spreadsheets.csv", forPeopleReading: language, lines: [heads] + lines)
    }
}

/// The statements of an export, for any tier.
func statementTable(_ statements: [ExportedStatement]) -> DataTable {
    DataTable(
        name: "statements",
        fields: [.number("id"), .number("number"), .number("accelerator"), .number("rounds"), .text("text")],
        rows: statements.map {
            ["\($0.id)", "\($0.number)", $0.accelerator.map(String.init) ?? "", "\($0.rounds)", $0.text]
        })
}
