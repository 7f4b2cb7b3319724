/// Rows of text in columns that line up in a terminal.
struct TextTable {
    /// How a column stands.
    enum Side { case left, right }

    private let headings: [String]
    private let sides: [Side]
    private var rows: [[String]] = []

    /// - Parameter columns: headings from left to right; the last column may be of any length.
    init(_ columns: [(heading: String, side: Side)]) {
        headings = columns.map(\.heading)
        sides = columns.map(\.side)
    }

    /// Adds a row; missing fields are blank.
    mutating func add(_ fields: [String]) { rows.append(fields) }

    var isEmpty: Bool { rows.isEmpty }

    /// One line per row under the headings, indented by two spaces.
    var lines: [String] {
        let widths = headings.indices.map { column in
            ([headings] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return ([headings] + rows).map { row in
            var line = " "
            for column in headings.indices {
                let field = column < row.count ? row[column] : ""
                let space = String(repeating: " ", count: widths[column] - field.count)
                line += " " + (sides[column] == .right ? space + field : field + space)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
