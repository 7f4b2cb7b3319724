/// Expectation–maximisation for the class model, from a first guess of who belongs where.
struct ClassFit: Sendable {
    let table: ResponseTable
    /// c_i of each row.
    let readiness: [Double]
    /// b_j before any group is known.
    let general: [Double]
    let threads: Int
    var rounds = 40
    /// Stops when the evidence grows by less than this per answer.
    var tolerance = 1e-5

    private struct Sums: Sendable {
        var precision: [Double]
        var linear: [Double]
        var members: [Double]
        var evidence = 0.0

        init(groups: Int, statements: Int) {
            precision = [Double](repeating: 0, count: groups * statements)
            linear = precision
            members = [Double](repeating: 0, count: groups)
        }

        mutating func add(_ other: Sums) {
            for index in precision.indices {
                precision[index] += other.precision[index]
                linear[index] += other.linear[index]
            }
            for group in members.indices { members[group] += other.members[group] }
            evidence += other.evidence
        }
    }

    /// The model that grows from a first guess: a group per row.
    func model(groups: Int, from labels: [Int]) -> ClassModel {
        var model = ClassModel(groups: groups, center: general)
        learn(&model, from: sums(model, fixed: labels))
        return improved(model)
    }

    /// The model that grows from another one.
    ///
    /// - Complexity: O(answers · groups) per round.
    func improved(_ start: ClassModel) -> ClassModel {
        var model = start
        var last = -Double.infinity
        for _ in 0..<rounds {
            let sums = sums(model, fixed: nil)
            model.evidence = sums.evidence + penalty(model)
            if model.evidence - last < tolerance * Double(table.statement.count) { break }
            last = model.evidence
            learn(&model, from: sums)
        }
        return model
    }

    /// Memberships of each row and the sums they give; `fixed` labels replace the memberships.
    private func sums(_ model: ClassModel, fixed: [Int]?) -> Sums {
        let (groups, scoring) = (model.groups, ClassScoring(model))
        let parts = table.blocks(threads: threads).map { rows in
            var sums = Sums(groups: groups, statements: table.statements)
            withUnsafeTemporaryAllocation(of: Double.self, capacity: groups) { own in
                LogisticTable.withTable { logistic in
                    AnswerWeight.withTable { omega in
                        for row in rows {
                            if let fixed {
                                for group in 0..<groups { own[group] = fixed[row] == group ? 1 : 0 }
                            } else {
                                sums.evidence += scoring.score(row, table, readiness[row], into: own, logistic)
                            }
                            for group in 0..<groups { sums.members[group] += own[group] }
                            add(row, model, own, omega, to: &sums)
                        }
                    }
                }
            }
            return sums
        }
        return parts.reduce(into: Sums(groups: groups, statements: table.statements)) { $0.add($1) }
    }

    @inline(__always)
    private func add(
        _ row: Int, _ model: ClassModel, _ own: UnsafeMutableBufferPointer<Double>, _ omega: AnswerWeight.Table,
        to sums: inout Sums
    ) {
        let (groups, readiness) = (model.groups, readiness[row])
        for answer in table.rowStarts[row]..<table.rowStarts[row + 1] {
            let start = Int(table.statement[answer]) * groups
            let pull = ResponseTable.pull(table.place[answer])
            for group in 0..<groups where own[group] > 1e-9 {
                let logit = model.profile[start + group] + readiness
                let weight = omega[logit * logit + model.variance[start + group]]
                sums.precision[start + group] += own[group] * weight
                sums.linear[start + group] += own[group] * (pull - weight * readiness)
            }
        }
    }

    /// Profiles, their prior means and the shares from the sums.
    private func learn(_ model: inout ClassModel, from sums: Sums) {
        let groups = model.groups
        for statement in 0..<table.statements {
            var mean = 0.0
            for index in statement * groups..<(statement + 1) * groups {
                let precision = 1 + sums.precision[index]
                model.profile[index] = (model.center[statement] + sums.linear[index]) / precision
                model.variance[index] = 1 / precision
                mean += model.profile[index]
            }
            model.center[statement] = (mean + general[statement] / 2) / (Double(groups) + 0.5)
        }
        let total = Double(table.rows + groups)
        for group in 0..<groups { model.shares[group] = (sums.members[group] + 1) / total }
    }

    /// Σ −½(β − b)² + ½ ln v: the prior of the profiles and the width of their posterior.
    private func penalty(_ model: ClassModel) -> Double {
        var sum = 0.0
        for statement in 0..<table.statements {
            for index in statement * model.groups..<(statement + 1) * model.groups {
                let away = model.profile[index] - model.center[statement]
                sum += 0.5 * (Elementary.log(model.variance[index]) - model.variance[index] - away * away)
            }
        }
        return sum
    }
}
