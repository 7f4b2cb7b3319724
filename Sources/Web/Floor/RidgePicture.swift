import Disclosure
import Foundation

/// Rooms with too many people for dots: per layer how its people are spread over the line, each layer equally high.
extension FloorPicture {
    func ridges(_ layers: [PublicField.Layer], _ label: String) -> SafeHTML {
        var svg = SVG()
        let rows = FloorRows(count: layers.count, frame: frame)
        let isByChoice = layers.isByChoice
        for (row, layer) in layers.enumerated() {
            svg.line("tick", rows.x(-100), rows.line(row), rows.x(100), rows.line(row))
            rows.name(layer, row, text, &svg)
            if isByChoice {
                bars(of: layer.counts, rows, row, layer.mark, &svg)
            } else {
                svg.path(layer.mark.fill, ridge(of: layer.places, rows, row))
            }
        }
        rows.ends(text, &svg, middle: isByChoice)
        return svg.picture(frame.name, width: frame.width, height: rows.height, label: label)
    }

    /// From the middle to the left the part that disagrees, to the right the part that agrees, with how many they are.
    private func bars(
        of counts: PublicField.Counts, _ rows: FloorRows, _ row: Int, _ mark: LayerMark, _ svg: inout SVG
    ) {
        guard counts.total > 0 else { return }
        let thickness = rows.pitch * 0.56
        let top = rows.line(row) - thickness / 2
        let (left, right) = (share(counts.disagree, counts.total), share(counts.agree, counts.total))
        svg.box(mark.fill, rows.x(-left), top, rows.x(0) - rows.x(-left), thickness)
        svg.box(mark.fill, rows.x(0), top, rows.x(right) - rows.x(0), thickness)
        svg.line("base", rows.x(0), top - 2, rows.x(0), top + thickness + 2)
        let baseline = rows.line(row) + thickness * 0.32
        svg.text("\(counts.disagree)", rows.x(-left) - 8, baseline, .end, name: "count")
        svg.text("\(counts.agree)", rows.x(right) + 8, baseline, .start, name: "count")
    }

    /// 0 … 88, so that there is room for the number beside a full bar.
    private func share(_ count: Int, _ total: Int) -> Double { Double(count) / Double(total) * 88 }

    /// A curve over the line, smoothed over a tenth of it; its highest point fills the row.
    private func ridge(of places: [Int], _ rows: FloorRows, _ row: Int) -> String {
        let steps = Array(stride(from: -100.0, through: 100, by: 4))
        let heights = steps.map { step in
            places.reduce(0.0) { $0 + exp(-pow((Double($1) - step) / 8, 2) / 2) }
        }
        guard let highest = heights.max(), highest > 0 else { return "" }
        let line = rows.line(row)
        let points = zip(steps, heights).map { step, height in
            "\(n(rows.x(step))) \(n(line - height / highest * rows.pitch * 0.86))"
        }
        return "M\(n(rows.x(-100))) \(n(line))L" + points.joined(separator: "L") + "L\(n(rows.x(100))) \(n(line))z"
    }
}

/// Where the rows of a picture with a row per layer lie.
struct FloorRows {
    let count: Int
    let frame: FloorFrame

    /// Names stand before the lines where there is room, else above them.
    var namesAreBefore: Bool { frame.names > 0 }

    /// From line to line.
    var pitch: Double {
        namesAreBefore ? (frame.height - frame.foot) / Double(max(1, count)) : 64
    }

    var height: Double { namesAreBefore ? frame.height : pitch * Double(count) + frame.foot }

    func line(_ row: Int) -> Double { pitch * (Double(row) + (namesAreBefore ? 0.72 : 0.86)) }

    func x(_ place: Double) -> Double {
        let left = namesAreBefore ? frame.names : frame.inset
        return left + (place + 100) / 200 * (frame.width - frame.inset - left)
    }

    func name(_ layer: PublicField.Layer, _ row: Int, _ text: FloorText, _ svg: inout SVG) {
        name(layer.mark, text.short(layer), row, &svg)
    }

    func name(_ mark: LayerMark, _ words: String, _ row: Int, _ svg: inout SVG) {
        let r = min(frame.largestDot * 0.55, pitch * 0.24)
        let y = namesAreBefore ? line(row) : line(row) - pitch * 0.66
        svg.path(mark.name, mark.outline(frame.inset * 0.5 + r, y, r))
        let isSmall = count > 8 && namesAreBefore
        // A third of the size of the words brings their middle to the middle of the mark.
        let drop = namesAreBefore ? (isSmall ? 8.5 : 11.5) : 5
        svg.text(
            words, frame.inset * 0.5 + max(r * 3.2, frame.width * 0.02), y + drop,
            name: isSmall ? "name small" : "name")
    }

    func ends(_ text: FloorText, _ svg: inout SVG, middle: Bool = false) {
        let y = height - frame.foot * 0.28
        svg.text(text.disagree, x(-100), y)
        svg.text(text.agree, x(100), y, .end)
    }
}

extension LayerMark {
    /// For areas: filled also where the mark is only an outline.
    var fill: String { name + " area" }
}
