import Disclosure

/// Draws what everybody may see of one statement in one round. Takes public figures only, so it cannot show more than they do.
struct FloorPicture: Sendable {
    /// More people than this are drawn as a ridge per layer.
    static let mostDots = 400

    let frame: FloorFrame
    let text: FloorText

    /// The floor as it was revealed: dots, ridges, three words, or that there is too little to show.
    func reveal(_ field: PublicField) -> SafeHTML {
        let label = text.say(field.sentence)
        switch field.shown {
        case .tooFew: return empty(label)
        case .room(.words(let verdict)): return words([(nil, verdict)], label)
        case .room(.shares(let agree, let disagree)): return room(agree, disagree, label)
        case .layers(let told): return findings(told, label)
        case .exact(let total, let layers):
            let label = total.pass > 0 ? "\(label) \(text.pass): \(total.pass)." : label
            if total.total <= Self.mostDots, let plan = dots(total, layers) {
                return draw(plan, total, layers, label)
            }
            return ridges(layers, label)
        }
    }

    private func draw(
        _ plan: DotPlan, _ total: PublicField.Counts, _ layers: [PublicField.Layer], _ label: String
    ) -> SafeHTML {
        var svg = SVG()
        let ends = layers.isByChoice ? choiceEnds(total, layers) : lineEnds(total)
        axis(&svg, ticks: layers.isByChoice ? [] : [-100, -50, 0, 50, 100], ends)
        add(plan, to: &svg, line: frame.base - 3, from: frame.x(0))
        // What nobody stands in is left out, so that the picture can be shown larger.
        let highest = plan.dots.map(\.y).max() ?? 0
        let top = min(frame.base - highest - plan.radius * 1.6, frame.height * 0.6)
        return svg.picture(frame.name, width: frame.width, top: max(0, top), height: frame.height, label: label)
    }

    private func dots(_ total: PublicField.Counts, _ layers: [PublicField.Layer]) -> DotPlan? {
        let height = frame.base - 8
        guard layers.isByChoice else {
            let people = layers.flatMap { layer in
                layer.places.map { DotStack.Person(mark: layer.mark, x: frame.x(Double($0))) }
            }
            return DotStack(
                range: frame.inset...(frame.width - frame.inset), height: height, largestDot: frame.largestDot,
                reach: frame.width * 0.035
            ).plan(people)
        }
        let choices = layers.choices
        let width = (frame.width - 2 * frame.inset) / Double(choices.count)
        return DotColumns(height: height, largestDot: frame.largestDot).plan(
            choices.enumerated().map { position, choice in
                DotColumns.Group(
                    centre: frame.inset + width * (Double(position) + 0.5), width: width * 0.94,
                    people: layers.map { layer in (layer.mark, layer.places.count { $0 == choice }) })
            })
    }

    // MARK: - The line

    /// Words under the line: where, what and how they are anchored.
    typealias End = (x: Double, words: String, anchor: SVG.Anchor)

    func axis(_ svg: inout SVG, ticks: [Double], _ ends: [End]) {
        svg.line("base", frame.inset, frame.base, frame.width - frame.inset, frame.base)
        for tick in ticks { svg.line("tick", frame.x(tick), frame.base, frame.x(tick), frame.base + 8) }
        for end in ends where !end.words.isEmpty {
            svg.text(end.words, end.x, frame.base + frame.foot * 0.72, end.anchor)
        }
    }

    private func lineEnds(_ total: PublicField.Counts) -> [End] {
        [
            (frame.inset, text.disagree, .start),
            (frame.x(0), total.pass > 0 ? "\(text.pass): \(total.pass)" : "", .middle),
            (frame.width - frame.inset, text.agree, .end),
        ]
    }

    /// Under each block of people how many they are; who does not know stands apart, between them.
    private func choiceEnds(_ total: PublicField.Counts, _ layers: [PublicField.Layer]) -> [End] {
        let pass = total.pass > 0 ? "\(text.pass): \(total.pass)" : ""
        let hasMiddle = layers.choices.count == 3
        let middle = hasMiddle ? "\(text.middle): \(total.middle)" : ""
        // On a phone two such words do not fit between the others; the table below tells who does not know.
        let centre = [middle, hasMiddle && frame.name == FloorFrame.page.name ? "" : pass].filter { !$0.isEmpty }
        let side: Double = centre.isEmpty ? 50 : 66
        return [
            (frame.x(-side), "\(text.disagree): \(total.disagree)", .middle),
            (frame.x(0), centre.joined(separator: " · "), .middle),
            (frame.x(side), "\(text.agree): \(total.agree)", .middle),
        ]
    }

    /// Dots on a line, one element each where they travel, else one per layer.
    func add(_ plan: DotPlan, to svg: inout SVG, line: Double, from start: Double, name: String = "") {
        if frame.name == FloorFrame.wide.name {
            for dot in plan.dots {
                let y = line - dot.y
                svg.path(
                    dot.mark.name + name, dot.mark.outline(dot.x, y, plan.radius), dx: start - dot.x,
                    dy: dot.y - plan.radius)
            }
            return
        }
        for (mark, dots) in Dictionary(grouping: plan.dots, by: \.mark).sorted(by: { $0.key.name < $1.key.name }) {
            svg.path(
                mark.name + name, dots.map { mark.outline($0.x, line - $0.y, plan.radius) }.joined())
        }
    }
}

extension PublicField.Layer {
    var mark: LayerMark { LayerMark(index: index) }
}

extension [PublicField.Layer] {
    /// Whether people chose an answer, or stood in a zone of the room, instead of placing themselves on the line.
    var isByChoice: Bool { allSatisfy { $0.places.allSatisfy { [-100, 0, 100].contains($0) } } }

    /// The answers that get a block: the middle only where somebody stands there.
    var choices: [Int] { contains { $0.places.contains(0) } ? [-100, 0, 100] : [-100, 100] }
}
