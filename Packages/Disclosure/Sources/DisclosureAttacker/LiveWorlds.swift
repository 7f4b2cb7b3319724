import Disclosure

/// Everything that may have been answered in one cell, as far as its releases tell, seen from what was answered.
///
/// Whoever saw people come, change and leave knows how many counted from which release to which (an overlap group). Starting
/// from the truth, one person's answer is changed, and others with it where a release would else be told in another way. When
/// such a world is found, nobody can be certain of that answer. When none is found the answer counts as certain: the attacker
/// never overlooks one, and may at worst cry wolf.
struct LiveWorlds {
    /// What is told of one release: between which counts each of agree, disagree and the rest lie.
    struct Told {
        var low: Tally = .zero
        var high: Tally
    }

    private let releases: Int
    private let told: [Told]
    /// Answer by group: how many of the group from i to j (at i × releases + j) gave it.
    private var given: [[Int]]
    private var totals: [Tally]

    init(_ answers: [(group: Int, axis: Int)], told: [Told]) {
        releases = told.count
        self.told = told
        given = Array(repeating: Array(repeating: 0, count: told.count * told.count), count: 3)
        totals = Array(repeating: .zero, count: told.count)
        for (group, axis) in answers {
            given[axis][group] += 1
            for release in (group / told.count)...(group % told.count) { totals[release][axis] += 1 }
        }
        precondition(
            zip(totals, told).allSatisfy { all($0 .>= $1.low) && all($0 .<= $1.high) }, "the truth is possible")
    }

    /// Groups that are known to have answered all the same.
    /// - Parameter own: answers that the attacker gave, or nobody's.
    func certainGroups(knowing own: [(group: Int, axis: Int)]) -> [Int] {
        var others = self
        for (group, axis) in own { others.given[axis][group] -= 1 }
        return given[0].indices.filter { group in
            let people = (0..<3).map { others.given[$0][group] }
            guard let axis = people.firstIndex(where: { $0 > 0 }), people.count(where: { $0 > 0 }) == 1 else {
                return false
            }
            return !others.canDiffer(group, axis)
        }
    }

    private func canDiffer(_ group: Int, _ axis: Int) -> Bool {
        var world = self
        for other in 0..<3 where other != axis && world.change(group, axis, other) { return true }
        // Others first: whoever changes may need a place that somebody else has to leave.
        var dice = Dice(state: UInt64(group * 3 + axis))
        for _ in 0..<20 {
            world = self
            for _ in 0..<40 {
                let from = dice.pick(0...2)
                _ = world.change(dice.pick(0...(releases * releases - 1)), from, (from + dice.pick(1...2)) % 3)
            }
            if world.given[axis][group] < given[axis][group] { return true }
            for other in 0..<3 where other != axis && world.change(group, axis, other) { return true }
        }
        return false
    }

    /// Changes one answer of a group, and as many others between the same two answers as are needed.
    private mutating func change(_ group: Int, _ from: Int, _ to: Int) -> Bool {
        guard given[from][group] > 0 else { return false }
        let (start, end) = (group % releases + 1, group / releases)
        var cameFrom = Array(repeating: -1, count: releases + 1)
        cameFrom[start] = start
        var queue = [start]
        var next = 0
        while next < queue.count, cameFrom[end] < 0 {
            let point = queue[next]
            next += 1
            for other in 0...releases where cameFrom[other] < 0 && canStep(point, other, from, to) {
                cameFrom[other] = point
                queue.append(other)
            }
        }
        guard cameFrom[end] >= 0 else { return false }
        var point = end
        while point != start {
            step(cameFrom[point], point, from, to)
            point = cameFrom[point]
        }
        given[from][group] -= 1
        given[to][group] += 1
        return true
    }

    private func isAbsorbed(_ start: Int, _ end: Int, _ from: Int, _ to: Int) -> Bool {
        guard abs(start - end) == 1 else { return false }
        let release = min(start, end)
        let (more, fewer) = end < start ? (to, from) : (from, to)
        return totals[release][more] < told[release].high[more] && totals[release][fewer] > told[release].low[fewer]
    }

    private func place(_ start: Int, _ end: Int) -> Int { min(start, end) * releases + max(start, end) - 1 }

    private func canStep(_ start: Int, _ end: Int, _ from: Int, _ to: Int) -> Bool {
        guard start != end else { return false }
        return isAbsorbed(start, end, from, to) || given[start < end ? from : to][place(start, end)] > 0
    }

    private mutating func step(_ start: Int, _ end: Int, _ from: Int, _ to: Int) {
        let (more, fewer) = end < start ? (to, from) : (from, to)
        if isAbsorbed(start, end, from, to) {
            totals[min(start, end)][more] += 1
            totals[min(start, end)][fewer] -= 1
        } else {
            // Along a group, forward: one of it changes as well; backward: one changes the other way.
            given[fewer][place(start, end)] += 1
            given[more][place(start, end)] -= 1
        }
    }
}
