/// One pass over all answers: every person's posterior, then the terms of their answers, then the sums per statement.
///
/// Under the bound (Jaakkola, Jordan 2000: log σ(η) ≥ η/2 − ωη²/2 + …, ω = tanh(ξ/2) / 2ξ, ξ² = E[η²]) each step raises one
/// lower bound on the evidence, in whatever order they come. See ``AnswerTerm`` for what comes after.
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
    /// The term of each answer.
    var terms: [AnswerTerm]
    /// Whether the next pass stays under the bound.
    var isBounded = true

    init(_ table: ResponseTable, threads: Int) {
        self.table = table
        self.threads = threads
        people = [Side](repeating: Hyperparameters().person.posterior(.zero), count: table.rows)
        terms = table.place.map { AnswerTerm.first($0) }
    }

    /// Runs the pass for these statements, whose moments carry ``PairMoments/fullWeights``.
    ///
    /// - Complexity: O(answers) + O(rows); memory O(statements) per block.
    mutating func run(statements: [Side], prior: GaussianStep) -> Outcome {
        let pass = Pass(table: table, statements: statements, prior: prior, isBounded: isBounded)
        let blocks = table.blocks(threads: threads)
        let partials = people.withUnsafeMutableBufferPointer { people in
            terms.withUnsafeMutableBufferPointer { terms in
                // Safe: a block touches only its own rows and their answers, and map returns after the last block.
                nonisolated(unsafe) let (people, terms) = (people, terms)
                return blocks.map { rows in pass.run(rows, people: people, terms: terms) }
            }
        }
        return partials.reduce(into: Outcome(statements: table.statements)) { $0.add($1) }
    }
}

/// What a pass reads, shared by its blocks.
private struct Pass: Sendable {
    let table: ResponseTable
    let statements: [Side]
    let prior: GaussianStep
    let isBounded: Bool

    func run(
        _ rows: Range<Int>, people: UnsafeMutableBufferPointer<Side>, terms: UnsafeMutableBufferPointer<AnswerTerm>
    ) -> ModelSweep.Outcome {
        var outcome = ModelSweep.Outcome(statements: table.statements)
        var sums = outcome.statements
        outcome.statements = []
        statements.withUnsafeBufferPointer { statements in
            sums.withUnsafeMutableBufferPointer { sums in
                AnswerWeight.withTable { omega in
                    LogisticTable.withTable { logistic in
                        for row in rows {
                            let person = person(row, statements, terms)
                            people[row] = person
                            outcome.people.add(person.moments, times: 1)
                            outcome.count += 1
                            for answer in table.rowStarts[row]..<table.rowStarts[row + 1] {
                                let index = Int(table.statement[answer])
                                let (statement, place) = (statements[index], table.place[answer])
                                let term =
                                    isBounded
                                    ? AnswerTerm.bound(person, statement, place, omega)
                                    : AnswerTerm.expected(person, statement, place, logistic)
                                outcome.change += (term.weight - terms[answer].weight).magnitude
                                outcome.weight += term.weight
                                terms[answer] = term
                                sums[index].add(person, term)
                            }
                        }
                    }
                }
            }
        }
        outcome.statements = sums
        return outcome
    }

    @inline(__always)
    private func person(
        _ row: Int, _ statements: UnsafeBufferPointer<Side>, _ terms: UnsafeMutableBufferPointer<AnswerTerm>
    ) -> Side {
        var sums = AnswerSums.zero
        for answer in table.rowStarts[row]..<table.rowStarts[row + 1] {
            sums.add(statements[Int(table.statement[answer])], terms[answer])
        }
        sums.quadratic = sums.quadratic.weighted(by: .halfWeights)
        return prior.posterior(sums)
    }
}
