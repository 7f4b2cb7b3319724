/// The positions of one round: participants × statements, sparse, at most one position per cell.
///
/// Participants are the rows 0 ..< `participants`, statements the columns 0 ..< `statements`. Rows hold
/// their cells in rising statement order, so that every reduction over a `PositionSet` runs in id order.
/// Two sets made from the same cells in any order are equal.
public struct PositionSet: Hashable, Sendable {
    /// A position on a statement, in the row of the participant who took it.
    public struct Cell: Hashable, Sendable {
        /// The column.
        public var statement: Int32
        /// What stands there.
        public var position: Position

        /// A position on a statement.
        public init(statement: Int32, position: Position) {
            self.statement = statement
            self.position = position
        }
    }

    /// Why cells do not make a set.
    public enum Failure: Error, Hashable, Sendable {
        /// A participant outside 0 ..< `participants`, or more than ``PositionSet/participantLimit`` of them.
        case participantOutOfRange(Int)
        /// A statement outside 0 ..< `statements`, or more than ``PositionSet/statementLimit`` of them.
        case statementOutOfRange(Int)
        /// A place outside −100 … 100.
        case placeOutOfRange(Int8)
        /// Two positions of one participant on one statement.
        case answeredTwice(participant: Int, statement: Int)
    }

    /// The most participants of a set.
    public static let participantLimit = 100_000_000
    /// The most statements of a set.
    public static let statementLimit = 1_000_000

    /// How many rows there are, people without positions included.
    public let participants: Int
    /// How many columns there are, statements without positions included.
    public let statements: Int
    /// Offsets of each participant's cells in `cells`; `participants + 1` values.
    public let rowStarts: [Int]
    /// All positions, row by row.
    public let cells: [Cell]

    /// Makes the set from cells in any order.
    ///
    /// - Throws: ``Failure`` when a limit is passed, an index or a place is out of range, or a cell is given twice (the
    ///   caller decides which position is the latest; this library knows no order of arrival).
    /// - Complexity: O(participants + n log n) for n cells.
    public init(
        participants: Int, statements: Int, positions: [(participant: Int, statement: Int, position: Position)]
    ) throws(Failure) {
        // Beyond these a number cannot be a count of people or statements; it would ask for memory that is not there.
        guard participants <= PositionSet.participantLimit else { throw .participantOutOfRange(participants) }
        guard statements <= PositionSet.statementLimit else { throw .statementOutOfRange(statements) }
        var counts = [Int](repeating: 0, count: max(0, participants) + 1)
        for entry in positions {
            guard entry.participant >= 0, entry.participant < participants else {
                throw .participantOutOfRange(entry.participant)
            }
            guard entry.statement >= 0, entry.statement < statements else {
                throw .statementOutOfRange(entry.statement)
            }
            if case .place(let place) = entry.position, place < -100 || place > 100 { throw .placeOutOfRange(place) }
            counts[entry.participant + 1] += 1
        }
        for row in counts.indices.dropFirst() { counts[row] += counts[row - 1] }
        var next = counts
        var cells = [Cell](repeating: Cell(statement: 0, position: .pass), count: positions.count)
        for entry in positions {
            cells[next[entry.participant]] = Cell(statement: Int32(entry.statement), position: entry.position)
            next[entry.participant] += 1
        }
        for row in 0..<max(0, participants) {
            let range = counts[row]..<counts[row + 1]
            cells[range].sort { $0.statement < $1.statement }
            for index in range.dropFirst() where cells[index].statement == cells[index - 1].statement {
                throw .answeredTwice(participant: row, statement: Int(cells[index].statement))
            }
        }
        self.participants = max(0, participants)
        self.statements = max(0, statements)
        self.rowStarts = counts
        self.cells = cells
    }

    /// The cells of one participant, in rising statement order.
    public func row(_ participant: Int) -> ArraySlice<Cell> {
        cells[rowStarts[participant]..<rowStarts[participant + 1]]
    }
}

extension PositionSet {
    /// A set from rows that are already in order: each row's cells in rising statement order, all in range.
    init(statements: Int, rowStarts: [Int], cells: [Cell]) {
        participants = rowStarts.count - 1
        self.statements = statements
        self.rowStarts = rowStarts
        self.cells = cells
    }
}
