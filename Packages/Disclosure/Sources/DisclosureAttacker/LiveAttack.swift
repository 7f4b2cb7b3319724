public import Disclosure

/// A large statement that stays open, release after release, and somebody who reads all of them and saw who answered when.
public struct LiveAttack: Sendable {
    public var runs = 0
    public var releases = 0
    /// Runs in which somebody's answer became certain.
    public var outsider = 0
    public var oneInsider = 0
    /// The seeds of those runs.
    public var broken: [UInt64] = []
    private let rule: LiveReleases.Rule

    public init(rule: LiveReleases.Rule = .overlaps) { self.rule = rule }

    /// - Parameter turns: how often it is tried to release; the last one closes the statement.
    public mutating func attack(seed: UInt64, turns: Int = 8) {
        runs += 1
        var dice = Dice(state: seed)
        let layers = dice.chance(0.5) ? 0 : dice.pick(2...3)
        var crowd = LiveCrowd(layers: layers, people: dice.pick(200...(layers == 0 ? 230 : 330)), dice)
        var live = LiveReleases(scope: layers == 0 ? .room : .layers, rule: rule)
        var told: [[LiveWorlds.Told]] = Array(repeating: [], count: max(1, layers))
        for turn in 0..<turns {
            let answers = crowd.answers
            if let plan = live.plan(sizes: answers.sizes, news: crowd.news, isClosing: turn == turns - 1) {
                let before = live
                let field = live.release(plan, of: answers)
                for cell in told.indices {
                    told[cell].append(Self.told(plan, before, field, answers, cell))
                }
                crowd.release()
                releases += 1
            }
            crowd.turn()
        }
        var (outsider, insider) = (false, false)
        for cell in told.indices where !told[cell].isEmpty {
            let found = Self.solve(told[cell], crowd.counted.filter { $0.layer == cell })
            outsider = outsider || found.outsider
            insider = insider || found.insider
        }
        if outsider { self.outsider += 1 }
        if insider { oneInsider += 1 }
        if outsider || insider { broken.append(seed) }
    }

    /// What a release tells of one cell: everything that would have been told the same is tried, as anybody can.
    private static func told(
        _ plan: LivePlan, _ before: LiveReleases, _ field: PublicField, _ answers: Answers, _ cell: Int
    ) -> LiveWorlds.Told {
        let sizes = answers.sizes
        let people = before.scope == .room ? sizes.total : sizes.perLayer[cell]
        func finding(_ field: PublicField) -> PublicField.Finding? {
            switch field.shown {
            case .room(let finding): finding
            case .layers(let layers): layers[cell].finding
            case .tooFew, .exact: nil
            }
        }
        guard let told = finding(field) else { return LiveWorlds.Told(high: Tally(repeating: people)) }
        func isTold(_ zone: Answers.Zone, _ count: Int) -> Bool {
            var other = Answers(layers: answers.layers)
            for (layer, size) in sizes.perLayer.enumerated() where before.scope == .layers {
                other.addTally(.pass, count: layer == cell ? people - count : size, layer: layer)
            }
            if before.scope == .room { other.addTally(.pass, count: people - count, layer: nil) }
            other.addTally(zone, count: count, layer: before.scope == .room ? nil : cell)
            var copy = before
            switch (finding(copy.release(plan, of: other)), told) {
            case (.shares(let agree, let disagree), .shares(let toldAgree, let toldDisagree)):
                return zone == .agree ? agree == toldAgree : disagree == toldDisagree
            case (.words(let word), .words(let toldWord)):
                let own: PublicField.Verdict = zone == .agree ? .agree : .disagree
                // Of two who both could be the most, the word names at most one.
                return toldWord == own ? word == own : toldWord == .divided ? word == .divided : word != own
            default: return false
            }
        }
        var all = LiveWorlds.Told(high: Tally(repeating: people))
        for (axis, zone) in [Answers.Zone.agree, .disagree].enumerated() {
            let counts = (0...people).filter { isTold(zone, $0) }
            (all.low[axis], all.high[axis]) = (counts.first ?? 0, counts.last ?? people)
        }
        return all
    }

    private static func solve(
        _ told: [LiveWorlds.Told], _ answers: [LiveCrowd.Answer]
    ) -> (outsider: Bool, insider: Bool) {
        struct Own: Hashable {
            let group: Int
            let axis: Int
        }
        let own = answers.map {
            (person: $0.person, own: Own(group: ($0.first - 1) * told.count + $0.last - 1, axis: $0.zone.axis))
        }
        let worlds = LiveWorlds(own.map { ($0.own.group, $0.own.axis) }, told: told)
        // People with the same past know the same.
        let insiders = Set(Dictionary(grouping: own, by: \.person).values.map { Set($0.map(\.own)) })
        return (
            !worlds.certainGroups(knowing: []).isEmpty,
            insiders.contains { insider in
                !worlds.certainGroups(knowing: insider.map { ($0.group, $0.axis) }).isEmpty
            }
        )
    }
}
