import Testing

@testable import OpinionAnalysis

@Suite struct CharacteristicStatementTests {
    @Test func `folds are even, cover every statement and follow from the seed alone`() {
        let answers = (0..<53).map { ($0 * 37) % 101 }
        let folds = StatementFolds(answers: answers, seed: 3)
        #expect(folds == StatementFolds(answers: answers, seed: 3))
        #expect((0..<5).flatMap(folds.statements(in:)).sorted() == Array(0..<53))
        #expect((0..<5).allSatisfy { (10...11).contains(folds.statements(in: $0).count) })
    }

    @Test func `groups of a fold take the number of the shown group they share people with`() throws {
        let shown = try Partition(parts: 2, members: [0, 0, 0, 1, 1, nil])
        let found = try Partition(parts: 3, members: [1, 1, 2, 0, 0, 0])
        #expect(CrossFittedGroups.match(found, to: shown) == [1, 0, nil])
        let unlike = try Partition(parts: 1, members: [0, nil, nil, 0, nil, 0])
        #expect(CrossFittedGroups.match(unlike, to: shown) == [nil])
        let groups = CrossFittedGroups(
            shown: shown, folds: StatementFolds(answers: [3], folds: 1, seed: 0), fitted: [found])
        #expect((0..<6).map { groups.part(of: $0, for: 0) } == [0, 0, nil, 1, 1, 1])
        #expect(groups.part(of: 0, for: 1) == nil && groups.part(of: 9, for: 0) == nil)
    }

    @Test func `planted differences are found on the right group and ranked by what is certain`() throws {
        let positions = try Rooms.planted(sizes: [120, 80], statements: 20, seed: 5) { group, statement in
            statement == 3 ? (group == 0 ? 0.9 : 0.2) : statement == 8 ? (group == 0 ? 0.4 : 0.8) : 0.6
        }
        let table = AnswerTable(positions, by: try Rooms.parts([120, 80]))
        let found = CharacteristicStatement.find(in: table)
        #expect(found.filter { $0.group == 0 }.prefix(2).map(\.statement) == [3, 8])
        #expect(found.first?.agreesMore == true)
        #expect(found.allSatisfy { $0.adjusted <= 0.1 && $0.leastEffect >= 0 })
        let mirrored = found.filter { $0.group == 1 }.prefix(2)
        #expect(mirrored.map(\.agreesMore) == [false, true])
    }

    /// Splits people on the statements that are not withheld, as any clustering would: above or below the median score.
    private func halves(_ positions: PositionSet, withheld: [Int]) throws -> Partition {
        let withheld = Set(withheld)
        let scores = (0..<positions.participants).map { participant in
            positions.row(participant).reduce(0) { sum, cell in
                withheld.contains(Int(cell.statement)) ? sum : sum + (cell.position == .agree ? 1 : 0)
            }
        }
        let median = scores.sorted()[scores.count / 2]
        return try Partition(parts: 2, members: scores.map { $0 < median ? 0 : 1 })
    }

    @Test func `without structure cross-fitted tests keep the promised rate, naive ones do not`() throws {
        var (honest, naive, rooms) = (0, 0, 0)
        for seed in 100..<140 as Range<UInt64> {
            let positions = try Rooms.planted(sizes: [300], statements: 40, seed: seed) { _, statement in
                0.3 + 0.01 * Double(statement)
            }
            let shown = try halves(positions, withheld: [])
            let folds = StatementFolds(positions, seed: seed)
            let fitted = try (0..<folds.folds).map { try halves(positions, withheld: folds.statements(in: $0)) }
            let groups = CrossFittedGroups(shown: shown, folds: folds, fitted: fitted)
            let found = CharacteristicStatement.find(in: AnswerTable(positions, crossFitted: groups))
            honest += found.isEmpty ? 0 : 1
            naive += CharacteristicStatement.find(in: AnswerTable(positions, by: shown)).isEmpty ? 0 : 1
            rooms += 1
        }
        print("rooms that list something: cross-fitted \(honest), naive \(naive) of \(rooms)")
        // With no true difference every find is false, so at most 10 % of the rooms may list anything; 20 % allows for chance.
        #expect(honest <= rooms / 5, "\(honest) of \(rooms) rooms list something")
        #expect(naive == rooms, "\(naive) of \(rooms): the comparison must be able to fail")
    }
}
