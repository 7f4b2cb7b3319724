import Domain

/// A force as an arrow towards the middle, as long as the part that agrees: from the left and solid what pushes, from the right
/// and dashed what holds back. On it stand the marks of the layers.
struct ForceArrow: Sendable {
    let finding: StatementFinding
    let isDriving: Bool
    /// How large marks and head are: 1 on a page.
    let scale: Double
    let longest: Double

    private var size: Double { 6.5 * scale }

    /// The height that it needs, so that every mark is seen.
    var height: Double { max(20 * scale, PlacedMark.height(marks(tip: 0), size: size)) }

    func draw(tip: Double, _ y: Double, _ svg: inout SVG) {
        let name = isDriving ? "force" : "force restraining"
        let length = max(20 * scale, (finding.support ?? 0) * longest)
        svg.line(name, tip + side * length, y, tip + side * 12 * scale, y)
        svg.path(
            name + " head", "M\(n(tip)) \(n(y))l\(n(side * 15 * scale)) \(n(-10 * scale))v\(n(20 * scale))z")
        for mark in marks(tip: tip) { mark.draw(around: y, &svg) }
    }

    private var side: Double { isDriving ? -1 : 1 }

    private func marks(tip: Double) -> [PlacedMark] {
        PlacedMark.place(finding.layers, size: size) { tip + side * max(16 * scale, $0 * longest) }
    }
}

extension ForceArrow {
    private static let width = 730.0

    /// Alone, for the big screen.
    static func wide(_ finding: StatementFinding, isDriving: Bool) -> ForceArrow {
        ForceArrow(finding: finding, isDriving: isDriving, scale: 1.75, longest: width - 24)
    }

    /// The height as a part of the width.
    var slope: Double { height / Self.width }

    /// Its tip at the side of the middle.
    func picture(label: String) -> SafeHTML {
        var svg = SVG()
        draw(tip: isDriving ? Self.width : 0, height / 2, &svg)
        let name = "wide force-arrow \(isDriving ? "driving" : "restraining")"
        return svg.picture(name, width: Self.width, height: height, label: label)
    }
}
