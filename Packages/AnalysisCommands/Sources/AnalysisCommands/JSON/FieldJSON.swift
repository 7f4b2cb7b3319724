import OpinionAnalysis

/// A field as JSON: every figure of the report, and all that it leaves out.
struct FieldJSON {
    let input: AnalysisInput
    let field: Field
    let shift: Shift?
    /// Participants in the order in which they are written, so that their numbers have no say in it.
    var participantOrder: [Int]?

    /// The whole field.
    var value: JSONValue {
        [
            "about": about, "map": map, "groups": groups, "statements": .list(input.statements.indices.map(statement)),
            "commonGround": .list(field.statements.commonGround.map(commonGround)),
            "characteristic": .list(field.statements.characteristic.map(characteristic)),
            "friction": .list(field.statements.friction.map(friction)),
            "mapFriction": .list(field.mapFriction.map(friction)),
            "layers": field.layers.map(LayersJSON(names: input.layers, tid: tid).value) ?? .null,
            "layerGroups": field.layerGroups.map(layerGroups) ?? .null,
            "shift": shift.map { ShiftJSON(shift: $0, layers: input.layers, tid: tid).value } ?? .null,
        ]
    }

    private var order: [Int] { participantOrder ?? Array(input.participants.indices) }

    private func tid(_ statement: Int) -> JSONValue { .label(input.statements[statement]) }

    private var about: JSONValue {
        [
            "people": .whole(field.room.people), "statements": .whole(field.room.statements),
            "positions": .whole(field.input.positions.cells.count), "smallRoom": .flag(field.room.isSmall),
            "round": .whole(input.rounds.last?.number ?? 0), "rounds": .whole(input.rounds.count),
            "excluded": .list(input.excluded.indices.filter { input.excluded[$0] }.map(tid)),
            "seed": .text(String(field.input.seed)), "notes": .list(input.notes.map { .text($0) }),
        ]
    }

    private var map: JSONValue {
        guard let map = field.map else { return .null }
        return [
            "participants": .list(
                order.map { index in
                    let point = map.people[index]
                    return [
                        "participant": .label(input.participants[index]), "x": .number(point.x), "y": .number(point.y),
                        "varianceX": .number(point.varianceX), "varianceY": .number(point.varianceY),
                        "covariance": .number(point.covariance),
                    ]
                }),
            "statements": .list(
                map.statements.indices.map { index in
                    [
                        "statement": tid(index), "x": .number(map.statements[index].x),
                        "y": .number(map.statements[index].y),
                    ]
                }),
        ]
    }

    private var groups: JSONValue {
        guard let groups = field.groups else { return .null }
        return [
            "count": .whole(groups.count), "reason": .text("\(groups.reason)"),
            "sizes": .list(groups.sizes.map { .whole($0) }),
            "candidates": .list(
                groups.candidates.map { one in
                    [
                        "groups": .whole(one.groups), "gain": .number(one.gain), "gainZ": .number(one.gainZ),
                        "shareOfScale": .optional(one.shareOfScale), "stability": .optional(one.stability),
                        "weakestGroup": .optional(one.weakestGroup),
                        "smallest": one.smallest.map { .whole($0) } ?? .null, "holds": .flag(one.holds),
                    ]
                }),
            "scaleZ": .optional(groups.scaleZ),
            "memberships": .list(
                order.map { index in
                    [
                        "participant": .label(input.participants[index]),
                        "group": groups.group(of: index).map { .whole($0) } ?? .null,
                        "chances": .numbers(Array(groups.memberships(of: index))),
                    ]
                }),
        ]
    }

    private func statement(_ index: Int) -> JSONValue {
        let (rate, reading) = (field.statements.rates[index], field.statements.readings[index])
        return [
            "statement": tid(index), "text": input.texts[index].map { .text($0) } ?? .null,
            "excluded": .flag(input.excluded[index]), "answers": .counts(rate.count),
            "agreement": .optional(rate.agreement), "agreementInterval": .interval(rate.interval),
            "passShare": .optional(rate.passShare), "passInterval": .interval(rate.passInterval),
            "contested": .flag(reading.isContested), "unclear": .flag(reading.isUnclear),
            "groupAnswers": .list(
                (0..<field.statements.groupAnswers.parts).map { group in
                    .counts(field.statements.groupAnswers.part(group, index))
                }),
        ]
    }

    private func commonGround(_ ground: CommonGround) -> JSONValue {
        .commonGround(ground, tid: tid)
    }

    private func characteristic(_ one: CharacteristicStatement) -> JSONValue {
        [
            "group": .whole(one.group), "statement": tid(one.statement), "agreesMore": .flag(one.agreesMore),
            "effect": .estimate(one.effect), "leastEffect": .number(one.leastEffect),
            "inGroup": .counts(one.inGroup), "inRest": .counts(one.inRest), "p": .number(one.pValue),
            "adjusted": .number(one.adjusted),
        ]
    }

    private func friction(_ friction: Friction) -> JSONValue { .friction(friction, tid: tid) }

    private func layerGroups(_ table: LayerGroupTable) -> JSONValue {
        [
            "counts": .list(
                (0..<table.counts.rows).map { row in
                    .list((0..<table.counts.columns).map { .whole(table.counts[row, $0]) })
                }),
            "cramersV": table.cramersV.map { .estimate($0) } ?? .null, "permutationP": .number(table.permutationP),
        ]
    }
}
