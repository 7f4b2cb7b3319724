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
    private static let pitch = 58.0
    private static let longest = 250.0
    private static let gap = 9.0
    private var centre: Double { Self.width / 2 }

    func markup(driving: [Arrow], restraining: [Arrow], label: String) -> SafeHTML {
        var svg = SVG()
        let rows = max(driving.count, restraining.count)
        let height = Self.pitch * Double(rows) + 14
        svg.line("tick", centre, 4, centre, height - 4)
        for (row, arrow) in driving.enumerated() { draw(arrow, row, side: -1, "force", &svg) }
        for (row, arrow) in restraining.enumerated() { draw(arrow, row, side: 1, "force restraining", &svg) }
        return svg.picture("page forces", width: Self.width, height: height, label: label)
    }

    /// - Parameter side: −1 from the left, 1 from the right.
    private func draw(_ arrow: Arrow, _ row: Int, side: Double, _ name: String, _ svg: inout SVG) {
        let y = Self.pitch * Double(row) + 38
        let length = max(20, (arrow.finding.support ?? 0) * Self.longest)
        let (tip, tail) = (centre + side * Self.gap, centre + side * (Self.gap + length))
        svg.line(name, tail, y, tip + side * 12, y)
        svg.path(name + " head", "M\(n(tip)) \(n(y))l\(n(side * 15)) -10v20z")
        svg.text(
            arrow.words, side < 0 ? 4 : Self.width - 4, y - 16, side < 0 ? .start : .end, name: "name")
        for layer in arrow.finding.layers ?? [] {
            guard let support = layer.support else { continue }
            let mark = LayerMark(index: layer.index)
            let x = centre + side * (Self.gap + max(16, support * Self.longest))
            svg.path("halo", mark.outline(x, y, 9))
            svg.path(mark.name, mark.outline(x, y, 6.5))
        }
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
