/// Who is grouped, and into how many groups.
struct PolisGrouping {
    var groups: [Int?]
    var silhouettes: [(groups: Int, silhouette: Double)] = []

    /// Groups everybody with at least min(7, S) positions; when that leaves fewer than 15 people, those with the most
    /// positions are added up to 15 (ties: lowest participant).
    init(places: [SIMD2<Double>], answered: [Int], statements: Int, _ fixed: Int?) {
        groups = [Int?](repeating: nil, count: places.count)
        let people = PolisGrouping.people(answered, statements: statements)
        let points = people.map { places[$0] }
        guard !points.isEmpty else { return }
        var best: (labels: [Int], silhouette: Double)?
        for count in fixed.map({ [$0] }) ?? [2, 3, 4, 5] {
            guard let labels = KMeans.labels(points, groups: count) else { continue }
            let silhouette = Silhouette.mean(points, labels)
            silhouettes.append((count, silhouette))
            if best == nil || silhouette > best?.silhouette ?? -1 { best = (labels, silhouette) }
        }
        let labels = best?.labels ?? [Int](repeating: 0, count: points.count)
        for (person, label) in zip(people, PolisGrouping.largestFirst(labels)) { groups[person] = label }
    }

    private static func people(_ answered: [Int], statements: Int) -> [Int] {
        let enough = answered.indices.filter { answered[$0] >= max(1, min(7, statements)) }
        guard enough.count < 15 else { return enough }
        let most = answered.indices.filter { answered[$0] > 0 }
            .sorted { answered[$0] != answered[$1] ? answered[$0] > answered[$1] : $0 < $1 }
        return most.prefix(15).sorted()
    }

    /// Labels renumbered by falling size; ties by the first member.
    static func largestFirst(_ labels: [Int]) -> [Int] {
        var sizes = [Int](repeating: 0, count: (labels.max() ?? -1) + 1)
        var first = [Int](repeating: labels.count, count: sizes.count)
        for (index, label) in labels.enumerated() {
            sizes[label] += 1
            first[label] = min(first[label], index)
        }
        let order = sizes.indices.sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : first[$0] < first[$1] }
        var number = [Int](repeating: 0, count: sizes.count)
        for (rank, label) in order.enumerated() { number[label] = rank }
        return labels.map { number[$0] }
    }
}
