extension PublicField {
    /// A group of people in three words.
    public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        case agree, divided, disagree

        /// Mostly agree or mostly disagree from three in five of all who answered (passes count), else divided.
        init(agree: Int, disagree: Int, of total: Int) {
            self = agree * 5 >= total * 3 ? .agree : disagree * 5 >= total * 3 ? .disagree : .divided
        }
    }

    /// Between how many and how many of a hundred people; the same number twice is that number, rounded.
    public struct Share: Hashable, Sendable, Encodable {
        public let from: Int
        public let to: Int

        init(_ from: Int, _ to: Int) {
            self.from = from
            self.to = to
        }

        /// The middle, for pictures.
        public var middle: Double { Double(from + to) / 2 }
    }

    /// What a protected dialogue tells of one cell: a layer, or the room.
    public enum Finding: Hashable, Sendable {
        case words(Verdict)
        /// Shares of all who answered; the rest is in between or does not know.
        case shares(agree: Share, disagree: Share)

        /// In three words; no more than the finding itself tells.
        public var verdict: Verdict {
            switch self {
            case .words(let verdict): verdict
            case .shares(let agree, let disagree):
                agree.from >= 60 ? .agree : disagree.from >= 60 ? .disagree : .divided
            }
        }
    }

    /// One layer in a protected dialogue.
    public struct LayerFinding: Hashable, Sendable {
        /// The layer's index in the dialogue.
        public let index: Int
        public let name: String
        /// nil: too few answers to show.
        public let finding: Finding?
    }
}

// Figures cannot be decoded from outside: that would be a way to make one. In what is kept they are short texts.

extension PublicField.Finding {
    /// `agree`, or `60-70/10-20`: shares of agree and disagree.
    var code: String {
        switch self {
        case .words(let verdict): verdict.rawValue
        case .shares(let agree, let disagree): "\(agree.from)-\(agree.to)/\(disagree.from)-\(disagree.to)"
        }
    }

    init?(code: String) {
        if let verdict = PublicField.Verdict(rawValue: code) {
            self = .words(verdict)
            return
        }
        let numbers = code.split(whereSeparator: { "-/".contains($0) }).compactMap { Int($0) }
        guard numbers.count == 4, numbers.allSatisfy((0...100).contains), numbers[0] <= numbers[1],
            numbers[2] <= numbers[3]
        else { return nil }
        self = .shares(agree: .init(numbers[0], numbers[1]), disagree: .init(numbers[2], numbers[3]))
        // Written in another way it is no finding.
        guard self.code == code else { return nil }
    }
}
