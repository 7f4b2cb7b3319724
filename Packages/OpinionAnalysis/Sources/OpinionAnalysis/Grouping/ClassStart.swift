/// First guesses of who belongs where: k-means on the places of the position model.
///
/// Axes count by the variance of their loadings, people by how much their answers say (k-means++: Arthur, Vassilvitskii 2007).
struct ClassStart: Sendable {
    private let places: [SIMD4<Double>]
    private let weights: [Double]

    /// From a fit whose rows are those to be grouped.
    init(_ people: [Side], axisVariance: SIMD4<Double>) {
        let scale = SIMD4(
            axisVariance[0].squareRoot(), axisVariance[1].squareRoot(), axisVariance[2].squareRoot(),
            axisVariance[3].squareRoot())
        places = people.map { SIMD4($0.mean[2], $0.mean[3], $0.mean[4], $0.mean[5]) * scale }
        weights = people.map { max(0.01, 1 - $0.covariance(2, 2)) }
    }

    /// A label per row, 0 ..< groups.
    ///
    /// - Complexity: O(rows · groups), 12 rounds.
    func labels(groups: Int, random: inout SeededRandom) -> [Int] {
        guard groups > 1, !places.isEmpty else { return [Int](repeating: 0, count: places.count) }
        var centers = seeds(groups, &random)
        var labels = nearest(centers)
        for _ in 0..<12 {
            var sums = [SIMD4<Double>](repeating: .zero, count: groups)
            var totals = [Double](repeating: 0, count: groups)
            for (row, label) in labels.enumerated() {
                sums[label] += places[row] * weights[row]
                totals[label] += weights[row]
            }
            for group in 0..<groups where totals[group] > 0 { centers[group] = sums[group] / totals[group] }
            let next = nearest(centers)
            if next == labels { break }
            labels = next
        }
        return labels
    }

    private func seeds(_ groups: Int, _ random: inout SeededRandom) -> [SIMD4<Double>] {
        var centers = [places[random.index(below: places.count)]]
        var away = places.map { distance($0, centers[0]) }
        while centers.count < groups {
            var total = 0.0
            for row in places.indices { total += away[row] * weights[row] }
            var draw = random.uniform() * total
            var chosen = 0
            for row in places.indices where away[row] > 0 {
                chosen = row
                draw -= away[row] * weights[row]
                if draw < 0 { break }
            }
            centers.append(places[chosen])
            for row in places.indices { away[row] = min(away[row], distance(places[row], places[chosen])) }
        }
        return centers
    }

    private func nearest(_ centers: [SIMD4<Double>]) -> [Int] {
        places.map { place in
            var (best, least) = (0, Double.infinity)
            for (group, center) in centers.enumerated() {
                let away = distance(place, center)
                if away < least { (best, least) = (group, away) }
            }
            return best
        }
    }

    private func distance(_ one: SIMD4<Double>, _ other: SIMD4<Double>) -> Double {
        let gap = one - other
        return gap[0] * gap[0] + gap[1] * gap[1] + gap[2] * gap[2] + gap[3] * gap[3]
    }
}
