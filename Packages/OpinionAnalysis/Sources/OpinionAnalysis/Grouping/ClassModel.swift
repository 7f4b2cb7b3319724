/// Groups as a model: people of one group share a profile, their logit of agreeing with every statement.
///
///     logit P(y_ij | i in g) = β_gj + c_i        β_gj ~ N(b_j, 1)
///
/// c_i is the readiness of the position model, taken as it stands, so that "agrees with everything" makes no group. Without
/// any place on a map in between, k profiles are worth having only if they predict better than k − 1 (latent class analysis:
/// Lazarsfeld, Henry 1968; Goodman 1974).
struct ClassModel: Hashable, Sendable {
    let groups: Int
    /// β: statements × groups, row by row, with their posterior variances.
    var profile: [Double]
    var variance: [Double]
    /// b: the prior mean of the profiles per statement.
    var center: [Double]
    /// The share of each group.
    var shares: [Double]

    /// How well the model explains the answers it was fitted to, for comparing fits with as many groups.
    var evidence = -Double.infinity

    /// A model that knows nothing but the statements' means.
    init(groups: Int, center: [Double]) {
        self.groups = groups
        self.center = center
        profile = center.flatMap { [Double](repeating: $0, count: groups) }
        variance = [Double](repeating: 1, count: profile.count)
        shares = [Double](repeating: 1 / Double(groups), count: groups)
    }

    /// P(agree) on a statement for somebody with these memberships and this readiness.
    func chance(_ statement: Int, memberships: ArraySlice<Double>, readiness: Double) -> Double {
        var sum = 0.0
        for (group, membership) in memberships.enumerated() {
            let index = statement * groups + group
            sum +=
                membership
                * Elementary.sigmoid(
                    (profile[index] + readiness) / (1 + Double.pi * variance[index] / 8).squareRoot())
        }
        return sum
    }

    /// The chance of each group for every row of a table: rows × groups, row by row.
    ///
    /// - Complexity: O(answers · groups).
    func memberships(_ table: ResponseTable, readiness: [Double], threads: Int) -> [Double] {
        var memberships = [Double](repeating: 0, count: table.rows * groups)
        let scoring = ClassScoring(self)
        table.blocks(threads: threads).fill(&memberships, stride: groups) { rows, part in
            LogisticTable.withTable { logistic in
                for row in rows {
                    let start = (row - rows.lowerBound) * groups
                    let own = UnsafeMutableBufferPointer(rebasing: part[start..<start + groups])
                    _ = scoring.score(row, table, readiness[row], into: own, logistic)
                }
            }
        }
        return memberships
    }
}

/// A class model laid out for scoring rows: profiles shrunk by their uncertainty.
struct ClassScoring: Sendable {
    private let groups: Int
    private let profile: [Double]
    private let shrink: [Double]
    private let logShares: [Double]

    init(_ model: ClassModel) {
        groups = model.groups
        profile = model.profile
        shrink = model.variance.map { 1 / (1 + Double.pi * $0 / 8).squareRoot() }
        logShares = model.shares.map { Elementary.log(max(1e-12, $0)) }
    }

    /// Writes the chances of the groups for a row and gives the logarithm of their total.
    @inline(__always)
    func score(
        _ row: Int, _ table: ResponseTable, _ readiness: Double, into own: UnsafeMutableBufferPointer<Double>,
        _ logistic: LogisticTable.Table
    ) -> Double {
        for group in 0..<groups { own[group] = logShares[group] }
        for answer in table.rowStarts[row]..<table.rowStarts[row + 1] {
            let start = Int(table.statement[answer]) * groups
            let response = ResponseTable.pull(table.place[answer]) + 0.5
            for group in 0..<groups {
                let logit = (profile[start + group] + readiness) * shrink[start + group]
                own[group] += response * logit - logistic.softplus(logit)
            }
        }
        return ClassScoring.normalise(own)
    }

    private static func normalise(_ scores: UnsafeMutableBufferPointer<Double>) -> Double {
        var largest = scores[0]
        for score in scores where score > largest { largest = score }
        var total = 0.0
        for group in scores.indices {
            scores[group] = Elementary.exp(scores[group] - largest)
            total += scores[group]
        }
        for group in scores.indices { scores[group] /= total }
        return largest + Elementary.log(total)
    }
}
