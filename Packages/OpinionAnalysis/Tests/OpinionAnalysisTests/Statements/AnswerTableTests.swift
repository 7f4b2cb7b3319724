import OpinionAnalysis
import Testing

@Suite struct AnswerTableTests {
    @Test(arguments: [3, 4] as [UInt64])
    func `a table kept up to date equals the table counted from the last positions`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let layers = try Partition(parts: 3, members: (0..<20).map { $0 % 4 == 3 ? nil : $0 % 4 })
        var held = [[Position?]](repeating: [Position?](repeating: nil, count: 6), count: 20)
        var table = AnswerTable(PositionSet.of(rows: [], statements: 6), by: layers)
        for _ in 0..<400 {
            let (person, statement) = (random.index(below: 20), random.index(below: 6))
            let places: [Position?] = [nil, nil, .pass, .agree, .disagree, .place(0), .place(33)]
            let after = places[random.index(below: places.count)]
            let (before, had) = (held[person][statement], held[person].contains { $0 != nil })
            held[person][statement] = after
            let has = held[person].contains { $0 != nil }
            table.change(
                before, to: after, statement: statement, part: layers.part(of: person),
                people: has == had ? 0 : has ? 1 : -1)
        }
        let rows = held.map { row in
            row.enumerated().compactMap { statement, position in
                position.map { PositionSet.Cell(statement: Int32(statement), position: $0) }
            }
        }
        #expect(table == AnswerTable(PositionSet.of(rows: rows, statements: 6), by: layers), "seed \(seed)")
    }

    @Test func `what lies outside the table changes nothing`() {
        var table = AnswerTable(PositionSet.of(rows: [], statements: 2), by: .whole(participants: 3))
        let before = table
        table.change(nil, to: .agree, statement: 2, part: 0, people: 1)
        table.change(nil, to: .agree, statement: -1, part: 9, people: 1)
        #expect(table == before)
        table.change(nil, to: .agree, statement: 1, part: 9, people: 1)
        #expect(table.everybody(1).agree == 1 && table.part(0, 1).agree == 0 && table.sizes == before.sizes)
    }
}
