/// The significance tests of Polis.
enum PolisTests {
    /// The z above which 10 % of a standard normal lies.
    static let threshold = StandardNormal.quantile(0.9)

    /// (s + 1) / (n + 2).
    static func share(_ successes: Int, of trials: Int) -> Double { Double(successes + 1) / Double(trials + 2) }

    /// z of a share against one half: 2·√(n + 1)·((s + 1)/(n + 1) − ½).
    static func oneProportion(_ successes: Int, of trials: Int) -> Double {
        let n = Double(trials + 1)
        return 2 * n.squareRoot() * (Double(successes + 1) / n - 0.5)
    }

    /// z of the difference between two shares, with 1 added to all four counts; 0 when everybody succeeded.
    static func twoProportion(_ successes: Int, of trials: Int, against other: Int, of others: Int) -> Double {
        let (s1, n1) = (Double(successes + 1), Double(trials + 1))
        let (s2, n2) = (Double(other + 1), Double(others + 1))
        let pooled = (s1 + s2) / (n1 + n2)
        if pooled == 1 { return 0 }
        let spread = (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
        return (s1 / n1 - s2 / n2) / spread
    }
}
