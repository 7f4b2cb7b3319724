import Disclosure

/// What a protected dialogue tells of each layer, or of a large room: a word on the line, or how much of it agrees.
extension FloorPicture {
    /// A row per layer; with `before`, what changed since the round before.
    func findings(
        _ told: [PublicField.LayerFinding], before: [PublicField.LayerFinding] = [], _ label: String
    ) -> SafeHTML {
        var svg = SVG()
        let rows = FloorRows(count: told.count, frame: frame)
        for (row, layer) in told.enumerated() {
            rows.name(layer, row, text, &svg)
            let was = before.first { $0.index == layer.index }?.finding
            switch layer.finding {
            case nil:
                let drop = rows.namesAreBefore ? rows.drop : -rows.drop
                svg.text(text.tooFewHere, rows.x(0), rows.line(row) + drop, .middle, name: "end gap")
            case .words(let verdict)?: pills(verdict, was: was?.verdict, rows, row, &svg)
            case .shares(let agree, let disagree)?:
                let fill = LayerMark(index: layer.index).fill
                if case .shares(let agreed, let disagreed)? = was {
                    bars(agreed, disagreed, rows, row, fill + " ghost", .upper, &svg)
                    bars(agree, disagree, rows, row, fill, .lower, &svg)
                } else if let was, was.verdict != layer.finding?.verdict {
                    pills(layer.finding?.verdict ?? .divided, was: was.verdict, rows, row, &svg)
                } else {
                    bars(agree, disagree, rows, row, fill, .whole, &svg)
                }
            }
        }
        rows.ends(text, &svg)
        return svg.picture(frame.name, width: frame.width, height: rows.height, label: label)
    }

    /// A large room as two bars: to the right the part that agrees, to the left the part that disagrees.
    func room(_ agree: PublicField.Share, _ disagree: PublicField.Share, _ label: String) -> SafeHTML {
        room([(nil, agree, disagree)], label)
    }

    /// A row per round; the last one is how it stands now.
    func room(
        _ rounds: [(name: String?, agree: PublicField.Share, disagree: PublicField.Share)], _ label: String
    ) -> SafeHTML {
        var svg = SVG()
        let hasNames = rounds.contains { $0.name != nil }
        let low = FloorFrame(
            name: frame.name, width: frame.width, height: frame.height * 0.5, inset: frame.inset, foot: frame.foot,
            largestDot: frame.largestDot,
            names: frame.names > 0 ? frame.inset + (hasNames ? frame.width * 0.06 : 0) : 0)
        let rows = FloorRows(count: rounds.count, frame: low)
        for (row, round) in rounds.enumerated() {
            if let name = round.name {
                let drop = rows.namesAreBefore ? rows.drop : -rows.pitch * 0.5
                svg.text(name, frame.inset * 0.5, rows.line(row) + drop, name: "name")
            }
            bars(round.agree, round.disagree, rows, row, row < rounds.count - 1 ? "band past" : "band", .whole, &svg)
        }
        rows.ends(text, &svg)
        return svg.picture(frame.name, width: frame.width, height: rows.height, label: label)
    }

    /// Which part of a row a bar takes: the upper and the lower half are what was and what is.
    private enum Half { case whole, upper, lower }

    private func bars(
        _ agree: PublicField.Share, _ disagree: PublicField.Share, _ rows: FloorRows, _ row: Int, _ name: String,
        _ half: Half, _ svg: inout SVG
    ) {
        let whole = min(rows.pitch * 0.5, frame.width * 0.05)
        let thickness = half == .whole ? whole : whole * 0.55
        let top = rows.line(row) - (half == .whole ? thickness / 2 : half == .upper ? thickness + 1 : -1)
        let (left, right) = (disagree.middle * 0.66, agree.middle * 0.66)
        svg.box(name, rows.x(-left), top, rows.x(0) - rows.x(-left), thickness)
        svg.box(name, rows.x(0), top, rows.x(right) - rows.x(0), thickness)
        svg.line("base", rows.x(0), top - 2, rows.x(0), top + thickness + 2)
        // What was is said in the sentence; two lines of words do not fit in a row.
        if half == .upper { return }
        let baseline = rows.line(row) + rows.drop
        svg.text(text.say(disagree.words), rows.x(-left) - 8, baseline, .end, name: "count")
        svg.text(text.say(agree.words), rows.x(right) + 8, baseline, .start, name: "count")
    }

    /// The word now, and where it was another one before, that one paler with an arrow to the word now.
    private func pills(
        _ verdict: PublicField.Verdict, was: PublicField.Verdict?, _ rows: FloorRows, _ row: Int, _ svg: inout SVG
    ) {
        let third = (rows.x(100) - rows.x(-100)) / 3
        let (gap, height) = (third * 0.06, min(rows.pitch * (rows.namesAreBefore ? 0.66 : 0.38), frame.width * 0.056))
        // Where names stand above the lines, the words make room for the next name.
        let line = rows.line(row) - (rows.namesAreBefore ? 0 : height * 0.35)
        svg.line("tick", rows.x(-100), line, rows.x(100), line)
        func pill(_ verdict: PublicField.Verdict, _ state: String) {
            let x = rows.x(-100) + third * verdict.third + gap / 2
            svg.box(
                "band" + state, x, line - height / 2, third - gap, height, round: height / 2)
            svg.text(
                text.say(verdict.words), x + (third - gap) / 2, line + rows.drop, .middle,
                name: "band-text row-text" + state)
        }
        if let was, was != verdict {
            pill(was, " past")
            let isRight = verdict.third > was.third
            let from = rows.x(-100) + third * (was.third + (isRight ? 1 : 0))
            let to = rows.x(-100) + third * (verdict.third + (isRight ? 0 : 1))
            let middle = (from + to) / 2
            let reach = max(gap, abs(to - from) / 2)
            svg.arrow(
                isRight ? middle - reach : middle + reach, line,
                to: isRight ? middle + reach : middle - reach,
                head: gap)
        }
        pill(verdict, "")
    }
}

extension FloorRows {
    /// From the line of a row to the baseline of a word that stands on it.
    var drop: Double { namesAreBefore ? (count > 8 ? 8.5 : 11.5) : 5 }

    func name(_ layer: PublicField.LayerFinding, _ row: Int, _ text: FloorText, _ svg: inout SVG) {
        name(LayerMark(index: layer.index), text.short(layer.name), row, &svg)
    }
}
