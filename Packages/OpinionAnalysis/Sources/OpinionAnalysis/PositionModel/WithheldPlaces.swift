extension PositionModel {
    /// Where people stand on the two strongest axes when some statements are left out of their rows, for judging those
    /// statements: the parameters of the statements stay, people are solved again.
    ///
    /// Somebody without a place on the other statements is not placed (NaN).
    ///
    /// - Parameter positions: the positions the model was fitted to, or others on the same statements.
    /// - Complexity: O(positions), four passes.
    public func coordinates(
        withholding withheld: [Int], of positions: PositionSet, threads: Int = ParallelBlocks.machineThreads
    ) -> MapCoordinates {
        var left = [Bool](repeating: true, count: positions.statements)
        for statement in withheld where left.indices.contains(statement) { left[statement] = false }
        let known = statements.count
        let rest = positions.keeping { _, cell in
            let statement = Int(positions.cells[cell].statement)
            return left[statement] && statement < known
        }
        var sweep = ModelSweep(ResponseTable(rest, order: RowOrder(keeping: rest.participants)), threads: threads)
        let sides = statements.map(\.side.full)
        for pass in 0..<4 {
            sweep.isBounded = pass < 2
            sweep.solvePeople(statements: sides, prior: priors.person)
        }
        var values = [Double](repeating: .nan, count: positions.participants * 2)
        for (row, participant) in sweep.table.participants.enumerated() {
            values[participant * 2] = sweep.people[row].mean[2]
            values[participant * 2 + 1] = sweep.people[row].mean[3]
        }
        return MapCoordinates(dimensions: 2, values: values)
    }
}

extension ModelSweep {
    /// People and weights only: the statements stay as they are.
    mutating func solvePeople(statements: [Side], prior: GaussianStep) {
        let padded =
            statements + Array(repeating: GaussianStep.unknown, count: max(0, table.statements - statements.count))
        _ = run(statements: padded, prior: prior)
    }
}

extension GaussianStep {
    /// A statement of which nothing is known.
    static let unknown = Hyperparameters().statement.posterior(.zero)
}
