/// What the same people answered to one statement in two rounds.
public struct PairedAnswers: Hashable, Sendable {
    /// The three answers that a shift is made of.
    public enum Answer: Int, Hashable, Sendable, CaseIterable {
        /// The agree side of the floor.
        case agree
        /// The disagree side.
        case disagree
        /// A pass, or exactly the middle of the floor.
        case neither

        /// The answer a position counts as.
        public init(_ position: Position) {
            switch position {
            case .place(let value) where value > 0: self = .agree
            case .place(let value) where value < 0: self = .disagree
            default: self = .neither
            }
        }
    }

    /// Before × after, row by row in the order of ``Answer``.
    private var counts = [Int](repeating: 0, count: 9)
    /// Answers of the first round by people who did not answer this statement again.
    public private(set) var left = AnswerCount()
    /// Answers of the second round by people who had not answered it before.
    public private(set) var joined = AnswerCount()
    /// People who took a place on the floor both times, the sum of their moves and of its squares; points, after − before.
    private(set) var placed = 0
    private(set) var moves = 0
    private(set) var squaredMoves = 0

    /// Nobody yet.
    public init() {}

    /// How many people went from one answer to another.
    public func count(from before: Answer, to after: Answer) -> Int { counts[before.rawValue * 3 + after.rawValue] }

    /// How many people answered both times.
    public var both: Int { counts.reduce(0, +) }

    /// First-round answers of the people who answered both times.
    public var stayed: AnswerCount {
        let totals = Answer.allCases.map { before in
            Answer.allCases.reduce(0) { $0 + count(from: before, to: $1) }
        }
        return AnswerCount(agree: totals[0], disagree: totals[1], pass: totals[2])
    }

    /// Counts one person; nil is a blank. Two blanks count nowhere.
    public mutating func add(before: Position?, after: Position?) {
        switch (before, after) {
        case (nil, nil): return
        case (let before?, nil): left.add(before)
        case (nil, let after?): joined.add(after)
        case (let before?, let after?):
            counts[Answer(before).rawValue * 3 + Answer(after).rawValue] += 1
            guard case (.place(let start), .place(let end)) = (before, after) else { return }
            let move = Int(end) - Int(start)
            placed += 1
            moves += move
            squaredMoves += move * move
        }
    }
}
