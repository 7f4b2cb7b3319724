import Disclosure

/// The mark of an opinion group: shapes that no common layer has, all in one colour, so that nobody takes a group for a layer.
struct GroupMark: Hashable, Sendable {
    /// nil for people between groups, or where there are none.
    let index: Int?
    var isAlone = false

    /// "A", "B", …
    static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + max(0, min(25, index))))) }

    func outline(_ x: Double, _ y: Double, _ r: Double) -> String {
        // A ring between groups; a full circle where nobody is in one.
        guard let index else { return LayerMark(index: isAlone ? 0 : 4).outline(x, y, r * 0.8) }
        // From the sixth shape of a layer on: hexagon, cross, star, wedge, frame, arch.
        return LayerMark(index: 5 + index % 6).outline(x, y, r)
    }

    var picture: SafeHTML {
        SafeHTML(
            markup: """
                <svg class="group-mark" viewBox="0 0 24 24" aria-hidden="true">\
                <path class="spot sure" d="\(outline(12, 12, 9))"/></svg>
                """)
    }
}

/// The opinion map: where people stand who answered alike. A mark is people at about the same place, larger for more of them;
/// filled where the place is sure, light where it is less so, an outline where it is a guess. The axes have no name.
struct OpinionMapPicture: Sendable {
    private let width: Double
    private let height: Double
    private let name: String
    private let groups: PublicGroups
    /// How far the map reaches from its middle, in quarters of a standard deviation: as far as somebody stands.
    private let reach: Double

    /// As wide as a line of text, on paper and on a phone.
    static func page(_ groups: PublicGroups) -> OpinionMapPicture {
        OpinionMapPicture(groups, width: 560, height: 460, name: "page map")
    }

    private init(_ groups: PublicGroups, width: Double, height: Double, name: String) {
        (self.groups, self.width, self.height, self.name) = (groups, width, height, name)
        reach = Double(groups.spots.reduce(5) { max($0, abs($1.x), abs($1.y)) }) + 1
    }

    /// The distance between two places beside each other.
    private var pitch: Double { min(width, height) / (2 * reach) }

    func markup(label: String) -> SafeHTML {
        var svg = SVG()
        svg.line("tick", 0, height / 2, width, height / 2)
        svg.line("tick", width / 2, 0, width / 2, height)
        let grounds = groups.groups.map { Ground($0) }
        for ground in grounds { svg.path("ground", outline(ground)) }
        // The unsure first, so that the sure lie on top.
        for spot in groups.spots.sorted(by: { ($1.certainty.rawValue, $1.people) < ($0.certainty.rawValue, $0.people) })
        {
            let mark = GroupMark(index: spot.group, isAlone: groups.groups.isEmpty)
            svg.path(
                "spot \(spot.certainty)", mark.outline(x(Double(spot.x)), y(Double(spot.y)), radius(spot.people)))
        }
        for (index, ground) in grounds.enumerated() {
            svg.text(
                GroupMark.letter(index), x(ground.x), max(26, y(ground.y + ground.up) - 5), .middle,
                name: "group-letter")
        }
        return svg.picture(name, width: width, height: height, label: label)
    }

    /// Area by number of people, up to a little more than the distance to the next place.
    private func radius(_ people: Int) -> Double {
        min(pitch * 0.75, pitch * (0.2 + 0.13 * Double(max(1, people)).squareRoot()))
    }

    private func x(_ quarters: Double) -> Double { width / 2 + quarters * width / (2 * reach) }
    private func y(_ quarters: Double) -> Double { height / 2 - quarters * height / (2 * reach) }

    /// Where most of a group stands: one and a half standard deviations around its middle, in quarters.
    private struct Ground {
        let x: Double
        let y: Double
        let across: Double
        let up: Double

        init(_ group: PublicGroups.Group) {
            (x, y) = (Double(group.x) * 0.4, Double(group.y) * 0.4)
            (across, up) = (Double(max(2, group.width)) * 0.6, Double(max(2, group.height)) * 0.6)
        }
    }

    private func outline(_ ground: Ground) -> String {
        let (rx, ry) = (x(ground.across) - x(0), y(0) - y(ground.up))
        return "M\(n(x(ground.x) - rx)) \(n(y(ground.y)))a\(n(rx)) \(n(ry)) 0 1 0 \(n(2 * rx)) 0"
            + "a\(n(rx)) \(n(ry)) 0 1 0 \(n(-2 * rx)) 0z"
    }
}
