import OpinionAnalysis
import Testing

@Suite struct FieldTests {
    static let conversation = PlantedConversation(.init(groups: 2, participants: 60, statements: 20), seed: 4)
    static let layers = try? Partition(parts: 2, members: conversation.groups.map { $0 })
    static let first = Field(FieldInput(conversation.positions, layers: layers, seed: 9))
    static let full = first.withGroups()

    @Test func `the second stage adds groups and what sets them apart, and leaves the first as it was`() {
        let (first, full) = (FieldTests.first, FieldTests.full)
        #expect(first.groups == nil)
        #expect(first.statements.characteristic.isEmpty)
        #expect(full.groups?.count == 2)
        #expect(!full.statements.characteristic.isEmpty)
        let same = (full.map == first.map, full.layers == first.layers, full.statements.rates == first.statements.rates)
        #expect(same.0 && same.1 && same.2)
    }

    @Test func `layers that are the groups are found in the table of layers and groups`() throws {
        let table = try #require(FieldTests.full.layerGroups)
        let cramersV = try #require(table.cramersV)
        #expect(cramersV.value > 0.7, "\(cramersV)")
        #expect(table.permutationP < 0.01)
    }

    @Test func `statements on which the map matters are those on which the planted groups differ`() {
        let logits = FieldTests.conversation.logits
        let strongest = FieldTests.first.mapFriction.prefix(5).map {
            abs(logits[0][$0.statement] - logits[1][$0.statement])
        }
        let mean = (0..<20).reduce(0.0) { $0 + abs(logits[0][$1] - logits[1][$1]) } / 20
        #expect(strongest.count == 5)
        #expect(strongest.reduce(0, +) / 5 > mean)
    }

    @Test func `a small room has neither map nor groups but all its rates`() {
        let rows = (0..<14).map { FieldTests.conversation.positions.row($0) }
        let field = Field(FieldInput(PositionSet.of(rows: rows.map { Array($0) }, statements: 20))).withGroups()
        #expect(field.room.people == 14)
        #expect(field.room.isSmall)
        #expect(field.map == nil && field.model == nil)
        #expect(field.groups?.reason == .smallRoom)
        #expect(field.statements.rates.count == 20)
        #expect(field.statements.rates.allSatisfy { $0.agreement != nil })
    }

    @Test func `fifteen people and seven statements are enough to look for groups`() {
        func room(people: Int, statements: Int) -> Field {
            let rows = (0..<people).map { person in
                Array(FieldTests.conversation.positions.row(person)).filter { $0.statement < statements }
            }
            return Field(FieldInput(PositionSet.of(rows: rows, statements: statements))).withGroups()
        }
        let enough = room(people: 15, statements: 7)
        #expect(enough.map != nil && enough.groups?.reason != .smallRoom)
        for field in [room(people: 14, statements: 7), room(people: 15, statements: 6)] {
            #expect(field.map == nil && field.groups?.reason == .smallRoom)
        }
    }

    @Test func `who is excluded is as if never there`() {
        let positions = FieldTests.conversation.positions
        var input = FieldInput(positions)
        input.excludedParticipants = Array(30..<60) + [99, -1]
        input.excludedStatements = [3, 77]
        let excluded = Field(input)
        let rows = (0..<60).map { person in
            person < 30 ? Array(positions.row(person)).filter { $0.statement != 3 } : []
        }
        let without = Field(FieldInput(PositionSet.of(rows: rows, statements: 20)))
        let same = excluded.model == without.model && excluded.statements == without.statements
        #expect(same)
        #expect(excluded.room.people == 30)
        #expect(excluded.room.statements == 19)
    }

    @Test func `a map made with the history of the one before does not flip`() throws {
        let map = try #require(FieldTests.first.map)
        let mirrored = FieldHistory(map: map.statements.map { -$0 })
        let next = Field(FieldInput(FieldTests.conversation.positions, previous: mirrored))
        let turned = try #require(next.map)
        for (one, other) in zip(map.people, turned.people) {
            #expect(abs(one.x + other.x) < 1e-9 && abs(one.y + other.y) < 1e-9)
        }
    }

    @Test func `no input traps`() {
        let cell = { (statement: Int32, position: Position) in
            PositionSet.Cell(statement: statement, position: position)
        }
        let alike = Array(repeating: (0..<9).map { cell($0, .agree) }, count: 20)
        let passing = Array(repeating: (0..<9).map { cell($0, .pass) }, count: 20)
        let single = (0..<40).map { [cell(Int32($0 % 9), $0 % 2 == 0 ? .agree : .disagree)] }
        for rows in [[], [[]], [[cell(0, .agree)]], alike, passing, single] {
            let positions = PositionSet.of(rows: rows, statements: rows.isEmpty ? 0 : 9)
            let layers = try? Partition(parts: 3, members: rows.indices.map { $0 % 4 == 3 ? nil : $0 % 4 })
            let field = Field(FieldInput(positions, layers: layers)).withGroups()
            #expect(field.groups?.count == 1)
            #expect(field.statements.rates.count == positions.statements)
        }
    }
}
