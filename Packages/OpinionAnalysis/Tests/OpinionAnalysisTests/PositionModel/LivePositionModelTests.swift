import OpinionAnalysis
import Testing

@Suite struct LivePositionModelTests {
    static let positions = PlantedConversation(
        .init(groups: 2, participants: 100, statements: 20, blanks: .atRandom(0.2)), seed: 11
    ).positions

    /// The mean difference in chances of agreeing over all people and statements.
    private func difference(_ one: PositionModel, _ other: PositionModel) -> Double {
        var sum = 0.0
        for person in one.people.indices {
            for statement in one.statements.indices {
                sum += abs(
                    one.chanceOfAgreeing(participant: person, statement: statement)
                        - other.chanceOfAgreeing(participant: person, statement: statement))
            }
        }
        return sum / Double(one.people.count * one.statements.count)
    }

    @Test func `rows taken one by one lead to the state of the cold fit`() throws {
        let all = LivePositionModelTests.positions
        var live = LivePositionModel(all.keeping { participant, _ in participant < 90 })
        for participant in 90..<100 { try live.take(Array(all.row(participant)), of: participant) }
        let cold = PositionModel(all)
        let same = live.positions == all
        #expect(same)
        #expect(difference(live.model, cold) < LivePositionModel.liveTolerance)
        live.settle()
        #expect(difference(live.model, cold) < LivePositionModel.settledTolerance)
    }

    @Test func `taking a row in and out again leaves everything as it was`() throws {
        let all = LivePositionModelTests.positions
        let start = LivePositionModel(all)
        var live = start
        try live.take([], of: 3)
        #expect(live.model.people[3].place == .zero)
        try live.take(Array(all.row(3)), of: 3)
        let same = live.positions == all
        #expect(same)
        #expect(difference(live.model, start.model) < 5e-3)
    }

    @Test func `new people and statements can join, and numbers out of range are ignored`() throws {
        var live = LivePositionModel(LivePositionModelTests.positions)
        let before = live
        try live.take([.init(statement: 0, position: .agree)], of: 100)
        try live.take([.init(statement: -1, position: .agree)], of: -1)
        let unchanged = live == before
        #expect(unchanged)
        live.grow(participants: 101, statements: 21)
        try live.take(
            [
                .init(statement: 20, position: .agree), .init(statement: 3, position: .agree),
                .init(statement: 3, position: .pass), .init(statement: 99, position: .agree),
            ], of: 100)
        #expect(live.model.people.count == 101)
        #expect(live.positions.row(100).map(\.position) == [.pass, .agree])
        #expect(live.model.statements[20].agreement > before.model.statements.map(\.agreement).reduce(0, +) / 20)
    }

    @Test func `a place beyond the floor is refused and changes nothing`() throws {
        var live = LivePositionModel(LivePositionModelTests.positions)
        let before = live
        for place: Int8 in [-128, -101, 101, 127] {
            #expect(throws: LivePositionModel.Failure.placeOutOfRange(place)) {
                try live.take([.init(statement: 1, position: .place(place))], of: 2)
            }
        }
        let unchanged = live == before
        #expect(unchanged)
    }
}
