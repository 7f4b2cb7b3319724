public import Disclosure

/// What somebody answers: a place on the floor, "I don't know", or nothing any more.
public enum Stance: Hashable, Sendable {
    /// −100 (disagree) … 100 (agree).
    case place(Int)
    case pass
    /// Taken back.
    case withdrawn

    public static let agree = Stance.place(100)
    public static let disagree = Stance.place(-100)

    /// nil when the place lies outside the floor.
    public init?(place: Int) {
        guard (-100...100).contains(place) else { return nil }
        self = .place(place)
    }
}

extension [Position] {
    /// The highest sequence of one participant's positions; 0 without any.
    public var sequence: Int { map(\.sequence).max() ?? 0 }
}

/// The stance of one participant on one statement in one round, as the server counts it.
public struct Position: Hashable, Sendable {
    public let statement: ID<Statement>
    public let round: Int
    public let stance: Stance
    /// The participant's own counter: only an equal or higher one replaces this position.
    public let sequence: Int

    public init(statement: ID<Statement>, round: Int, stance: Stance, sequence: Int) {
        self.statement = statement
        self.round = round
        self.stance = stance
        self.sequence = sequence
    }
}

/// A wish to take position, with the key that makes a retry harmless.
public struct PositionRequest: Hashable, Sendable {
    public static let highestSequence = 1_000_000_000

    public let participant: ID<Participant>
    public let key: Token
    public let statement: ID<Statement>
    public let round: Int
    public let stance: Stance
    /// nil: one more than the participant's latest (a plain form without a counter of its own).
    public let sequence: Int?

    public init(
        participant: ID<Participant>, key: Token, statement: ID<Statement>, round: Int, stance: Stance, sequence: Int?
    ) {
        self.participant = participant
        self.key = key
        self.statement = statement
        self.round = round
        self.stance = stance
        self.sequence = sequence
    }
}

/// What became of a wish. A function of the stored log row alone, so that a retry gets the same bytes.
public struct PositionReceipt: Hashable, Sendable {
    public let position: Position
    /// False when a position with a higher sequence was there already.
    public let isCounted: Bool

    public init(position: Position, isCounted: Bool) {
        self.position = position
        self.isCounted = isCounted
    }
}

public enum PositionOutcome: Hashable, Sendable {
    /// Stored now; `change` is what it does to the number of people who answered (−1, 0, 1).
    case recorded(PositionReceipt, change: Int)
    /// The same key was stored before: this is the first reply again.
    case repeated(PositionReceipt)
    /// The statement is not open in this round, and the key is new.
    case notOpen
    /// The key was used before for something else.
    case keyReused
}

/// Where positions are kept: an append-only log and the current state, written in one transaction.
public protocol Positions: Sendable {
    /// Stores a batch in one transaction and returns, in order, what became of each request. Blocks until the transaction is
    /// on disk; an error means that nothing of the batch was stored.
    func record(_ batch: [(request: PositionRequest, isOpen: Bool)]) throws -> [PositionOutcome]
    /// Everything that a participant answered, without what was taken back.
    func positions(of participant: ID<Participant>) async throws -> [Position]
    /// How many people answered, per statement and round.
    func answered(in dialogue: ID<Dialogue>) async throws -> [RoundKey: Int]
    /// Everything that was answered to a statement in a round, tally included.
    func answers(to round: RoundKey, in dialogue: Dialogue) async throws -> Answers
    /// What each person answered to a statement in a round and in the one before, without tallies.
    func pairedAnswers(to round: RoundKey, in dialogue: Dialogue) async throws -> PairedAnswers
    /// The next piece of the log: what counted when it came, of one dialogue, in order.
    /// - Parameter most: how many numbers of the log the piece spans.
    func log(of dialogue: ID<Dialogue>, after height: Int64, most: Int) async throws -> LogPiece
    /// The highest number in the log, and the highest of all other dialogues.
    func heights(without dialogue: ID<Dialogue>) async throws -> LogHeights
    /// What everybody answered, by participant; whoever answered nothing is there too.
    func people(of dialogue: ID<Dialogue>) async throws -> [RecordedAnswers]
    /// Every current position of a dialogue. Participants are numbered anew in an order that says nothing.
    func export(_ dialogue: ID<Dialogue>) async throws -> [ExportedPosition]
}

/// One round of one statement.
public struct RoundKey: Hashable, Sendable {
    public let statement: ID<Statement>
    public let round: Int

    public init(statement: ID<Statement>, round: Int) {
        self.statement = statement
        self.round = round
    }
}

/// A position as it leaves the server: no time, no order, no number from the database.
public struct ExportedPosition: Hashable, Sendable {
    public let participant: Int
    public let layer: ID<Layer>?
    public let position: Position

    public init(participant: Int, layer: ID<Layer>?, position: Position) {
        self.participant = participant
        self.layer = layer
        self.position = position
    }
}

/// A position as the log has it.
public struct LoggedPosition: Hashable, Sendable {
    /// Its number in the log; later ones are higher.
    public let number: Int64
    public let participant: ID<Participant>
    public let layer: ID<Layer>?
    public let position: Position

    public init(number: Int64, participant: ID<Participant>, layer: ID<Layer>?, position: Position) {
        self.number = number
        self.participant = participant
        self.layer = layer
        self.position = position
    }
}

/// A piece of the log, and how far it reaches.
public struct LogPiece: Sendable {
    public let positions: [LoggedPosition]
    /// The number to go on after.
    public let height: Int64
    /// Whether nothing came after it when it was read.
    public let isLast: Bool

    public init(positions: [LoggedPosition], height: Int64, isLast: Bool) {
        self.positions = positions
        self.height = height
        self.isLast = isLast
    }
}

/// What stays of the log when the people of one dialogue are forgotten. A database may give the numbers above `others` again;
/// whoever remembers one of those goes back to `others`.
public struct LogHeights: Hashable, Sendable {
    public let all: Int64
    public let others: Int64

    public init(all: Int64, others: Int64) {
        self.all = all
        self.others = others
    }

    /// A remembered height after the people were forgotten.
    public func lowered(_ height: Int64) -> Int64 { height > others && height <= all ? others : height }
}
