import OpinionAnalysis

/// Lines of a report with titles and paragraphs.
struct ReportWriter {
    private(set) var lines: [String] = []
    /// The words by which a statement is named.
    let names: StatementNames

    init(_ names: StatementNames) { self.names = names }

    mutating func title(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(text)
        lines.append(String(repeating: "-", count: text.count))
    }

    mutating func say(_ sentence: String) { lines.append(sentence) }
    mutating func add(_ table: TextTable) { lines += table.lines }

    /// Lists at most so many items, and says how many more there are.
    mutating func list<Item>(_ items: [Item], most: Int, _ line: (Item, StatementNames) -> String) {
        for item in items.prefix(most) { lines.append("  " + line(item, names)) }
        if items.count > most { lines.append("  … and \(items.count - most) more (--json gives all).") }
    }

    /// All lines as UTF-8.
    var utf8: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}

/// How statements are called in a report.
struct StatementNames {
    let labels: [String]
    let texts: [String?]

    /// "12 “The ferry must stay free”", cut to the width of a line.
    func callAsFunction(_ statement: Int) -> String {
        guard labels.indices.contains(statement) else { return "\(statement)" }
        guard let text = texts[statement] else { return labels[statement] }
        return "\(labels[statement]) “\(StatementNames.cut(text, 90))”"
    }

    /// The words alone, cut; empty where they are not known.
    func text(_ statement: Int) -> String {
        texts.indices.contains(statement) ? StatementNames.cut(texts[statement] ?? "", 70) : ""
    }

    private static func cut(_ text: String, _ most: Int) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= most ? line : line.prefix(most - 1) + "…"
    }
}
