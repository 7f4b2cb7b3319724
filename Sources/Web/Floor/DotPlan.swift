/// Where the dot of one person stands.
struct Dot: Hashable, Sendable {
    let mark: LayerMark
    let x: Double
    /// Above the line, upwards.
    let y: Double
}

/// Dots that do not overlap, all of one size.
struct DotPlan: Hashable, Sendable {
    let radius: Double
    let dots: [Dot]

    /// From centre to centre, for a radius: marks reach to 1.1 × the radius.
    static func pitch(_ radius: Double) -> Double { radius * 2.26 }

    /// The sizes that are tried, from the largest one down.
    static func radii(from largest: Double) -> [Double] {
        (0..<14).map { step in (0..<step).reduce(largest) { radius, _ in radius * 0.86 } }
    }
}

/// Stacks people above the place where they stand: as low as possible, as near as possible.
struct DotStack {
    struct Person: Hashable, Sendable {
        let mark: LayerMark
        let x: Double
    }

    /// The range of the line that dots may use.
    let range: ClosedRange<Double>
    let height: Double
    let largestDot: Double
    /// How far a dot may stand from its place, at most.
    let reach: Double

    /// nil when there are more people than there is room for, however small the dots are.
    func plan(_ people: [Person]) -> DotPlan? {
        for radius in DotPlan.radii(from: largestDot) {
            for reach in [radius, radius * 3.4, reach] where reach <= max(radius, self.reach) {
                if let dots = place(people, radius, reach) { return DotPlan(radius: radius, dots: dots) }
            }
        }
        return nil
    }

    func place(_ people: [Person], _ radius: Double, _ reach: Double) -> [Dot]? {
        let pitch = DotPlan.pitch(radius)
        var levels: [[Double]] = Array(repeating: [], count: max(0, Int(height / pitch)))
        var dots: [Dot] = []
        for person in people.sorted(by: { $0.x < $1.x }) {
            var spot: (level: Int, x: Double)?
            for level in levels.indices {
                if let x = free(near: person.x, in: levels[level], pitch, reach) {
                    spot = (level, x)
                    break
                }
            }
            guard let spot else { return nil }
            levels[spot.level].append(spot.x)
            dots.append(Dot(mark: person.mark, x: spot.x, y: pitch * (Double(spot.level) + 0.5)))
        }
        return dots
    }

    /// The nearest place that is free on one level, within reach.
    private func free(near target: Double, in taken: [Double], _ pitch: Double, _ reach: Double) -> Double? {
        var best: Double?
        for x in [target] + taken.flatMap({ [$0 + pitch, $0 - pitch] }) {
            guard abs(x - target) <= reach, range.contains(x), abs(x - target) < abs((best ?? .infinity) - target),
                !taken.contains(where: { abs($0 - x) < pitch - 1e-9 })
            else { continue }
            best = x
        }
        return best
    }
}

/// Stacks people who chose one of a few answers: a block per answer, in it one or more columns per layer.
struct DotColumns {
    struct Group: Sendable {
        let centre: Double
        let width: Double
        /// How many people of which layer, in the order of the layers.
        let people: [(mark: LayerMark, count: Int)]
    }

    let height: Double
    let largestDot: Double

    func plan(_ groups: [Group]) -> DotPlan? {
        for radius in DotPlan.radii(from: largestDot) {
            let rows = Int(height / DotPlan.pitch(radius))
            let blocks = groups.map { Block($0, rows: rows, radius: radius) }
            guard rows > 0, zip(blocks, groups).allSatisfy({ $0.width <= $1.width }) else { continue }
            return DotPlan(radius: radius, dots: zip(blocks, groups).flatMap { $0.dots(around: $1.centre) })
        }
        return nil
    }

    private struct Block {
        var columns: [(mark: LayerMark, count: Int, x: Double)] = []
        var width = 0.0
        let pitch: Double

        init(_ group: Group, rows: Int, radius: Double) {
            pitch = DotPlan.pitch(radius)
            for layer in group.people where layer.count > 0 && rows > 0 {
                if width > 0 { width += pitch * 0.35 }
                let count = (layer.count + rows - 1) / rows
                for column in 0..<count {
                    // The first columns take what does not divide evenly.
                    let people = layer.count / count + (column < layer.count % count ? 1 : 0)
                    columns.append((layer.mark, people, width + pitch / 2))
                    width += pitch
                }
            }
        }

        func dots(around centre: Double) -> [Dot] {
            columns.flatMap { column in
                (0..<column.count).map {
                    Dot(mark: column.mark, x: centre - width / 2 + column.x, y: pitch * (Double($0) + 0.5))
                }
            }
        }
    }
}
