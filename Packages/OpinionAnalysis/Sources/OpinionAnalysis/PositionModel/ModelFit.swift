/// The cold fit of the position model: sweeps until the weights of the answers stand still.
struct ModelFit: Sendable {
    let settings: ModelSettings
    var sweep: ModelSweep
    var statements: [Side]
    var priors = Hyperparameters()
    /// Sweeps done so far, and the share by which the weights changed in the last.
    private(set) var sweeps = 0
    private(set) var change = Double.infinity

    init(_ table: ResponseTable, settings: ModelSettings, threads: Int) {
        self.settings = settings
        sweep = ModelSweep(table, threads: threads)
        statements = ModelStart(table, threads: threads).statements
    }

    /// Runs to the end; `cancelled` is asked once per sweep.
    ///
    /// - Complexity: O(answers) per sweep; 15 to 60 sweeps.
    mutating func run() {
        guard !sweep.table.statement.isEmpty else { return settleUnanswered() }
        while sweeps < settings.sweeps, change > settings.tolerance { advance() }
        finish()
    }

    /// One sweep over the people, one step of the statements, one of the variances, and the move to standard coordinates.
    mutating func advance() {
        let outcome = sweep.run(statements: weighted(statements), prior: priors.person)
        sweeps += 1
        change = outcome.change / max(outcome.weight, .leastNormalMagnitude)
        let step = priors.statement
        for index in statements.indices { statements[index] = step.posterior(outcome.statements[index]) }
        let turn = CoordinateTurn(people: outcome.people, count: outcome.count, statements: answered)
        for index in statements.indices { statements[index] = turn.applied(to: statements[index]) }
        learn(from: outcome, shift: turn)
    }

    /// The people once more, so that they fit the final statements, and a sign for each axis.
    private mutating func finish() {
        _ = sweep.run(statements: weighted(statements), prior: priors.person)
        settleUnanswered()
        let signs = (0..<4).map { axis -> Double in
            let largest = statements.max { $0.mean[axis + 2].magnitude < $1.mean[axis + 2].magnitude }
            return (largest?.mean[axis + 2] ?? 0) < 0 ? -1 : 1
        }
        let turn = CoordinateTurn(signs: signs)
        for index in statements.indices { statements[index] = turn.applied(to: statements[index]) }
        for row in sweep.people.indices { sweep.people[row] = turn.applied(to: sweep.people[row]) }
    }

    /// Statements without an answer stand at their prior.
    private mutating func settleUnanswered() {
        let statement = priors.statement.posterior(.zero)
        for index in statements.indices where sweep.table.answers[index] == 0 { statements[index] = statement }
    }

    private var answered: [Side] {
        statements.indices.filter { sweep.table.answers[$0] > 0 }.map { statements[$0] }
    }

    private func weighted(_ sides: [Side]) -> [Side] {
        sides.map { Side(mean: $0.mean, moments: $0.moments.weighted(by: .fullWeights)) }
    }

    /// Empirical Bayes: each variance is the mean of the second moments it governs (MacKay 1992), the axes' with a prior.
    private mutating func learn(from outcome: ModelSweep.Outcome, shift: CoordinateTurn) {
        let answered = answered
        guard outcome.count > 0, !answered.isEmpty else { return }
        let (people, count) = (Double(outcome.count), Double(answered.count))
        let readiness = outcome.people[0, 1] / people
        priors.readinessVariance = max(1e-3, outcome.people[1, 1] / people - readiness * readiness)
        priors.agreementMean = answered.reduce(0) { $0 + $1.mean[0] } / count
        let spread = answered.reduce(0) { $0 + $1.moments[0, 0] } / count - priors.agreementMean * priors.agreementMean
        priors.agreementVariance = max(0.05, spread)
        for axis in 0..<4 {
            let sum = answered.reduce(0) { $0 + $1.moments[axis + 2, axis + 2] }
            let weight = settings.axisPriorWeight
            priors.axisVariance[axis] = max(1e-6, (sum + weight * settings.axisPriorVariance) / (count + weight))
        }
    }
}
