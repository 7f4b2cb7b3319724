/// A number as SVG and CSS read it, to a tenth.
func n(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

/// One picture, built up from parts. Classes only: colours and sizes of words are the style sheets' business.
struct SVG: Sendable {
    enum Anchor: String, Sendable { case start, middle, end }

    private(set) var markup = ""

    mutating func line(_ name: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
        markup += "<path class=\"\(name)\" d=\"M\(n(x1)) \(n(y1))L\(n(x2)) \(n(y2))\"/>"
    }

    mutating func path(_ name: String, _ outline: String) {
        markup += "<path class=\"\(name)\" d=\"\(outline)\"/>"
    }

    /// A mark that travels to its place: `dx` and `dy` lead back to where it came from.
    mutating func path(_ name: String, _ outline: String, dx: Double, dy: Double) {
        markup += "<path class=\"\(name)\" d=\"\(outline)\" data-dx=\"\(n(dx))\" data-dy=\"\(n(dy))\"/>"
    }

    mutating func box(_ name: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, round: Double = 0) {
        markup +=
            "<rect class=\"\(name)\" x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(0, width)))\" height=\"\(n(height))\" "
            + "rx=\"\(n(round))\"/>"
    }

    mutating func text(_ words: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, name: String = "end") {
        markup +=
            "<text class=\"\(name)\" x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor.rawValue)\">"
            + SafeHTML.escape(words) + "</text>"
    }

    /// An arrow from left to right or back, with its head at `x2`.
    mutating func arrow(_ x1: Double, _ y: Double, to x2: Double, head: Double) {
        let back = x2 < x1 ? head : -head
        line("arrow", x1, y, x2 + back * 0.8, y)
        path("arrow-head", "M\(n(x2)) \(n(y))l\(n(back)) \(n(-head * 0.62))v\(n(head * 1.24))z")
    }

    /// The whole picture from `top` down, read aloud as `label`.
    func picture(_ name: String, width: Double, top: Double = 0, height: Double, label: String) -> SafeHTML {
        SafeHTML(
            markup: """
                <svg class="floor \(name)" viewBox="0 \(n(top)) \(n(width)) \(n(height - top))" \
                preserveAspectRatio="xMidYMax meet" role="img" \
                aria-label="\(SafeHTML.escape(label))">\(markup)</svg>
                """)
    }
}
