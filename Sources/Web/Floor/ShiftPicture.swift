import Disclosure

/// What changed between two rounds: ghosts are where people stood before, marks are where they stand now.
extension FloorPicture {
    func shift(_ shift: PublicShift) -> SafeHTML {
        let label = text.say(shift.sentence)
        switch (shift.before.shown, shift.after.shown) {
        case (.room(let was), .room(let now)):
            if case .shares(let agreed, let disagreed) = was, case .shares(let agree, let disagree) = now {
                return room([(text.first, agreed, disagreed), (text.now, agree, disagree)], label)
            }
            return words([(text.first, was.verdict), (text.now, now.verdict)], label)
        case (.layers(let was), .layers(let now)):
            return findings(now, before: was, label)
        case (.exact(_, let was), .exact(_, let now)):
            return moves(Self.rows(was, now), shift.after.moves, label)
        default:
            return reveal(shift.after)
        }
    }

    /// One layer, first and now; either may be missing.
    typealias Row = (before: PublicField.Layer?, after: PublicField.Layer?, layer: PublicField.Layer)

    private static func rows(_ before: [PublicField.Layer], _ after: [PublicField.Layer]) -> [Row] {
        var rows: [Row] = []
        for layer in (before + after).sorted(by: { ($0.index ?? .max) < ($1.index ?? .max) })
        where !rows.contains(where: { $0.layer.index == layer.index }) {
            rows.append((before.first { $0.index == layer.index }, after.first { $0.index == layer.index }, layer))
        }
        return rows
    }

    /// An arrow leads from where the people who answered twice stood to where they stand; others only have their dots.
    private func moves(_ layers: [Row], _ paired: PublicField.Moves?, _ label: String) -> SafeHTML {
        var svg = SVG()
        let rows = FloorRows(count: layers.count, frame: frame)
        // In low rows dots would be too small to see from afar: the mean place of each layer stands for its people.
        let plans = rows.pitch < frame.largestDot * 1.8 ? nil : plans(layers, rows)
        for (row, layer) in layers.enumerated() {
            let line = rows.line(row)
            svg.line("tick", rows.x(-100), line, rows.x(100), line)
            rows.name(layer.layer, row, text, &svg)
            let moved = paired?.layers.first { $0.index == layer.layer.index }
            let (was, now) = (moved?.from.map { rows.x(Double($0)) }, moved?.to.map { rows.x(Double($0)) })
            if let plans {
                add(plans[row].before, to: &svg, line: line, name: " ghost", below: true, from: nil)
                add(plans[row].after, to: &svg, line: line, name: "", below: false, from: was)
            } else {
                mark(layer.layer.mark, was ?? layer.before?.meanPlace.map(rows.x), line, rows, " ghost", &svg)
                mark(layer.layer.mark, now ?? layer.after?.meanPlace.map(rows.x), line, rows, "", &svg)
            }
            arrow(was, now, line, rows, plans == nil ? 0.4 : 0, &svg)
        }
        rows.ends(text, &svg)
        return svg.picture(frame.name + " shift", width: frame.width, height: rows.height, label: label)
    }

    /// From the mean place before to the mean place now; nothing where the layer stayed.
    /// `gap` keeps the ends away from marks that stand on the same line, in parts of a row.
    private func arrow(
        _ was: Double?, _ now: Double?, _ line: Double, _ rows: FloorRows, _ gap: Double, _ svg: inout SVG
    ) {
        let head = min(frame.largestDot * 0.9, rows.pitch * 0.3)
        guard let was, let now else { return }
        let free = (was < now ? 1 : -1) * min(gap * rows.pitch, frame.largestDot)
        guard abs(was - now) > head + 2 * abs(free) else { return }
        svg.arrow(was + free, line, to: now - free, head: head)
    }

    private func mark(
        _ mark: LayerMark, _ x: Double?, _ line: Double, _ rows: FloorRows, _ name: String, _ svg: inout SVG
    ) {
        guard let x else { return }
        let r = min(frame.largestDot * 0.9, rows.pitch * 0.36)
        svg.path(mark.name + name, mark.outline(x, line, r))
    }

    /// Dots for every row, all of one size: now above the line, before below it. nil when there are too many people.
    private func plans(_ layers: [Row], _ rows: FloorRows) -> [(before: DotPlan, after: DotPlan)]? {
        let room = rows.pitch * (rows.namesAreBefore ? 0.42 : 0.24)
        let people = layers.flatMap { [$0.before, $0.after] }.map { layer in
            (layer?.places ?? []).map {
                DotStack.Person(mark: LayerMark(index: layer?.index), x: rows.x(Double($0)))
            }
        }
        guard people.reduce(0, { $0 + $1.count }) <= 2 * Self.mostDots else { return nil }
        let reach = (rows.x(100) - rows.x(-100)) * 0.3
        func stack(_ largest: Double) -> DotStack {
            DotStack(
                range: rows.x(-100)...rows.x(100), height: room, largestDot: largest, reach: reach)
        }
        let largest = min(frame.largestDot * 0.7, room / 2.3)
        var smallest = largest
        for group in people {
            guard let plan = stack(largest).plan(group) else { return nil }
            smallest = min(smallest, plan.radius)
        }
        let all = people.compactMap { group in
            stack(smallest).plan(group).map { DotPlan(radius: smallest, dots: $0.dots) }
        }
        guard all.count == people.count else { return nil }
        return stride(from: 0, to: all.count, by: 2).map { (all[$0], all[$0 + 1]) }
    }

    private func add(
        _ plan: DotPlan, to svg: inout SVG, line: Double, name: String, below: Bool, from start: Double?
    ) {
        for dot in plan.dots {
            let y = below ? line + dot.y + 2 : line - dot.y - 2
            let outline = dot.mark.outline(dot.x, y, plan.radius)
            if let start, frame.name == FloorFrame.wide.name {
                svg.path(dot.mark.name + name, outline, dx: start - dot.x, dy: 0)
            } else {
                svg.path(dot.mark.name + name, outline)
            }
        }
    }
}

extension PublicShift {
    /// Whether both rounds show the same kind of figure, so that there is a shift to draw.
    var isComparable: Bool {
        switch (before.shown, after.shown) {
        case (.room, .room), (.layers, .layers), (.exact, .exact): true
        default: false
        }
    }
}
