/// How the same people moved on one statement between two rounds.
public struct StatementShift: Hashable, Sendable {
    /// The mean move over the floor of the people who took a place both times.
    public struct FloorMove: Hashable, Sendable {
        /// How many people took a place both times.
        public let people: Int
        /// Points, −200 … 200; above 0 is towards agree. Buttons count as ±100.
        public let mean: Double
        /// Student's paired interval; nil for one person or when all moved alike.
        public let interval: Interval?
    }

    /// Who answered what, twice; with those who did not come back and those who came new.
    public let answers: PairedAnswers
    /// The share that agrees after − before among those who answered both times, −1 … 1, with Newcombe's paired interval; nil when
    /// nobody did.
    public let netShift: Estimate?
    /// People who moved to agree.
    public let toAgree: Int
    /// People who agreed and no longer do.
    public let fromAgree: Int
    /// McNemar's mid-p value for agree against everything else.
    public let mcNemarMidP: Double
    /// Agree, disagree and neither together.
    public let threeAnswers: StuartMaxwell
    /// nil when nobody took a place both times.
    public let floor: FloorMove?
    /// First-round agreement of those who answered again minus that of those who did not, with Newcombe's hybrid interval: far from 0,
    /// the second round lacks people of one side. nil when one of the two took no side.
    public let returnersAgainstLeavers: Estimate?

    /// The shift of one statement.
    ///
    /// - Complexity: O(√people).
    public init(_ answers: PairedAnswers, _ confidence: Confidence = .usual) {
        self.answers = answers
        let both = answers.count(from: .agree, to: .agree)
        fromAgree = answers.count(from: .agree, to: .disagree) + answers.count(from: .agree, to: .neither)
        toAgree = answers.count(from: .disagree, to: .agree) + answers.count(from: .neither, to: .agree)
        netShift = PairedTests.netChange(
            both: both, onlyBefore: fromAgree, onlyAfter: toAgree,
            neither: answers.both - both - fromAgree - toAgree, confidence)
        mcNemarMidP = PairedTests.mcNemarMidP(towards: toAgree, away: fromAgree)
        threeAnswers = StuartMaxwell(answers)
        let move = PairedTests.meanChange(
            people: answers.placed, sum: answers.moves, squares: answers.squaredMoves, confidence)
        floor = move.map { FloorMove(people: answers.placed, mean: $0.mean, interval: $0.interval) }
        let stayed = answers.stayed
        returnersAgainstLeavers = ProportionIntervals.difference(
            (stayed.agree, stayed.sided), (answers.left.agree, answers.left.sided), confidence)
    }
}
