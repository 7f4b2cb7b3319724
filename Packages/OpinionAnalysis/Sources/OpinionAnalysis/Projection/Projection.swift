/// The classical map: principal components of the positions with every blank at its statement's mean.
///
/// Shape: participants × statements, x in −1 … 1, a pass as 0; the components are directions over statements. Both ways of
/// making it diagonalise Σᵢ (xᵢ − m)(xᵢ − m)ᵀ, where blanks contribute nothing (section 2 of the method).
public struct Projection: Sendable {
    /// Mean position per statement, −1 … 1; 0 where nobody answered or the statement is excluded.
    public let means: [Double]
    /// Which statements count as 0 for everybody.
    public let excluded: [Bool]
    /// Unit vectors over the statements, strongest first; the entry of largest size is positive (ties: lowest statement).
    public let components: [[Double]]
    /// Variance along each component, over people minus one.
    public let explainedVariance: [Double]
    /// Share of all variance along each component, 0 … 1.
    public let explainedVarianceRatio: [Double]
    /// How many rounds of orthogonal iteration it took.
    public let rounds: Int
    private let block: [[Double]]

    /// The map of an incremental state.
    ///
    /// - Parameters:
    ///   - count: how many components; fewer come out when there are fewer statements.
    ///   - excluding: one flag per statement; an empty array excludes none.
    ///   - startingFrom: an earlier map. It saves rounds; the result is the same to 1e-9.
    /// - Complexity: O(statements²) per round, whatever the number of participants.
    public init(
        _ pairs: PairStatistics, count: Int = 2, excluding: [Bool] = [], startingFrom: Projection? = nil,
        threads: Int = ParallelBlocks.machineThreads
    ) {
        let excluded = Projection.flags(excluding, pairs.statements)
        let answered = pairs.counts.map(\.answered)
        let means = Projection.means(pairs.sums, answered, excluded)
        let gram = pairs.pairs.gram(means: means, excluded: excluded)
        let trace = (0..<pairs.statements).reduce(0.0) { $0 + gram[$1 * pairs.statements + $1] }
        let leading = LeadingEigenvectors(
            count, of: DenseSymmetric(size: pairs.statements, values: gram), start: startingFrom?.block ?? [],
            threads: threads)
        self.init(means, excluded, leading, trace: trace, people: pairs.people)
    }

    /// The same map straight from the positions, for more statements than pairs can be kept of.
    ///
    /// - Complexity: O(positions) per round; nothing can be updated.
    public init(
        direct positions: PositionSet, count: Int = 2, excluding: [Bool] = [], startingFrom: Projection? = nil,
        threads: Int = ParallelBlocks.machineThreads
    ) {
        let excluded = Projection.flags(excluding, positions.statements)
        let rows = CenteredRows(positions, excluded: excluded)
        let leading = LeadingEigenvectors(count, of: rows, start: startingFrom?.block ?? [], threads: threads)
        self.init(rows.means, excluded, leading, trace: rows.trace, people: rows.people)
    }

    private init(
        _ means: [Double], _ excluded: [Bool], _ leading: LeadingEigenvectors, trace: Double, people: Int
    ) {
        self.means = means
        self.excluded = excluded
        components = leading.vectors
        rounds = leading.rounds
        block = leading.block
        explainedVariance = leading.values.map { people > 1 ? max(0, $0) / Double(people - 1) : 0 }
        // Two places differ by a hundredth at least, so all true variance is above 5e-5; less is rounding.
        explainedVarianceRatio = leading.values.map { trace > 1e-9 ? min(1, max(0, $0) / trace) : 0 }
    }

    /// Where a person with these positions stands: √(S / max(1, n)) · Σ_j (x_j − m_j)·pc_j, per component.
    ///
    /// n counts the person's positions on statements that are not excluded, and every excluded statement (which counts as
    /// answered with 0 by everybody, as in Polis).
    public func coordinates(of row: some Sequence<PositionSet.Cell>) -> [Double] {
        var sums = [Double](repeating: 0, count: components.count)
        var answered = excluded.count(where: { $0 })
        for cell in row where !excluded[Int(cell.statement)] {
            let statement = Int(cell.statement)
            let distance = cell.position.coordinate - means[statement]
            for k in sums.indices { sums[k] += distance * components[k][statement] }
            answered += 1
        }
        let scale = (Double(means.count) / Double(max(1, answered))).squareRoot()
        return sums.map { $0 * scale }
    }

    /// Where somebody would stand who agrees with this statement and has no other position, and how far from the middle.
    public func statementCoordinates(_ statement: Int) -> [Double] {
        let reach = Double(means.count).squareRoot() * (1 - means[statement])
        return components.map { reach * $0[statement] }
    }

    private static func flags(_ given: [Bool], _ statements: Int) -> [Bool] {
        (0..<statements).map { $0 < given.count && given[$0] }
    }

    static func means(_ sums: [Int64], _ answered: [Int], _ excluded: [Bool]) -> [Double] {
        sums.indices.map { j in
            excluded[j] || answered[j] == 0 ? 0 : Double(sums[j]) / 100 / Double(answered[j])
        }
    }
}

extension Position {
    /// The position as a number in −1 … 1; a pass stands at 0, as in Polis.
    var coordinate: Double {
        switch self {
        case .place(let x): Double(x) / 100
        case .pass: 0
        }
    }
}
