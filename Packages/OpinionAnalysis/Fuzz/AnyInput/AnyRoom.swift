import OpinionAnalysis

/// A room made from any bytes: two rounds of positions, layers and groups.
///
/// Layout: participants, statements, layers, groups, one kind byte; a layer and a group byte per participant; then cells of
/// four bytes (round, participant, statement, position) until the bytes end. The last position of a cell wins.
struct AnyRoom {
    var first: PositionSet
    var second: PositionSet
    var layers: Partition
    var groups: Partition
    var participants: Int
    var statements: Int

    init?(_ source: inout ByteSource) {
        let participants = source.number(below: 64)
        let statements = source.number(below: 48)
        let layerCount = source.number(below: 9)
        let groupCount = source.number(below: 7)
        let kind = source.byte()
        var layerOf: [Int?] = []
        var groupOf: [Int?] = []
        for _ in 0..<participants {
            let layer = source.number(below: layerCount + 1)
            let group = source.number(below: groupCount + 1)
            layerOf.append(layer < layerCount ? layer : nil)
            groupOf.append(group < groupCount ? group : nil)
        }
        // Partitions that know fewer people than the positions do.
        if kind & 1 == 1 { layerOf = Array(layerOf.prefix(participants / 2)) }
        var rounds = [[Position?]](
            repeating: [Position?](repeating: nil, count: participants * statements), count: 2)
        while !source.isEmpty, participants > 0, statements > 0 {
            let round = Int(source.byte() & 1)
            let cell = source.number(below: participants) * statements + source.number(below: statements)
            rounds[round][cell] = AnyRoom.position(source.byte(), buttons: kind & 2 == 2)
        }
        guard let first = AnyRoom.set(rounds[0], participants, statements),
            let second = AnyRoom.set(rounds[1], participants, statements),
            let layers = try? Partition(parts: layerCount, members: layerOf),
            let groups = try? Partition(parts: groupCount, members: groupOf)
        else { return nil }
        (self.first, self.second, self.layers, self.groups) = (first, second, layers, groups)
        (self.participants, self.statements) = (participants, statements)
    }

    private static func position(_ byte: UInt8, buttons: Bool) -> Position? {
        switch byte {
        case 0: nil
        case 1...30: .pass
        default: buttons ? (byte & 1 == 1 ? .agree : .disagree) : .place(Int8(Int(byte) % 201 - 100))
        }
    }

    private static func set(_ cells: [Position?], _ participants: Int, _ statements: Int) -> PositionSet? {
        var positions: [(participant: Int, statement: Int, position: Position)] = []
        for (index, position) in cells.enumerated() {
            guard let position else { continue }
            positions.append((index / statements, index % statements, position))
        }
        return try? PositionSet(participants: participants, statements: statements, positions: positions)
    }
}
