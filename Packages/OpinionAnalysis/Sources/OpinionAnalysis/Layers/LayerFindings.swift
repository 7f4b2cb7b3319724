/// Everything that is said about layers: what each thinks, what all share, where they differ.
public struct LayerFindings: Hashable, Sendable {
    /// Answers per statement and layer.
    public let answers: AnswerTable
    /// Agreement per layer with small layers pulled towards the statement's mean.
    public let pooled: PooledRates
    /// Statements on which all layers that are present stand on the same side: "all layers agree".
    public let commonGround: [CommonGround]
    /// Statements on which layers differ.
    public let friction: [Friction]
    /// Per statement whether layers answer alike, passes included.
    public let tests: [GTest]
    /// The p values of `tests` adjusted over the statements that can differ (Benjamini, Hochberg 1995); nil on the others.
    public let adjusted: [Double?]

    /// The findings of one set of positions.
    ///
    /// - Complexity: O(cells + statements × layers × 16); the same bits on any number of threads.
    public init(
        _ positions: PositionSet, layers: Partition, _ confidence: Confidence = .usual,
        threads: Int = ParallelBlocks.machineThreads
    ) {
        let answers = AnswerTable(positions, by: layers)
        let tests = (0..<answers.statements).map { GTest($0, in: answers) }
        self.answers = answers
        self.tests = tests
        pooled = PooledRates(answers, confidence, threads: threads)
        commonGround = answers.peopledParts.count > 1 ? CommonGround.find(in: answers, confidence) : []
        friction = Friction.find(in: answers, confidence)
        adjusted = FalseDiscovery.adjusted(tests.map { $0.degreesOfFreedom > 0 ? $0.pValue : nil })
    }

    /// The rates of one layer as counted, in statement order; empty for a layer that is not there.
    public func rates(of layer: Int, _ confidence: Confidence = .usual) -> [Rate] {
        layer >= 0 && layer < answers.parts ? Rate.part(layer, of: answers, confidence) : []
    }

    /// The differences between layers on one statement.
    public func differences(_ statement: Int, _ confidence: Confidence = .usual) -> [LayerDifference] {
        LayerDifference.all(statement, in: answers, confidence)
    }
}
