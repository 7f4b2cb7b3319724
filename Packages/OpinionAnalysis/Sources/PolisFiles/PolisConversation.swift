/// A Polis export with people and statements numbered from 0, and only the vote that counts of each person on each statement.
public struct PolisConversation: Sendable {
    /// The vote of one person on one statement.
    public struct Cell: Hashable, Sendable {
        /// Index in ``PolisConversation/voterIDs``.
        public var participant: Int32
        /// Index in ``PolisConversation/commentIDs``.
        public var statement: Int32
        /// 1 agree, −1 disagree, 0 pass.
        public var vote: Int8
    }

    /// Everybody who voted, rising.
    public let voterIDs: [Int]
    /// Every statement that was voted on, rising.
    public let commentIDs: [Int]
    /// By participant, then statement, rising.
    public let cells: [Cell]

    /// Keeps the latest vote of each person on each statement: the later timestamp, and of equal ones the later line.
    ///
    /// - Complexity: O(votes) and a sort of each person's votes, when numbers are not spread far wider than the votes.
    public init(votes: [PolisVote]) {
        let voters = DenseNumbers(votes.lazy.map(\.voterID), count: votes.count)
        let comments = DenseNumbers(votes.lazy.map(\.commentID), count: votes.count)
        var starts = [Int](repeating: 0, count: voters.numbers.count + 1)
        for vote in votes { starts[voters.index(of: vote.voterID) + 1] += 1 }
        for row in starts.indices.dropFirst() { starts[row] += starts[row - 1] }
        var next = starts
        var order = [Int32](repeating: 0, count: votes.count)
        for (index, vote) in votes.enumerated() {
            let row = voters.index(of: vote.voterID)
            order[next[row]] = Int32(index)
            next[row] += 1
        }
        var cells: [Cell] = []
        cells.reserveCapacity(votes.count)
        for row in voters.numbers.indices {
            let mine = order[starts[row]..<starts[row + 1]].map { votes[Int($0)] }.sorted {
                ($0.commentID, $0.timestamp, $0.line) < ($1.commentID, $1.timestamp, $1.line)
            }
            for (place, vote) in mine.enumerated() {
                if place + 1 < mine.count, mine[place + 1].commentID == vote.commentID { continue }
                let statement = comments.index(of: vote.commentID)
                cells.append(Cell(participant: Int32(row), statement: Int32(statement), vote: Int8(vote.vote)))
            }
        }
        (voterIDs, commentIDs, self.cells) = (voters.numbers, comments.numbers, cells)
    }

    /// Which of ``commentIDs`` are left out of every calculation, according to the statements' moderation.
    public func excluded(_ comments: [PolisComment]) -> [Bool] {
        let refused = Set(comments.filter(\.isExcluded).map(\.id))
        return commentIDs.map { refused.contains($0) }
    }

    /// Which of ``commentIDs`` ask about the person.
    public func meta(_ comments: [PolisComment]) -> [Bool] {
        let about = Set(comments.filter { $0.isMeta == true }.map(\.id))
        return commentIDs.map { about.contains($0) }
    }
}

/// Numbers that occur, rising, and the place of each.
struct DenseNumbers {
    let numbers: [Int]
    /// Place by number when they lie close together; empty otherwise.
    private let places: [Int32]

    init(_ occurring: some Sequence<Int>, count: Int) {
        let largest = occurring.reduce(-1, max)
        guard largest < 4 * count + 1_000_000 else {
            numbers = Set(occurring).sorted()
            places = []
            return
        }
        var places = [Int32](repeating: -1, count: largest + 1)
        for number in occurring where number >= 0 { places[number] = 0 }
        var numbers: [Int] = []
        for number in places.indices where places[number] == 0 {
            places[number] = Int32(numbers.count)
            numbers.append(number)
        }
        (self.numbers, self.places) = (numbers, places)
    }

    /// The place of a number that occurs.
    func index(of number: Int) -> Int {
        if !places.isEmpty { return Int(places[number]) }
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
