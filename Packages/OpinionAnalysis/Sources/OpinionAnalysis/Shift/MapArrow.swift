/// How one person moved over the map between two rounds.
public struct MapArrow: Hashable, Sendable {
    /// The number of the participant.
    public let participant: Int
    /// The place by the first round, in standard deviations of the population, with its covariance.
    public let from: FieldMap.Point
    /// The place by the second round.
    public let to: FieldMap.Point
    /// On how many statements the person took a place in both rounds; the arrow rests on these alone.
    public let statements: Int

    /// dᵀ(C₁ + C₂)⁻¹d: the squared length of the move in units of its uncertainty, at least 0.
    public var distance: Double {
        let (x, y) = (to.x - from.x, to.y - from.y)
        let (a, b) = (from.varianceX + to.varianceX, from.covariance + to.covariance)
        let c = from.varianceY + to.varianceY
        let determinant = a * c - b * b
        guard determinant > 1e-12 else { return 0 }
        return max(0, (c * x * x - 2 * b * x * y + a * y * y) / determinant)
    }

    /// Whether the move is larger than what the uncertainty of both places explains: ``distance`` above 4.605, the 90 %
    /// point of a chi-square with two degrees of freedom.
    public var isClear: Bool { distance > 4.605170185988092 }

    /// The arrows of everybody who took a place on a statement in both rounds, by rising participant.
    ///
    /// Both rounds of a person are scored on the same statement parameters, those of `model`, and on the same statements,
    /// those with a place in both rounds. So nobody moves because the map moved or because other statements were answered:
    /// someone who answers as before has an arrow of length 0.
    ///
    /// - Parameters:
    ///   - before, after: the rounds; row i and column j mean the same person and statement in both.
    ///   - model: the position model whose map is shown, of either round.
    ///   - map: that map; the arrows are drawn on its axes.
    /// - Complexity: O(positions of both rounds).
    public static func all(
        from before: PositionSet, to after: PositionSet, model: PositionModel, map: FieldMap
    ) -> [MapArrow] {
        let loadings = model.statements.map { SIMD2($0.loadings[0], $0.loadings[1]) }
        let turn = PlaneTurn(from: loadings, to: map.statements) ?? PlaneTurn(varimax: loadings)
        return (0..<min(before.participants, after.participants)).compactMap { participant in
            let rows = placedTwice(before.row(participant), after.row(participant))
            guard !rows.before.isEmpty else { return nil }
            return MapArrow(
                participant: participant, from: turn.applied(to: model.scored(rows.before)),
                to: turn.applied(to: model.scored(rows.after)), statements: rows.before.count)
        }
    }

    /// The cells of both rows on the statements that have a place in both.
    private static func placedTwice(
        _ before: ArraySlice<PositionSet.Cell>, _ after: ArraySlice<PositionSet.Cell>
    ) -> (before: [PositionSet.Cell], after: [PositionSet.Cell]) {
        let first = before.filter { $0.position != .pass }
        let second = after.filter { $0.position != .pass }
        let (early, late) = (Set(first.map(\.statement)), Set(second.map(\.statement)))
        return (first.filter { late.contains($0.statement) }, second.filter { early.contains($0.statement) })
    }
}

extension PositionModel {
    /// Where somebody with these positions stands, with every statement as the model has it; the model does not change.
    ///
    /// The person's step of the fit, repeated until it stands still. Cells on statements the model does not know and passes
    /// do not count; without places the person stands at the prior.
    ///
    /// - Complexity: O(cells).
    public func scored(_ row: some Sequence<PositionSet.Cell>) -> Person {
        let places = row.compactMap { cell -> (side: Side, place: Int8)? in
            guard case .place(let place) = cell.position, statements.indices.contains(Int(cell.statement)) else {
                return nil
            }
            return (statements[Int(cell.statement)].side, min(100, max(-100, place)))
        }
        return Person(side: solved(places).person)
    }

    /// A person from what they answered to statements that stay as they are, with the term of each answer.
    func solved(_ answers: [(side: Side, place: Int8)]) -> (person: Side, terms: [AnswerTerm]) {
        let (prior, full) = (priors.person, answers.map(\.side.full))
        var terms = answers.map { AnswerTerm.first($0.place) }
        var person = prior.posterior(.zero)
        for round in 0..<20 {
            var sums = AnswerSums.zero
            for (answer, term) in zip(answers, terms) { sums.add(answer.side, term) }
            person = round < 4 ? prior.posterior(sums) : prior.posterior(sums, from: person)
            for (index, statement) in full.enumerated() {
                terms[index] =
                    round < 3
                    ? AnswerWeight.withTable { AnswerTerm.bound(person, statement, answers[index].place, $0) }
                    : LogisticTable.withTable { AnswerTerm.expected(person, statement, answers[index].place, $0) }
            }
        }
        return (person, terms)
    }
}
