import OpinionAnalysis

/// The state after any sequence of positions is the state of the last ones, and its map is the direct one.
func tryPairs(_ room: AnyRoom, _ claims: inout Claims) {
    guard var moving = try? PairStatistics(statements: room.statements),
        let still = try? PairStatistics(room.second, threads: 1)
    else { return claims.hold(false, "pairs of a small room are refused") }
    for set in [room.first, room.second] {
        for participant in (0..<set.participants).reversed() {
            for cell in set.row(participant) {
                _ = try? moving.set(cell.position, participant: participant, statement: Int(cell.statement))
            }
        }
    }
    for participant in 0..<room.participants {
        let last = Set(room.second.row(participant).map(\.statement))
        guard !last.isEmpty else {
            moving.withdraw(participant: participant)
            continue
        }
        for cell in room.first.row(participant) where !last.contains(cell.statement) {
            _ = try? moving.set(nil, participant: participant, statement: Int(cell.statement))
        }
    }
    claims.hold(moving == still, "pairs after changes equal pairs of the last positions")
    let excluded = (0..<room.statements).map { $0 % 5 == 4 }
    let map = Projection(moving, excluding: excluded, threads: 1)
    claims.hold(
        map.explainedVarianceRatio.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 }, "shares \(map.explainedVarianceRatio)")
    let direct = Projection(direct: room.second, excluding: excluded, startingFrom: map, threads: 1)
    for (one, other) in zip(map.explainedVariance, direct.explainedVariance) {
        claims.hold((one - other).magnitude <= 1e-7 * max(1, one), "variance \(one) and, directly, \(other)")
    }
    tryPolis(room, excluded, &claims)
}

private func tryPolis(_ room: AnyRoom, _ excluded: [Bool], _ claims: inout Claims) {
    let given = (0..<room.participants).map { room.groups.part(of: $0) }
    let chosen = PolisCompatible.Options(groups: 3, excluded: excluded, meta: [true], threads: 1)
    for options in [PolisCompatible.Options(threads: 1), chosen] {
        for result in [
            PolisCompatible(room.first, options: options),
            PolisCompatible(room.first, groups: given + [-4, .max], options: options),
        ] {
            claims.hold(result.places.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "a place of Polis is finite")
            claims.hold(result.statements.allSatisfy { $0.priority.isFinite }, "a priority of Polis is finite")
            claims.hold(result.representative.allSatisfy { $0.count <= 5 }, "five picks at most")
        }
    }
}

/// The position model gives chances for every cell, live and cold.
func tryModel(_ room: AnyRoom, _ claims: inout Claims) {
    let settings = ModelSettings(sweeps: 8)
    var live = LivePositionModel(room.first, settings: settings, threads: 1)
    let stray = PositionSet.Cell(statement: .max, position: .agree)
    for participant in -1..<min(6, room.second.participants) {
        let row = participant < 0 ? [] : Array(room.second.row(participant).reversed())
        do { try live.take(row + [stray] + row, of: participant) } catch { claims.hold(false, "a row is refused") }
    }
    let far = (try? live.take([PositionSet.Cell(statement: 0, position: .place(-101))], of: 0)) == nil
    claims.hold(far, "a place beyond the floor is taken")
    live.grow(participants: room.participants + 1, statements: room.statements + 1)
    live.settle(threads: 1)
    for model in [PositionModel(room.first, settings: settings, threads: 1), live.model] {
        for participant in model.people.indices {
            for statement in model.statements.indices {
                claims.chance(
                    model.chanceOfAgreeing(participant: participant, statement: statement), "chance of agreeing")
                claims.chance(
                    model.passes.chanceOfPassing(participant: participant, statement: statement), "chance of a pass")
            }
        }
        let map = FieldMap(model, previous: [SIMD2(.nan, 0), SIMD2(1, -1)])
        let again = FieldMap(model, previous: FieldMap(model).statements)
        for point in FieldMap(model).people + again.people {
            claims.hold(point.x.isFinite && point.y.isFinite && point.varianceX >= 0, "a point on the map")
        }
        claims.hold(map.people.count == model.people.count, "one point per person")
        for arrow in MapArrow.all(from: room.first, to: room.second, model: model, map: again) {
            claims.hold(arrow.distance >= 0 && arrow.distance.isFinite, "an arrow of length \(arrow.distance)")
        }
    }
}
