/// How well points sit in their groups (Rousseeuw 1987).
enum Silhouette {
    /// The most points that are compared with each other; of more, evenly spaced ones are taken.
    static let limit = 4_000

    /// The mean over the points of (b − a) / max(a, b): a the mean distance to one's own group, b to the nearest other one;
    /// 0 for a point alone in its group. −1 … 1; 0 when there are fewer than two groups.
    ///
    /// - Complexity: O(min(points, limit)²).
    static func mean(_ points: [SIMD2<Double>], _ labels: [Int]) -> Double {
        let chosen = sample(points.count)
        let groups = (labels.max() ?? -1) + 1
        var sizes = [Int](repeating: 0, count: groups)
        for index in chosen { sizes[labels[index]] += 1 }
        guard sizes.count(where: { $0 > 0 }) >= 2 else { return 0 }
        var total = 0.0
        for index in chosen where sizes[labels[index]] > 1 {
            var sums = [Double](repeating: 0, count: groups)
            for other in chosen {
                let d = points[index] - points[other]
                sums[labels[other]] += (d * d).sum().squareRoot()
            }
            let own = sums[labels[index]] / Double(sizes[labels[index]] - 1)
            var nearest = Double.infinity
            for group in 0..<groups where group != labels[index] && sizes[group] > 0 {
                nearest = min(nearest, sums[group] / Double(sizes[group]))
            }
            let larger = max(own, nearest)
            if larger > 0 { total += (nearest - own) / larger }
        }
        return total / Double(chosen.count)
    }

    private static func sample(_ count: Int) -> [Int] {
        count <= limit ? Array(0..<count) : (0..<limit).map { $0 * count / limit }
    }
}
