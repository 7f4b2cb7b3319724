import Disclosure

/// All tallies of a number of people as a grid: agree by disagree, the rest follows.
struct Grid: Hashable {
    let people: Int
    private(set) var marks: [Bool]

    init(people: Int) {
        self.people = people
        marks = Array(repeating: false, count: (people + 1) * (people + 1))
    }

    init(_ tallies: [Tally], people: Int) {
        self.init(people: people)
        for tally in tallies { marks[tally.x * (people + 1) + tally.y] = true }
    }

    subscript(agree: Int, disagree: Int) -> Bool {
        get { marks[agree * (people + 1) + disagree] }
        set { marks[agree * (people + 1) + disagree] = newValue }
    }

    var isEmpty: Bool { !marks.contains(true) }

    /// With these more people, who each answer anything, or all the same.
    func plus(_ count: Int, only axes: [Int] = [0, 1, 2]) -> Grid {
        var grid = self
        for _ in 0..<count { grid = grid.step(by: 1, axes) }
        return grid
    }

    /// After these many people left, whatever they had answered.
    func minus(_ count: Int) -> Grid {
        var grid = self
        for _ in 0..<count { grid = grid.step(by: -1, [0, 1, 2]) }
        return grid
    }

    private func step(by sign: Int, _ axes: [Int]) -> Grid {
        var next = Grid(people: people + sign)
        for agree in 0...people {
            for disagree in 0...(people - agree) where self[agree, disagree] {
                for axis in axes {
                    let (a, d) = (agree + (axis == 0 ? sign : 0), disagree + (axis == 1 ? sign : 0))
                    if a >= 0, d >= 0, a + d <= next.people { next[a, d] = true }
                }
            }
        }
        return next
    }

    func meets(_ other: Grid) -> Bool { zip(marks, other.marks).contains { $0 && $1 } }

    func and(_ other: Grid) -> Grid {
        var grid = self
        for index in marks.indices where !other.marks[index] { grid.marks[index] = false }
        return grid
    }
}

/// A large statement that stays open, release after release, and somebody who reads all of them and saw who answered when.
public struct LiveAttack: Sendable {
    public var runs = 0
    public var releases = 0
    public var outsider = 0
    public var oneInsider = 0

    public init() {}

    private struct Step {
        let grid: Grid
        let left: Int
        let entered: Int
    }

    /// - Parameter turns: how often it is tried to release; the last one closes the statement.
    public mutating func attack(seed: UInt64, turns: Int = 8) {
        runs += 1
        var dice = Dice(state: seed)
        var zones = (0..<dice.pick(200...230)).map { _ in [Answers.Zone.agree, .disagree, .pass][dice.pick(0...2)] }
        if dice.chance(0.5) { zones = zones.map { _ in dice.chance(0.98) ? .agree : .disagree } }
        var live = LiveReleases(scope: .room)
        var steps: [Step] = []
        var news = News.Cell(entered: zones.count)
        var changed: Set<Int> = []
        for turn in 0..<turns {
            var answers = Answers(layers: [])
            for zone in zones { answers.addTally(zone, count: 1, layer: nil) }
            let plan = live.plan(
                sizes: answers.sizes, news: News(perLayer: [], withoutLayer: news), isClosing: turn == turns - 1)
            if let plan {
                let before = live
                let field = live.release(plan, of: answers)
                if case .room(let finding) = field.shown {
                    steps.append(step(plan, before, finding, zones.count, steps.isEmpty ? .init() : news))
                    releases += 1
                }
                (news, changed) = (News.Cell(), [])
            }
            let likesAgree = dice.chance(0.5)
            for _ in 0..<dice.pick(0...14) {
                zones.append(likesAgree ? .agree : [.agree, .disagree, .pass][dice.pick(0...2)])
                news.entered += 1
                changed.insert(zones.count - 1)
            }
            for _ in 0..<dice.pick(0...14) {
                let person = dice.pick(0...(zones.count - 1))
                zones[person] = likesAgree ? .agree : .disagree
                guard changed.insert(person).inserted else { continue }
                news.left += 1
                news.entered += 1
            }
        }
        solve(steps)
    }

    /// Everything that would have given this release, by trying it.
    private func step(
        _ plan: LivePlan, _ before: LiveReleases, _ finding: PublicField.Finding, _ people: Int, _ news: News.Cell
    ) -> Step {
        let possible = tallies(of: people).filter { tally in
            var answers = Answers(layers: [])
            answers.addTally(.agree, count: tally.x, layer: nil)
            answers.addTally(.disagree, count: tally.y, layer: nil)
            answers.addTally(.pass, count: tally.z, layer: nil)
            var copy = before
            return copy.release(plan, of: answers).shown == .room(finding)
        }
        return Step(grid: Grid(possible, people: people), left: news.left, entered: news.entered)
    }

    private mutating func solve(_ steps: [Step]) {
        guard var known = steps.first?.grid else { return }
        var forward = [known]
        for step in steps.dropFirst() {
            known = known.minus(step.left).plus(step.entered).and(step.grid)
            forward.append(known)
        }
        var all = forward
        for index in steps.indices.dropLast().reversed() {
            all[index] = forward[index].and(all[index + 1].minus(steps[index + 1].entered).plus(steps[index + 1].left))
        }
        precondition(all.allSatisfy { !$0.isEmpty }, "the truth is possible")
        var (outsider, one) = (false, false)
        func look(_ rest: Grid, _ group: Int, _ whole: Grid) {
            let found = Self.certain(rest, group, whole)
            outsider = outsider || found.outsider
            one = one || found.insider
        }
        for index in steps.indices {
            look(Grid([[0, 0, 0]], people: 0), all[index].people, all[index])
            guard index > 0 else { continue }
            let (left, entered) = (steps[index].left, steps[index].entered)
            look(forward[index - 1].minus(left), entered, all[index])
            look(all[index].minus(entered), left, forward[index - 1])
        }
        if outsider { self.outsider += 1 }
        if one { oneInsider += 1 }
    }

    /// Whether the answers of a group are certain, given what the rest and the whole may be.
    private static func certain(_ rest: Grid, _ group: Int, _ whole: Grid) -> (outsider: Bool, insider: Bool) {
        guard group > 0 else { return (false, false) }
        var (outsider, insider) = (false, false)
        let almost = rest.plus(group - 1)
        for axis in 0..<3 {
            let others = [0, 1, 2].filter { $0 != axis }
            if !almost.plus(1, only: others).meets(whole) { outsider = true }
            guard group > 1 else { continue }
            // Somebody in the group knows the own answer, and asks whether all the others answered `axis`.
            let without = rest.plus(group - 2)
            for own in 0..<3 {
                let isPossible = almost.plus(1, only: [own]).meets(whole)
                let another = without.plus(1, only: [own]).plus(1, only: others)
                if isPossible, !another.meets(whole) { insider = true }
            }
        }
        return (outsider, insider)
    }
}
