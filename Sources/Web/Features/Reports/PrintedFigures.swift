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
    /// - Parameter told: the rounds that the page stands on.
    func pieces(
        of statement: ExportedStatement, on page: PublishedPage.Kind, _ told: Set<RoundKey>
    ) -> [(place: String, words: String)] {
        let fields = statement.numberedRounds.map { told.contains($0) ? open.figures[$0] : nil }
        let text = ("its text", SafeHTML.escape(statement.text))
        guard page == .report else {
            let latest = fields.compactMap(\.self).last
            let picture = latest.map { FloorPicture(frame: .wide, text: floor).reveal($0) }
            return [text] + (picture.map { [("the picture", $0.description)] } ?? [])
        }
        let parts = ReportStatement.parts(fields, number: statement.number, words, floor)
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
