import Testing

@testable import OpinionAnalysis

@Suite struct FindingsTests {
    private func answers(_ seed: UInt64, people: [Int] = [40, 30]) throws -> PositionSet {
        try Rooms.planted(sizes: people, statements: 12, seed: seed) { group, statement in
            statement < 3 ? (group == 0 ? 0.85 : 0.2) : 0.3 + 0.05 * Double(statement)
        }
    }

    private func findings(_ positions: PositionSet, _ groups: Partition, threads: Int = 2) -> StatementFindings {
        let folds = StatementFolds(positions, seed: 4)
        let fitted = [Partition](repeating: groups, count: folds.folds)
        return StatementFindings(
            positions, groups: groups,
            crossFitted: CrossFittedGroups(shown: groups, folds: folds, fitted: fitted), threads: threads)
    }

    @Test func `the findings are the same bits on 1, 2 and 8 threads`() throws {
        let positions = try answers(1)
        let groups = try Rooms.parts([40, 30])
        let one = findings(positions, groups, threads: 1)
        #expect(one == findings(positions, groups, threads: 2) && one == findings(positions, groups, threads: 8))
        #expect(one.characteristic.filter { $0.group == 0 }.map(\.statement).sorted().prefix(3) == [0, 1, 2])
    }

    @Test func `relabelling people changes nothing`() throws {
        let positions = try answers(2)
        var random = SeededRandom(seed: 6)
        let order = random.shuffled(Array(0..<positions.participants))
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for (new, old) in order.enumerated() {
            for cell in positions.row(old) { cells.append((new, Int(cell.statement), cell.position)) }
        }
        let shuffled = try PositionSet(participants: positions.participants, statements: 12, positions: cells)
        let groups = try Partition(parts: 2, members: order.map { $0 < 40 ? 0 : 1 })
        #expect(findings(positions, try Rooms.parts([40, 30])) == findings(shuffled, groups))
        #expect(
            LayerFindings(positions, layers: try Rooms.parts([40, 30])) == LayerFindings(shuffled, layers: groups))
    }

    @Test func `a statement nobody answered changes no other figure`() throws {
        let positions = try answers(3)
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for person in 0..<positions.participants {
            for cell in positions.row(person) { cells.append((person, Int(cell.statement), cell.position)) }
        }
        let wider = try PositionSet(participants: positions.participants, statements: 13, positions: cells)
        let groups = try Rooms.parts([40, 30])
        let (narrow, wide) = (findings(positions, groups), findings(wider, groups))
        #expect(narrow.characteristic == wide.characteristic && narrow.friction == wide.friction)
        #expect(narrow.commonGround == wide.commonGround && narrow.rates == Array(wide.rates.prefix(12)))
        let layers = (LayerFindings(positions, layers: groups), LayerFindings(wider, layers: groups))
        #expect(layers.0.pooled.heterogeneity == layers.1.pooled.heterogeneity)
        #expect(layers.0.commonGround == layers.1.commonGround && layers.1.tests[12].pValue == 1)
    }

    @Test func `one group has no characteristic statements and no friction`() throws {
        let positions = try answers(4)
        let one = StatementFindings(positions, groups: .whole(participants: 70), crossFitted: nil)
        #expect(one.characteristic.isEmpty && one.friction.isEmpty && !one.commonGround.isEmpty)
        let none = StatementFindings(positions, groups: try Partition(parts: 0, members: []), crossFitted: nil)
        #expect(none == one)
    }

    @Test func `layers that agree are a headline only when there are layers`() throws {
        let positions = try Rooms.crowd([("ad", 12), ("aa", 12)])
        let two = LayerFindings(positions, layers: try Rooms.parts([12, 12]))
        #expect(two.commonGround.map(\.statement) == [0] && two.friction.map(\.statement) == [1])
        #expect(two.differences(1).count == 1 && two.rates(of: 1).count == 2 && two.rates(of: 2).isEmpty)
        #expect(LayerFindings(positions, layers: try Rooms.parts([24])).commonGround.isEmpty)
    }
}
