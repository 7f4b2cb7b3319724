/// A statement that Polis would show for a group or for everybody.
public struct PolisPick: Hashable, Sendable {
    /// Which statement.
    public var statement: Int
    /// Whether it stands for agreeing with the statement, or for disagreeing.
    public var forAgree: Bool
    /// Answers on that side.
    public var successes: Int
    /// All answers, passes included.
    public var trials: Int
    /// (successes + 1)/(trials + 2).
    public var share: Double
    /// z of the share against one half.
    public var shareTest: Double
    /// The share over that of the other groups; nil for consensus.
    public var ratio: Double?
    /// z of the difference with the other groups; nil for consensus.
    public var ratioTest: Double?
    /// Whether it heads its group as the statement most agreed with.
    public var isBestAgree = false
    private var metric: Double = 0

    private init(_ statement: Int, _ row: PolisGroupStatement) {
        forAgree = row.agree.ratioTest > row.disagree.ratioTest
        let side = forAgree ? row.agree : row.disagree
        self.statement = statement
        (successes, trials) = (side.successes, row.counts.answered)
        (share, shareTest) = (side.share, side.shareTest)
        (ratio, ratioTest, metric) = (side.ratio, side.ratioTest, side.metric)
    }

    private init(_ statement: Int, _ successes: Int, _ counts: AnswerCount, forAgree: Bool) {
        (self.statement, self.forAgree) = (statement, forAgree)
        (self.successes, trials) = (successes, counts.answered)
        share = PolisTests.share(successes, of: counts.answered)
        shareTest = PolisTests.oneProportion(successes, of: counts.answered)
        metric = share * shareTest
    }

    /// Up to five statements of one group: the best agree first, then significant ones by falling metric (ties: lowest
    /// statement), agrees before disagrees; without any of these the one with the largest ratio test.
    static func representative(_ rows: [PolisGroupStatement], excluded: [Bool]) -> [PolisPick] {
        let open = rows.indices.filter { !excluded[$0] }
        let bestAgree = open.reduce(nil as Int?) { best, next in
            beats(rows[next], best.map { rows[$0] }) ? next : best
        }
        let significant = open.filter { rows[$0].agree.isSignificant || rows[$0].disagree.isSignificant }
        var picks = byMetric(significant.filter { $0 != bestAgree }.map { PolisPick($0, rows[$0]) })
        if let bestAgree {
            var head = PolisPick(bestAgree, rows[bestAgree])
            head.isBestAgree = true
            picks.insert(head, at: 0)
        } else if picks.isEmpty {
            let strength = { (statement: Int) in
                max(rows[statement].agree.ratioTest, rows[statement].disagree.ratioTest)
            }
            // The first of the strongest, as a running comparison finds it.
            let best = open.reduce(nil as Int?) { best, next in
                best.map { strength(next) > strength($0) } ?? true ? next : best
            }
            picks = best.map { [PolisPick($0, rows[$0])] } ?? []
        }
        let five = picks.prefix(5)
        return five.filter(\.forAgree) + five.filter { !$0.forAgree }
    }

    /// Whether a row is a better "most agreed with" than the best so far: by metric once that one is said more in the group
    /// than elsewhere, by share × test until then.
    private static func beats(_ row: PolisGroupStatement, _ best: PolisGroupStatement?) -> Bool {
        if row.counts.agree == 0, row.counts.disagree == 0 { return false }
        guard let best else {
            return row.agree.shareTest > PolisTests.threshold || (row.agree.ratio > 1 && row.agree.share > 0.5)
        }
        if best.agree.ratio > 1 { return row.agree.metric > best.agree.metric }
        return row.agree.share * row.agree.shareTest > best.agree.share * best.agree.shareTest
    }

    /// The five most agreed and five most rejected statements with a share above ½ and z above 1.2816, over everybody.
    static func consensus(
        _ counts: [AnswerCount], excluded: [Bool]
    ) -> (agree: [PolisPick], disagree: [PolisPick]) {
        let open = counts.indices.filter { !excluded[$0] }
        let agree = open.map { PolisPick($0, counts[$0].agree, counts[$0], forAgree: true) }
        let disagree = open.map { PolisPick($0, counts[$0].disagree, counts[$0], forAgree: false) }
        let chosen = { (picks: [PolisPick]) in
            Array(byMetric(picks.filter { $0.share > 0.5 && $0.shareTest > PolisTests.threshold }).prefix(5))
        }
        return (chosen(agree), chosen(disagree))
    }

    private static func byMetric(_ picks: [PolisPick]) -> [PolisPick] {
        picks.sorted { $0.metric != $1.metric ? $0.metric > $1.metric : $0.statement < $1.statement }
    }
}
