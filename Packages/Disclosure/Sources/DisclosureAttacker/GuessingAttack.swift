import Disclosure

/// Somebody who assumes what nobody can know: that in a second round, or on a second statement that says the same, everybody
/// who answered both answered the same. Then only those who came or left differ, and a word that turns may name them.
public struct GuessingAttack: Sendable {
    public var pairs = 0
    /// Pairs of figures of which the attacker believes to know an answer for certain.
    public var claims = 0
    /// Of those, where the belief is true.
    public var right = 0
    /// Pairs of figures that contradict the assumption.
    public var contradictions = 0
    private static let mostPeople = 40

    public init() {}

    /// Second rounds, in which people do move.
    public mutating func attackRounds(of room: SeededRoom, _ rulebook: inout GuessingRulebook) throws {
        let all = try room.publications()
        for later in all where later.round > 0 {
            guard let first = all.first(where: { $0.statement == later.statement && $0.round == 0 }) else { continue }
            let ballots = (room.ballots[later.statement][0], room.ballots[later.statement][1])
            try compare(first, later, ballots, room, &rulebook)
        }
    }

    /// The same statement in other words: everybody answers the same again, one in twenty skips one of the two.
    public mutating func attackTwins(of room: SeededRoom, _ rulebook: inout GuessingRulebook) throws {
        var dice = Dice(state: room.seed ^ 0xA5A5)
        for (statement, rounds) in room.ballots.enumerated() {
            let first = rounds[0]
            let twin = first.map { dice.chance(0.05) ? nil : $0 }
            let base = first.map { dice.chance(0.05) ? nil : $0 }
            func publish(_ ballot: SeededRoom.Ballot) throws -> Publication {
                let answers = room.answers(of: ballot)
                let field = Disclosure.field(of: answers, mode: .protected, scope: room.scope)
                return Publication(
                    statement: statement, round: 0, sizes: answers.sizes, scope: room.scope,
                    text: try field.released, earlier: [])
            }
            try compare(publish(base), publish(twin), (base, twin), room, &rulebook)
        }
    }

    private mutating func compare(
        _ first: Publication, _ second: Publication, _ ballots: (SeededRoom.Ballot, SeededRoom.Ballot),
        _ room: SeededRoom, _ rulebook: inout GuessingRulebook
    ) throws {
        for (layer, cell, finding) in try second.findings() where cell.people <= Self.mostPeople {
            guard let before = try first.findings().first(where: { $0.layer == layer }) else { continue }
            var (left, came) = ([Answers.Zone](), [Answers.Zone]())
            for person in room.layers.indices where layer == nil || room.layers[person] == layer {
                switch (ballots.0[person], ballots.1[person]) {
                case (let zone?, nil): left.append(zone)
                case (nil, let zone?): came.append(zone)
                default: break
                }
            }
            guard left.count + came.count > 0, max(left.count, came.count) <= 5, before.cell.people <= Self.mostPeople
            else { continue }
            pairs += 1
            let one = rulebook.grid(before.finding, before.cell)
            let two = rulebook.grid(finding, cell)
            guard one.minus(left.count).meets(two.minus(came.count)) else {
                contradictions += 1
                continue
            }
            for (group, other, whole, rest) in [(came, left, two, one), (left, came, one, two)] where !group.isEmpty {
                let stayed = rest.minus(other.count)
                for axis in 0..<3 {
                    let others = [0, 1, 2].filter { $0 != axis }
                    guard !stayed.plus(group.count - 1).plus(1, only: others).meets(whole) else { continue }
                    claims += 1
                    if group.allSatisfy({ $0.axis == axis }) { right += 1 }
                }
            }
        }
    }
}

/// The outcomes behind a finding, as a grid.
public struct GuessingRulebook {
    private let rulebook = Rulebook()

    public init() {}

    func grid(_ finding: PublicField.Finding, _ cell: Cell) -> Grid {
        Grid(rulebook.conclusions(from: finding, about: cell)?.possible ?? [], people: cell.people)
    }
}
