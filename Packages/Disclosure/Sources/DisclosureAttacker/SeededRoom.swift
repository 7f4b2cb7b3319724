import Disclosure

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same room everywhere.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
    mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

/// A room with everything that its people answered: the truth that an attacker looks for.
public struct SeededRoom: Sendable {
    /// nil: did not answer.
    typealias Ballot = [Answers.Zone?]

    public let seed: UInt64
    let scope: Scope
    /// Of each person; nil for "rather not say".
    let layers: [Int?]
    let layerCount: Int
    /// Statements, rounds, people.
    let ballots: [[Ballot]]

    /// 8 to 200 people, 2 to 6 layers of uneven size, six statements (some on the floor, some answered twice). Opinions are
    /// even, split by layer, or nearly unanimous: the hardest to hide.
    public init(seed: UInt64) {
        var dice = Dice(state: seed)
        self.seed = seed
        scope = dice.chance(0.5) ? .layers : .room
        let people = dice.pick(8...200)
        let layerCount = dice.pick(2...6)
        self.layerCount = layerCount
        let weights = (0..<layerCount).map { _ in dice.pick(1...10) }
        layers = (0..<people).map { _ in dice.chance(0.08) ? nil : Self.weighted(weights, &dice) }
        var ballots: [[Ballot]] = []
        for _ in 0..<6 {
            let isFloor = dice.chance(0.3)
            let first = Self.first(layers, layerCount, isFloor: isFloor, &dice)
            ballots.append(dice.chance(0.5) ? [first, Self.later(first, &dice)] : [first])
        }
        self.ballots = ballots
    }

    var people: Int { layers.count }

    /// What goes into the figure of one round.
    func answers(statement: Int, round: Int) -> Answers { answers(of: ballots[statement][round]) }

    func answers(of ballot: Ballot) -> Answers {
        var answers = Answers(layers: (0..<layerCount).map { "laag \($0)" })
        for (person, zone) in ballot.enumerated() {
            if let zone { answers.addTally(zone, count: 1, layer: layers[person]) }
        }
        return answers
    }

    private static func weighted(_ weights: [Int], _ dice: inout Dice) -> Int {
        var draw = dice.pick(0...(weights.reduce(0, +) - 1))
        for (index, weight) in weights.enumerated() {
            draw -= weight
            if draw < 0 { return index }
        }
        return 0
    }

    private static func first(_ layers: [Int?], _ layerCount: Int, isFloor: Bool, _ dice: inout Dice) -> Ballot {
        let style = dice.pick(0...3)
        let zones: [Answers.Zone] = isFloor ? [.agree, .disagree, .middle, .pass] : [.agree, .disagree, .pass]
        let rate = Double.random(in: 0.7...1, using: &dice)
        // Per layer what most people say, and how many of them.
        let leaning = (0...layerCount).map { _ in zones[dice.pick(0...(style == 3 ? 1 : zones.count - 1))] }
        let shares = (0...layerCount).map { _ in
            style == 0 ? 0 : style == 1 ? Double.random(in: 0.4...0.9, using: &dice) : dice.chance(0.5) ? 1 : 0.97
        }
        let room = zones[dice.pick(0...1)]
        return layers.map { layer in
            guard dice.chance(rate) else { return nil }
            let index = layer ?? layerCount
            let most = style == 3 ? room : leaning[index]
            return dice.chance(shares[index]) ? most : zones[dice.pick(0...(zones.count - 1))]
        }
    }

    /// After talking: one in four moves, some leave, some come.
    private static func later(_ first: Ballot, _ dice: inout Dice) -> Ballot {
        first.map { zone in
            guard dice.chance(zone == nil ? 0.3 : 0.95) else { return nil }
            let moved: [Answers.Zone] = [.agree, .disagree, .pass]
            return zone.map { dice.chance(0.25) ? moved[dice.pick(0...2)] : $0 } ?? moved[dice.pick(0...2)]
        }
    }
}

/// One figure as it stands on public pages, with what its reader knows without it: who answered, not what.
public struct Publication: Sendable {
    let statement: Int
    let round: Int
    let sizes: Sizes
    let scope: Scope
    /// The bytes of the release.
    let text: String
    /// The bytes of the releases of earlier rounds of the same statement.
    let earlier: [String]
}

extension SeededRoom {
    /// Everything that the room's dialogue makes public.
    func publications() throws -> [Publication] {
        var all: [Publication] = []
        for (statement, rounds) in ballots.enumerated() {
            var earlier: [PublicField] = []
            for round in rounds.indices {
                let answers = answers(statement: statement, round: round)
                let field = Disclosure.field(of: answers, mode: .protected, scope: scope, after: earlier)
                all.append(
                    Publication(
                        statement: statement, round: round, sizes: answers.sizes, scope: scope,
                        text: try field.released, earlier: try earlier.map { try $0.released }))
                earlier.append(field)
            }
        }
        return all
    }
}
