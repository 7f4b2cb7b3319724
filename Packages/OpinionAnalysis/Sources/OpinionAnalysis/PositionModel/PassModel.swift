/// Who passes, and on what: logit P(pass_ij) = s_j + r_i, apart from agreeing and disagreeing.
///
/// s_j ~ N(m, σ_s²) and r_i ~ N(0, σ_r²), fitted by the same variational bound as the positions (Rasch 1960; Jaakkola,
/// Jordan 2000). Every answered cell counts: a place as "no", a pass as "yes"; a blank not at all.
public struct PassModel: Hashable, Sendable {
    /// s_j: mean and variance of the logit of passing per statement.
    public private(set) var statements: [Estimate] = []
    /// r_i: mean and variance per participant.
    public private(set) var people: [Estimate] = []

    /// A Gaussian posterior of one logit.
    public struct Estimate: Hashable, Sendable {
        /// In logits.
        public var mean: Double
        /// In squared logits, above 0.
        public var variance: Double
        var square: Double { mean * mean + variance }
    }

    /// P(pass) of a participant on a statement, in 0 … 1, with the uncertainty of both taken along.
    ///
    /// - Precondition: both numbers are in range.
    public func chanceOfPassing(participant: Int, statement: Int) -> Double {
        let (person, statement) = (people[participant], statements[statement])
        let variance = person.variance + statement.variance
        return Elementary.sigmoid((person.mean + statement.mean) / (1 + Double.pi * variance / 8).squareRoot())
    }

    /// What a statement nobody answered stands at, and σ_r².
    private var prior = Estimate(mean: 0, variance: 1)
    private var personalVariance = 0.5

    private static let rounds = 8

    /// Fits the passes of a set, with sums taken over the people in the given order.
    ///
    /// - Complexity: O(positions) per round, 8 rounds.
    init(_ positions: PositionSet, order: RowOrder, threads: Int) {
        people = [Estimate](repeating: Estimate(mean: 0, variance: 1), count: positions.participants)
        statements = [Estimate](repeating: prior, count: positions.statements)
        let counts = PassCounts(positions)
        guard counts.answers > 0 else { return }
        prior.mean = Elementary.logit((Double(counts.passes) + 1) / (Double(counts.answers) + 2))
        for index in statements.indices { statements[index].mean = prior.mean }
        let order = order.participants.filter { !positions.row($0).isEmpty }
        let blocks = ParallelBlocks(
            count: order.count, blockSize: max(128, (order.count + 15) / 16), threads: threads)
        for _ in 0..<PassModel.rounds {
            learn(from: round(positions, order, blocks, personal: personalVariance), counts)
        }
        for index in statements.indices where counts.perStatement[index] == 0 { statements[index] = prior }
        for index in people.indices where positions.row(index).isEmpty {
            people[index] = Estimate(mean: 0, variance: personalVariance)
        }
    }

    /// The statements, then the variances, from a round's sums.
    private mutating func learn(from sums: Sums, _ counts: PassCounts) {
        for (index, sum) in sums.statements.enumerated() {
            let precision = 1 / prior.variance + sum[0]
            let pull = prior.mean / prior.variance + sum[1]
            statements[index] = Estimate(mean: pull / precision, variance: 1 / precision)
        }
        personalVariance = max(1e-3, sums.squares / Double(max(1, sums.people)))
        let answered = statements.indices.filter { counts.perStatement[$0] > 0 }.map { statements[$0] }
        prior.mean = answered.reduce(0) { $0 + $1.mean } / Double(max(1, answered.count))
        let spread = answered.reduce(0) { $0 + $1.square - prior.mean * prior.mean }
        prior.variance = max(0.05, spread / Double(max(1, answered.count)))
    }

    /// One person anew against the statements as they are; the statements wait for the next fit.
    mutating func solve(_ participant: Int, _ row: [PositionSet.Cell]) {
        let alone = PositionSet(statements: statements.count, rowStarts: [0, row.count], cells: row)
        var sums = Sums(statements: statements.count)
        AnswerWeight.withTable { omega in
            for _ in 0..<4 {
                people[participant] = PassModel.person(
                    row.indices, alone, statements, from: people[participant], personal: personalVariance, omega, &sums)
            }
        }
    }

    mutating func grow(participants: Int, statements count: Int) {
        while people.count < participants { people.append(Estimate(mean: 0, variance: personalVariance)) }
        while statements.count < count { statements.append(prior) }
    }

    private struct Sums: Sendable {
        var statements: [SIMD2<Double>]
        var squares = 0.0
        var people = 0

        init(statements: Int) { self.statements = .init(repeating: .zero, count: statements) }

        mutating func add(_ other: Sums) {
            for index in statements.indices { statements[index] += other.statements[index] }
            squares += other.squares
            people += other.people
        }
    }

    /// Every person anew, then per statement Σ ω and Σ (κ − ω r).
    private mutating func round(
        _ positions: PositionSet, _ order: [Int], _ blocks: ParallelBlocks, personal: Double
    ) -> Sums {
        let statements = statements
        let parts = people.withUnsafeMutableBufferPointer { people in
            // Safe: a participant stands once in the order, so blocks write to different people.
            nonisolated(unsafe) let people = people
            return blocks.map { ranks in
                var sums = Sums(statements: statements.count)
                AnswerWeight.withTable { omega in
                    for participant in order[ranks] {
                        let row = positions.rowStarts[participant]..<positions.rowStarts[participant + 1]
                        people[participant] = PassModel.person(
                            row, positions, statements, from: people[participant], personal: personal, omega, &sums)
                    }
                }
                return sums
            }
        }
        return parts.reduce(into: Sums(statements: statements.count)) { $0.add($1) }
    }

    /// One person from the weights that fit their old place; the same weights serve the statements.
    private static func person(
        _ row: Range<Int>, _ positions: PositionSet, _ statements: [Estimate], from old: Estimate, personal: Double,
        _ omega: AnswerWeight.Table, _ sums: inout Sums
    ) -> Estimate {
        var (precision, linear) = (1 / personal, 0.0)
        for index in row {
            let cell = positions.cells[index]
            let statement = statements[Int(cell.statement)]
            let mean = old.mean + statement.mean
            let weight = omega[mean * mean + old.variance + statement.variance]
            precision += weight
            linear += pull(cell) - weight * statement.mean
            sums.statements[Int(cell.statement)][0] += weight
        }
        let person = Estimate(mean: linear / precision, variance: 1 / precision)
        for index in row {
            let cell = positions.cells[index]
            let statement = statements[Int(cell.statement)]
            let mean = old.mean + statement.mean
            let weight = omega[mean * mean + old.variance + statement.variance]
            sums.statements[Int(cell.statement)][1] += pull(cell) - weight * person.mean
        }
        sums.squares += person.square
        sums.people += 1
        return person
    }

    private static func pull(_ cell: PositionSet.Cell) -> Double { cell.position == .pass ? 0.5 : -0.5 }
}

/// How many answers and passes a set holds.
private struct PassCounts {
    var answers = 0
    var passes = 0
    var perStatement: [Int]

    init(_ positions: PositionSet) {
        perStatement = [Int](repeating: 0, count: positions.statements)
        answers = positions.cells.count
        for cell in positions.cells {
            perStatement[Int(cell.statement)] += 1
            if cell.position == .pass { passes += 1 }
        }
    }
}
