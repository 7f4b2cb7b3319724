import OpinionAnalysis
import Testing

@Suite struct PositionModelTests {
    static let planted = PlantedConversation(
        .init(groups: 2, participants: 140, statements: 20), seed: 7)

    @Test func `hidden answers are predicted better than by each statement's share`() {
        let held = HeldOut(PositionModelTests.planted.positions, seed: 1)
        let model = PositionModel(held.training)
        let score = held.score { model.chanceOfAgreeing(participant: $0, statement: $1) }
        var agrees = [Double](repeating: 1, count: 20)
        var answers = [Double](repeating: 2, count: 20)
        for cell in held.training.cells {
            guard case .place(let place) = cell.position else { continue }
            agrees[Int(cell.statement)] += place > 0 ? 1 : 0
            answers[Int(cell.statement)] += 1
        }
        let shares = held.score { agrees[$1] / answers[$1] }
        #expect(held.hidden.count > 200)
        #expect(score.logLoss < shares.logLoss - 0.02, "\(score.logLoss) against \(shares.logLoss)")
        #expect(score.areaUnderCurve > shares.areaUnderCurve + 0.02)
    }

    @Test func `giving people other numbers gives every person the same bits`() {
        let positions = PositionModelTests.planted.positions
        var random = SeededRandom(seed: 3)
        let order = random.shuffled(Array(0..<positions.participants))
        let (model, shuffled) = (PositionModel(positions), PositionModel(positions.selecting(order)))
        #expect(order.indices.allSatisfy { model.people[order[$0]] == shuffled.people[$0] })
        #expect((0..<20).allSatisfy { model.statements[$0] == shuffled.statements[$0] })
        #expect(order.indices.allSatisfy { model.passes.people[order[$0]] == shuffled.passes.people[$0] })
    }

    @Test(arguments: [2, 8]) func `the number of threads changes no bit`(threads: Int) {
        let positions = PositionModelTests.planted.positions
        let same = PositionModel(positions, threads: threads) == PositionModel(positions, threads: 1)
        #expect(same)
    }

    @Test func `turning every position round turns the map round`() throws {
        let positions = PositionModelTests.planted.positions
        let mirrored = positions.mapping { place in place.map { -$0 } }
        let (model, mirror) = (PositionModel(positions), PositionModel(mirrored))
        for person in model.people.indices {
            #expect(abs(model.people[person].readiness + mirror.people[person].readiness) < 1e-6)
            let (one, other) = (model.people[person].place, mirror.people[person].place)
            #expect(abs(one[0] + other[0]) < 1e-6)
            let chance = model.chanceOfAgreeing(participant: person, statement: person % 20)
            let opposite = mirror.chanceOfAgreeing(participant: person, statement: person % 20)
            #expect(abs(chance + opposite - 1) < 1e-6)
        }
    }

    @Test func `a statement nobody answered and a person who answered nothing change nothing`() {
        let positions = PositionModelTests.planted.positions
        var rows = (0..<positions.participants).map { Array(positions.row($0)) }
        rows.append([])
        let larger = PositionSet.of(rows: rows, statements: 21)
        let (model, other) = (PositionModel(positions), PositionModel(larger))
        #expect((0..<140).allSatisfy { other.people[$0] == model.people[$0] })
        #expect((0..<20).allSatisfy { other.statements[$0] == model.statements[$0] })
        #expect(other.people[140].place == .zero)
        #expect(abs(other.people[140].covariance(0, 0) - 1) < 1e-12)
    }

    @Test func `few answers leave a person wide and many make them narrow`() {
        let positions = PositionModelTests.planted.positions
        let thin = positions.keeping { participant, index in
            participant > 0 || index - positions.rowStarts[0] < 3
        }
        let model = PositionModel(thin)
        #expect(model.people[0].covariance(0, 0) > 1.5 * model.people[1].covariance(0, 0))
        #expect(model.people[0].covariance(0, 0) <= 1.001)
    }

    @Test func `halfway places pull half as far`() {
        let positions = PositionModelTests.planted.positions
        let half = positions.mapping { place in place.map { $0 / 2 } }
        let (full, less) = (PositionModel(positions), PositionModel(half))
        let spread = { (model: PositionModel) in model.statements.reduce(0) { $0 + abs($1.agreement) } }
        #expect(spread(less) < 0.75 * spread(full))
        #expect(spread(less) > 0.2 * spread(full))
    }

    @Test func `people who pass often are expected to pass`() {
        let positions = PositionModelTests.planted.positions
        let passing = positions.mappingRows { participant, place in participant == 5 ? nil : place }
        let model = PositionModel(passing).passes
        let chance = { (person: Int) in model.chanceOfPassing(participant: person, statement: 4) }
        let mean = (6..<30).reduce(0.0) { $0 + chance($1) } / 24
        #expect(chance(5) > 0.35)
        #expect(abs(mean - 0.12) < 0.05, "\(mean)")
    }

    @Test func `no set of positions traps`() {
        let rows: [[[PositionSet.Cell]]] = [
            [], [[]], [[.init(statement: 0, position: .agree)]], [[.init(statement: 0, position: .pass)]],
            Array(repeating: (0..<5).map { .init(statement: $0, position: .pass) }, count: 9),
            Array(repeating: (0..<5).map { .init(statement: $0, position: .agree) }, count: 9),
            Array(repeating: [.init(statement: 9_999, position: .place(0))], count: 3),
        ]
        for set in rows {
            let positions = PositionSet.of(rows: set, statements: set.count == 3 ? 10_000 : 5)
            let model = PositionModel(positions, settings: ModelSettings(sweeps: 1))
            let map = FieldMap(model)
            #expect(map.people.allSatisfy { $0.x.isFinite && $0.varianceX > 0 && $0.varianceY > 0 })
            #expect(model.statements.allSatisfy { $0.agreement.isFinite })
        }
        #expect(PositionModel(PositionSet.of(rows: [], statements: 0)).people.isEmpty)
    }
}
