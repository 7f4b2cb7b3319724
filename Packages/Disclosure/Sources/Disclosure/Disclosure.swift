/// The rule that decides what may be shown of a group of people.
public enum Disclosure {
    /// In protected mode nothing is shown of fewer answers than this.
    public static let smallestBase = 5

    /// The public figure of one statement in one round.
    ///
    /// Protected: only the room total in three words, from ``smallestBase`` answers on, and nothing per layer. Three words
    /// from five people on leave no single answer certain when the total stands alone. Open: everything but names.
    public static func field(of answers: Answers, mode: Mode) -> PublicField {
        let total = counts(answers.cells)
        switch mode {
        case .protected:
            guard total.total >= smallestBase else {
                return PublicField(answered: total.total, shown: .tooFew(missing: smallestBase - total.total))
            }
            let verdict = PublicField.Verdict(agree: total.agree, disagree: total.disagree, of: total.total)
            return PublicField(answered: total.total, shown: .words(verdict))
        case .open:
            guard total.total > 0 else { return PublicField(answered: 0, shown: .tooFew(missing: 1)) }
            let layers = answers.cells.indices.filter { answers.cells[$0].total > 0 }.map { index in
                let isNamed = index < answers.layers.count
                return PublicField.Layer(
                    index: isNamed ? index : nil,
                    name: isNamed ? answers.layers[index] : nil,
                    counts: counts([answers.cells[index]]),
                    places: answers.cells[index].places.sorted())
            }
            return PublicField(answered: total.total, shown: .exact(total: total, layers: layers))
        }
    }

    private static func counts(_ cells: [Answers.Cell]) -> PublicField.Counts {
        var byZone: [Answers.Zone: Int] = [:]
        for cell in cells {
            byZone[.pass, default: 0] += cell.passes
            for place in cell.places { byZone[Answers.Zone(place: place), default: 0] += 1 }
        }
        return PublicField.Counts(
            agree: byZone[.agree] ?? 0, middle: byZone[.middle] ?? 0,
            disagree: byZone[.disagree] ?? 0, pass: byZone[.pass] ?? 0)
    }

    /// How many people take part per layer, as far as the mode allows: in protected mode only the total.
    public static func attendance(layers: [String], perLayer: [Int], withoutLayer: Int, mode: Mode) -> PublicAttendance
    {
        let total = perLayer.reduce(withoutLayer, +)
        guard mode == .open else { return PublicAttendance(total: total, layers: []) }
        let rows = zip(layers, perLayer).map { PublicAttendance.Row(name: $0, count: $1) }
        return PublicAttendance(total: total, layers: rows + [.init(name: nil, count: withoutLayer)])
    }
}

/// How many people took part.
public struct PublicAttendance: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// nil: people who would rather not say.
        public let name: String?
        public let count: Int
    }

    public let total: Int
    /// Per layer in an open dialogue; empty in a protected one.
    public let layers: [Row]
}
