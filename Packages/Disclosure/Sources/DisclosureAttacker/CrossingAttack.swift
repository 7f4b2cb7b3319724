import Disclosure

/// Layers crossed with groups of people: by the naive rule (a word for every part of ten or more) and by the audited one.
public struct CrossingAttack: Sendable {
    public var layouts = 0
    /// Layouts of which the naive rule makes an answer certain to an outsider or an insider in the outcome at hand.
    public var naive = 0
    public var split = 0
    public var audited = 0
    /// Groups that were found in the answers themselves: rooms in which a whole layer of five or more falls into one group.
    public var foundGroups = 0
    public var rooms = 0

    public init() {}

    /// One layer of two or three declared groups.
    public mutating func attack(seed: UInt64) {
        var dice = Dice(state: seed)
        layouts += 1
        let parts = (0..<dice.pick(2...3)).map { _ in dice.pick(10...20) }
        let truth = parts.map { people in
            let leaning = dice.pick(0...2)
            return (0..<people).reduce(into: Tally.zero) { tally, _ in
                tally[dice.chance(0.85) ? leaning : dice.pick(0...2)] += 1
            }
        }
        let groups = truth.enumerated().map { (name: "groep \($0.offset)", answers: Self.answers($0.element)) }
        let whole = truth.dropFirst().reduce(truth[0], &+)
        let plan = ReleasePlan(sizes: Self.answers(whole).sizes, scope: .layers)
        let isCertain = Self.solve(truth, whole)
        if isCertain { naive += 1 }
        let crossing = Disclosure.crossing(of: groups, beside: plan, layers: ["laag"])
        guard !crossing.rows[0].parts.isEmpty else { return }
        split += 1
        if isCertain { audited += 1 }
    }

    /// What it would mean to publish how many people of each layer are in a group that was cut by one statement.
    public mutating func attackFoundGroups(of room: SeededRoom) {
        rooms += 1
        let ballot = room.ballots[0][0]
        let isKnown = (0..<room.layerCount).contains { layer in
            let answered = ballot.enumerated().filter { room.layers[$0.offset] == layer }.compactMap(\.element)
            let inFirst = answered.filter { $0 == .agree }.count
            return answered.count >= Disclosure.smallestBase && (inFirst == 0 || inFirst == answered.count)
        }
        if isKnown { foundGroups += 1 }
    }

    private static func answers(_ tally: Tally) -> Answers {
        var answers = Answers(layers: ["laag"])
        answers.addTally(.agree, count: tally.x, layer: 0)
        answers.addTally(.disagree, count: tally.y, layer: 0)
        answers.addTally(.pass, count: tally.z, layer: 0)
        return answers
    }

    private static func word(_ tally: Tally) -> PublicField.Verdict? {
        // Below a hundred people a layer is told in words; the rule's own words are asked.
        guard case .layers(let told) = Disclosure.field(of: answers(tally), mode: .protected, scope: .layers).shown
        else { return nil }
        return told[0].finding?.verdict
    }

    /// Whether somebody's answer follows from the words of the parts and the word of the layer.
    private static func solve(_ truth: [Tally], _ whole: Tally) -> Bool {
        let people = truth.map { $0.wrappedSum() }
        let sets = truth.indices.map { index in
            Grid(words(truth[index], people[index]), people: people[index])
        }
        let all = words(whole, whole.wrappedSum())
        return truth.indices.contains { index in
            var rest: Set<Tally> = [.zero]
            for other in truth.indices where other != index {
                let members = words(truth[other], people[other])
                rest = Set(rest.flatMap { sum in members.map { sum &+ $0 } })
            }
            let restPeople = whole.wrappedSum() - people[index]
            let restGrid = Grid(Array(rest), people: restPeople)
            let possible = tallies(of: people[index]).filter { part in
                sets[index][part.x, part.y]
                    && all.contains { sum in
                        let other = sum &- part
                        return other.min() >= 0 && restGrid[other.x, other.y]
                    }
            }
            let known = Conclusions(possible)
            return known.isCertain[[]] == true
                || (0..<3).contains { truth[index][$0] > 0 && known.isCertain[[$0]] == true }
        }
    }

    private static func words(_ tally: Tally, _ people: Int) -> [Tally] {
        let told = word(tally)
        return tallies(of: people).filter { word($0) == told }
    }
}
