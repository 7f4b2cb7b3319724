/// One pass over all answers: every person's posterior, then the weights of their answers, then the sums per statement.
///
/// Jaakkola and Jordan (2000): log σ(η) ≥ η/2 − ωη²/2 + …, with ω = tanh(ξ/2) / 2ξ and ξ² = E[η²]. Each step (person, ω,
/// statement) raises the same lower bound on the evidence, in whatever order they come.
struct ModelSweep: Sendable {
    /// What a pass gives besides the people and the weights.
    struct Outcome: Sendable {
        /// Sums per statement.
        var statements: [AnswerSums]
        /// Σ E[uu′] over the people.
        var people = PairMoments.zero
        /// How many those are.
        var count = 0
        /// Σ |Δω| and Σ ω over all answers.
        var change = 0.0
        var weight = 0.0

        init(statements: Int) { self.statements = [AnswerSums](repeating: .zero, count: statements) }

        mutating func add(_ other: Outcome) {
            for index in statements.indices { statements[index].add(other.statements[index]) }
            people.add(other.people, times: 1)
            count += other.count
            change += other.change
            weight += other.weight
        }
    }

    let table: ResponseTable
    let threads: Int
    /// The posteriors of the rows of the table.
    var people: [Side]
    /// ω of each answer.
    var weights: [Double]

    init(_ table: ResponseTable, threads: Int) {
        self.table = table
        self.threads = threads
        people = [Side](repeating: Hyperparameters().person.posterior(.zero), count: table.rows)
        // A little under ¼, the largest ω there is: the answers of an undecided person to a mild statement.
        weights = [Double](repeating: 0.2, count: table.statement.count)
    }

    /// Runs the pass for these statements, whose moments carry ``PairMoments/fullWeights``.
    ///
    /// - Complexity: O(answers) + O(rows); memory O(statements) per block.
    mutating func run(statements: [Side], prior: GaussianStep) -> Outcome {
        let table = table
        let blocks = table.blocks(threads: threads)
        let partials = people.withUnsafeMutableBufferPointer { people in
            weights.withUnsafeMutableBufferPointer { weights in
                // Safe: a block touches only its own rows and their answers, and map returns after the last block.
                nonisolated(unsafe) let (people, weights) = (people, weights)
                return blocks.map { rows in
                    ModelSweep.run(rows, table, statements, prior, people: people, weights: weights)
                }
            }
        }
        return partials.reduce(into: Outcome(statements: table.statements)) { $0.add($1) }
    }

    private static func run(
        _ rows: Range<Int>, _ table: ResponseTable, _ statements: [Side], _ prior: GaussianStep,
        people: UnsafeMutableBufferPointer<Side>, weights: UnsafeMutableBufferPointer<Double>
    ) -> Outcome {
        var outcome = Outcome(statements: table.statements)
        var sums = outcome.statements
        outcome.statements = []
        AnswerWeight.withTable { omega in
            statements.withUnsafeBufferPointer { statements in
                sums.withUnsafeMutableBufferPointer { sums in
                    for row in rows {
                        let answers = table.rowStarts[row]..<table.rowStarts[row + 1]
                        let person = person(answers, table, statements, weights, prior)
                        people[row] = person
                        outcome.people.add(person.moments, times: 1)
                        outcome.count += 1
                        for answer in answers {
                            let index = Int(table.statement[answer])
                            let weight = omega[statements[index].moments.dot(person.moments)]
                            outcome.change += (weight - weights[answer]).magnitude
                            outcome.weight += weight
                            weights[answer] = weight
                            sums[index].add(person, weight: weight, pull: ResponseTable.pull(table.place[answer]))
                        }
                    }
                }
            }
        }
        outcome.statements = sums
        return outcome
    }

    private static func person(
        _ answers: Range<Int>, _ table: ResponseTable, _ statements: UnsafeBufferPointer<Side>,
        _ weights: UnsafeMutableBufferPointer<Double>, _ prior: GaussianStep
    ) -> Side {
        var sums = AnswerSums.zero
        for answer in answers {
            sums.add(
                statements[Int(table.statement[answer])], weight: weights[answer],
                pull: ResponseTable.pull(table.place[answer]))
        }
        sums.quadratic = sums.quadratic.weighted(by: .halfWeights)
        return prior.posterior(sums)
    }
}
