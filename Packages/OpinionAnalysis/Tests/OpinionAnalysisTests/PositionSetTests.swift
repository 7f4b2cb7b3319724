import OpinionAnalysis
import Testing

@Suite struct PositionSetTests {
    @Test func `the order of arrival changes nothing`() throws {
        let cells: [(participant: Int, statement: Int, position: Position)] = [
            (2, 1, .agree), (0, 1, .pass), (2, 0, .disagree), (0, 0, .place(-30)),
        ]
        let forward = try PositionSet(participants: 3, statements: 2, positions: cells)
        let backward = try PositionSet(participants: 3, statements: 2, positions: cells.reversed())
        #expect(forward == backward)
        #expect(forward.row(1).isEmpty)
        #expect(forward.row(2).map(\.statement) == [0, 1])
    }

    @Test func `a cell given twice is refused`() {
        #expect(throws: PositionSet.Failure.answeredTwice(participant: 0, statement: 0)) {
            try PositionSet(participants: 1, statements: 1, positions: [(0, 0, .agree), (0, 0, .pass)])
        }
    }
}
