/// What everybody may see of one statement in one round. Only ``Disclosure`` makes it: pages, reports and exports accept
/// nothing else, so no page can show a figure that was not allowed.
public struct PublicField: Hashable, Sendable {
    /// How many people of one cell stand where.
    public struct Counts: Hashable, Sendable, Encodable {
        public let agree: Int
        public let middle: Int
        public let disagree: Int
        public let pass: Int
        public var total: Int { agree + middle + disagree + pass }
        /// What more than half of all who answered think; divided where no half thinks the same.
        public var verdict: Verdict { agree * 2 > total ? .agree : disagree * 2 > total ? .disagree : .divided }

        init(agree: Int, middle: Int, disagree: Int, pass: Int) {
            self.agree = agree
            self.middle = middle
            self.disagree = disagree
            self.pass = pass
        }
    }

    /// One layer in an open dialogue: exact counts and the places as dots, without names and without order.
    public struct Layer: Hashable, Sendable {
        /// The layer's index in the dialogue; nil for people who would rather not say.
        public let index: Int?
        public let name: String?
        public let counts: Counts
        /// Places on the floor (−100 … 100) in rising order.
        public let places: [Int]
        /// The mean place, or nil when nobody of this layer stands on the floor.
        public var meanPlace: Double? {
            places.isEmpty ? nil : Double(places.reduce(0, +)) / Double(places.count)
        }

        init(index: Int?, name: String?, counts: Counts, places: [Int]) {
            self.index = index
            self.name = name
            self.counts = counts
            self.places = places
        }
    }

    public enum Shown: Hashable, Sendable {
        /// Too few answers to show; `missing` more are needed.
        case tooFew(missing: Int)
        /// Protected: the room, and nothing per layer.
        case room(Finding)
        /// Protected: every layer by itself, and nothing of the room.
        case layers([LayerFinding])
        /// Open: the room total and every layer that answered.
        case exact(total: Counts, layers: [Layer])
    }

    /// Which release this is: figures of one round are numbered from 1, and none of them ever changes.
    public let number: Int
    /// How many people answered; passes count.
    public let answered: Int
    public let shown: Shown
    /// Who moved since the round before; of a later round of an open dialogue.
    public let moves: Moves?

    init(number: Int = 1, answered: Int, shown: Shown, moves: Moves? = nil) {
        self.number = number
        self.answered = answered
        self.shown = shown
        self.moves = moves
    }

    /// The room in three words, where it may be said.
    public var verdict: Verdict? {
        switch shown {
        case .tooFew, .layers: nil
        case .room(let finding): finding.verdict
        case .exact(let total, _): Verdict(agree: total.agree, disagree: total.disagree, of: total.total)
        }
    }
}
