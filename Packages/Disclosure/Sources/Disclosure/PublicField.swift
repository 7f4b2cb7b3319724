/// What everybody may see of one statement in one round. Only ``Disclosure`` makes it: pages, reports and exports accept
/// nothing else, so no page can show a figure that was not allowed.
public struct PublicField: Hashable, Sendable {
    /// The room in three words.
    public enum Verdict: String, Hashable, Sendable, Codable { case agree, divided, disagree }

    /// How many people of one cell stand where.
    public struct Counts: Hashable, Sendable, Codable {
        public let agree: Int
        public let middle: Int
        public let disagree: Int
        public let pass: Int
        public var total: Int { agree + middle + disagree + pass }
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
    }

    public enum Shown: Hashable, Sendable {
        /// Too few answers to show; `missing` more are needed.
        case tooFew(missing: Int)
        /// Protected: the room total in three words.
        case words(Verdict)
        /// Open: the room total and every layer that answered.
        case exact(total: Counts, layers: [Layer])
    }

    /// How many people answered; passes count.
    public let answered: Int
    public let shown: Shown

    init(answered: Int, shown: Shown) {
        self.answered = answered
        self.shown = shown
    }

    /// The room in three words, where it may be said.
    public var verdict: Verdict? {
        switch shown {
        case .tooFew: nil
        case .words(let verdict): verdict
        case .exact(let total, _): Verdict(agree: total.agree, disagree: total.disagree, of: total.total)
        }
    }
}

extension PublicField.Verdict {
    /// Mostly agree or mostly disagree from three in five of all who answered (passes count), else divided.
    init(agree: Int, disagree: Int, of total: Int) {
        self = agree * 5 >= total * 3 ? .agree : disagree * 5 >= total * 3 ? .disagree : .divided
    }
}
