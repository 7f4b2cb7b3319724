/// A position model that keeps up with a running dialogue: one more answer costs O(answers of that person), never O(people).
///
/// Kept are the sums of the answers per statement. A changed row takes its old terms out, is solved anew, puts its new terms
/// in, and the statements it touches are solved again (Neal, Hinton 1998: each of these steps raises the same bound as the
/// cold fit's, so there is one state both move to). The learned variances and everybody else wait for ``settle(threads:)``.
///
/// **How close it stays.** With a tenth of the rows taken one by one, the chances of agreeing differ from the cold fit's by
/// ``liveTolerance`` at most in the mean; after ``settle(threads:)`` by ``settledTolerance``. The tests hold both.
public struct LivePositionModel: Hashable, Sendable {
    /// The largest mean difference in chances of agreeing between the live state and a cold fit of the same positions.
    public static let liveTolerance = 0.02
    /// The same after ``settle(threads:)``.
    public static let settledTolerance = 0.004

    /// The model as it stands.
    public private(set) var model: PositionModel
    private let settings: ModelSettings
    private var rows: [[PositionSet.Cell]]
    /// ω of every cell of a row; 0 for a pass.
    private var weights: [[Double]]
    private var sums: [AnswerSums]

    /// Starts from a cold fit.
    ///
    /// - Complexity: that of ``PositionModel/init(_:settings:threads:)``.
    public init(
        _ positions: PositionSet, settings: ModelSettings = .standard, threads: Int = ParallelBlocks.machineThreads
    ) {
        self.settings = settings
        model = PositionModel(positions, settings: settings, threads: threads)
        rows = (0..<positions.participants).map { Array(positions.row($0)) }
        weights = rows.map { [Double](repeating: 0, count: $0.count) }
        sums = [AnswerSums](repeating: .zero, count: positions.statements)
        collect()
    }

    /// The positions it holds.
    public var positions: PositionSet {
        var starts = [0]
        for row in rows { starts.append(starts[starts.count - 1] + row.count) }
        return PositionSet(statements: sums.count, rowStarts: starts, cells: Array(rows.joined()))
    }

    /// Takes the whole row of a participant, in any order; an empty row withdraws them. Of two cells on one statement the
    /// last counts. Numbers out of range are ignored; see ``grow(participants:statements:)``.
    ///
    /// - Complexity: O(row · log row).
    public mutating func take(_ row: [PositionSet.Cell], of participant: Int) {
        guard rows.indices.contains(participant) else { return }
        let row = tidy(row)
        var touched = rows[participant].map { Int($0.statement) }
        contribute(participant, sign: -1)
        rows[participant] = row
        weights[participant] = [Double](repeating: 0.2, count: row.count)
        for _ in 0..<6 { solve(participant) }
        contribute(participant, sign: 1)
        touched += row.map { Int($0.statement) }
        let step = model.priors.statement
        for statement in touched {
            model.statements[statement] = PositionModel.Statement(side: step.posterior(sums[statement]))
        }
        model.passes.solve(participant, row)
    }

    /// Sweeps over everybody from the present state until the weights stand still, as the cold fit does.
    ///
    /// - Complexity: O(positions) per sweep; a few sweeps after few changes.
    public mutating func settle(threads: Int = ParallelBlocks.machineThreads) {
        let positions = positions
        let order = RowOrder(positions)
        let table = ResponseTable(positions, order: order)
        var fit = ModelFit(table, settings: settings, threads: threads)
        fit.statements = model.statements.map(\.side)
        fit.priors = model.priors
        fit.sweep.weights = table.participants.flatMap { weights[$0].filter { $0 > 0 } }
        fit.run()
        let passes = PassModel(positions, order: order, threads: threads)
        model = PositionModel(fit, passes: passes, participants: rows.count)
        sums = [AnswerSums](repeating: .zero, count: sums.count)
        collect()
    }

    /// Weights and sums of everybody from the model.
    private mutating func collect() {
        for participant in rows.indices {
            weigh(participant)
            contribute(participant, sign: 1)
        }
    }

    private mutating func solve(_ participant: Int) {
        var own = AnswerSums.zero
        for (cell, weight) in zip(rows[participant], weights[participant]) {
            guard case .place(let place) = cell.position else { continue }
            let side = model.statements[Int(cell.statement)].side
            own.add(side, weight: weight, pull: ResponseTable.pull(place))
        }
        model.people[participant] = PositionModel.Person(side: model.priors.person.posterior(own))
        weigh(participant)
    }

    private mutating func weigh(_ participant: Int) {
        let person = model.people[participant].side.moments.weighted(by: .fullWeights)
        AnswerWeight.withTable { omega in
            for (index, cell) in rows[participant].enumerated() {
                weights[participant][index] =
                    cell.position == .pass ? 0 : omega[model.statements[Int(cell.statement)].side.moments.dot(person)]
            }
        }
    }

    private mutating func contribute(_ participant: Int, sign: Double) {
        let side = model.people[participant].side
        for (cell, weight) in zip(rows[participant], weights[participant]) {
            guard case .place(let place) = cell.position else { continue }
            sums[Int(cell.statement)].add(side, weight: sign * weight, pull: sign * ResponseTable.pull(place))
        }
    }

    /// Makes room for people and statements that came later; smaller numbers than there are change nothing.
    public mutating func grow(participants: Int, statements: Int) {
        let person = PositionModel.Person(side: model.priors.person.posterior(.zero))
        while rows.count < participants {
            rows.append([])
            weights.append([])
            model.people.append(person)
        }
        let statement = PositionModel.Statement(side: model.priors.statement.posterior(.zero))
        while sums.count < statements {
            sums.append(.zero)
            model.statements.append(statement)
        }
        model.passes.grow(participants: rows.count, statements: sums.count)
    }

    private func tidy(_ row: [PositionSet.Cell]) -> [PositionSet.Cell] {
        let sorted = row.enumerated().filter { sums.indices.contains(Int($0.element.statement)) }
            .sorted { ($0.element.statement, $0.offset) < ($1.element.statement, $1.offset) }.map(\.element)
        return sorted.indices.filter { $0 + 1 == sorted.count || sorted[$0].statement != sorted[$0 + 1].statement }
            .map { sorted[$0] }
    }
}
