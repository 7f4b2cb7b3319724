import OpinionAnalysis
import Testing

/// Random positions of `participants` people on `statements` statements, most of them blank.
func randomPositions(
    participants: Int, statements: Int, filled: Double, _ random: inout SeededRandom
) -> [(participant: Int, statement: Int, position: Position)] {
    var cells: [(participant: Int, statement: Int, position: Position)] = []
    for participant in 0..<participants {
        for statement in 0..<statements where random.happens(withChance: filled) {
            cells.append((participant, statement, randomPosition(&random)))
        }
    }
    return cells
}

func randomPosition(_ random: inout SeededRandom) -> Position {
    switch random.index(below: 8) {
    case 0: .pass
    case 1: .place(Int8(random.index(below: 201) - 100))
    case 2...4: .disagree
    default: .agree
    }
}

@Suite struct PairStatisticsTests {
    @Test func `after any sequence of changes the state is that of the final positions`() throws {
        let seed = UInt64.random(in: 0...9_999)
        var random = SeededRandom(seed: seed)
        for _ in 0..<40 {
            let (people, statements) = (1 + random.index(below: 9), 1 + random.index(below: 7))
            var pairs = try PairStatistics(statements: statements)
            var final: [[Position?]] = Array(repeating: Array(repeating: nil, count: statements), count: people)
            for _ in 0..<120 {
                let (person, statement) = (random.index(below: people), random.index(below: statements))
                if random.index(below: 25) == 0 {
                    pairs.withdraw(participant: person)
                    final[person] = Array(repeating: nil, count: statements)
                    continue
                }
                let position = random.index(below: 4) == 0 ? nil : randomPosition(&random)
                let before = try pairs.set(position, participant: person, statement: statement)
                #expect(before == final[person][statement], "seed \(seed)")
                final[person][statement] = position
            }
            var cells: [(participant: Int, statement: Int, position: Position)] = []
            for person in final.indices {
                for statement in 0..<statements {
                    if let position = final[person][statement] { cells.append((person, statement, position)) }
                }
            }
            let set = try PositionSet(participants: people, statements: statements, positions: cells)
            #expect(try pairs == PairStatistics(set), "seed \(seed)")
            #expect(pairs.people == final.count(where: { $0.contains { $0 != nil } }), "seed \(seed)")
            let warm = Projection(pairs, count: 2)
            let direct = Projection(direct: set, count: 2)
            expectSameMap(warm, direct, "seed \(seed)")
        }
    }

    @Test func `pairs hold counts and sums over those who answered both`() throws {
        var pairs = try PairStatistics(statements: 2)
        try pairs.set(.agree, participant: 0, statement: 0)
        try pairs.set(.place(-50), participant: 0, statement: 1)
        try pairs.set(.pass, participant: 1, statement: 0)
        try pairs.set(.disagree, participant: 1, statement: 1)
        try pairs.set(.agree, participant: 2, statement: 0)
        #expect(pairs.pair(0, 1) == (2, -0.5, 1))
        #expect(pairs.pair(1, 0) == (2, -0.5, -1.5))
        #expect(pairs.pair(0, 0) == (3, 2, 2))
        #expect(pairs.counts[0] == AnswerCount(agree: 2, pass: 1))
        #expect(pairs.row(1).map(\.position) == [.pass, .disagree])
    }

    @Test func `more threads give the same state`() throws {
        var random = SeededRandom(seed: 3)
        let cells = randomPositions(participants: 300, statements: 40, filled: 0.3, &random)
        let set = try PositionSet(participants: 300, statements: 40, positions: cells)
        let one = try PairStatistics(set, threads: 1)
        #expect(try one == PairStatistics(set, threads: 2))
        #expect(try one == PairStatistics(set, threads: 8))
        let maps = [1, 2, 8].map { Projection(one, threads: $0).components }
        #expect(maps[0] == maps[1] && maps[0] == maps[2])
        let direct = [1, 2, 8].map { Projection(direct: set, threads: $0).components }
        #expect(direct[0] == direct[1] && direct[0] == direct[2])
    }

    @Test func `new statements leave the old ones as they were`() throws {
        var random = SeededRandom(seed: 4)
        let cells = randomPositions(participants: 20, statements: 5, filled: 0.6, &random)
        var grown = try PairStatistics(PositionSet(participants: 20, statements: 5, positions: cells))
        try grown.grow(toStatements: 8)
        try grown.set(.agree, participant: 3, statement: 7)
        let set = try PositionSet(participants: 20, statements: 8, positions: cells + [(3, 7, .agree)])
        #expect(try grown == PairStatistics(set))
    }

    @Test func `too many statements are refused with the way out in words`() throws {
        #expect(throws: PairStatistics.Failure.tooManyStatements(10_000, limit: 4_000)) {
            try PairStatistics(statements: 10_000)
        }
        var pairs = try PairStatistics(statements: 3)
        #expect(throws: PairStatistics.Failure.statementOutOfRange(3)) {
            try pairs.set(.agree, participant: 0, statement: 3)
        }
        #expect(throws: PairStatistics.Failure.participantOutOfRange(-1)) {
            try pairs.set(.agree, participant: -1, statement: 0)
        }
        #expect(throws: PairStatistics.Failure.tooManyStatements(5_000, limit: 4_000)) {
            try pairs.grow(toStatements: 5_000)
        }
        #expect(throws: PairStatistics.Failure.placeOutOfRange(-101)) {
            try pairs.set(.place(-101), participant: 0, statement: 0)
        }
        #expect(pairs.people == 0)
    }
}

/// Components may be taken as equal only where their variance stands apart from the next.
func expectSameMap(_ a: Projection, _ b: Projection, _ comment: @autoclosure () -> String) {
    #expect(a.means == b.means, "\(comment())")
    #expect(a.components.count == b.components.count, "\(comment())")
    for k in a.components.indices {
        #expect((a.explainedVariance[k] - b.explainedVariance[k]).magnitude <= 1e-9, "\(comment())")
        let next = k + 1 < a.components.count ? a.explainedVariance[k] - a.explainedVariance[k + 1] : 0
        if k == 0, next > 1e-3 {
            #expect(zip(a.components[k], b.components[k]).allSatisfy { ($0 - $1).magnitude <= 1e-9 }, "\(comment())")
        }
    }
}
