/// One answer (agree, say) over all releases: how many of each overlap group gave it, and so how many at each release.
///
/// Somebody who counted from release i to release j is one unit that goes from point i to point j + 1, and each release leads
/// the units back, as many as it counted. So a way to spread one answer over the groups is a circulation, and one with every
/// release between its bounds is found by pushing units along paths that are left, or there is none (Ford and Fulkerson,
/// *Flows in Networks*, 1962, chapter III, the out-of-kilter method). Whole numbers only.
struct Circulation {
    /// Of the group from i to j, at i × releases + j: how many may, and how many do give this answer.
    private let capacity: [Int]
    private(set) var given: [Int]
    /// How many give it at each release.
    private(set) var totals: [Int]
    private let low: [Int]
    private let high: [Int]
    private let releases: Int
    private var cameFrom: [Int]
    private var queue: [Int]

    /// - Parameter start: a first guess, which is cut to what may be.
    init(capacity: [Int], low: [Int], high: [Int], start: [Int]) {
        releases = low.count
        self.capacity = capacity
        self.low = low
        self.high = high
        given = zip(start, capacity).map { max(0, min($0, $1)) }
        totals = Array(repeating: 0, count: releases)
        cameFrom = []
        queue = []
        for from in 0..<releases {
            var still = 0
            for to in stride(from: releases - 1, through: from, by: -1) { still += given[from * releases + to] }
            for at in from..<releases {
                totals[at] += still
                still -= given[from * releases + at]
            }
        }
    }

    /// Brings every release between its bounds; false when that cannot be.
    mutating func settle() -> Bool {
        for release in 0..<releases {
            guard low[release] <= high[release] else { return false }
            while totals[release] < low[release] {
                guard push(from: release, to: release + 1, atMost: low[release] - totals[release]) else { return false }
            }
            while totals[release] > high[release] {
                guard push(from: release + 1, to: release, atMost: totals[release] - high[release]) else {
                    return false
                }
            }
        }
        return true
    }

    /// How many units a release can still take (back from the point behind it) or give up.
    private func room(at release: Int, isMore: Bool) -> Int {
        isMore ? high[release] - totals[release] : totals[release] - low[release]
    }

    private func roomInGroup(_ start: Int, _ end: Int) -> Int {
        start < end
            ? capacity[start * releases + end - 1] - given[start * releases + end - 1]
            : given[end * releases + start - 1]
    }

    /// How many units can go straight from one point to another, and whether a release leads them.
    private func step(_ start: Int, _ end: Int) -> (room: Int, isRelease: Bool) {
        if end == start - 1 || end == start + 1 {
            let more = room(at: min(start, end), isMore: end < start)
            if more > 0 { return (more, true) }
        }
        return (roomInGroup(start, end), false)
    }

    /// Pushes units along the shortest path that is left, and closes the circle at the release between the two points.
    private mutating func push(from start: Int, to end: Int, atMost most: Int) -> Bool {
        cameFrom = Array(repeating: -1, count: releases + 1)
        cameFrom[start] = start
        queue = [start]
        var next = 0
        while next < queue.count, cameFrom[end] < 0 {
            look(from: queue[next])
            next += 1
        }
        guard cameFrom[end] >= 0 else { return false }
        var units = most
        var point = end
        while point != start {
            units = min(units, step(cameFrom[point], point).room)
            point = cameFrom[point]
        }
        point = end
        while point != start {
            move(units, cameFrom[point], point)
            point = cameFrom[point]
        }
        totals[min(start, end)] += start < end ? units : -units
        return true
    }

    /// Notes every point that can be reached straight from this one and was not reached before.
    private mutating func look(from point: Int) {
        if point > 0, cameFrom[point - 1] < 0, room(at: point - 1, isMore: true) > 0 { note(point - 1, from: point) }
        if point < releases, cameFrom[point + 1] < 0, room(at: point, isMore: false) > 0 {
            note(point + 1, from: point)
        }
        for other in 0..<point where cameFrom[other] < 0 && given[other * releases + point - 1] > 0 {
            note(other, from: point)
        }
        let row = point * releases - 1
        for other in (point + 1)..<max(point + 1, releases + 1)
        where cameFrom[other] < 0 && capacity[row + other] > given[row + other] {
            note(other, from: point)
        }
    }

    private mutating func note(_ other: Int, from point: Int) {
        cameFrom[other] = point
        queue.append(other)
    }

    private mutating func move(_ units: Int, _ start: Int, _ end: Int) {
        if step(start, end).isRelease {
            totals[min(start, end)] += end < start ? units : -units
        } else if start < end {
            given[start * releases + end - 1] += units
        } else {
            given[end * releases + start - 1] -= units
        }
    }
}
