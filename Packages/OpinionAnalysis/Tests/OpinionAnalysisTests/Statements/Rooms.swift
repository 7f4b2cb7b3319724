import OpinionAnalysis

/// Rooms for the tests of statement figures.
enum Rooms {
    /// A room from one letter per cell: a agree, d disagree, p pass, m middle, anything else blank.
    static func room(_ rows: [String]) throws -> PositionSet {
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for (participant, row) in rows.enumerated() {
            for (statement, letter) in row.enumerated() {
                switch letter {
                case "a": cells.append((participant, statement, .agree))
                case "d": cells.append((participant, statement, .disagree))
                case "p": cells.append((participant, statement, .pass))
                case "m": cells.append((participant, statement, .place(0)))
                default: continue
                }
            }
        }
        return try PositionSet(
            participants: rows.count, statements: rows.map(\.count).max() ?? 0, positions: cells)
    }

    /// The same person as often as given, in runs: `crowd([("ad", 3)])` is three people who answer agree, disagree.
    static func crowd(_ kinds: [(row: String, times: Int)]) throws -> PositionSet {
        try room(kinds.flatMap { Array(repeating: $0.row, count: $0.times) })
    }

    /// A partition from the size of each part, in participant order.
    static func parts(_ sizes: [Int]) throws -> Partition {
        try Partition(
            parts: sizes.count,
            members: sizes.enumerated().flatMap { Array(repeating: Int?.some($0.offset), count: $0.element) })
    }

    /// People who answer each statement with chance `chance(group, statement)`, passing 1 in 8 times.
    static func planted(
        sizes: [Int], statements: Int, seed: UInt64, chance: (_ group: Int, _ statement: Int) -> Double
    ) throws -> PositionSet {
        var random = SeededRandom(seed: seed)
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        let groups = sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
        for (participant, group) in groups.enumerated() {
            for statement in 0..<statements {
                let passes = random.happens(withChance: 0.125)
                let agrees = random.happens(withChance: chance(group, statement))
                cells.append((participant, statement, passes ? .pass : agrees ? .agree : .disagree))
            }
        }
        return try PositionSet(participants: groups.count, statements: statements, positions: cells)
    }
}

/// Whether two figures agree to a relative tolerance.
func near(_ value: Double?, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
    guard let value else { return false }
    return (value - expected).magnitude <= tolerance * max(1, expected.magnitude)
}
