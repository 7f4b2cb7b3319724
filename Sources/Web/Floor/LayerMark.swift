import Foundation

/// The colour and the shape of a layer: never one without the other, so that the layer is seen in grey and by everybody.
struct LayerMark: Hashable, Sendable {
    enum Shape: CaseIterable, Sendable {
        case circle, square, triangle, diamond, ring, hexagon, cross, star, wedge, frame, arch, saltire
        /// For people who would rather not say.
        case bar
    }

    /// The layer's index in the dialogue; nil for people who would rather not say.
    let index: Int?

    var shape: Shape {
        guard let index else { return .bar }
        let named = Shape.allCases.dropLast()
        return Shape.allCases[index % named.count]
    }

    /// The class that style sheets colour.
    var name: String { index.map { "L\($0 % (Shape.allCases.count - 1) + 1)" } ?? "L0" }

    /// The outline around a centre; it stays within 1.1 × `r` on every side. What lies inside an inner outline is empty
    /// (fill-rule evenodd), so rings need no stroke.
    func outline(_ x: Double, _ y: Double, _ r: Double) -> String {
        switch shape {
        case .circle: circle(x, y, r)
        case .ring: circle(x, y, r) + circle(x, y, r * 0.6)
        case .square: box(x, y, r * 0.9, r * 0.9)
        case .frame: box(x, y, r * 0.9, r * 0.9) + box(x, y, r * 0.5, r * 0.5)
        case .bar: box(x, y, r, r * 0.42)
        case .diamond: polygon(4, x, y, r * 1.1)
        case .hexagon: polygon(6, x, y, r)
        case .triangle:
            "M\(n(x)) \(n(y - r))l\(n(r * 1.08)) \(n(r * 1.88))h\(n(-r * 2.16))z"
        case .wedge:
            "M\(n(x)) \(n(y + r))l\(n(r * 1.08)) \(n(-r * 1.88))h\(n(-r * 2.16))z"
        case .arch:
            "M\(n(x - r)) \(n(y + r * 0.7))a\(n(r)) \(n(r)) 0 0 1 \(n(2 * r)) 0v\(n(r * 0.2))h\(n(-2 * r))z"
        case .cross: cross(x, y, r, turned: 0)
        case .saltire: cross(x, y, r * 1.05, turned: .pi / 4)
        case .star: star(x, y, r * 1.1)
        }
    }

    private func circle(_ x: Double, _ y: Double, _ r: Double) -> String {
        "M\(n(x - r)) \(n(y))a\(n(r)) \(n(r)) 0 1 0 \(n(2 * r)) 0a\(n(r)) \(n(r)) 0 1 0 \(n(-2 * r)) 0z"
    }

    private func box(_ x: Double, _ y: Double, _ halfWidth: Double, _ halfHeight: Double) -> String {
        "M\(n(x - halfWidth)) \(n(y - halfHeight))h\(n(2 * halfWidth))v\(n(2 * halfHeight))h\(n(-2 * halfWidth))z"
    }

    private func polygon(_ corners: Int, _ x: Double, _ y: Double, _ r: Double) -> String {
        path((0..<corners).map { (r, Double($0) / Double(corners)) }, x, y)
    }

    private func star(_ x: Double, _ y: Double, _ r: Double) -> String {
        path((0..<10).map { ($0.isMultiple(of: 2) ? r : r * 0.48, Double($0) / 10) }, x, y)
    }

    private func cross(_ x: Double, _ y: Double, _ r: Double, turned: Double) -> String {
        let arm = 0.36
        let corners = [
            (arm, -1.0), (arm, -arm), (1, -arm), (1, arm), (arm, arm), (arm, 1), (-arm, 1), (-arm, arm), (-1, arm),
            (-1, -arm), (-arm, -arm), (-arm, -1),
        ]
        let (sine, cosine) = (sin(turned), cos(turned))
        return "M"
            + corners.map { "\(n(x + r * ($0 * cosine - $1 * sine))) \(n(y + r * ($0 * sine + $1 * cosine)))" }
            .joined(separator: "L") + "z"
    }

    /// A closed outline through corners given as distance and part of a turn, the first one upwards.
    private func path(_ corners: [(distance: Double, turn: Double)], _ x: Double, _ y: Double) -> String {
        "M"
            + corners.map {
                "\(n(x + $0.distance * sin(2 * .pi * $0.turn))) \(n(y - $0.distance * cos(2 * .pi * $0.turn)))"
            }.joined(separator: "L") + "z"
    }
}
