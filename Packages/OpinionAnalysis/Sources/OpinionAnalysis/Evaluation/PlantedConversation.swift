/// A made-up conversation whose groups are known, to see whether an analysis finds them.
///
/// Group sizes ∝ 1/rank, logit P(agree) = b_j + 1.2·t_gj with b ~ N(0.4, 0.8²) and t ~ N(0, 1), 12 % passes. With one group
/// t is 0: one population that differs in nothing but chance.
public struct PlantedConversation: Hashable, Sendable {
    /// Which cells stay blank.
    public enum Blanks: Hashable, Sendable {
        /// Each cell is blank with this chance.
        case atRandom(Double)
        /// As in a conversation that grows: somebody who arrives at time t (uniform) sees the first max(10, t·S) statements,
        /// answers some of them in a random order and leaves after an exponentially distributed number; the mean of that
        /// number is chosen so that this share of all cells stays blank.
        case early(Double)
    }

    /// What the conversation is made from.
    public struct Plan: Hashable, Sendable {
        /// How many groups are planted, at least 1.
        public var groups: Int
        /// How many people, 0 or more.
        public var participants: Int
        /// How many statements, 0 or more.
        public var statements: Int
        /// Which of their cells stay blank.
        public var blanks: Blanks
        /// Standard deviation of a personal readiness to agree, in logits.
        public var readiness: Double

        public init(
            groups: Int, participants: Int = 1_000, statements: Int = 100, blanks: Blanks = .atRandom(0),
            readiness: Double = 0
        ) {
            self.groups = max(1, groups)
            self.participants = max(0, participants)
            self.statements = max(0, statements)
            self.blanks = blanks
            self.readiness = readiness
        }
    }

    /// What people answered.
    public let positions: PositionSet
    /// The true group of each participant.
    public let groups: [Int]
    /// The true logits, groups × statements.
    public let logits: [[Double]]
    /// The true shares of the groups.
    public let shares: [Double]

    /// The conversation of a plan and a seed.
    ///
    /// - Complexity: O(participants · statements).
    public init(_ plan: Plan, seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let weights = (1...plan.groups).map { 1 / Double($0) }
        let total = weights.reduce(0, +)
        shares = weights.map { $0 / total }
        let general = (0..<plan.statements).map { _ in 0.4 + 0.8 * random.normal() }
        logits = (0..<plan.groups).map { _ in
            general.map { $0 + (plan.groups > 1 ? 1.2 * random.normal() : 0) }
        }
        groups = random.shuffled(PlantedConversation.members(shares, of: plan.participants))
        let seen = PlantedConversation.seen(plan, &random)
        var starts = [0]
        var cells: [PositionSet.Cell] = []
        for participant in 0..<plan.participants {
            let readiness = plan.readiness == 0 ? 0 : plan.readiness * random.normal()
            for statement in seen[participant] {
                let chance = Elementary.sigmoid(logits[groups[participant]][statement] + readiness)
                let agrees = random.happens(withChance: chance)
                let position: Position = random.happens(withChance: 0.12) ? .pass : agrees ? .agree : .disagree
                cells.append(PositionSet.Cell(statement: Int32(statement), position: position))
            }
            starts.append(cells.count)
        }
        positions = PositionSet(statements: plan.statements, rowStarts: starts, cells: cells)
    }

    /// The most likely group of each participant for somebody who knows the true logits: what no analysis can beat.
    public var bestGuess: [Int] {
        (0..<positions.participants).map { participant in
            let scores = logits.indices.map { group -> Double in
                positions.row(participant).reduce(Elementary.log(shares[group])) { score, cell in
                    guard case .place(let place) = cell.position else { return score }
                    let logit = logits[group][Int(cell.statement)]
                    return score - Elementary.softplus(place > 0 ? -logit : logit)
                }
            }
            return scores.indices.max { scores[$0] < scores[$1] } ?? 0
        }
    }

    private static func members(_ shares: [Double], of count: Int) -> [Int] {
        var members = shares.indices.flatMap { group in
            [Int](repeating: group, count: Int(shares[group] * Double(count)))
        }
        while members.count < count { members.append(0) }
        return members
    }

    /// The statements each participant answers, rising.
    private static func seen(_ plan: Plan, _ random: inout SeededRandom) -> [[Int]] {
        switch plan.blanks {
        case .atRandom(let share):
            return (0..<plan.participants).map { _ in
                (0..<plan.statements).filter { _ in share <= 0 || !random.happens(withChance: share) }
            }
        case .early(let share):
            let arrivals = (0..<plan.participants).map { _ in random.uniform() }
            let patience = (0..<plan.participants).map { _ in -Elementary.log(1 - random.uniform()) }
            let open = arrivals.map { min(plan.statements, max(10, Int($0 * Double(plan.statements)) + 1)) }
            let mean = meanAnswers(patience, open, wanted: (1 - share) * Double(plan.participants * plan.statements))
            return (0..<plan.participants).map { participant in
                let count = answers(patience[participant], open[participant], mean: mean)
                return random.shuffled(Array(0..<open[participant])).prefix(count).sorted()
            }
        }
    }

    private static func answers(_ patience: Double, _ open: Int, mean: Double) -> Int {
        min(open, max(1, Int((patience * mean).rounded())))
    }

    /// The mean that gives the wanted number of answers, by bisection.
    private static func meanAnswers(_ patience: [Double], _ open: [Int], wanted: Double) -> Double {
        var (low, high) = (0.0, 100.0 * Double(open.max() ?? 1))
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let total = zip(patience, open).reduce(0) { $0 + answers($1.0, $1.1, mean: middle) }
            if Double(total) < wanted { low = middle } else { high = middle }
        }
        return high
    }
}
