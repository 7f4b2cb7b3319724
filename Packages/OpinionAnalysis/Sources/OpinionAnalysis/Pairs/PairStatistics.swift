/// What all pairs of statements share, kept up to date while positions come, change and go.
///
/// For statements j, l over the people who answered both, with x in −100 … 100 and a pass as 0:
/// N_jl (how many), T_jl = Σ x_j·x_l and U_jl = Σ x_j. One position of a person touches only the statements that this person
/// answered, so its cost does not grow with the number of participants. All sums are whole numbers: the state after any
/// sequence of changes equals the state built from the final positions, bit for bit.
///
/// - Memory: 10 bytes per pair of statements and 8 per position (10 MB at 1,000 statements, 160 MB at 4,000). Above
///   ``statementLimit`` statements it refuses: use ``Projection/init(direct:count:excluding:startingFrom:threads:)``, which needs
///   no pairs, gives the same map, and costs O(positions) per round instead of O(statements²).
public struct PairStatistics: Sendable {
    /// The most statements whose pairs are kept.
    public static let statementLimit = 4_000
    /// The most participants; they are numbered densely from 0.
    public static let participantLimit = 10_000_000

    /// Why a state cannot be made or changed.
    public enum Failure: Error, Hashable, Sendable {
        /// More than ``PairStatistics/statementLimit`` statements: pairs would not fit; project directly instead.
        case tooManyStatements(Int, limit: Int)
        /// A statement outside 0 ..< `statements`.
        case statementOutOfRange(Int)
        /// A participant outside 0 ..< ``PairStatistics/participantLimit``.
        case participantOutOfRange(Int)
        /// A place outside −100 … 100.
        case placeOutOfRange(Int8)
    }

    /// How many statements there are.
    public private(set) var statements: Int
    /// Agreements, disagreements and passes per statement.
    public private(set) var counts: [AnswerCount]
    /// Σ x_j per statement.
    public private(set) var sums: [Int64]
    /// How many people hold at least one position.
    public private(set) var people = 0
    private(set) var pairs: PairSums
    private var rows: [[PairRowEntry]] = []

    /// A state without positions.
    public init(statements: Int) throws(Failure) {
        guard statements <= PairStatistics.statementLimit else {
            throw .tooManyStatements(statements, limit: PairStatistics.statementLimit)
        }
        self.statements = max(0, statements)
        counts = [AnswerCount](repeating: AnswerCount(), count: self.statements)
        sums = [Int64](repeating: 0, count: self.statements)
        pairs = PairSums(statements: self.statements)
    }

    /// The state of a whole set of positions.
    ///
    /// - Complexity: O(Σ nᵢ²) over the participants' numbers of positions, on `threads` threads.
    public init(_ positions: PositionSet, threads: Int = ParallelBlocks.machineThreads) throws(Failure) {
        try self.init(statements: positions.statements)
        guard positions.participants <= PairStatistics.participantLimit else {
            throw .participantOutOfRange(positions.participants - 1)
        }
        rows.reserveCapacity(positions.participants)
        for participant in 0..<positions.participants {
            let row = positions.row(participant).map(PairRowEntry.init)
            for entry in row { tally(entry, 1) }
            people += row.isEmpty ? 0 : 1
            rows.append(row)
        }
        pairs.add(rows, threads: threads)
    }

    /// The position that a participant holds on a statement, or nil.
    public func position(participant: Int, statement: Int) -> Position? {
        guard rows.indices.contains(participant) else { return nil }
        let row = rows[participant]
        let place = PairStatistics.place(of: statement, in: row)
        guard place < row.count, Int(row[place].statement) == statement else { return nil }
        return row[place].position
    }

    /// A participant's positions in rising statement order; empty for someone unknown.
    public func row(_ participant: Int) -> [PositionSet.Cell] {
        guard rows.indices.contains(participant) else { return [] }
        return rows[participant].map { PositionSet.Cell(statement: $0.statement, position: $0.position) }
    }

    /// Gives a participant this position on a statement, replacing an earlier one; nil withdraws it.
    ///
    /// - Returns: the position that stood there before.
    /// - Throws: ``Failure`` when a number or the place is out of range; then nothing has changed.
    /// - Complexity: O(positions of this participant), whatever the number of participants.
    @discardableResult
    public mutating func set(
        _ position: Position?, participant: Int, statement: Int
    ) throws(Failure) -> Position? {
        guard statement >= 0, statement < statements else { throw .statementOutOfRange(statement) }
        guard participant >= 0, participant < PairStatistics.participantLimit else {
            throw .participantOutOfRange(participant)
        }
        if case .place(let place)? = position, place < -100 || place > 100 { throw .placeOutOfRange(place) }
        while rows.count <= participant { rows.append([]) }
        let place = PairStatistics.place(of: statement, in: rows[participant])
        let held = place < rows[participant].count && Int(rows[participant][place].statement) == statement
        let before = held ? rows[participant][place] : nil
        if let before {
            rows[participant].remove(at: place)
            tally(before, -1)
            pairs.change(before, beside: rows[participant], by: -1)
            people -= rows[participant].isEmpty ? 1 : 0
        }
        if let position {
            let entry = PairRowEntry(PositionSet.Cell(statement: Int32(statement), position: position))
            people += rows[participant].isEmpty ? 1 : 0
            tally(entry, 1)
            pairs.change(entry, beside: rows[participant], by: 1)
            rows[participant].insert(entry, at: place)
        }
        return before?.position
    }

    /// Takes a participant out with all positions.
    public mutating func withdraw(participant: Int) {
        guard rows.indices.contains(participant), !rows[participant].isEmpty else { return }
        for entry in rows[participant] { tally(entry, -1) }
        pairs.change(rows[participant], by: -1)
        rows[participant] = []
        people -= 1
    }

    /// Makes room for new statements behind the ones there are; nothing else changes.
    public mutating func grow(toStatements larger: Int) throws(Failure) {
        guard larger <= PairStatistics.statementLimit else {
            throw .tooManyStatements(larger, limit: PairStatistics.statementLimit)
        }
        guard larger > statements else { return }
        counts += [AnswerCount](repeating: AnswerCount(), count: larger - statements)
        sums += [Int64](repeating: 0, count: larger - statements)
        pairs.grow(to: larger)
        statements = larger
    }

    /// How many people answered both statements, Σ x_j·x_l and Σ x_j over them, in units of 1 and 1/100.
    public func pair(_ j: Int, _ l: Int) -> (count: Int, products: Double, sum: Double) {
        let shared = pairs.shared(j, l)
        return (shared.count, Double(shared.products) / 10_000, Double(pairs.sum(of: j, where: l)) / 100)
    }

    private mutating func tally(_ entry: PairRowEntry, _ sign: Int) {
        counts[Int(entry.statement)].change(entry.position, by: sign)
        sums[Int(entry.statement)] += Int64(entry.x) * Int64(sign)
    }

    /// Where the statement stands or would stand in a rising row.
    private static func place(of statement: Int, in row: [PairRowEntry]) -> Int {
        var (low, high) = (0, row.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(row[middle].statement) < statement { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension PairStatistics: Equatable {
    /// Whether both hold the same positions; how they came does not matter.
    public static func == (a: PairStatistics, b: PairStatistics) -> Bool {
        guard a.statements == b.statements, a.counts == b.counts, a.sums == b.sums, a.pairs == b.pairs else {
            return false
        }
        return (0..<max(a.rows.count, b.rows.count)).allSatisfy { a.row($0) == b.row($0) }
    }
}
