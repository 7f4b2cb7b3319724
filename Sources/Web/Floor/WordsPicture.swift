import Disclosure

/// What a protected dialogue shows: three words on the line, one of them lit. No numbers, nothing per layer.
extension FloorPicture {
    /// Nothing to show yet: the empty line, with why.
    func empty(_ label: String) -> SafeHTML {
        var svg = SVG()
        let height = frame.height * 0.5
        let line = height - frame.foot
        svg.line("base", frame.inset, line, frame.width - frame.inset, line)
        svg.text(text.tooFew, frame.width / 2, line - frame.largestDot * 1.6, .middle, name: "name")
        svg.text(text.disagree, frame.inset, line + frame.foot * 0.72)
        svg.text(text.agree, frame.width - frame.inset, line + frame.foot * 0.72, .end)
        return svg.picture(frame.name, width: frame.width, height: height, label: label)
    }

    /// A row per round; from the second one on an arrow leads from the words before to the words now.
    func words(_ rounds: [(name: String?, verdict: PublicField.Verdict)], _ label: String) -> SafeHTML {
        var svg = SVG()
        let pill = Pill(frame: frame, hasNames: rounds.contains { $0.name != nil })
        let height = pill.pitch * Double(rounds.count) + frame.foot
        for (row, round) in rounds.enumerated() {
            let y = pill.pitch * Double(row) + pill.pitch * 0.5
            let isPast = row < rounds.count - 1
            if let name = round.name {
                svg.text(name, frame.inset * 0.5, y + pill.height * 0.14, name: "name")
            }
            svg.line("base", pill.x(0), y, pill.x(3), y)
            for verdict in PublicField.Verdict.onTheLine {
                let isLit = verdict == round.verdict
                let state = isLit ? (isPast ? "band past" : "band") : "band off"
                let x = pill.x(verdict.third) + pill.gap / 2
                svg.box(state, x, y - pill.height / 2, pill.width, pill.height, round: pill.height / 2)
                svg.text(
                    text.say(verdict.words), x + pill.width / 2, y + pill.height * 0.14, .middle,
                    name: isLit ? (isPast ? "band-text past" : "band-text") : "band-text off")
            }
            if isPast { arrow(from: round.verdict, to: rounds[row + 1].verdict, y, pill, &svg) }
        }
        svg.text(text.disagree, pill.x(0), height - frame.foot * 0.28)
        svg.text(text.agree, pill.x(3), height - frame.foot * 0.28, .end)
        return svg.picture(frame.name + " words", width: frame.width, height: height, label: label)
    }

    private func arrow(
        from: PublicField.Verdict, to: PublicField.Verdict, _ y: Double, _ pill: Pill, _ svg: inout SVG
    ) {
        let (x1, x2) = (pill.centre(from), pill.centre(to))
        let (y1, y2) = (y + pill.height * 0.56, y + pill.pitch - pill.height * 0.6)
        let head = frame.largestDot * 0.9
        svg.line("arrow", x1, y1, x2, y2 - head * 0.8)
        svg.path("arrow-head", "M\(n(x2)) \(n(y2))l\(n(-head * 0.62)) \(n(-head))h\(n(head * 1.24))z")
    }

    /// Measures of the three words on a line.
    private struct Pill {
        let frame: FloorFrame
        let hasNames: Bool

        var left: Double { hasNames ? frame.inset + frame.width * 0.09 : frame.inset }
        var third: Double { (frame.width - frame.inset - left) / 3 }
        var gap: Double { frame.width * 0.02 }
        var width: Double { third - gap }
        var height: Double { frame.width * 0.068 }
        var pitch: Double { frame.width * 0.118 }

        func x(_ thirds: Double) -> Double { left + third * thirds }
        func centre(_ verdict: PublicField.Verdict) -> Double { x(verdict.third + 0.5) }
    }
}

extension PublicField.Verdict {
    /// From left to right, as on the floor.
    static let onTheLine: [Self] = [.disagree, .divided, .agree]

    /// Which third of the line it lies on, from 0.
    var third: Double {
        switch self {
        case .disagree: 0
        case .divided: 1
        case .agree: 2
        }
    }
}
