/// The rule that decides what may be shown of a group of people.
public enum Disclosure {
    /// In protected mode nothing is shown of fewer answers than this.
    public static let smallestBase = 5

    /// The public figure of one statement in one round.
    ///
    /// Protected: what a ``ReleasePlan`` allows for rooms and layers of this size. Open: everything but names.
    /// - Parameters:
    ///   - scope: of whom a protected dialogue tells.
    ///   - earlier: what earlier rounds of the statement showed.
    ///   - paired: of an open dialogue, this round beside the one before where that was shown too.
    ///   - number: of the release, from 1.
    public static func field(
        of answers: Answers, mode: Mode, scope: Scope = .room, after earlier: [PublicField] = [],
        paired: PairedAnswers? = nil, number: Int = 1
    ) -> PublicField {
        switch mode {
        case .protected:
            return ReleasePlan(sizes: answers.sizes, scope: scope, after: earlier).field(of: answers, number: number)
        case .open:
            let total = PublicField.Counts(answers.cells)
            guard total.total > 0 else { return PublicField(number: number, answered: 0, shown: .tooFew(missing: 1)) }
            let layers = answers.cells.indices.filter { answers.cells[$0].total > 0 }.map { index in
                let isNamed = index < answers.layers.count
                return PublicField.Layer(
                    index: isNamed ? index : nil,
                    name: isNamed ? answers.layers[index] : nil,
                    counts: PublicField.Counts([answers.cells[index]]),
                    places: answers.cells[index].places.sorted())
            }
            return PublicField(
                number: number, answered: total.total, shown: .exact(total: total, layers: layers),
                moves: paired.map(PublicField.Moves.init))
        }
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
