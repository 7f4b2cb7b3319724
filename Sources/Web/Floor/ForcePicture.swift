import Disclosure
import Domain

/// What pushes and what holds back under one accelerator: arrows towards the middle, as long as the part that agrees. From the
/// left and solid what pushes, from the right and dashed what holds back; on each arrow the marks of the layers, where they see
/// it differently.
struct ForcePicture: Sendable {
    /// One statement as an arrow.
    struct Arrow: Sendable {
        let finding: StatementFinding
        /// "3 · 22 van 31".
        let words: String
    }

    private static let width = 560.0
    private static let gap = 9.0
    private var centre: Double { Self.width / 2 }

    func markup(driving: [Arrow], restraining: [Arrow], label: String) -> SafeHTML {
        var svg = SVG()
        var top = 0.0
        for row in 0..<max(driving.count, restraining.count) {
            let arrows = [(driving, true), (restraining, false)].compactMap { list, isDriving in
                row < list.count ? (list[row].words, shape(list[row], isDriving: isDriving)) : nil
            }
            let height = arrows.map(\.1.height).max() ?? 0
            for (words, arrow) in arrows {
                svg.text(
                    words, arrow.isDriving ? 4 : Self.width - 4, top + 22, arrow.isDriving ? .start : .end, name: "name"
                )
                arrow.draw(tip: centre + (arrow.isDriving ? -Self.gap : Self.gap), top + 28 + height / 2, &svg)
            }
            top += 36 + height
        }
        svg.line("tick", centre, 4, centre, top + 10)
        return svg.picture("page forces", width: Self.width, height: top + 14, label: label)
    }

    private func shape(_ arrow: Arrow, isDriving: Bool) -> ForceArrow {
        ForceArrow(finding: arrow.finding, isDriving: isDriving, scale: 1, longest: 250)
    }
}

/// The part of a layer that agrees, in a cell of a table: a mark, and a bar that says between what and what. Hidden from screen
/// readers: the words beside it say the same.
enum SupportStrip {
    private static let width = 132.0
    private static let height = 24.0

    static func picture(_ layer: LayerStand) -> SafeHTML? {
        let mark = LayerMark(index: layer.index)
        let bar: ClosedRange<Double>
        switch layer.shown {
        case .counts(_, let low, let high): bar = low...max(low, high)
        case .told(.words(let verdict)): bar = verdict.third / 3...(verdict.third + 1) / 3
        case .told(.shares(let agree, _)): bar = Double(agree.from) / 100...Double(max(agree.from, agree.to)) / 100
        case .nothing: return nil
        }
        let middle: Double
        if case .told(.words) = layer.shown {
            middle = (bar.lowerBound + bar.upperBound) / 2
        } else {
            middle = layer.support ?? 0.5
        }
        var svg = SVG()
        let line = height / 2
        svg.line("base", x(0), line, x(1), line)
        svg.line("tick", x(0.5), 3, x(0.5), height - 3)
        svg.box(mark.fill + " span", x(bar.lowerBound), line - 4, x(bar.upperBound) - x(bar.lowerBound), 8, round: 4)
        svg.path(mark.name, mark.outline(x(middle), line, 6.5))
        return SafeHTML(
            markup: """
                <svg class="floor support" viewBox="0 0 \(n(width)) \(n(height))" aria-hidden="true">\(svg.markup)</svg>
                """)
    }

    private static func x(_ part: Double) -> Double { 10 + part * (width - 20) }
}
