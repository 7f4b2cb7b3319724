/// The places on the floor of a set of positions, row after row in canonical order, ready for the sweeps of the model.
///
/// Passes are left out: they carry no y. So are people without a place: they would only move others to another block.
struct ResponseTable: Sendable {
    let statements: Int
    /// The participant of each row.
    let participants: [Int]
    /// Offsets of each row; one more than there are rows.
    let rowStarts: [Int]
    /// The statement of each answer.
    let statement: [Int32]
    /// The place of each answer, −100 … 100.
    let place: [Int8]
    /// How many places each statement has.
    let answers: [Int]

    var rows: Int { participants.count }

    init(_ positions: PositionSet, order: RowOrder) {
        statements = positions.statements
        var participants: [Int] = []
        var starts = [0]
        participants.reserveCapacity(order.participants.count)
        starts.reserveCapacity(order.participants.count + 1)
        var statement: [Int32] = []
        var place: [Int8] = []
        statement.reserveCapacity(positions.cells.count)
        place.reserveCapacity(positions.cells.count)
        var answers = [Int](repeating: 0, count: positions.statements)
        for participant in order.participants {
            for cell in positions.row(participant) {
                guard case .place(let value) = cell.position else { continue }
                statement.append(cell.statement)
                place.append(value)
                answers[Int(cell.statement)] += 1
            }
            guard let last = starts.last, statement.count > last else { continue }
            participants.append(participant)
            starts.append(statement.count)
        }
        self.participants = participants
        rowStarts = starts
        self.statement = statement
        self.place = place
        self.answers = answers
    }

    /// The rows in blocks whose number does not depend on the machine, and is small enough for one set of sums each.
    func blocks(threads: Int) -> ParallelBlocks {
        ParallelBlocks(count: rows, blockSize: max(128, (rows + 15) / 16), threads: threads)
    }

    /// κ = y − ½ of a place x: x / 200.
    @inline(__always)
    static func pull(_ place: Int8) -> Double { Double(place) / 200 }
}
