import Disclosure
import Domain

/// How a report prints public figures: the same code as the page, to find its pieces on a page again.
struct PrintedFigures: Sendable {
    private let open: PublicExport
    private let words: ReportText
    private let floor: FloorText

    init(_ open: PublicExport, _ language: Language) {
        self.open = open
        words = language.choose(.dutch, .english)
        floor = FloorText.of(language)
    }

    /// What must stand in the part of a statement, with a name for each.
    func pieces(of statement: ExportedStatement) -> [(place: String, words: String)] {
        let fields = (0..<min(max(0, statement.rounds), 1_000)).map { index in
            open.figures[RoundKey(statement: ID(statement.id), round: index + 1)]
        }
        let parts = ReportStatement.parts(fields, number: statement.number, words, floor)
        let text = ("its text", SafeHTML.escape(statement.text))
        return [text]
            + parts.flatMap { part -> [(String, String)] in
                let name = part.heading.map { "\"\($0)\", " } ?? ""
                return [
                    part.sentence.map { ("\(name)the sentence", SafeHTML.escape($0)) },
                    part.picture.map { ("\(name)the picture", $0.description) },
                    part.table.map { ("\(name)the table", $0.description) },
                ].compactMap(\.self)
            }
    }

    /// What must stand about who took part: in which part, what it is, and how it is written.
    var attendance: [(part: String, place: String, words: String)] {
        let total = "<dt>\(words.people)</dt><dd>\(open.attendance.total)</dd>"
        let layers = open.attendance.layers
        let table = layers.isEmpty ? nil : ReportTable(words: words, text: floor).attendance(layers)
        return [("facts", "the number of people", total)]
            + (table.map { [(ReportSection.tookPart.anchor, "the number of people per layer", $0.description)] } ?? [])
    }
}
