import Disclosure

/// The floor in a cell of a table, for one layer of an open dialogue. Hidden from screen readers: the cells beside it say the
/// same in figures.
enum FloorStrip {
    private static let width = 180.0
    private static let height = 26.0

    static func picture(_ layer: PublicField.Layer, isByChoice: Bool) -> SafeHTML {
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
        return SafeHTML(
            markup: """
                <svg class="floor strip" viewBox="0 0 \(n(width)) \(n(height))" aria-hidden="true">\(svg.markup)</svg>
                """)
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
}
