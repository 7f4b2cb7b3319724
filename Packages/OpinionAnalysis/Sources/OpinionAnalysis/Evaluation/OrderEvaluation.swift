extension Evaluation {
    /// Gives people other numbers, shuffles the positions, changes the number of threads, and compares every bit.
    ///
    /// Each measure is 1 where nothing differs: `people` (places and covariances), `statements` (parameters), `map`,
    /// `groups` (number and memberships), `figures` (rates, common ground, friction, characteristic statements),
    /// and `threads` (all of it with 1, 2 and 8 threads).
    public static func order(
        _ positions: PositionSet, seeds: [UInt64], progress: Progress = { _ in }
    ) -> [Measure] {
        let field = Field(FieldInput(positions)).withGroups()
        let runs = seeds.map { seed -> OrderComparison in
            defer { progress(seed) }
            return OrderComparison(field, seed: seed)
        }
        let threads = [1, 2, 8].allSatisfy { threads in
            Field(FieldInput(positions), threads: threads).withGroups(threads: threads) == field
        }
        return [
            Measure("order.people", runs.map { $0.people ? 1 : 0 }),
            Measure("order.statements", runs.map { $0.statements ? 1 : 0 }),
            Measure("order.map", runs.map { $0.map ? 1 : 0 }),
            Measure("order.groups", runs.map { $0.groups ? 1 : 0 }),
            Measure("order.figures", runs.map { $0.figures ? 1 : 0 }),
            Measure("order.threads", seeds.map { _ in threads ? 1 : 0 }),
        ]
    }
}

/// A field against the field of the same positions in another order and with other numbers for people.
struct OrderComparison: Sendable {
    let people: Bool
    let statements: Bool
    let map: Bool
    let groups: Bool
    let figures: Bool

    init(_ field: Field, seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let order = random.shuffled(Array(0..<field.input.positions.participants))
        let other = Field(FieldInput(OrderComparison.shuffled(field.input.positions, order, &random))).withGroups()
        people = order.indices.allSatisfy { field.model?.people[order[$0]] == other.model?.people[$0] }
        statements = field.model?.statements == other.model?.statements
        map =
            field.map?.statements == other.map?.statements
            && order.indices.allSatisfy { field.map?.people[order[$0]] == other.map?.people[$0] }
        groups =
            field.groups?.count == other.groups?.count
            && order.indices.allSatisfy { place in
                field.groups?.group(of: order[place]) == other.groups?.group(of: place)
                    && field.groups?.memberships(of: order[place]).elementsEqual(
                        other.groups?.memberships(of: place) ?? []) == true
            }
        figures = field.statements == other.statements
    }

    /// The same positions cell by cell in a random order; new participant p is old participant `order[p]`.
    private static func shuffled(_ positions: PositionSet, _ order: [Int], _ random: inout SeededRandom) -> PositionSet
    {
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for (number, participant) in order.enumerated() {
            for cell in positions.row(participant) {
                cells.append((number, Int(cell.statement), cell.position))
            }
        }
        let made = try? PositionSet(
            participants: positions.participants, statements: positions.statements, positions: random.shuffled(cells))
        // Cells of a set, each once and in range, always make a set again.
        return made ?? positions
    }
}
