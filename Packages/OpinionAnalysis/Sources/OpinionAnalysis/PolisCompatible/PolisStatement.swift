/// A statement in the figures of Polis.
public struct PolisStatement: Hashable, Sendable {
    /// How everybody answered it.
    public var counts: AnswerCount
    /// Where somebody would stand who agrees with it and says nothing else.
    public var place: SIMD2<Double>
    /// The distance of that place from the middle.
    public var extremity: Double
    /// How much the answers of the grouped people ask for showing it next; 49 for one about the person.
    public var priority: Double
    /// Product over the groups of (A + 1)/(n + 2), A agreements.
    public var groupAwareAgree: Double
    /// The same for disagreements.
    public var groupAwareDisagree: Double
}

/// One statement in one group against everybody in the other groups.
public struct PolisGroupStatement: Hashable, Sendable {
    /// Answers in the group.
    public var counts: AnswerCount
    /// The agreeing side.
    public var agree: Side
    /// The disagreeing side.
    public var disagree: Side

    /// One side of a statement in one group.
    public struct Side: Hashable, Sendable {
        /// How many took it.
        public var successes: Int
        /// (successes + 1)/(n + 2); n includes passes.
        public var share: Double
        /// z of the share against one half.
        public var shareTest: Double
        /// The share over the share in the other groups.
        public var ratio: Double
        /// z of the difference between both shares.
        public var ratioTest: Double

        /// ratio × ratio-z × share × share-z.
        var metric: Double { ratio * ratioTest * share * shareTest }
        var isSignificant: Bool { shareTest > PolisTests.threshold && ratioTest > PolisTests.threshold }
    }
}

/// How everybody, and how each group, answered each statement.
struct PolisTallies {
    /// Per statement, over all participants.
    private(set) var everybody: [AnswerCount]
    /// Per statement, over the participants in a group.
    private(set) var grouped: [AnswerCount]
    /// Per group, per statement.
    private(set) var groups: [[AnswerCount]]

    init(_ positions: PositionSet, groups labels: [Int?]) {
        let none = [AnswerCount](repeating: AnswerCount(), count: positions.statements)
        (everybody, grouped) = (none, none)
        groups = [[AnswerCount]](repeating: none, count: (labels.compactMap { $0 }.max() ?? -1) + 1)
        for participant in 0..<positions.participants {
            for cell in positions.row(participant) {
                everybody[Int(cell.statement)].add(cell.position)
                guard let group = labels[participant] else { continue }
                grouped[Int(cell.statement)].add(cell.position)
                groups[group][Int(cell.statement)].add(cell.position)
            }
        }
    }

    func groupStatements() -> [[PolisGroupStatement]] {
        groups.map { group in
            group.indices.map { statement in
                let (own, all) = (group[statement], grouped[statement])
                let rest = all.answered - own.answered
                return PolisGroupStatement(
                    counts: own,
                    agree: PolisTallies.side(own.agree, own.answered, all.agree - own.agree, rest),
                    disagree: PolisTallies.side(own.disagree, own.answered, all.disagree - own.disagree, rest))
            }
        }
    }

    private static func side(_ own: Int, _ answered: Int, _ other: Int, _ rest: Int) -> PolisGroupStatement.Side {
        let share = PolisTests.share(own, of: answered)
        return PolisGroupStatement.Side(
            successes: own, share: share, shareTest: PolisTests.oneProportion(own, of: answered),
            ratio: share / PolisTests.share(other, of: rest),
            ratioTest: PolisTests.twoProportion(own, of: answered, against: other, of: rest))
    }

    func statements(
        _ projection: Projection, _ groupStatements: [[PolisGroupStatement]], meta: [Bool]
    ) -> [PolisStatement] {
        everybody.indices.map { statement in
            let reach = projection.statementCoordinates(statement)
            let extremity = reach.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return PolisStatement(
                counts: everybody[statement],
                place: SIMD2(reach.first ?? 0, reach.count > 1 ? reach[1] : 0), extremity: extremity,
                priority: statement < meta.count && meta[statement]
                    ? 49 : PolisTallies.priority(grouped[statement], extremity),
                groupAwareAgree: groupStatements.reduce(1) { $0 * $1[statement].agree.share },
                groupAwareDisagree: groupStatements.reduce(1) { $0 * $1[statement].disagree.share })
        }
    }

    /// ((1 − (pass + 1)/(n + 2))·(A + 1)/(n + 2)·(1 + extremity)·(1 + 8·2^(−n/5)))².
    private static func priority(_ counts: AnswerCount, _ extremity: Double) -> Double {
        let answered = counts.answered
        let engaged = 1 - PolisTests.share(counts.pass + counts.middle, of: answered)
        let newness = 1 + 8 * Elementary.exp(-Double(answered) / 5 * 0.69314718055994530942)
        let root = engaged * PolisTests.share(counts.agree, of: answered) * (1 + extremity) * newness
        return root * root
    }
}
