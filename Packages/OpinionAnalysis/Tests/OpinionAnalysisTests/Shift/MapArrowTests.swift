import Testing

@testable import OpinionAnalysis

@Suite struct MapArrowTests {
    /// Two camps on twelve statements; in the second round the first ten people of camp 0 answer as camp 1 does.
    private func rounds() throws -> (before: PositionSet, after: PositionSet) {
        let before = try Rooms.planted(sizes: [40, 40], statements: 12, seed: 8) { group, statement in
            (statement % 2 == 0) == (group == 0) ? 0.9 : 0.1
        }
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for person in 0..<80 {
            for cell in before.row(person) {
                let statement = Int(cell.statement)
                let moved: Position = statement % 2 == 0 ? .disagree : .agree
                cells.append((person, statement, person < 10 && cell.position != .pass ? moved : cell.position))
            }
        }
        return (before, try PositionSet(participants: 80, statements: 12, positions: cells))
    }

    @Test func `people who change camp have clear arrows, people who answer as before have none`() throws {
        let (before, after) = try rounds()
        let model = PositionModel(before, threads: 1)
        let map = FieldMap(model)
        let arrows = MapArrow.all(from: before, to: after, model: model, map: map)
        #expect(arrows.count == 80)
        for arrow in arrows {
            if arrow.participant >= 10 { #expect(arrow.from == arrow.to && arrow.distance == 0) }
        }
        #expect(arrows.prefix(10).filter(\.isClear).count >= 8)
        let side = arrows.dropFirst(40).reduce(0) { $0 + $1.from.x }
        #expect(arrows.prefix(10).allSatisfy { ($0.to.x > $0.from.x) == (side > 0) })
    }

    @Test func `scoring the row a model was fitted on gives the place of the model`() throws {
        let (before, _) = try rounds()
        let model = PositionModel(before, settings: ModelSettings(sweeps: 400, tolerance: 0), threads: 1)
        for person in 0..<80 {
            let scored = model.scored(before.row(person))
            for axis in 0..<2 {
                #expect((scored.place[axis] - model.people[person].place[axis]).magnitude < 0.02, "person \(person)")
            }
        }
    }

    @Test func `only statements with a place in both rounds count, and nobody else has an arrow`() throws {
        let before = try Rooms.room(["adad", "aap-", "----", "ad--"])
        let after = try Rooms.room(["ad--", "pda-", "aaaa", "--ad"])
        let model = PositionModel(before, threads: 1)
        let arrows = MapArrow.all(from: before, to: after, model: model, map: FieldMap(model))
        #expect(arrows.map(\.participant) == [0, 1] && arrows.map(\.statements) == [2, 1])
        #expect(arrows[0].distance == 0)
        let nobody = model.scored([])
        #expect(nobody.place == SIMD4(repeating: 0) && model.scored([.init(statement: 99, position: .agree)]) == nobody)
    }
}
