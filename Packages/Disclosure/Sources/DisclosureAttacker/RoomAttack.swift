import Disclosure

/// What an attacker got out of rooms.
public struct Loot: Sendable {
    public var rooms = 0
    public var figures = 0
    public var cells = 0
    /// Rooms in which somebody's answer became certain.
    public var outsider = 0
    public var oneInsider = 0
    public var twoInsiders = 0
    /// Cells in which two insiders together learn the rest, by the number of people in it.
    public var twoInsidersByBase: [Int: Int] = [:]
    public var pairsOfInsiders = 0
    public var certainPairs = 0
    /// Cells in which some answer is certainly nobody's.
    public var ruledOut = 0
    /// The seeds of rooms in which the promise was broken.
    public var broken: [UInt64] = []
}

/// Looks at everything public of rooms, knows the rule, and solves for answers.
public final class RoomAttack {
    private let rulebook = Rulebook()
    public private(set) var loot = Loot()

    public init() {}

    public func attack(_ room: SeededRoom) throws {
        loot.rooms += 1
        var (outsider, one, two) = (false, false, false)
        for publication in try room.publications() {
            loot.figures += 1
            let ballot = room.ballots[publication.statement][publication.round]
            let findings = try publication.findings()
            // The room beside its layers would be a system of equations; one finding per person is all there is.
            precondition(publication.scope == .layers || findings.count <= 1)
            for (layer, cell, finding) in findings {
                loot.cells += 1
                guard let known = rulebook.conclusions(from: finding, about: cell) else { continue }
                var present = [0, 0, 0]
                for (person, zone) in ballot.enumerated() where layer == nil || room.layers[person] == layer {
                    if let zone { present[zone.axis] += 1 }
                }
                precondition(known.possible.contains([present[0], present[1], present[2]]), "the truth is possible")
                if known.rulesOut { loot.ruledOut += 1 }
                if known.isCertain[[]] == true { outsider = true }
                if (0..<3).contains(where: { present[$0] > 0 && known.isCertain[[$0]] == true }) { one = true }
                if pairs(present, known, cell) { two = true }
            }
        }
        if outsider { loot.outsider += 1 }
        if one { loot.oneInsider += 1 }
        if two { loot.twoInsiders += 1 }
        if outsider || one { loot.broken.append(room.seed) }
    }

    /// Counts every pair of people in the cell, and whether what the two know together makes the rest certain.
    private func pairs(_ present: [Int], _ known: Conclusions, _ cell: Cell) -> Bool {
        var isAny = false
        for first in 0..<3 {
            for second in first..<3 {
                let count =
                    first == second ? present[first] * (present[first] - 1) / 2 : present[first] * present[second]
                loot.pairsOfInsiders += count
                guard count > 0, known.isCertain[[first, second]] == true else { continue }
                loot.certainPairs += count
                isAny = true
            }
        }
        if isAny { loot.twoInsidersByBase[cell.people, default: 0] += 1 }
        return isAny
    }
}

/// Somebody's answer became certain.
public struct PromiseBroken: Error {
    public init() {}
}
