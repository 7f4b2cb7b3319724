import OpinionAnalysis
import Testing

@Suite struct GroupsTests {
    static let two = PlantedConversation(.init(groups: 2, participants: 60, statements: 20), seed: 4)
    static let twoModel = PositionModel(two.positions)
    static let twoGroups = Groups(two.positions, model: twoModel, seed: 9)

    private func mostLikely(_ groups: Groups) -> [Int] {
        groups.history.groupOf.indices.map { participant in
            let own = Array(groups.memberships(of: participant))
            return own.indices.max { own[$0] < own[$1] } ?? 0
        }
    }

    @Test func `planted groups are found, with everybody's chances summing to one`() {
        let groups = GroupsTests.twoGroups
        #expect(groups.count == 2)
        #expect(groups.reason == .supported)
        let best = AdjustedRandIndex.between(GroupsTests.two.groups, GroupsTests.two.bestGuess)
        let found = AdjustedRandIndex.between(GroupsTests.two.groups, mostLikely(groups))
        #expect(found > best - 0.2, "\(found) where \(best) is possible")
        #expect(groups.sizes == groups.sizes.sorted(by: >))
        for participant in 0..<60 {
            #expect(abs(groups.memberships(of: participant).reduce(0, +) - 1) < 1e-9)
        }
        #expect(groups.memberships(of: 60).isEmpty)
        #expect(groups.group(of: -1) == nil)
    }

    @Test(arguments: [1] as [UInt64]) func `one population is one group`(seed: UInt64) {
        let conversation = PlantedConversation(
            .init(groups: 1, participants: 40, statements: 12, readiness: 1), seed: seed)
        let groups = Groups(conversation.positions, model: PositionModel(conversation.positions), seed: seed)
        #expect(groups.count == 1)
        #expect(groups.reason == .onePopulation)
        #expect(groups.candidates.allSatisfy { !$0.holds })
    }

    @Test func `a small room has no groups, however far apart people are`() {
        let row = { (position: Position) in
            (0..<9).map { PositionSet.Cell(statement: $0, position: position) }
        }
        let rows = (0..<14).map { row($0 % 2 == 0 ? .agree : .disagree) }
        let few = PositionSet.of(rows: rows, statements: 9)
        let small = Groups(few, model: PositionModel(few), seed: 1)
        #expect(small.reason == .smallRoom)
        #expect(small.count == 1)
        #expect((0..<14).allSatisfy { small.group(of: $0) == nil })
        let short = PositionSet.of(
            rows: (0..<30).map { Array(row($0 % 2 == 0 ? .agree : .disagree).prefix(6)) }, statements: 9)
        #expect(Groups(short, model: PositionModel(short), seed: 1).reason == .smallRoom)
    }

    @Test func `other numbers for people and other threads give the same bits`() {
        let positions = GroupsTests.two.positions
        var random = SeededRandom(seed: 12)
        let order = random.shuffled(Array(0..<positions.participants))
        let shuffled = positions.selecting(order)
        let again = Groups(shuffled, model: PositionModel(shuffled, threads: 8), seed: 9, threads: 8)
        let groups = GroupsTests.twoGroups
        #expect(again.count == groups.count)
        let same = order.indices.allSatisfy {
            again.memberships(of: $0).elementsEqual(groups.memberships(of: order[$0]))
        }
        #expect(same)
    }

    @Test func `groups keep their numbers and their number while little is new`() {
        let positions = GroupsTests.two.positions
        let first = GroupsTests.twoGroups.history
        let swapped = GroupHistory(
            count: 2, chosenAt: first.chosenAt, groupOf: first.groupOf.map { group in group.map { 1 - $0 } })
        let next = Groups(positions, model: GroupsTests.twoModel, previous: swapped, seed: 5)
        #expect(next.reason == .kept)
        #expect(next.history.chosenAt == first.chosenAt)
        let moved = (0..<60).count { next.group(of: $0) != nil && next.group(of: $0) == first.groupOf[$0] }
        #expect(moved < 6, "\(moved) of 60 people are in the group of the other number")
    }

    @Test func `a history from elsewhere does no harm`() {
        let positions = GroupsTests.two.positions
        for (count, chosenAt) in [(-3, Int.min), (6, positions.cells.count)] {
            let history = GroupHistory(count: count, chosenAt: chosenAt, groupOf: [7, nil, -2, 1])
            let groups = Groups(positions, model: GroupsTests.twoModel, previous: history, asked: 2, seed: 1)
            #expect(groups.count == 2)
            #expect(groups.sizes.reduce(0, +) <= 60)
        }
    }

    @Test func `leaving statements out leaves most people where they were`() {
        let groups = GroupsTests.twoGroups
        let without = groups.withholding(
            [0, 5, 10], of: GroupsTests.two.positions, model: GroupsTests.twoModel, seed: 3)
        #expect(without.parts == 2)
        let both = (0..<60).filter { without.part(of: $0) != nil && groups.group(of: $0) != nil }
        let rand = AdjustedRandIndex.between(
            both.map { without.part(of: $0) ?? 0 }, both.map { groups.group(of: $0) ?? 0 })
        #expect(both.count > 40)
        #expect(rand > 0.4, "\(rand)")
    }

    @Test func `everybody alike, everybody passing or nobody there does not trap`() {
        let cell = { (statement: Int32, position: Position) in
            PositionSet.Cell(statement: statement, position: position)
        }
        for rows in [
            Array(repeating: (0..<8).map { cell($0, .agree) }, count: 20),
            Array(repeating: (0..<8).map { cell($0, .place(0)) }, count: 20),
            Array(repeating: (0..<8).map { cell($0, .pass) }, count: 20), [],
        ] {
            let positions = PositionSet.of(rows: rows, statements: 8)
            let groups = Groups(positions, model: PositionModel(positions), asked: 3, seed: 1)
            #expect(groups.memberships.allSatisfy { $0.isFinite })
            let searched = Groups(positions, model: PositionModel(positions), seed: 1)
            #expect(searched.count == 1)
        }
    }
}
