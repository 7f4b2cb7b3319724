/// Memberships averaged over the resamples, and groups numbered for the reader.
struct FoundGroups: Sendable {
    /// Participants × groups.
    let memberships: [Double]
    let groupOf: [Int?]

    init(
        _ result: GroupSearch.Result, _ everybody: GroupFit, participants: Int, previous: GroupHistory?, _ threads: Int
    ) {
        let groups = result.model.groups
        var mean = everybody.memberships(result.model, threads: threads)
        let share = 1 / Double(1 + result.resamples.count)
        for index in mean.indices { mean[index] *= share }
        for model in result.resamples {
            for (index, chance) in everybody.memberships(model, threads: threads).enumerated() {
                mean[index] += share * chance
            }
        }
        let labels = GroupStability.labels(mean, groups: groups)
        let rows = everybody.table.participants
        let order = FoundGroups.numbers(labels, groups: groups, rows: rows, previous: previous)
        var memberships = [Double]()
        memberships.reserveCapacity(participants * groups)
        for _ in 0..<participants { for group in order { memberships.append(result.model.shares[group]) } }
        var groupOf = [Int?](repeating: nil, count: participants)
        for (row, participant) in rows.enumerated() {
            for (number, group) in order.enumerated() {
                let chance = mean[row * groups + group]
                memberships[participant * groups + number] = chance
                if group == labels[row], chance >= Groups.clearMembership { groupOf[participant] = number }
            }
        }
        self.memberships = memberships
        self.groupOf = groupOf
    }

    /// The found group that gets each number: as in the previous result by shared members, the rest by falling size.
    private static func numbers(_ labels: [Int], groups: Int, rows: [Int], previous: GroupHistory?) -> [Int] {
        var sizes = [Int](repeating: 0, count: groups)
        for label in labels { sizes[label] += 1 }
        let bySize = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        guard let previous, previous.count > 1 else { return bySize }
        let width = max(groups, min(Groups.most, previous.count))
        var (one, other) = ([Int](), [Int]())
        for (row, participant) in rows.enumerated() where previous.groupOf.indices.contains(participant) {
            guard let before = previous.groupOf[participant], (0..<width).contains(before) else { continue }
            one.append(before)
            other.append(labels[row])
        }
        let overlap = GroupMatching.jaccard(one, other, groups: width)
        var numbers = [Int?](repeating: nil, count: groups)
        var taken = [Bool](repeating: false, count: width)
        for (before, found) in GroupMatching.matched(overlap).enumerated()
        where before < groups && found < groups && overlap[before][found] > 0 {
            numbers[before] = found
            taken[found] = true
        }
        var rest = bySize.filter { !taken[$0] }
        return numbers.map { $0 ?? (rest.isEmpty ? 0 : rest.removeFirst()) }
    }
}
