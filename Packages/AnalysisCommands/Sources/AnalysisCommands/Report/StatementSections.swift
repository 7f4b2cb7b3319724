import OpinionAnalysis

extension ReportWriter {
    /// Agreement with each statement.
    mutating func rates(_ findings: StatementFindings, excluded: [Bool]) {
        title("Statements")
        say(
            "Agreement among those who took a side, with the interval that holds it in 95 of 100 cases; counts below 50."
        )
        var table = TextTable([
            ("no.", .right), ("agreement", .right), ("answers", .right), ("do not know", .right), ("", .left),
            ("statement", .left),
        ])
        for (statement, rate) in findings.rates.enumerated() where !excluded[statement] {
            let reading = findings.readings[statement]
            let marks = [reading.isContested ? "contested" : nil, reading.isUnclear ? "unclear" : nil]
            table.add([
                names.labels[statement], Wording.agreement(rate), Wording.count(rate.count.answered),
                rate.passShare.map(Wording.percent) ?? "–", marks.compactMap { $0 }.joined(separator: ", "),
                names.text(statement),
            ])
        }
        add(table)
    }

    /// What all parts share.
    mutating func commonGround(_ found: [CommonGround], title heading: String, parts: String, none: String) {
        title(heading)
        if found.isEmpty {
            say(none)
            return
        }
        say("On one side of these stands more than half of \(parts), with a chance of at least 90 %.")
        list(found, most: 12) { ground, names in
            let verb = ground.side == .agree ? "share" : "reject"
            return "\(verb) \(names(ground.statement)): at least \(Wording.percent(ground.weakestBound))"
        }
    }

    /// What sets groups apart.
    mutating func characteristic(_ found: [CharacteristicStatement]) {
        title("What sets groups apart")
        if found.isEmpty {
            say("No statement sets a group apart with certainty.")
            return
        }
        say("Tested with groups that were found without the statement; at most one in ten of these is chance.")
        for group in Set(found.map(\.group)).sorted() {
            say("Group \(Wording.group(group))")
            list(found.filter { $0.group == group }, most: 5) { one, names in
                let more = one.agreesMore ? "agrees more" : "agrees less"
                return "\(more) with \(names(one.statement)): \(Wording.difference(one.effect))"
            }
        }
    }

    /// Where parts differ.
    mutating func friction(_ found: [Friction], title heading: String, by cause: String, none: String) {
        title(heading)
        if found.isEmpty {
            say(none)
            return
        }
        say("How much of the difference of opinion follows from \(cause).")
        list(found, most: 12) { friction, names in
            let explained = friction.explained
            return
                "\(Wording.percent(explained.value)) (\(Wording.bounds(explained.interval)))  \(names(friction.statement))"
        }
    }
}
