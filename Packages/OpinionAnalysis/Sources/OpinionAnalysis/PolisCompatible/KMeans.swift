/// Lloyd's k-means on the map with the start and the stopping rule of red-dwarf, so that labels come out the same.
///
/// Start: the first k different points in the order of x, then y. Stop: when no label changes, or when the centres moved by
/// less than 1e-4 of the mean variance in all (scikit-learn's rule), at most 300 rounds.
enum KMeans {
    /// One label per point, or nil when there are fewer than two groups or fewer different points than groups.
    static func labels(_ points: [SIMD2<Double>], groups: Int) -> [Int]? {
        guard groups >= 2, var centres = start(points, groups: groups) else { return nil }
        let tolerance = 1e-4 * meanVariance(points)
        var labels = [Int](repeating: -1, count: points.count)
        for _ in 0..<300 {
            let next = points.map { nearest(centres, to: $0) }
            let moved = update(&centres, points, next)
            if next == labels { return next }
            labels = next
            if moved <= tolerance { break }
        }
        return points.map { nearest(centres, to: $0) }
    }

    private static func start(_ points: [SIMD2<Double>], groups: Int) -> [SIMD2<Double>]? {
        var different: [SIMD2<Double>] = []
        for point in points.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) where different.last != point {
            different.append(point)
            if different.count == groups { return different }
        }
        return nil
    }

    private static func nearest(_ centres: [SIMD2<Double>], to point: SIMD2<Double>) -> Int {
        var best = 0
        var least = Double.infinity
        for (index, centre) in centres.enumerated() {
            let d = point - centre
            let distance = (d * d).sum()
            if distance < least { (best, least) = (index, distance) }
        }
        return best
    }

    /// Moves the centres to the means; gives the sum of squared moves. An empty group takes the point farthest from its centre.
    private static func update(
        _ centres: inout [SIMD2<Double>], _ points: [SIMD2<Double>], _ labels: [Int]
    ) -> Double {
        var sums = [SIMD2<Double>](repeating: .zero, count: centres.count)
        var sizes = [Int](repeating: 0, count: centres.count)
        for (point, label) in zip(points, labels) {
            sums[label] += point
            sizes[label] += 1
        }
        let empty = sizes.indices.filter { sizes[$0] == 0 }
        if !empty.isEmpty {
            let distances = zip(points, labels).map { point, label in
                let d = point - centres[label]
                return (d * d).sum()
            }
            let far = points.indices.sorted { distances[$0] != distances[$1] ? distances[$0] > distances[$1] : $0 < $1 }
            for (group, index) in zip(empty, far) where distances[index] > 0 {
                sums[labels[index]] -= points[index]
                sizes[labels[index]] -= 1
                (sums[group], sizes[group]) = (points[index], 1)
            }
        }
        var moved = 0.0
        for index in centres.indices where sizes[index] > 0 {
            let next = sums[index] / Double(sizes[index])
            let d = next - centres[index]
            moved += (d * d).sum()
            centres[index] = next
        }
        return moved
    }

    private static func meanVariance(_ points: [SIMD2<Double>]) -> Double {
        let count = Double(points.count)
        let mean = points.reduce(.zero, +) / count
        return points.reduce(0.0) { sum, point in
            let d = point - mean
            return sum + (d * d).sum()
        } / count / 2
    }
}
