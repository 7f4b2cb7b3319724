import OpinionAnalysis

extension JSONValue {
    /// A number, or null.
    static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

    /// [lower, upper].
    static func interval(_ interval: Interval) -> JSONValue { .numbers([interval.lower, interval.upper]) }

    /// A value with its interval.
    static func estimate(_ estimate: Estimate) -> JSONValue {
        ["value": .number(estimate.value), "interval": .interval(estimate.interval)]
    }

    /// Counts of each kind of answer.
    static func counts(_ count: AnswerCount) -> JSONValue {
        [
            "agree": .whole(count.agree), "disagree": .whole(count.disagree), "middle": .whole(count.middle),
            "pass": .whole(count.pass),
        ]
    }

    /// A statement that all parts share.
    static func commonGround(_ ground: CommonGround, tid: (Int) -> JSONValue) -> JSONValue {
        [
            "statement": tid(ground.statement), "side": .text(ground.side == .agree ? "agree" : "disagree"),
            "strength": .estimate(ground.strength), "weakestPart": .whole(ground.weakestPart),
            "weakestBound": .number(ground.weakestBound), "parts": .whole(ground.parts),
        ]
    }

    /// A statement on which parts differ.
    static func friction(_ friction: Friction, tid: (Int) -> JSONValue) -> JSONValue {
        [
            "statement": tid(friction.statement), "explained": .number(friction.explained.value),
            "interval": .interval(friction.explained.interval), "answers": .whole(friction.explained.answers),
            "p": .number(friction.explained.pValue), "adjusted": .number(friction.adjusted),
        ]
    }
}

/// The findings about layers as JSON.
struct LayersJSON {
    let names: [String]
    let tid: (Int) -> JSONValue

    func value(_ findings: LayerFindings) -> JSONValue {
        [
            "names": .list(names.map { .text($0) }), "sizes": .list(findings.answers.sizes.map { .whole($0) }),
            "heterogeneity": .number(findings.pooled.heterogeneity),
            "statements": .list((0..<findings.answers.statements).map { statement(findings, $0) }),
            "commonGround": .list(findings.commonGround.map { .commonGround($0, tid: tid) }),
            "friction": .list(findings.friction.map { .friction($0, tid: tid) }),
        ]
    }

    private func statement(_ findings: LayerFindings, _ statement: Int) -> JSONValue {
        let test = findings.tests[statement]
        return [
            "statement": tid(statement),
            "layers": .list(
                names.indices.map { layer in
                    [
                        "answers": .counts(findings.answers.part(layer, statement)),
                        "pooled": findings.pooled.agreement(part: layer, statement: statement)
                            .map { .estimate($0) } ?? .null,
                    ]
                }),
            "g": .number(test.statistic), "degreesOfFreedom": .whole(test.degreesOfFreedom),
            "p": .number(test.pValue), "adjusted": .optional(findings.adjusted[statement]),
            "differences": .list(
                findings.differences(statement).map { one in
                    ["layers": .list([.whole(one.one), .whole(one.other)]), "difference": .estimate(one.difference)]
                }),
        ]
    }
}

/// The shift between two rounds as JSON.
struct ShiftJSON {
    let shift: Shift
    let layers: [String]
    let tid: (Int) -> JSONValue

    var value: JSONValue {
        [
            "attendance": attendance(shift.attendance),
            "attendancePerLayer": .list(shift.attendancePerLayer.map(attendance)),
            "statements": .list(
                shift.everybody.indices.map { index in
                    var fields: [JSONValue.Field] = [.init(name: "statement", value: tid(index))]
                    fields += one(shift.everybody[index])
                    fields.append(.init(name: "adjusted", value: .optional(shift.adjusted[index])))
                    fields.append(
                        .init(
                            name: "layers",
                            value: .list(
                                layers.indices.map { layer in
                                    shift.layer(layer, statement: index).map { .object(one($0)) } ?? .null
                                })))
                    return .object(fields)
                }),
        ]
    }

    private func attendance(_ one: Shift.Attendance) -> JSONValue {
        ["both": .whole(one.both), "firstOnly": .whole(one.firstOnly), "secondOnly": .whole(one.secondOnly)]
    }

    private func one(_ shift: StatementShift) -> [JSONValue.Field] {
        [
            .init(name: "both", value: .whole(shift.answers.both)),
            .init(name: "toAgree", value: .whole(shift.toAgree)),
            .init(name: "fromAgree", value: .whole(shift.fromAgree)),
            .init(name: "netShift", value: shift.netShift.map { .estimate($0) } ?? .null),
            .init(name: "mcNemarMidP", value: .number(shift.mcNemarMidP)),
            .init(name: "stuartMaxwellP", value: .number(shift.threeAnswers.pValue)),
            .init(name: "floorMove", value: .optional(shift.floor?.mean)),
            .init(name: "floorInterval", value: shift.floor?.interval.map { .interval($0) } ?? .null),
            .init(
                name: "returnersAgainstLeavers",
                value: shift.returnersAgainstLeavers.map { .estimate($0) } ?? .null),
        ]
    }
}
