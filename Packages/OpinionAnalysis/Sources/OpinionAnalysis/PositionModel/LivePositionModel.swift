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

    /// Why a row is refused.
    public enum Failure: Error, Hashable, Sendable {
        /// A place outside −100 … 100.
        case placeOutOfRange(Int8)
    }

    /// The model as it stands.
    public private(set) var model: PositionModel
    private let settings: ModelSettings
    private var rows: [[PositionSet.Cell]]
    /// The term of every place of a row, in the order of the row; a pass has none.
    private var terms: [[AnswerTerm]]
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
        terms = [[AnswerTerm]](repeating: [], count: positions.participants)
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
    /// last counts. Participants and statements out of range are ignored; see ``grow(participants:statements:)``.
    ///
    /// - Throws: ``Failure`` when a place is out of range; then nothing has changed.
    /// - Complexity: O(row · log row).
    public mutating func take(_ row: [PositionSet.Cell], of participant: Int) throws(Failure) {
        for cell in row {
            if case .place(let place) = cell.position, place < -100 || place > 100 { throw .placeOutOfRange(place) }
        }
        guard rows.indices.contains(participant) else { return }
        let row = tidy(row)
        var touched = rows[participant].map { Int($0.statement) }
        contribute(participant, sign: -1)
        rows[participant] = row
        let solved = model.solved(answers(of: participant))
        model.people[participant] = PositionModel.Person(side: solved.person)
        terms[participant] = solved.terms
        contribute(participant, sign: 1)
        touched += row.map { Int($0.statement) }
        let step = model.priors.statement
        for statement in touched {
            model.statements[statement] = PositionModel.Statement(
                side: step.posterior(sums[statement], from: model.statements[statement].side))
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
        fit.sweep.terms = table.participants.flatMap { terms[$0] }
        fit.boundedSweeps = 0
        fit.run()
        let passes = PassModel(positions, order: order, threads: threads)
        model = PositionModel(fit, passes: passes, participants: rows.count)
        sums = [AnswerSums](repeating: .zero, count: sums.count)
        collect()
    }

    /// Terms and sums of everybody from the model.
    private mutating func collect() {
        let statements = model.statements.map(\.side.full)
        for participant in rows.indices {
            let person = model.people[participant].side
            terms[participant] = LogisticTable.withTable { logistic in
                rows[participant].compactMap { cell in
                    guard case .place(let place) = cell.position else { return nil }
                    return AnswerTerm.expected(person, statements[Int(cell.statement)], place, logistic)
                }
            }
            contribute(participant, sign: 1)
        }
    }

    private func answers(of participant: Int) -> [(side: Side, place: Int8)] {
        rows[participant].compactMap { cell in
            guard case .place(let place) = cell.position else { return nil }
            return (model.statements[Int(cell.statement)].side, place)
        }
    }

    private mutating func contribute(_ participant: Int, sign: Double) {
        let side = model.people[participant].side
        let places = rows[participant].lazy.filter { $0.position != .pass }
        for (cell, term) in zip(places, terms[participant]) {
            sums[Int(cell.statement)].add(side, term, sign: sign)
        }
    }

    /// Makes room for people and statements that came later; smaller numbers than there are change nothing.
    public mutating func grow(participants: Int, statements: Int) {
        let person = PositionModel.Person(side: model.priors.person.posterior(.zero))
        while rows.count < participants {
            rows.append([])
            terms.append([])
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
