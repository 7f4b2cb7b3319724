import OpinionAnalysis

/// The whole field of a room, with layers, exclusions, a history from elsewhere and any seed.
func tryField(_ room: AnyRoom, _ claims: inout Claims) {
    var input = FieldInput(room.first, layers: room.layers, seed: UInt64(room.participants * 64 + room.statements))
    tryField(input, withGroups: true, &claims)
    input.previous = FieldHistory(
        map: [SIMD2(1, 0), SIMD2(.nan, .infinity)],
        groups: GroupHistory(
            count: room.groups.parts, chosenAt: room.first.cells.count,
            groupOf: (0..<room.participants).map { room.groups.part(of: $0) } + [-3, 9]))
    input.excludedStatements = [0, -1, .max]
    input.excludedParticipants = [room.participants - 1, .min]
    tryField(input, withGroups: true, &claims)
}

/// The field of few people on up to 10,000 statements.
///
/// Layout: participants, statements, layers, whether groups are sought, a layer byte per participant; then runs of six
/// bytes (participant, first statement in two bytes, length, stride, position) until the bytes end.
func tryWideField(_ source: inout ByteSource, _ claims: inout Claims) {
    let participants = source.number(below: 40)
    let statements = [0, 1, 7, 300, 4_001, 10_000][source.number(below: 6)]
    let layerCount = source.number(below: 5)
    let withGroups = source.byte() & 1 == 1
    let layerOf = (0..<participants).map { _ in
        let layer = source.number(below: layerCount + 1)
        return layer < layerCount ? layer : nil
    }
    var rows = [[Int: Position]](repeating: [:], count: participants)
    while !source.isEmpty, participants > 0, statements > 0 {
        let (person, start) = (source.number(below: participants), Int(source.byte()) * 256 + Int(source.byte()))
        let (length, stride, byte) = (Int(source.byte()) * 8, Int(source.byte() % 16) + 1, source.byte())
        for step in 0..<length {
            let place = Int8(truncatingIfNeeded: (Int(byte) + step * Int(byte & 7)) % 201 - 100)
            rows[person][(start + step * stride) % statements] = byte < 24 ? .pass : .place(place)
        }
    }
    let cells = rows.enumerated().flatMap { person, row in
        row.map { (participant: person, statement: $0.key, position: $0.value) }
    }
    guard let set = try? PositionSet(participants: participants, statements: statements, positions: cells),
        let layers = try? Partition(parts: layerCount, members: layerOf)
    else { return claims.hold(false, "a wide room with every index in range is refused") }
    tryField(FieldInput(set, layers: layers), withGroups: withGroups, &claims)
}

private func tryField(_ input: FieldInput, withGroups: Bool, _ claims: inout Claims) {
    let field = Field(input, threads: 1)
    claims.hold(field == Field(input, threads: 3), "three threads give another field")
    claims.hold(field.statements.rates.count == input.positions.statements, "one rate per statement")
    claims.hold(field.room.isSmall == (field.map == nil), "a small room has no map, any other has one")
    claims.hold(field.map?.people.allSatisfy { $0.x.isFinite && $0.y.isFinite } ?? true, "a point on the map")
    for item in field.mapFriction { claims.chance(item.explained.value, "friction along the map") }
    guard withGroups else { return }
    let full = field.withGroups(threads: 1)
    guard let groups = full.groups else { return claims.hold(false, "the second stage gives groups") }
    claims.hold((1...Groups.most).contains(groups.count), "\(groups.count) groups")
    for participant in 0..<input.positions.participants {
        let chances = groups.memberships(of: participant)
        claims.hold((chances.reduce(0, +) - 1).magnitude < 1e-9, "chances of the groups add up to 1")
        claims.hold(groups.group(of: participant).map { $0 >= 0 && $0 < groups.count } ?? true, "a group there is")
    }
    for item in full.statements.characteristic { claims.sound(item.effect, -1...1, "effect") }
    guard input.positions.statements < 1_000 else { return }
    var again = input
    again.previous = full.history
    let kept = Field(again, threads: 1).withGroups(threads: 1).groups
    claims.hold(kept?.count == groups.count, "the number of groups stays while nothing is new")
}
