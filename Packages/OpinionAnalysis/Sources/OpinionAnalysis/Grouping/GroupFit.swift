/// Position model and class models of one set of positions: what every fold and every resample does once more.
struct GroupFit: Sendable {
    let table: ResponseTable
    /// c_i of each row of the table.
    let readiness: [Double]
    private let fitter: ClassFit
    private let start: ClassStart
    private let people: [Side]
    private let statements: [Side]

    /// A shorter fit than the published one: starts and readiness need no fifth digit.
    private static let settings = ModelSettings(sweeps: 20, tolerance: 2e-3)

    /// - Parameter positions: rows in an order that does not depend on the numbers of people.
    init(_ positions: PositionSet, threads: Int) {
        let table = ResponseTable(positions, order: RowOrder(keeping: positions.participants))
        var fit = ModelFit(table, settings: GroupFit.settings, threads: threads)
        fit.run()
        self.init(table, people: fit.sweep.people, statements: fit.statements, priors: fit.priors, threads: threads)
    }

    /// From a model that is already fitted.
    init(_ table: ResponseTable, people: [Side], statements: [Side], priors: Hyperparameters, threads: Int) {
        self.table = table
        self.people = people
        self.statements = statements
        readiness = people.map { $0.mean[1] }
        start = ClassStart(people, axisVariance: priors.axisVariance)
        fitter = ClassFit(
            table: table, readiness: readiness, general: statements.map { $0.mean[0] }, threads: threads)
    }

    /// The best class model with this many groups over several starts, and over `known` models to go on from.
    ///
    /// - Complexity: O(answers · groups) per round and start.
    func best(groups: Int, restarts: Int, known: [ClassModel] = [], random: SeededRandom) -> ClassModel {
        var candidates = known.map { fitter.improved($0) }
        for restart in 0..<(groups == 1 ? 1 : restarts) {
            var own = random.split(by: UInt64(restart))
            candidates.append(fitter.model(groups: groups, from: start.labels(groups: groups, random: &own)))
        }
        var best = candidates[0]
        for candidate in candidates.dropFirst() where candidate.evidence > best.evidence { best = candidate }
        return best
    }

    /// P(agree) by the position model, for a row and a statement.
    func chance(row: Int, statement: Int) -> Double { PositionModel.chance(people[row], statements[statement]) }

    func memberships(_ model: ClassModel, threads: Int = 1) -> [Double] {
        model.memberships(table, readiness: readiness, threads: threads)
    }
}

extension RowOrder {
    /// The order in which the rows already stand.
    init(keeping count: Int) { participants = Array(0..<count) }
}
