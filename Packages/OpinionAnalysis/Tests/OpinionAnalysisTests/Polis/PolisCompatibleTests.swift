import OpinionAnalysis
import Testing

private func set(_ people: Int, _ statements: Int, _ cells: [(participant: Int, statement: Int, position: Position)])
    throws -> PositionSet
{
    try PositionSet(participants: people, statements: statements, positions: cells)
}

@Suite struct PolisCompatibleTests {
    @Test func `no small set of positions traps, and every figure is finite`() throws {
        // All sets of three people and two statements: blank, agree, disagree, pass in each of six cells.
        let marks: [Position?] = [nil, .agree, .disagree, .pass]
        for number in 0..<4096 {
            var cells: [(participant: Int, statement: Int, position: Position)] = []
            for cell in 0..<6 {
                if let mark = marks[(number >> (2 * cell)) & 3] { cells.append((cell / 2, cell % 2, mark)) }
            }
            let result = PolisCompatible(try set(3, 2, cells), options: .init(threads: 1))
            #expect(result.places.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "\(number)")
            #expect(result.statements.allSatisfy { $0.priority.isFinite && $0.extremity.isFinite }, "\(number)")
            for row in result.groupStatements.joined() {
                #expect(row.agree.ratioTest.isFinite && row.disagree.ratioTest.isFinite, "\(number)")
            }
        }
    }

    @Test func `empty, all pass and all equal give a map without extent`() throws {
        let passes = (0..<80).map { (participant: $0 / 8, statement: $0 % 8, position: Position.pass) }
        let equal = (0..<80).map { (participant: $0 / 8, statement: $0 % 8, position: Position.agree) }
        for cells in [[], passes, equal] {
            let result = PolisCompatible(try set(10, 8, cells))
            #expect(result.projection.explainedVariance.allSatisfy { $0 == 0 })
            #expect(result.places.allSatisfy { $0 == .zero })
        }
        #expect(PolisCompatible(try set(0, 0, [])).groups.isEmpty)
        #expect(PolisCompatible(try set(1, 1, [(0, 0, .agree)]), options: .init(groups: 4)).groups == [0])
    }

    @Test func `mirrored positions mirror the map`() throws {
        var random = SeededRandom(seed: 11)
        let cells = randomPositions(participants: 60, statements: 12, filled: 0.7, &random)
        let mirrored = cells.map { cell in
            switch cell.position {
            case .pass: cell
            case .place(let x): (cell.participant, cell.statement, Position.place(-x))
            }
        }
        let one = PolisCompatible(try set(60, 12, cells))
        let other = PolisCompatible(try set(60, 12, mirrored))
        #expect(one.projection.means == other.projection.means.map { -$0 })
        #expect(one.projection.components == other.projection.components)
        #expect(one.places == other.places.map { -$0 })
        #expect(one.consensus.agree.map(\.statement) == other.consensus.disagree.map(\.statement))
    }

    @Test func `people renumbered keep their places, statements renumbered their components`() throws {
        var random = SeededRandom(seed: 12)
        let cells = randomPositions(participants: 50, statements: 10, filled: 0.8, &random)
        let people = random.shuffled(Array(0..<50))
        let statements = random.shuffled(Array(0..<10))
        let one = PolisCompatible(try set(50, 10, cells))
        let moved = PolisCompatible(try set(50, 10, cells.map { (people[$0.participant], $0.statement, $0.position) }))
        #expect(one.projection.components == moved.projection.components)
        #expect((0..<50).allSatisfy { one.places[$0] == moved.places[people[$0]] })
        let turned = PolisCompatible(
            try set(50, 10, cells.map { ($0.participant, statements[$0.statement], $0.position) }))
        for k in 0..<2 {
            for j in 0..<10 {
                let difference = one.projection.components[k][j] - turned.projection.components[k][statements[j]]
                #expect(difference.magnitude < 1e-9)
            }
        }
    }

    @Test func `a statement that nobody answered changes no place but the scale`() throws {
        var random = SeededRandom(seed: 13)
        let cells = randomPositions(participants: 40, statements: 9, filled: 0.8, &random)
        let one = Projection(direct: try set(40, 9, cells))
        let wider = Projection(direct: try set(40, 10, cells))
        for k in 0..<2 {
            #expect(zip(one.components[k], wider.components[k]).allSatisfy { ($0 - $1).magnitude < 1e-9 })
            #expect(wider.components[k][9] == 0)
        }
    }

    @Test func `a warm start gives what a cold start gives`() throws {
        var random = SeededRandom(seed: 14)
        let people = 400
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for person in 0..<people {
            let (a, b) = (random.normal(), random.normal())
            for statement in 0..<60 where random.happens(withChance: 0.5) {
                let pull = 1.5 * a * Double(statement % 7 - 3) / 3 + b * Double(statement % 5 - 2) / 2
                let agrees = random.happens(withChance: Elementary.sigmoid(pull))
                cells.append((person, statement, agrees ? .agree : .disagree))
            }
        }
        var pairs = try PairStatistics(set(people, 60, cells))
        var warm = Projection(pairs)
        for _ in 0..<30 {
            try pairs.set(.agree, participant: random.index(below: people), statement: random.index(below: 60))
            warm = Projection(pairs, startingFrom: warm)
            let cold = Projection(pairs)
            #expect(warm.rounds <= cold.rounds)
            for k in 0..<2 {
                #expect(zip(warm.components[k], cold.components[k]).allSatisfy { ($0 - $1).magnitude < 1e-9 })
            }
        }
    }

    @Test func `with more statements than pairs can be kept of, the map is made directly`() throws {
        var random = SeededRandom(seed: 15)
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for person in 0..<60 {
            let first = random.index(below: 4_400)
            for offset in 0..<40 { cells.append((person, first + offset, randomPosition(&random))) }
        }
        let result = PolisCompatible(try set(60, 4_500, cells), options: .init(groups: 2))
        #expect(result.projection.components.count == 2)
        #expect(result.groups.allSatisfy { $0 != nil })
    }
}
