import Domain

/// The mark of a layer on a line; where marks would hide each other they stand one above the other.
struct PlacedMark: Sendable {
    private let layer: LayerMark
    private let x: Double
    /// Its place in its stack, from the top.
    private var step = 0
    /// The marks of its stack.
    private var of = 1

    /// Half its width.
    private let size: Double

    /// The layers of which something is told, with where the part that agrees lies. A mark that is too near to the one before it
    /// joins its stack.
    static func place(_ layers: [LayerStand]?, size: Double, at place: (Double) -> Double) -> [PlacedMark] {
        var marks = (layers ?? []).compactMap { layer in
            layer.support.map { PlacedMark(LayerMark(index: layer.index), x: place($0), size: size) }
        }.sorted { $0.x < $1.x }
        var start = 0
        for index in marks.indices {
            guard index == marks.count - 1 || marks[index + 1].x - marks[index].x >= 2.3 * size else { continue }
            for member in start...index { (marks[member].step, marks[member].of) = (member - start, index - start + 1) }
            start = index + 1
        }
        return marks
    }

    private init(_ layer: LayerMark, x: Double, size: Double) { (self.layer, self.x, self.size) = (layer, x, size) }

    /// The height of the highest stack.
    static func height(_ marks: [PlacedMark], size: Double) -> Double {
        (Double((marks.map(\.of).max() ?? 1) - 1) * pitch + 2.8) * size
    }

    /// From mark to mark in a stack, in sizes.
    private static let pitch = 1.9

    func draw(around line: Double, _ svg: inout SVG) {
        let y = line + (Double(step) - Double(of - 1) / 2) * Self.pitch * size
        svg.path("halo", layer.outline(x, y, size * 1.25))
        svg.path(layer.name, layer.outline(x, y, size))
    }
}
