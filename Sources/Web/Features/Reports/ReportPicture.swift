import Disclosure
import Domain

/// The picture that stands beside a shared address: title, what was found, and the floor of one statement. A document by itself,
/// so its colours are attributes: no style sheet reaches it, and no inline style may stand in it.
struct ReportPicture: Sendable {
    let markup: String

    private static let width = 1_200.0
    private static let height = 630.0
    private static let font = "Inter, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

    init(_ source: ReportSource, _ language: Language) {
        let dialogue = source.dialogue
        let words: FieldText = language.choose(.dutch, .english)
        let floor = FloorText.of(language)
        let findings = source.findings()
        // What people talk about most: where layers or the room differ, else the first.
        let shown = findings.first { $0.kind.isTelling } ?? findings.first
        let summary = words.summary(DialogueField(source.snapshot), people: source.attendance.total)
        var body = ""
        var y = 108.0
        for line in Self.lines(dialogue.title.text, 38, most: 2) {
            body += Self.text(line, 60, y, size: 56, weight: 700, fill: Ink.ink)
            y += 66
        }
        if let shown {
            y += 6
            for line in Self.lines(shown.statement.text.text, 62, most: 2) {
                body += Self.text(line, 60, y, size: 34, weight: 600, fill: Ink.ink)
                y += 44
            }
            let picture = FloorPicture(frame: .wide, text: floor).reveal(shown.field).description
            body += Ink.standalone(picture).replacing(
                "<svg ", with: "<svg x=\"50\" y=\"\(n(y - 14))\" width=\"1100\" height=\"\(n(505 - y))\" ",
                maxReplacements: 1)
        }
        for (index, line) in Self.lines(summary, 92, most: 2).enumerated() {
            body += Self.text(line, 60, 535 + Double(index) * 32, size: 25, weight: 400, fill: Ink.soft)
        }
        body += Self.text("krachtveld", 1_140, 606, size: 25, weight: 700, fill: Ink.accent, anchor: "end")
        markup = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630" \
            font-family="\(Self.font)" role="img" aria-label="\(SafeHTML.escape("\(dialogue.title). \(summary)"))">\
            <rect width="1200" height="630" fill="\(Ink.paper)"/>\(body)</svg>
            """
    }

    private static func text(
        _ words: String, _ x: Double, _ y: Double, size: Int, weight: Int, fill: String, anchor: String = "start"
    ) -> String {
        """
        <text x="\(n(x))" y="\(n(y))" font-size="\(size)" font-weight="\(weight)" fill="\(fill)" \
        text-anchor="\(anchor)">\(SafeHTML.escape(words))</text>
        """
    }

    /// Words in lines of at most so many characters; the last one ends in … where not everything fits.
    static func lines(_ text: String, _ longest: Int, most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, line.count + 1 + word.count > longest {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(line) }
        var kept = lines.prefix(most).map { $0.count > longest ? $0.prefix(longest - 1) + "…" : $0 }
        if lines.count > most, let last = kept.popLast() {
            kept.append(last.hasSuffix("…") ? last : last.prefix(longest - 1) + "…")
        }
        return kept
    }
}

extension StatementFinding.Kind {
    fileprivate var isTelling: Bool {
        switch self {
        case .friction, .room(.divided): true
        default: false
        }
    }
}

/// What the classes of a picture look like on paper, as attributes; the same colours as the tokens in base.css.
enum Ink {
    static let ink = "#16212b"
    static let soft = "#51606c"
    static let paper = "#faf8f3"
    static let accent = "#0b5a68"
    private static let layers = ["#1d4f9f", "#a8501a", "#1f7a4d", "#0a86a4", "#6d5596"]

    /// A picture that needs no style sheet.
    static func standalone(_ picture: String) -> String {
        picture.replacing(#/ class="([^"]*)"/#) { match in
            let looks = attributes(of: match.output.1.split(separator: " ").map(String.init))
            return looks.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined()
        }
    }

    private static func attributes(of names: [String]) -> [String: String] {
        var looks: [String: String] = [:]
        for name in names { looks.merge(attributes(of: name, among: names)) { $1 } }
        return looks
    }

    private static func attributes(of name: String, among names: [String]) -> [String: String] {
        let isWords = names.contains("band-text")
        switch name {
        case "base": return ["stroke": "#7f7b70", "stroke-width": "3"]
        case "tick": return ["stroke": "#d8d3c7", "stroke-width": "2"]
        case "arrow": return ["stroke": ink, "stroke-width": "6", "fill": "none"]
        case "arrow-head": return ["fill": ink]
        case "ghost": return ["opacity": "0.38"]
        case "area": return ["opacity": "0.85"]
        case "span": return ["opacity": "0.45"]
        case "halo": return ["fill": paper]
        case "band": return ["fill": accent]
        case "off": return isWords ? ["fill": soft] : ["fill": paper, "stroke": "#d8d3c7", "stroke-width": "2"]
        case "past": return isWords ? ["fill": ink] : ["fill": "#e3eff0", "stroke": accent, "stroke-width": "2"]
        case "band-text": return ["fill": "#ffffff", "font-size": "40", "font-weight": "600"]
        case "row-text": return ["font-size": "29"]
        case "end": return ["fill": soft, "font-size": "33", "font-weight": "600"]
        case "name", "count": return ["fill": ink, "font-size": "33", "font-weight": "600"]
        case "small": return ["font-size": "25"]
        case "L0": return ["fill": soft]
        default:
            guard name.first == "L", let number = Int(name.dropFirst()), number > 0 else { return [:] }
            return ["fill": layers[(number - 1) % layers.count], "fill-rule": "evenodd"]
        }
    }
}
