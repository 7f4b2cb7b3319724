/// The cold fit of the position model: sweeps until the weights of the answers stand still, first under the bound, then with
/// the expected log-likelihood.
struct ModelFit: Sendable {
    let settings: ModelSettings
    var sweep: ModelSweep
    var statements: [Side]
    /// The statements with an answer; the others wait at their prior.
    private let known: [Int]
    var priors = Hyperparameters()
    /// Sweeps done so far, and the share by which the weights changed in the last.
    private(set) var sweeps = 0
    /// The first sweeps, under the bound: from a rough start the expected log-likelihood could lead anywhere.
    var boundedSweeps = 5
    private(set) var change = Double.infinity

    init(_ table: ResponseTable, settings: ModelSettings, threads: Int) {
        self.settings = settings
        sweep = ModelSweep(table, threads: threads)
        statements = ModelStart(table, threads: threads).statements
        known = table.answers.indices.filter { table.answers[$0] > 0 }
    }

    /// Runs to the end.
    ///
    /// - Complexity: O(answers) per sweep; 15 to 60 sweeps.
    mutating func run() {
        guard !sweep.table.statement.isEmpty else { return settleUnanswered() }
        while sweeps < settings.sweeps, sweeps <= boundedSweeps || change > settings.tolerance { advance() }
        finish()
    }

    /// One sweep over the people, one step of the statements, one of the variances, and the move to standard coordinates.
    mutating func advance() {
        sweep.isBounded = sweeps < boundedSweeps
        let outcome = sweep.run(statements: statements.map(\.full), prior: priors.person)
        sweeps += 1
        change = outcome.change / max(outcome.weight, .leastNormalMagnitude)
        let step = priors.statement
        for index in known {
            let sums = outcome.statements[index]
            statements[index] =
                sweep.isBounded ? step.posterior(sums) : step.posterior(sums, from: statements[index])
        }
        let turn = CoordinateTurn(people: outcome.people, count: outcome.count, statements: answered)
        for index in known { statements[index] = turn.applied(to: statements[index]) }
        priors.learn(statements: answered, people: outcome.people, count: outcome.count, settings: settings)
    }

    /// The people once more, so that they fit the final statements, and a sign for each axis.
    private mutating func finish() {
        _ = sweep.run(statements: statements.map(\.full), prior: priors.person)
        settleUnanswered()
        let signs = (0..<4).map { axis -> Double in
            let largest = statements.max { $0.mean[axis + 2].magnitude < $1.mean[axis + 2].magnitude }
            return (largest?.mean[axis + 2] ?? 0) < 0 ? -1 : 1
        }
        priors = priors.turned(signs: signs)
        let turn = CoordinateTurn(signs: signs)
        for index in statements.indices { statements[index] = turn.applied(to: statements[index]) }
        for row in sweep.people.indices { sweep.people[row] = turn.applied(to: sweep.people[row]) }
    }

    /// Statements without an answer stand at their prior.
    private mutating func settleUnanswered() {
        let statement = priors.statement.posterior(.zero)
        for index in statements.indices where sweep.table.answers[index] == 0 { statements[index] = statement }
    }

    private var answered: [Side] { known.map { statements[$0] } }
}
