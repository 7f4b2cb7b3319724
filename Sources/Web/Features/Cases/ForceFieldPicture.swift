import Domain

/// The forces of a case: driving from the left, solid; restraining from the right, dashed; longer and thicker when stronger.
struct ForceFieldPicture {
    /// For a laptop and for paper: both sides beside each other.
    let wide: SafeHTML
    /// For a phone: one force below the other.
    let narrow: SafeHTML

    private struct Layout {
        let width: Int
        /// Where the arrows meet.
        let middle: Int
        let rowHeight: Int
        let charactersPerLine: Int
        let name: String
    }

    /// nil when there is nothing to draw.
    init?(_ study: CaseStudy, _ text: CaseText) {
        let driving = study.forces(.driving)
        let restraining = study.forces(.restraining)
        guard !driving.isEmpty || !restraining.isEmpty else { return nil }
        let finding = text.finding(driving: driving, restraining: restraining)
        let wide = Layout(width: 1_080, middle: 540, rowHeight: 78, charactersPerLine: 62, name: "forces broad")
        var marks = ""
        for (row, force) in driving.enumerated() { marks += Self.arrow(force, y: 60 + row * wide.rowHeight, wide) }
        for (row, force) in restraining.enumerated() { marks += Self.arrow(force, y: 60 + row * wide.rowHeight, wide) }
        let rows = max(driving.count, restraining.count)
        self.wide = Self.drawing(marks, rows: rows, finding, wide, text)
        let narrow = Layout(width: 340, middle: 170, rowHeight: 70, charactersPerLine: 32, name: "forces slim")
        marks = ""
        for (row, force) in (driving + restraining).enumerated() {
            marks += Self.arrow(force, y: 60 + row * narrow.rowHeight, narrow)
        }
        self.narrow = Self.drawing(marks, rows: driving.count + restraining.count, finding, narrow, text)
    }

    private static func drawing(
        _ marks: String, rows: Int, _ finding: String, _ layout: Layout, _ text: CaseText
    ) -> SafeHTML {
        let end = 24 + rows * layout.rowHeight
        let height = end + 40
        return SafeHTML(
            markup: """
                <svg class="floor \(layout.name)" viewBox="0 0 \(layout.width) \(height)" role="img" \
                aria-label="\(SafeHTML.escape(finding))"><path class="base" d="M\(layout.middle) 16V\(end)"/>\(marks)\
                <text x="2" y="\(height - 12)">\(SafeHTML.escape(text.driving)) →</text>\
                <text x="\(layout.width - 2)" y="\(height - 12)" text-anchor="end">← \(SafeHTML.escape(text.restraining))\
                </text></svg>
                """)
    }

    /// The tip points at the middle; the name stands above the arrow.
    private static func arrow(_ force: CasePart, y: Int, _ layout: Layout) -> String {
        let isDriving = force.content.direction == .driving
        let strength = force.content.strength
        let reach = (layout.middle - 24) * (strength + 1) / 6
        let thickness = 3 + strength * 2
        let half = thickness / 2 + 5
        let sign = isDriving ? -1 : 1
        let tip = layout.middle + sign * 12
        let neck = tip + sign * 14
        let tail = neck + sign * reach
        let isNarrow = layout.width < 500
        let x = isDriving ? (isNarrow ? 2 : max(2, tail)) : (isNarrow ? layout.width - 2 : min(layout.width - 2, tail))
        let anchor = isDriving ? "start" : "end"
        let name = force.content[.force] ?? ""
        let short = name.count > layout.charactersPerLine ? name.prefix(layout.charactersPerLine - 1) + "…" : name
        return """
            <g class="\(isDriving ? "driving" : "restraining")">\
            <path class="shaft" d="M\(tail) \(y)H\(neck)" stroke-width="\(thickness)"/>\
            <path class="tip" d="M\(tip) \(y)L\(neck) \(y - half)V\(y + half)Z"/>\
            <text class="name" x="\(x)" y="\(y - half - 4)" text-anchor="\(anchor)">\(SafeHTML.escape(short))</text></g>
            """
    }
}
