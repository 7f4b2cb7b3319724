/// The mark of a layer: colour and shape together, so that neither has to be seen to tell layers apart.
enum LayerMark {
    private enum Shape {
        case circle, square, triangle, diamond, ring, hexagon, cross, star
    }

    /// Shapes come back in other colours from the ninth layer on; a dialogue has twelve at most.
    private static let marks: [(colour: String, shape: Shape)] = [
        ("L1", .circle), ("L2", .square), ("L3", .triangle), ("L4", .diamond), ("L5", .ring), ("L6", .hexagon),
        ("L7", .cross), ("L8", .star), ("L4", .hexagon), ("L6", .cross), ("L7", .star), ("L8", .diamond),
    ]

    /// One mark around a place in a drawing.
    /// - Parameters:
    ///   - index: the layer's index in its dialogue; nil for people who would rather not say.
    ///   - radius: about half of its width.
    ///   - attributes: more attributes, such as `data-dx="12"`; made by our own code only.
    static func shape(of index: Int?, x: Double, y: Double, radius: Double, attributes: String = "") -> SafeHTML {
        let mark = index.map { marks[$0 % marks.count] } ?? ("L0", .circle)
        let more = (attributes.isEmpty ? "" : " ") + attributes
        switch mark.shape {
        case .circle:
            return SafeHTML(
                markup: #"<circle class="\#(mark.colour)" cx="\#(n(x))" cy="\#(n(y))" r="\#(n(radius))"\#(more)/>"#)
        case .ring:
            return SafeHTML(
                markup: #"<circle class="\#(mark.colour)" cx="\#(n(x))" cy="\#(n(y))" r="\#(n(radius * 0.86))"\#(more)/>"#)
        default:
            let path = corners(of: mark.shape).enumerated().map { index, corner in
                (index == 0 ? "M" : "L") + n(x + corner.x * radius) + " " + n(y + corner.y * radius)
            }.joined()
            return SafeHTML(markup: #"<path class="\#(mark.colour)" d="\#(path)z"\#(more)/>"#)
        }
    }

    /// The mark alone, for a legend or a choice; says nothing to a screen reader, the name stands beside it.
    static func icon(of index: Int?) -> SafeHTML {
        let shape = shape(of: index, x: 12, y: 12, radius: 8.5)
        return SafeHTML(markup: #"<svg viewBox="0 0 24 24" aria-hidden="true">\#(shape)</svg>"#)
    }

    /// Corners around (0, 0) of shapes that look equally large.
    private static func corners(of shape: Shape) -> [(x: Double, y: Double)] {
        switch shape {
        case .circle, .ring: []
        case .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
        case .triangle: [(0, -1.12), (1.12, 0.88), (-1.12, 0.88)]
        case .diamond: [(0, -1.26), (1.15, 0), (0, 1.26), (-1.15, 0)]
        case .hexagon: [(-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0)]
        case .cross:
            [
                (-0.35, -1.05), (0.35, -1.05), (0.35, -0.35), (1.05, -0.35), (1.05, 0.35), (0.35, 0.35), (0.35, 1.05),
                (-0.35, 1.05), (-0.35, 0.35), (-1.05, 0.35), (-1.05, -0.35), (-0.35, -0.35),
            ]
        case .star:
            [
                (0, -1.2), (0.29, -0.41), (1.14, -0.37), (0.48, 0.16), (0.71, 0.97), (0, 0.5), (-0.71, 0.97),
                (-0.48, 0.16), (-1.14, -0.37), (-0.29, -0.41),
            ]
        }
    }

    /// A coordinate with one decimal, which is finer than any screen shows.
    private static func n(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e9 else { return "0" }
        let whole = Int(tenths)
        return whole % 10 == 0 ? String(whole / 10) : String(Double(whole) / 10)
    }
}
