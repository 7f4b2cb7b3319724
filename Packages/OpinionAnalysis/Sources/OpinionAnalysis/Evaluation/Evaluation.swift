/// One measure of a protocol: its name and a value per seed.
public struct Measure: Hashable, Sendable {
    /// What is measured, as printed, such as `holdout.auc`.
    public let name: String
    /// One value per seed, in the order of the seeds.
    public let values: [Double]

    public init(_ name: String, _ values: [Double]) {
        self.name = name
        self.values = values
    }

    /// The mean over the seeds, those without a value left out; NaN when none has one.
    public var mean: Double {
        let known = values.filter { !$0.isNaN }
        return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
    }
}

/// The protocols by which the analysis is measured, for anyone to repeat on any conversation or on planted data.
public enum Evaluation {
    /// Called with each finished seed, to show progress.
    public typealias Progress = (_ seed: UInt64) -> Void

    /// Hides 10 % of the places and predicts them (see ``HeldOut``).
    ///
    /// `log-loss` in nats and `auc` of the position model; `log-loss.shares` of somebody who knows only each statement's
    /// share of agreement.
    public static func holdout(_ positions: PositionSet, seeds: [UInt64], progress: Progress = { _ in }) -> [Measure] {
        let scores = seeds.map { seed in
            let held = HeldOut(positions, seed: seed)
            let model = PositionModel(held.training)
            let shares = StatementShares(held.training)
            defer { progress(seed) }
            return (
                held.score { model.chanceOfAgreeing(participant: $0, statement: $1) },
                held.score { shares.chance($1) }
            )
        }
        return [
            Measure("holdout.log-loss", scores.map(\.0.logLoss)),
            Measure("holdout.auc", scores.map(\.0.areaUnderCurve)),
            Measure("holdout.log-loss.shares", scores.map(\.1.logLoss)),
            Measure("holdout.hidden", scores.map { Double($0.0.count) }),
        ]
    }

    /// Makes conversations with known groups and looks for them.
    ///
    /// `right-count`: 1 where as many groups were found as planted. `ari`: agreement of everybody's most likely group with the
    /// planted one, at the planted number of groups; `ari.seven` among people with at least seven positions (whom other
    /// systems group at all); `ari.clear` among people not between groups, whose share is `clear`. `ari.best` is what
    /// somebody reaches who knows the true chances: no analysis can do better.
    public static func planted(
        _ plan: PlantedConversation.Plan, seeds: [UInt64], progress: Progress = { _ in }
    ) -> [Measure] {
        let runs = seeds.map { seed in
            defer { progress(seed) }
            return PlantedRun(plan, seed: seed)
        }
        return [
            Measure("planted.right-count", runs.map { $0.found == plan.groups ? 1 : 0 }),
            Measure("planted.count", runs.map { Double($0.found) }),
            Measure("planted.ari", runs.map { $0.rand { _ in true } }),
            Measure("planted.ari.best", runs.map { $0.bestRand { _ in true } }),
            Measure("planted.ari.seven", runs.map { run in run.rand { run.answers[$0] >= 7 } }),
            Measure("planted.ari.seven.best", runs.map { run in run.bestRand { run.answers[$0] >= 7 } }),
            Measure("planted.ari.clear", runs.map { run in run.rand { run.isClear[$0] } }),
            Measure("planted.clear", runs.map { Double($0.isClear.count { $0 }) / Double(max(1, $0.isClear.count)) }),
        ]
    }

    /// Makes conversations of one population and looks for groups that are not there.
    ///
    /// `one-group`: 1 where one group was found. `false-pairs`: the share of group × statement pairs called characteristic;
    /// 0 where there is one group. `false-pairs.forced`: the same when two groups are asked for although there are none.
    public static func null(
        _ plan: PlantedConversation.Plan, seeds: [UInt64], progress: Progress = { _ in }
    ) -> [Measure] {
        var plan = plan
        plan.groups = 1
        let runs = seeds.map { seed -> (count: Int, pairs: Double, forced: Double) in
            defer { progress(seed) }
            var input = FieldInput(PlantedConversation(plan, seed: seed).positions, seed: seed)
            let free = Field(input).withGroups()
            input.askedGroups = 2
            return (free.groups?.count ?? 1, falsePairs(free), falsePairs(Field(input).withGroups()))
        }
        return [
            Measure("null.one-group", runs.map { $0.count == 1 ? 1 : 0 }),
            Measure("null.groups", runs.map { Double($0.count) }),
            Measure("null.false-pairs", runs.map(\.pairs)),
            Measure("null.false-pairs.forced", runs.map(\.forced)),
        ]
    }

    /// Leaves out a fifth of the positions and compares the groups before and after, at the same number of groups.
    ///
    /// `ari`: among people who have a group both times; `ari.everybody`: by everybody's most likely group; `ari.seven`: the
    /// same among people with at least seven positions both times (whom other systems group at all); `clear`: the share of
    /// people who have a group both times; `same-count`: 1 where the search finds the same number again.
    public static func stability(
        _ positions: PositionSet, seeds: [UInt64], progress: Progress = { _ in }
    ) -> [Measure] {
        let whole = FoundDivision(positions, asked: nil)
        let runs = seeds.map { seed -> (FoundDivision, Int) in
            defer { progress(seed) }
            var random = SeededRandom(seed: seed)
            let keep = positions.cells.map { _ in random.happens(withChance: 0.8) }
            let fewer = positions.keeping { _, cell in keep[cell] }
            return (FoundDivision(fewer, asked: whole.count), FoundDivision(fewer, asked: nil).count)
        }
        let people = Double(max(1, whole.present.count { $0 }))
        return [
            Measure("stability.groups", seeds.map { _ in Double(whole.count) }),
            Measure("stability.ari", runs.map { whole.rand($0.0, among: \.isClear) }),
            Measure("stability.ari.everybody", runs.map { whole.rand($0.0, among: \.present) }),
            Measure("stability.ari.seven", runs.map { whole.rand($0.0, among: \.hasSeven) }),
            Measure("stability.clear", runs.map { run in Double(whole.clear(run.0)) / people }),
            Measure("stability.same-count", runs.map { $0.1 == whole.count ? 1 : 0 }),
        ]
    }

    private static func falsePairs(_ field: Field) -> Double {
        guard let groups = field.groups, groups.count > 1 else { return 0 }
        let pairs = groups.count * field.room.statements
        return Double(field.statements.characteristic.count) / Double(max(1, pairs))
    }
}
