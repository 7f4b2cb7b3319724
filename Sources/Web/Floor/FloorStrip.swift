import Disclosure

/// The floor in a cell of a table, for one layer of an open dialogue.
enum FloorStrip {
    private static let width = 180.0
    private static let height = 26.0

    static func picture(_ layer: PublicField.Layer, isByChoice: Bool, _ text: FloorText) -> SafeHTML {
        var svg = SVG()
        let line = height / 2
        svg.line("base", x(-100), line, x(100), line)
        svg.line("tick", x(0), 4, x(0), height - 4)
        if isByChoice {
            let (left, right) = (share(layer.counts.disagree, layer), share(layer.counts.agree, layer))
            svg.box(layer.mark.fill, x(-left), line - 5, x(right) - x(-left), 10)
        } else if let (low, high) = middleHalf(layer.places) {
            svg.box(layer.mark.fill + " span", x(low), line - 5, x(high) - x(low), 10, round: 5)
        }
        if let mean = layer.meanPlace, !isByChoice { svg.path(layer.mark.name, layer.mark.outline(x(mean), line, 7)) }
        return svg.picture("strip", width: width, height: height, label: label(layer, text))
    }

    private static func x(_ place: Double) -> Double { 10 + (place + 100) / 200 * (width - 20) }

    private static func share(_ count: Int, _ layer: PublicField.Layer) -> Double {
        layer.counts.total == 0 ? 0 : Double(count) / Double(layer.counts.total) * 100
    }

    /// Where the middle half of the people stand.
    private static func middleHalf(_ places: [Int]) -> (Double, Double)? {
        guard !places.isEmpty else { return nil }
        return (Double(places[(places.count - 1) / 4]), Double(places[places.count - 1 - (places.count - 1) / 4]))
    }

    private static func label(_ layer: PublicField.Layer, _ text: FloorText) -> String {
        let counts = layer.counts
        var parts = ["\(text.disagree) \(counts.disagree)", "\(text.agree) \(counts.agree)"]
        if counts.middle > 0 { parts.insert("\(text.middle) \(counts.middle)", at: 1) }
        if counts.pass > 0 { parts.append("\(text.pass) \(counts.pass)") }
        return "\(text.name(layer)): " + parts.joined(separator: ", ")
    }
}
