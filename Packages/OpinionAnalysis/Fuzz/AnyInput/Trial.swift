import OpinionAnalysis

/// Feeds any bytes through the public entry points of the library.
///
/// The first byte chooses: 7 bare numbers, 8 the whole field of a room, 9 that of a very wide one, 1 to 6 one part of the
/// library with a room, anything else every part.
///
/// - Returns: the claims that did not hold, in words; empty when all is well. That nothing traps is the first claim.
public func trial(_ bytes: [UInt8]) -> [String] {
    var source = ByteSource(bytes)
    var claims = Claims()
    let choice = source.byte()
    if choice == 7 || choice == 9 {
        choice == 7 ? tryNumbers(&source, &claims) : tryWideField(&source, &claims)
        return claims.broken
    }
    guard let room = AnyRoom(&source) else { return ["a room with every index in range was refused"] }
    let parts: [(AnyRoom, inout Claims) -> Void] = [
        tryPairs, tryModel, tryStatements, tryLayers, tryShift, tryRouting,
    ]
    guard choice != 8 else {
        tryField(room, &claims)
        return claims.broken
    }
    for (number, part) in parts.enumerated() where !(1...6).contains(choice) || Int(choice) == number + 1 {
        part(room, &claims)
    }
    return claims.broken
}

private func tryStatements(_ room: AnyRoom, _ claims: inout Claims) {
    let folds = StatementFolds(room.first, seed: 3)
    let groups = CrossFittedGroups(shown: room.groups, folds: folds) { withheld in
        withheld.count % 2 == 0 ? room.groups : room.layers
    }
    let found = StatementFindings(room.first, groups: room.groups, crossFitted: groups, threads: 1)
    claims.hold(found.rates.count == room.statements, "one rate per statement")
    for rate in found.rates {
        claims.sound(rate.agreement.map { Estimate($0, rate.interval) }, 0...1, "agreement")
        claims.sound(rate.passShare.map { Estimate($0, rate.passInterval) }, 0...1, "pass share")
    }
    for item in found.characteristic {
        claims.sound(item.effect, -1...1, "effect")
        claims.chance(item.adjusted, "adjusted p value")
    }
    for item in found.commonGround { claims.sound(item.strength, 0...1, "strength") }
    for item in found.friction {
        claims.chance(item.explained.value, "explained share")
        claims.sound(item.explained.interval, 0...1, "explained share")
    }
    let table = AnswerTable(room.first, by: room.layers)
    for statement in 0..<room.statements {
        let rate = StandardisedRate(statement, in: table, weights: [1, 0, 3, .infinity, -2, .nan])
        claims.sound(rate?.agreement, 0...1, "standardised rate")
    }
    let places = room.first.cells.map { Double($0.statement) - 3 }
    let maps = [MapCoordinates(dimensions: 2, values: places), MapCoordinates(dimensions: 9, values: [.nan])]
    for map in maps {
        for item in Friction.alongMap(room.first, folds: folds, coordinates: [map]) {
            claims.chance(item.explained.value, "share along the map")
        }
    }
}

private func tryLayers(_ room: AnyRoom, _ claims: inout Claims) {
    let found = LayerFindings(room.first, layers: room.layers, threads: 1)
    claims.chance(found.pooled.heterogeneity, "heterogeneity")
    for statement in -1...room.statements {
        for layer in -1...room.layers.parts {
            claims.sound(found.pooled.agreement(part: layer, statement: statement), 0...1, "pooled agreement")
        }
        for item in found.differences(statement) { claims.sound(item.difference, -1...1, "difference") }
    }
    for test in found.tests { claims.chance(test.pValue, "p of the G-test") }
    let crossing = LayerGroupTable(layers: room.layers, groups: room.groups, seed: 1)
    claims.sound(crossing.cramersV, 0...1, "Cramér's V")
    claims.chance(crossing.permutationP, "permutation p")
    for layer in -1...room.layers.parts {
        claims.sound(crossing.share(ofLayer: layer, inGroup: 0), 0...1, "share of a layer in a group")
    }
}

private func tryShift(_ room: AnyRoom, _ claims: inout Claims) {
    let shift = Shift(from: room.first, to: room.second, layers: room.layers)
    let seen = shift.attendance.both + shift.attendance.firstOnly + shift.attendance.secondOnly
    claims.hold(seen <= room.participants, "nobody attends twice")
    let perLayer = (0..<room.statements).flatMap { statement in
        (0..<room.layers.parts).compactMap { shift.layer($0, statement: statement) }
    }
    for item in shift.everybody + perLayer {
        claims.sound(item.netShift, -1...1, "net shift")
        claims.chance(item.mcNemarMidP, "McNemar's p")
        claims.chance(item.threeAnswers.pValue, "p of Stuart–Maxwell")
        claims.sound(item.returnersAgainstLeavers, -1...1, "returners against leavers")
        claims.hold((item.floor?.mean.magnitude ?? 0) <= 256, "a move over the floor")
    }
}

private func tryRouting(_ room: AnyRoom, _ claims: inout Claims) {
    let routing = Routing(
        AnswerTable(room.first, by: room.layers), open: (0..<room.statements).map { $0 % 3 != 0 })
    for layer in [nil, 0, -1, Int.max] {
        let person = Routing.Person(layer: layer, answered: [false, true], information: [1, .nan, 2, .infinity])
        let seed = UInt64(room.participants)
        guard let choice = routing.next(for: person, seed: seed) else { continue }
        claims.hold(choice.statement > 1 && choice.statement % 3 != 0, "an open statement not yet answered")
        claims.hold(choice.probability > 0 && choice.probability <= 1, "chance \(choice.probability)")
    }
}
