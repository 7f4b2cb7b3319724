import Disclosure
import Domain

/// Where the layers stand on one statement, for the big screen: on the line from oneens to eens each layer's mark at the part
/// that agrees. Where nothing is told per layer, the part of the line that is told of the room.
struct LayerLine: Sendable {
    private static let width = 560.0
    private static let inset = 26.0
    private static let size = 15.0

    let finding: StatementFinding

    /// nil where nothing is shown.
    func picture(label: String) -> SafeHTML? {
        let line = height / 2
        var svg = SVG()
        svg.line("base", Self.x(0), line, Self.x(1), line)
        svg.line("tick", Self.x(0.5), line - 16, Self.x(0.5), line + 16)
        if case .room(let told) = finding.field.shown {
            let (low, high) = told.ends
            svg.box("band", Self.x(low), line - 14, Self.x(high) - Self.x(low), 28, round: 14)
        } else if marks.isEmpty {
            return nil
        }
        for mark in marks { mark.draw(around: line, &svg) }
        return svg.picture("wide layer-line", width: Self.width, height: height, label: label)
    }

    /// The height as a part of the width.
    var slope: Double { height / Self.width }

    private var height: Double { PlacedMark.height(marks, size: Self.size) }
    private var marks: [PlacedMark] { PlacedMark.place(finding.layers, size: Self.size, at: Self.x) }

    private static func x(_ part: Double) -> Double { inset + part * (width - 2 * inset) }
}

extension PublicField.Finding {
    /// Between which parts of the line (0 … 1) lies what is told.
    fileprivate var ends: (Double, Double) {
        switch self {
        case .words(let verdict): (verdict.third / 3, (verdict.third + 1) / 3)
        case .shares(let agree, _): (Double(agree.from) / 100, Double(max(agree.from, agree.to)) / 100)
        }
    }
}
