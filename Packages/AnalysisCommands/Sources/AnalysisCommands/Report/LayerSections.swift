import OpinionAnalysis

extension ReportWriter {
    /// What each layer thinks, what all share and where they differ.
    mutating func layers(_ findings: LayerFindings, named layers: [String], excluded: [Bool]) {
        title("Layers")
        for (layer, name) in layers.enumerated() {
            say("  \(name): \(Wording.people(findings.answers.sizes[layer]))")
        }
        say("Agreement per layer, small layers pulled towards the whole.")
        var table = TextTable(
            [("no.", .right)] + layers.map { ($0, .right) } + [("differ", .left), ("statement", .left)])
        for statement in 0..<findings.answers.statements where !excluded[statement] {
            let cells = layers.indices.map { layer in
                findings.pooled.agreement(part: layer, statement: statement).map(Wording.estimate) ?? "–"
            }
            let differs = findings.adjusted[statement].map { $0 <= 0.1 } ?? false
            table.add([names.labels[statement]] + cells + [differs ? "yes" : "", names.text(statement)])
        }
        add(table)
        commonGround(
            findings.commonGround, title: "All layers agree", parts: "every layer",
            none: "There is no statement on whose side all layers stand with certainty.")
        friction(
            findings.friction, title: "Where layers differ", by: "the layer",
            none: "No statement divides the layers with certainty.")
    }

    /// What changed between two rounds.
    mutating func shift(_ shift: Shift, from first: Int, to second: Int, excluded: [Bool]) {
        title("Shift from round \(first) to round \(second)")
        let attendance = shift.attendance
        say(
            "\(Wording.people(attendance.both)) answered in both rounds; \(Wording.count(attendance.firstOnly)) did not "
                + "come back, \(Wording.count(attendance.secondOnly)) came new.")
        var table = TextTable([
            ("no.", .right), ("people", .right), ("to agree", .right), ("from agree", .right), ("net shift", .right),
            ("chance?", .left), ("statement", .left),
        ])
        for (statement, one) in shift.everybody.enumerated() where !excluded[statement] && one.answers.both > 0 {
            let clear = shift.adjusted[statement].map { $0 <= 0.1 } ?? false
            table.add([
                names.labels[statement], Wording.count(one.answers.both), Wording.count(one.toAgree),
                Wording.count(one.fromAgree), one.netShift.map(Wording.difference) ?? "–",
                clear ? "no" : "may be", names.text(statement),
            ])
        }
        add(table)
    }
}
