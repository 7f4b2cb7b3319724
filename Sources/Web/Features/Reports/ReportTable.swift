import Disclosure

/// The figures of one round as a table: the same figures as its picture. Written directly, because a report of an ongoing
/// dialogue holds thousands of rows.
struct ReportTable: Sendable {
    let words: ReportText
    let text: FloorText

    /// nil where there is nothing to show.
    /// - Parameter name: which statement and round, for people who move through the page by its tables.
    func markup(_ field: PublicField, name: String) -> SafeHTML? {
        switch field.shown {
        case .tooFew: nil
        case .room(let finding): room(finding, answers: field.answered)
        case .layers(let told): findings(told, name: name)
        case .exact(let total, let layers): perLayer(total, layers, name: name)
        }
    }

    /// How many people of which layer took part.
    func attendance(_ rows: [PublicAttendance.Row]) -> SafeHTML {
        let lines = rows.enumerated().compactMap { index, row -> String? in
            if row.name == nil, row.count == 0 { return nil }
            let mark = LayerMark(index: row.name == nil ? nil : index).picture
            return """
                <tr><th scope="row"><span class="legend-mark">\(mark)</span>\
                \(SafeHTML.escape(row.name ?? text.ratherNot))</th><td class="num">\(row.count)</td></tr>
                """
        }
        return SafeHTML(
            markup: """
                <table class="figures attendance"><caption>\(SafeHTML.escape(words.perLayer))</caption><tbody>
                \(lines.joined(separator: "\n"))
                </tbody></table>
                """)
    }

    /// Who moved since the round before; nil where nobody answered.
    func moves(_ moves: PublicField.Moves, name: String) -> SafeHTML? {
        guard !moves.layers.isEmpty else { return nil }
        func cells(_ numbers: [Int]) -> String { numbers.map { "<td class=\"num\">\($0)</td>" }.joined() }
        let rows = moves.layers.map { layer in
            """
            <tr><th scope="row"><span class="legend-mark">\(LayerMark(index: layer.index).picture)</span>\
            \(SafeHTML.escape(layer.name ?? text.ratherNot))</th>\
            \(cells([layer.both, layer.toAgree, layer.fromAgree, layer.gone, layer.new]))</tr>
            """
        }
        let heads = [words.answeredTwice, words.toAgree, words.fromAgree, words.didNotReturn, words.isNew]
        return SafeHTML(
            markup: """
                <div class="scroll" tabindex="0" role="region" aria-label="\(SafeHTML.escape("\(name), \(words.whoMoved.lowercased())"))">\
                <table class="figures"><caption>\(SafeHTML.escape(words.whoMoved))</caption><thead><tr>\(head(words.layer))\
                \(heads.map { head($0, "num") }.joined())</tr></thead><tbody>\(rows.joined(separator: "\n"))
                <tr class="room"><th scope="row">\(SafeHTML.escape(words.room))</th>\
                \(cells([moves.both, moves.toAgree, moves.fromAgree, moves.gone, moves.new]))</tr></tbody></table></div>
                <p class="hint strip-note">\(SafeHTML.escape(words.movesNote))</p>
                """)
    }

    private func room(_ finding: PublicField.Finding, answers: Int) -> SafeHTML {
        SafeHTML(
            markup: """
                <table class="figures verdict"><thead><tr>\(heads(finding))\(head(words.answers, "num"))</tr></thead>\
                <tbody><tr>\(cells(finding))<td class="num">\(answers)</td></tr></tbody></table>
                """)
    }

    private func heads(_ finding: PublicField.Finding) -> String {
        switch finding {
        case .words: head(words.picture)
        case .shares: head(text.disagree) + head(text.agree)
        }
    }

    private func cells(_ finding: PublicField.Finding) -> String {
        switch finding {
        case .words(let verdict): "<td>\(SafeHTML.escape(text.say(verdict.words)))</td>"
        case .shares(let agree, let disagree):
            [disagree, agree].map { "<td>\(SafeHTML.escape(text.say($0.words)))</td>" }.joined()
        }
    }

    /// What is told of each layer, in words.
    private func findings(_ told: [PublicField.LayerFinding], name: String) -> SafeHTML {
        let rows = told.map { layer in
            let finding = layer.finding.map { text.say($0.words) } ?? text.tooFewHere
            return """
                <tr><th scope="row"><span class="legend-mark">\(LayerMark(index: layer.index).picture)</span>\
                \(SafeHTML.escape(layer.name))</th><td>\(SafeHTML.escape(finding))</td></tr>
                """
        }
        return SafeHTML(
            markup: """
                <table class="figures verdict"><caption>\(SafeHTML.escape(name))</caption><thead><tr>\
                \(head(words.layer))\(head(words.picture))</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table>
                """)
    }

    private func perLayer(_ total: PublicField.Counts, _ layers: [PublicField.Layer], name: String) -> SafeHTML {
        let hasMiddle = total.middle > 0
        let isByChoice = layers.isByChoice
        var rows = ""
        for layer in layers {
            rows += """
                <tr><th scope="row"><span class="legend-mark">\(layer.mark.picture)</span>\
                \(SafeHTML.escape(text.name(layer)))</th><td class="strips">\
                \(FloorStrip.picture(layer, isByChoice: isByChoice))</td>\(numbers(layer.counts, hasMiddle))</tr>

                """
        }
        return SafeHTML(
            markup: """
                <div class="scroll" tabindex="0" role="region" aria-label="\(SafeHTML.escape(name))">\
                <table class="figures"><caption>\(SafeHTML.escape(words.tableOf))</caption><thead><tr>\
                \(head(words.layer))\(head(words.onTheFloor, "strips"))\(head(text.disagree, "num"))\
                \(hasMiddle ? head(text.middle, "num") : "")\(head(text.agree, "num"))\(head(text.pass, "num"))\
                \(head(words.together, "num"))</tr></thead>
                <tbody>\(rows)\(room(total))</tbody></table></div>
                <p class="hint strip-note">\(SafeHTML.escape(isByChoice ? words.shareNote : words.spreadNote))</p>
                """)
    }

    /// The row of the whole room.
    func room(_ total: PublicField.Counts) -> String {
        """
        <tr class="room"><th scope="row">\(SafeHTML.escape(words.room))</th><td class="strips"></td>\
        \(numbers(total, total.middle > 0))</tr>
        """
    }

    private func head(_ words: String, _ name: String = "first") -> String {
        "<th scope=\"col\" class=\"\(name)\">\(SafeHTML.escape(words))</th>"
    }

    private func numbers(_ counts: PublicField.Counts, _ hasMiddle: Bool) -> String {
        let places = hasMiddle ? [counts.disagree, counts.middle, counts.agree] : [counts.disagree, counts.agree]
        return (places + [counts.pass, counts.total]).map { "<td class=\"num\">\($0)</td>" }.joined()
    }
}
