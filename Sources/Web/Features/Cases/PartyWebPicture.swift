import Domain

/// The parties around a case as a web. Place tells the stance, as on the floor: who works against it stands left, who
/// supports it right, who hesitates (or did not say) in the middle below the case. The line repeats it: dashed, solid, dotted.
struct PartyWebPicture {
    /// For a laptop and for paper.
    let wide: SafeHTML
    /// For a phone: one party below the other.
    let narrow: SafeHTML

    private enum Side: CaseIterable {
        case opposes, between, supports

        init(_ party: CasePart) {
            switch party.content[.stance] {
            case "supports": self = .supports
            case "opposes": self = .opposes
            default: self = .between
            }
        }

        var name: String {
            switch self {
            case .opposes: "opposes"
            case .between: "between"
            case .supports: "supports"
            }
        }
    }

    private struct Box {
        let x: Int
        let y: Int
        let width: Int
        static let height = 58
        var middle: Int { y + Self.height / 2 }
    }

    /// nil when there is nobody to draw.
    init?(_ study: CaseStudy, _ text: CaseText, _ language: Language) {
        let parties = study.parts(.party)
        guard !parties.isEmpty else { return nil }
        let sides = Dictionary(grouping: parties, by: Side.init)
        let words = text.web(
            supports: sides[.supports]?.count ?? 0, between: sides[.between]?.count ?? 0,
            opposes: sides[.opposes]?.count ?? 0)
        wide = Self.wide(study, sides, words, text, language)
        narrow = Self.narrow(study, parties, words, language)
    }

    private static func wide(
        _ study: CaseStudy, _ sides: [Side: [CasePart]], _ words: String, _ text: CaseText, _ language: Language
    ) -> SafeHTML {
        let (step, width) = (74, 300)
        let between = sides[.between] ?? []
        let rows = max(sides[.opposes]?.count ?? 0, sides[.supports]?.count ?? 0, between.count + 1)
        let height = 40 + rows * step
        let middle = Box(x: 390, y: 40, width: width)
        var marks = ""
        for (row, party) in (sides[.opposes] ?? []).enumerated() {
            let box = Box(x: 2, y: 40 + row * step, width: width)
            marks += curve(.opposes, from: (middle.x, middle.middle), to: (box.x + box.width, box.middle))
            marks += draw(party, .opposes, in: box, characters: 30, language)
        }
        for (row, party) in (sides[.supports] ?? []).enumerated() {
            let box = Box(x: 778, y: 40 + row * step, width: width)
            marks += curve(.supports, from: (middle.x + middle.width, middle.middle), to: (box.x, box.middle))
            marks += draw(party, .supports, in: box, characters: 30, language)
        }
        for (row, party) in between.enumerated() {
            let box = Box(x: 410, y: 40 + (row + 1) * step, width: width - 40)
            marks += "<path class=\"between\" d=\"M398 \(middle.middle)V\(box.middle)H\(box.x)\"/>"
            marks += draw(party, .between, in: box, characters: 26, language)
        }
        let heads = [(text.opposing, 2, "start"), (text.supporting, 1_078, "end")].map { name, x, anchor in
            "<text class=\"head\" x=\"\(x)\" y=\"22\" text-anchor=\"\(anchor)\">\(SafeHTML.escape(name))</text>"
        }
        marks += heads.joined() + centre(study, in: middle, characters: 32)
        return drawing(marks, width: 1_080, height: height, words, "broad")
    }

    private static func narrow(
        _ study: CaseStudy, _ parties: [CasePart], _ words: String, _ language: Language
    ) -> SafeHTML {
        let step = 70
        let middle = Box(x: 2, y: 4, width: 336)
        var marks = ""
        for (row, party) in parties.enumerated() {
            let box = Box(x: 34, y: 4 + (row + 1) * step, width: 304)
            let side = Side(party)
            marks += "<path class=\"\(side.name)\" d=\"M16 \(middle.middle)V\(box.middle)H\(box.x)\"/>"
            marks += draw(party, side, in: box, characters: 28, language)
        }
        marks += centre(study, in: middle, characters: 30)
        return drawing(marks, width: 340, height: 10 + (parties.count + 1) * step, words, "slim")
    }

    private static func drawing(
        _ marks: String, width: Int, height: Int, _ words: String, _ name: String
    ) -> SafeHTML {
        SafeHTML(
            markup: """
                <svg class="floor forces web \(name)" viewBox="0 0 \(width) \(height)" role="img" \
                aria-label="\(SafeHTML.escape(words))">\(marks)</svg>
                """)
    }

    private static func curve(_ side: Side, from start: (x: Int, y: Int), to end: (x: Int, y: Int)) -> String {
        let half = (start.x + end.x) / 2
        return """
            <path class="\(side.name)" d="M\(start.x) \(start.y)C\(half) \(start.y) \(half) \(end.y) \(end.x) \(end.y)"/>
            """
    }

    private static func centre(_ study: CaseStudy, in box: Box, characters: Int) -> String {
        """
        <rect class="centre" x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(Box.height)" rx="10"/>\
        <text class="centre-name" x="\(box.x + box.width / 2)" y="\(box.middle + 5)" text-anchor="middle">\
        \(short(study.title, characters))</text>
        """
    }

    private static func draw(
        _ party: CasePart, _ side: Side, in box: Box, characters: Int, _ language: Language
    ) -> String {
        let holds = (party.content[.holds] ?? "").split(separator: " ").map {
            CaseWords.held(String($0), language)
        }.joined(separator: " · ")
        let more = holds.isEmpty ? (party.content[.relation] ?? "") : holds
        return """
            <g class="party \(side.name)"><rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(Box.height)" rx="10"/>\
            <text class="name" x="\(box.x + 14)" y="\(box.y + (more.isEmpty ? 35 : 25))">\(short(party.name, characters))</text>\
            <text class="holds" x="\(box.x + 14)" y="\(box.y + 46)">\(short(more, characters + 2))</text></g>
            """
    }

    private static func short(_ text: String, _ characters: Int) -> String {
        SafeHTML.escape(text.count > characters ? text.prefix(characters - 1) + "…" : text)
    }
}
