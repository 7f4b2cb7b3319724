/// Everything that is said about statements: rates, what sets groups apart, what they share, where they differ.
public struct StatementFindings: Hashable, Sendable {
    /// Agreement with each statement among everybody, in statement order.
    public let rates: [Rate]
    /// Answers per statement and shown group; rates per group come from here (``Rate/part(_:of:_:)``).
    public let groupAnswers: AnswerTable
    /// Statements on which a shown group stands apart; empty with one group.
    public let characteristic: [CharacteristicStatement]
    /// Statements that every group shares; with one group those that most people share.
    public let commonGround: [CommonGround]
    /// Statements on which groups differ; empty with one group.
    public let friction: [Friction]
    /// Contested and unclear, in statement order.
    public let readings: [StatementReading]

    /// The findings of one set of positions.
    ///
    /// - Parameters:
    ///   - groups: the groups that are shown; one part (or none) when the positions do not support separate groups.
    ///   - crossFitted: for each fold of statements the groups found without it; nil leaves out everything that is tested between
    ///     groups, since tests on the groups' own statements are not honest.
    /// - Complexity: O(cells + statements × groups²); deterministic, the same bits on any number of threads.
    public init(
        _ positions: PositionSet, groups: Partition, crossFitted: CrossFittedGroups?,
        _ confidence: Confidence = .usual, threads: Int = ParallelBlocks.machineThreads
    ) {
        let shown = groups.parts > 0 ? groups : .whole(participants: positions.participants)
        groupAnswers = AnswerTable(positions, by: shown)
        rates = Rate.everybody(groupAnswers, confidence, threads: threads)
        let tested = crossFitted.map { AnswerTable(positions, crossFitted: $0) }
        characteristic = tested.map { CharacteristicStatement.find(in: $0, confidence) } ?? []
        friction = tested.map { Friction.find(in: $0, confidence) } ?? []
        commonGround = CommonGround.find(in: tested ?? groupAnswers, confidence)
        readings = StatementReading.all(in: groupAnswers)
    }
}
