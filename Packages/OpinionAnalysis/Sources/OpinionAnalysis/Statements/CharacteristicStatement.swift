/// A statement on which one group stands apart from the other groups.
public struct CharacteristicStatement: Hashable, Sendable {
    /// The group, numbered as in the table.
    public let group: Int
    /// The number of the statement, 0 ..< statements.
    public let statement: Int
    /// Agreement in the group minus agreement in the other groups together, −1 … 1, with Newcombe's hybrid interval.
    public let effect: Estimate
    /// Answers of the group, from which the effect is made.
    public let inGroup: AnswerCount
    /// Answers of all other groups together.
    public let inRest: AnswerCount
    /// The two-sided p value of the "N − 1" chi-square test.
    public let pValue: Double
    /// The p value adjusted over all tests of the table (Benjamini, Hochberg 1995).
    public let adjusted: Double

    /// The bound of the effect's interval nearest 0, as a size: what the effect is at least. 0 when the interval holds 0.
    public var leastEffect: Double { max(0, effect.interval.lower, -effect.interval.upper) }

    /// Whether the group agrees more than the others; otherwise it agrees less.
    public var agreesMore: Bool { effect.value > 0 }

    /// How many answers a group must have given to a statement before it is tested.
    public static let leastAnswers = 10

    /// The statements that set groups apart, by group and within it by falling `leastEffect` (ties: rising statement).
    ///
    /// For each group and statement with at least ``leastAnswers`` answers in the group and expected counts of at least 1,
    /// agreement is compared with all other groups together by the "N − 1" chi-square test (Campbell 2007). Listed are the tests that pass
    /// Benjamini–Hochberg over all groups and statements. Symmetric in agree and disagree.
    ///
    /// - Parameters:
    ///   - table: counts by cross-fitted groups (``AnswerTable/init(_:crossFitted:)``). With the shown groups themselves the
    ///     tests are not honest: those groups were made from the same answers.
    ///   - falseDiscoveryRate: the share of listed statements that may be chance, 0 … 1.
    /// - Returns: empty when fewer than two groups have members.
    /// - Complexity: O(statements × groups²).
    public static func find(
        in table: AnswerTable, falseDiscoveryRate: Double = 0.1, _ confidence: Confidence = .usual
    ) -> [CharacteristicStatement] {
        let groups = table.peopledParts
        guard groups.count > 1 else { return [] }
        var pairs: [(group: Int, statement: Int, own: AnswerCount, rest: AnswerCount)] = []
        for group in groups {
            for statement in 0..<table.statements {
                let own = table.part(group, statement)
                guard own.sided >= leastAnswers else { continue }
                pairs.append((group, statement, own, table.rest(besides: group, statement)))
            }
        }
        let pValues = pairs.map { pValue($0.own, $0.rest) }
        let adjusted = FalseDiscovery.adjusted(pValues)
        var found: [CharacteristicStatement] = []
        for (index, pair) in pairs.enumerated() {
            guard let p = pValues[index], let q = adjusted[index], q <= falseDiscoveryRate else { continue }
            let own = (successes: pair.own.agree, total: pair.own.sided)
            let rest = (successes: pair.rest.agree, total: pair.rest.sided)
            guard let effect = ProportionIntervals.difference(own, rest, confidence) else { continue }
            found.append(
                CharacteristicStatement(
                    group: pair.group, statement: pair.statement, effect: effect, inGroup: pair.own,
                    inRest: pair.rest, pValue: p, adjusted: q))
        }
        return found.sorted { one, other in
            if one.group != other.group { return one.group < other.group }
            return one.leastEffect == other.leastEffect
                ? one.statement < other.statement : one.leastEffect > other.leastEffect
        }
    }

    /// The "N − 1" chi-square test of two proportions, nil where an expected count is below 1 and it would not hold.
    ///
    /// χ² = (N − 1)(ad − bc)² / (product of the margins), one degree of freedom. Source: Campbell 2007, Statist. Med. 26:3661.
    static func pValue(_ one: AnswerCount, _ other: AnswerCount) -> Double? {
        let (n1, n2) = (Double(one.sided), Double(other.sided))
        let (agree, disagree) = (Double(one.agree + other.agree), Double(one.disagree + other.disagree))
        let n = n1 + n2
        guard n1 > 0, n2 > 0, min(n1, n2) * min(agree, disagree) >= n else { return nil }
        let cross = Double(one.agree) * Double(other.disagree) - Double(one.disagree) * Double(other.agree)
        let chiSquare = (n - 1) * (cross / n1 / n2) * (cross / agree / disagree)
        return GammaFunctions.chiSquareUpperTail(chiSquare, degreesOfFreedom: 1)
    }
}
