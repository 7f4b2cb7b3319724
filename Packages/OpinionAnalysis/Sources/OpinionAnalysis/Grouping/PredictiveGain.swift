/// How much better k groups predict hidden places than k − 1, over four folds of places.
struct PredictiveGain: Sendable {
    /// The mean gain per hidden place, in nats, and that mean over its standard error, with people as the unit.
    struct Gain: Hashable, Sendable {
        var mean = 0.0
        var z = 0.0

        /// From the sum of gains of each person and the number of places behind them.
        init(_ perPerson: [Double], places: Int) {
            var (sum, squares) = (0.0, 0.0)
            for gain in perPerson {
                sum += gain
                squares += gain * gain
            }
            let count = Double(max(1, perPerson.count))
            let spread = squares - sum * sum / count
            mean = sum / Double(max(1, places))
            z = spread > 1e-12 ? sum / spread.squareRoot() : 0
        }
    }

    static let folds = 4
    private let fits: [GroupFit]
    private let hidden: [[HeldOut.Answer]]
    private let participants: Int
    private let threads: Int
    private let random: SeededRandom

    /// Fits the position model once per fold.
    init(_ positions: PositionSet, random: SeededRandom, threads: Int) {
        var own = random.split(by: 0)
        let folds = positions.cells.map { _ in own.index(below: PredictiveGain.folds) }
        let sets = (0..<PredictiveGain.folds).map { fold in positions.keeping { _, cell in folds[cell] != fold } }
        fits = ParallelBlocks(count: PredictiveGain.folds, blockSize: 1, threads: threads).map { fold in
            GroupFit(sets[fold.lowerBound], threads: 1)
        }
        var hidden = [[HeldOut.Answer]](repeating: [], count: PredictiveGain.folds)
        for participant in 0..<positions.participants {
            for index in positions.rowStarts[participant]..<positions.rowStarts[participant + 1] {
                let cell = positions.cells[index]
                guard case .place(let place) = cell.position else { continue }
                hidden[folds[index]].append(
                    HeldOut.Answer(participant: participant, statement: Int(cell.statement), place: Int(place)))
            }
        }
        self.hidden = hidden
        self.random = random
        self.threads = threads
        participants = positions.participants
    }

    /// The log likelihood of the hidden places of each participant under k groups.
    func logLikelihood(groups: Int) -> [Double] {
        perPerson { fold in
            let fit = fits[fold]
            let model = fit.best(
                groups: groups, restarts: 3, random: random.split(by: UInt64(1 + fold * 16 + groups)))
            let memberships = fit.memberships(model)
            return { row, statement in
                guard let row else { return model.chance(statement, memberships: model.shares[...], readiness: 0) }
                let own = memberships[row * groups..<(row + 1) * groups]
                return model.chance(statement, memberships: own, readiness: fit.readiness[row])
            }
        }
    }

    /// The same under the position model, where everybody has a place of their own.
    func logLikelihoodOfPlaces() -> [Double] {
        perPerson { fold in
            let fit = fits[fold]
            return { row, statement in row.map { fit.chance(row: $0, statement: statement) } ?? 0.5 }
        }
    }

    var places: Int { hidden.reduce(0) { $0 + $1.count } }

    private func perPerson(
        _ prediction: @Sendable (_ fold: Int) -> ((_ row: Int?, _ statement: Int) -> Double)
    ) -> [Double] {
        let parts = ParallelBlocks(count: PredictiveGain.folds, blockSize: 1, threads: threads).map { folds in
            var sums = [Double](repeating: 0, count: participants)
            let fold = folds.lowerBound
            let chance = prediction(fold)
            var rows = [Int?](repeating: nil, count: participants)
            for (row, participant) in fits[fold].table.participants.enumerated() { rows[participant] = row }
            for answer in hidden[fold] {
                let p = min(1 - 1e-9, max(1e-9, chance(rows[answer.participant], answer.statement)))
                sums[answer.participant] +=
                    answer.response * Elementary.log(p) + (1 - answer.response) * Elementary.log(1 - p)
            }
            return sums
        }
        return parts.reduce(into: [Double](repeating: 0, count: participants)) { total, part in
            for index in total.indices { total[index] += part[index] }
        }
    }
}
