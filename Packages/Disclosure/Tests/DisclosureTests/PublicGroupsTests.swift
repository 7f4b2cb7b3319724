import Testing

@testable import Disclosure

@Suite struct PublicGroupsTests {
    private func people(_ layers: [(layer: Int?, groups: [Int?])]) -> [PlacedPerson] {
        layers.flatMap { layer, groups in
            groups.map { group in
                PlacedPerson(layer: layer, group: group, x: Double(group ?? 0) * 2 - 1, y: 0.1, spread: 0.3)
            }
        }
    }

    private func made(_ people: [PlacedPerson], count: Int = 2, layers: Int = 2) throws -> PublicGroups {
        try #require(Disclosure.groups(of: people, count: count, telling: [], layers: layers, mode: .open))
    }

    @Test func `a protected dialogue has no groups`() {
        #expect(
            Disclosure.groups(of: people([(0, [0, 1])]), count: 2, telling: [], layers: 1, mode: .protected) == nil)
    }

    @Test func `everybody is in a group or between groups, on the map and in the table`() throws {
        let room = people([(0, Array(repeating: 0, count: 9) + [1, nil]), (1, Array(repeating: 1, count: 12))])
        let groups = try made(room)
        #expect(groups.people == 23)
        #expect(groups.groups.map(\.people) == [9, 13])
        #expect(groups.between == 1)
        #expect(groups.spots.reduce(0) { $0 + $1.people } == 23)
        #expect(groups.rows.map(\.counts) == [[9, 1], [0, 12]])
        #expect(groups.rows.map(\.between) == [1, 0])
        #expect(groups.groups[1].x == 10)
    }

    @Test func `a layer of fewer than ten people is not split, and cannot be worked out`() throws {
        let rows = try made(
            people([
                (0, Array(repeating: 0, count: 20)), (1, Array(repeating: 1, count: 4)),
                (2, Array(repeating: 1, count: 11)),
            ]), layers: 3
        ).rows
        #expect(rows.map { $0.counts != nil } == [true, false, false])
        let alone = try made(people([(0, Array(repeating: 0, count: 20)), (nil, [1, 1])]), layers: 1).rows
        #expect(alone.map { $0.counts != nil } == [false])
    }

    @Test func `one group is no group`() throws {
        let groups = try made(people([(0, Array(repeating: 0, count: 20))]), count: 1)
        #expect(groups.groups.isEmpty)
        #expect(groups.between == nil)
        #expect(groups.rows.isEmpty)
        #expect(groups.spots.allSatisfy { $0.group == nil })
    }

    @Test func `a place that is no number, or far away, stays on the map`() throws {
        let odd = [(Double.nan, 1e300), (-.infinity, -1e300), (400, -400)].map {
            PlacedPerson(layer: nil, group: 0, x: $0.0, y: $0.1, spread: .nan)
        }
        let groups = try made(odd, layers: 0)
        for spot in groups.spots {
            #expect((-PublicGroups.edge...PublicGroups.edge).contains(spot.x))
            #expect((-PublicGroups.edge...PublicGroups.edge).contains(spot.y))
            #expect(spot.certainty == .faint)
        }
    }

    @Test func `groups that were kept are the groups that were shown`() throws {
        let telling = TellingAnswers(group: 1, statement: 7, agree: 9, of: 12, othersAgree: 2, othersOf: 11)
        let room = people([(0, Array(repeating: 0, count: 11)), (1, Array(repeating: 1, count: 12)), (nil, [nil])])
        let groups = try #require(
            Disclosure.groups(of: room, count: 2, telling: [telling], layers: 2, mode: .open))
        #expect(try PublicGroups(released: groups.released) == groups)
        #expect(groups.groups[1].telling.first?.agreesMore == true)
    }
}
