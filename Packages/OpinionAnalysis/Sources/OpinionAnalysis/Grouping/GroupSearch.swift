/// The search for the number of groups and for the groups themselves, over rows in canonical order.
struct GroupSearch: Sendable {
    /// The people the search runs on: all, or a random part when there are very many.
    let positions: PositionSet
    let reference: GroupFit
    let random: SeededRandom
    let threads: Int

    /// What the search ends with.
    struct Result: Sendable {
        var model: ClassModel
        var resamples: [ClassModel] = []
        var candidates: [Groups.Candidate] = []
        var scaleZ: Double?
    }

    /// A number of groups with what its prediction of hidden places says.
    private struct Look {
        var groups: Int
        var gain: PredictiveGain.Gain
        /// The gain as a share of what the position model predicts better than one group fewer; nil when it does not.
        var shareOfScale: Double?
        var logLikelihood: [Double]
        var worthwhile: Bool { gain.z > 2 && (shareOfScale ?? 1) >= Groups.shareOfScale }
    }

    /// Looks at rising numbers of groups until two in a row predict no better, then takes the largest that holds.
    func search() -> Result {
        let gain = PredictiveGain(positions, random: random.split(by: 1), threads: threads)
        let scale = gain.logLikelihoodOfPlaces()
        let looks = looks(gain, scale: scale)
        var candidates = looks.map { candidate($0) }
        guard looks.contains(where: \.worthwhile) else { return Result(model: best(1), candidates: candidates) }
        let stability = GroupStability(
            positions, reference: reference, random: random.split(by: 2), threads: threads)
        for index in looks.indices.reversed() where looks[index].worthwhile {
            let model = best(looks[index].groups)
            let outcome = stability.outcome(model)
            candidates[index] = candidate(looks[index], outcome, smallest: smallest(model))
            guard candidates[index].holds else { continue }
            let more = zip(scale, looks[index].logLikelihood).map { $0 - $1 }
            return Result(
                model: model, resamples: outcome.models, candidates: candidates,
                scaleZ: PredictiveGain.Gain(more, places: gain.places).z)
        }
        return Result(model: best(1), candidates: candidates)
    }

    /// A given number of groups, with its resamples.
    func asked(_ groups: Int) -> Result {
        let model = best(groups)
        guard groups > 1 else { return Result(model: model) }
        let stability = GroupStability(
            positions, reference: reference, random: random.split(by: 2), threads: threads)
        return Result(model: model, resamples: stability.outcome(model).models)
    }

    private func looks(_ gain: PredictiveGain, scale: [Double]) -> [Look] {
        var before = gain.logLikelihood(groups: 1)
        var looks: [Look] = []
        for groups in 2...Groups.most where groups * smallestAllowed <= positions.participants {
            let now = gain.logLikelihood(groups: groups)
            let better = PredictiveGain.Gain(zip(now, before).map { $0 - $1 }, places: gain.places)
            let left = PredictiveGain.Gain(zip(scale, before).map { $0 - $1 }, places: gain.places).mean
            looks.append(
                Look(
                    groups: groups, gain: better, shareOfScale: left > 0 ? better.mean / left : nil,
                    logLikelihood: now))
            before = now
            if looks.suffix(2).filter({ !$0.worthwhile }).count == 2 { break }
        }
        return looks
    }

    private func best(_ groups: Int) -> ClassModel {
        reference.best(groups: groups, restarts: 6, random: random.split(by: UInt64(100 + groups)))
    }

    private func candidate(
        _ look: Look, _ outcome: GroupStability.Outcome? = nil, smallest: Int? = nil
    ) -> Groups.Candidate {
        let weakest = outcome?.jaccard.min()
        let holds = (outcome?.rand ?? 0) >= 0.75 && (weakest ?? 0) >= 0.6 && (smallest ?? 0) >= smallestAllowed
        return Groups.Candidate(
            groups: look.groups, gain: look.gain.mean, gainZ: look.gain.z, shareOfScale: look.shareOfScale,
            stability: outcome?.rand, weakestGroup: weakest, smallest: smallest, holds: holds && look.worthwhile)
    }

    private var smallestAllowed: Int { max(5, (positions.participants + 49) / 50) }

    private func smallest(_ model: ClassModel) -> Int {
        let labels = GroupStability.labels(reference.memberships(model, threads: threads), groups: model.groups)
        return (0..<model.groups).map { group in labels.count { $0 == group } }.min() ?? 0
    }
}
