import Testing

@testable import OpinionAnalysis

@Suite struct RoutingTests {
    @Test func `statements that lack answers of the person's layer come first, with the reason`() throws {
        let positions = try Rooms.crowd([("a-a", 20), ("-da", 20)])
        let table = AnswerTable(positions, by: try Rooms.parts([20, 20]))
        let routing = Routing(table, open: [true, true, true])
        var (seen, random) = ([0, 0, 0], 0)
        for seed in 0..<2_000 as Range<UInt64> {
            let choice = try #require(routing.next(for: .init(layer: 0, answered: []), seed: seed))
            seen[choice.statement] += 1
            switch choice.reason {
            case .needsAnswers(let layer, let have, let wanted):
                #expect(layer == 0 && have == 0 && wanted == 20 && choice.statement == 1)
            case .atRandom: random += 1
            case .tellsMost: Issue.record("layer 0 has no answers on statement 1")
            }
            #expect(near(choice.probability, choice.statement == 1 ? 0.9 + 0.1 / 3 : 0.1 / 3))
        }
        #expect((150...250).contains(random) && (40...95).contains(seen[0]) && (40...95).contains(seen[2]))
    }

    @Test func `the logged chance is how often a statement is chosen`() throws {
        let positions = try Rooms.planted(sizes: [60, 60], statements: 4, seed: 3) { _, statement in
            0.2 + 0.2 * Double(statement)
        }
        let routing = Routing(
            AnswerTable(positions, by: try Rooms.parts([60, 60])), open: [true, true, false, true])
        let person = Routing.Person(layer: 1, answered: [false], information: [0.5, 2, 9, 1])
        var seen = [Double](repeating: 0, count: 4)
        var chance = [Double](repeating: 0, count: 4)
        for seed in 0..<20_000 as Range<UInt64> {
            let choice = try #require(routing.next(for: person, seed: seed))
            seen[choice.statement] += 1 / 20_000
            chance[choice.statement] = choice.probability
        }
        #expect(near(chance.reduce(0, +), 1) && seen[2] == 0)
        for statement in [0, 1, 3] { #expect((seen[statement] - chance[statement]).magnitude < 0.015) }
        #expect(chance[1] > chance[3] && chance[3] > chance[0])
    }

    @Test func `nothing is asked twice and nothing when all is answered or closed`() throws {
        let table = AnswerTable(try Rooms.room(["ad"]), by: try Rooms.parts([1]))
        let routing = Routing(table, open: [true, true])
        for seed in 0..<50 as Range<UInt64> {
            #expect(routing.next(for: .init(layer: nil, answered: [true]), seed: seed)?.statement == 1)
        }
        #expect(routing.next(for: .init(layer: 7, answered: [true, true]), seed: 1) == nil)
        #expect(Routing(table, open: []).next(for: .init(layer: 0, answered: []), seed: 1) == nil)
        #expect(Routing(table, open: [false, false]).next(for: .init(layer: 0, answered: []), seed: 1) == nil)
    }

    @Test func `information that is missing or absurd leaves a blind choice`() throws {
        let positions = try Rooms.crowd([("aa", 30)])
        let routing = Routing(AnswerTable(positions, by: try Rooms.parts([30])), open: [true, true])
        let person = Routing.Person(layer: 0, answered: [], information: [.nan, -.infinity])
        let choice = try #require(routing.next(for: person, seed: 5))
        #expect(choice.reason == .atRandom && near(choice.probability, 0.5))
    }

    @Test func `an answer tells most about an uncertain person, and a verdict settles with answers`() {
        #expect(Routing.information(chance: 0.5, spread: 1) > Routing.information(chance: 0.9, spread: 1))
        #expect(Routing.information(chance: 0.5, spread: 0) == 0 && Routing.information(chance: .nan, spread: 1) == 0)
    }

    @Test func `uncertainty of a verdict falls with answers, twice as far where the side is clear`() throws {
        let positions = try Rooms.crowd([("aaa", 20), ("dad", 20), ("-a-", 0)])
        let table = AnswerTable(positions, by: .whole(participants: 40))
        let empty = AnswerTable(try Rooms.room(["  "]), by: .whole(participants: 1))
        #expect(near(Routing.uncertainty(0, in: empty), 1))
        #expect(Routing.uncertainty(0, in: table) < 0.3)
        #expect(Routing.uncertainty(1, in: table) < Routing.uncertainty(0, in: table) / 2)
    }

    @Test func `an ongoing dialogue first spreads its answers evenly over layers and statements`() throws {
        let (people, statements, each) = (90, 12, 8)
        let layers = try Partition(parts: 3, members: (0..<people).map { $0 % 3 })
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        var reasons: [RoutingReason] = []
        for person in 0..<people {
            let soFar = try PositionSet(participants: people, statements: statements, positions: cells)
            let routing = Routing(AnswerTable(soFar, by: layers), open: [Bool](repeating: true, count: statements))
            var answered = [Bool](repeating: false, count: statements)
            for turn in 0..<each {
                let who = Routing.Person(layer: person % 3, answered: answered)
                let choice = try #require(routing.next(for: who, seed: UInt64(person * each + turn)))
                answered[choice.statement] = true
                cells.append((person, choice.statement, (person + choice.statement) % 2 == 0 ? .agree : .disagree))
                reasons.append(choice.reason)
            }
        }
        let table = AnswerTable(
            try PositionSet(participants: people, statements: statements, positions: cells), by: layers)
        // 30 people of a layer give 240 answers: exactly 20 per statement if no answer were drawn at random.
        let counts = (0..<statements).flatMap { statement in (0..<3).map { table.part($0, statement).answered } }
        #expect((counts.min() ?? 0) >= 16 && (counts.max() ?? 0) <= 24, "\(counts)")
        let random = reasons.count { $0 == .atRandom }
        #expect((40...110).contains(random))
        // Only someone whose open statements all have their twenty is asked what tells most: near the end.
        #expect(reasons.count { $0 == .tellsMost } < 100 && !reasons.prefix(500).contains(.tellsMost))
    }
}
