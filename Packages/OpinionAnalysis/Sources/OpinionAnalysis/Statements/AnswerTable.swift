/// Answer counts per statement, for everybody and for each part of a partition: statements × (1 + parts).
///
/// Every figure about statements is computed from this table, so it needs no positions once the table exists. Whole
/// numbers only: any order of counting gives the same table.
public struct AnswerTable: Hashable, Sendable {
    /// The number of statements (rows).
    public let statements: Int
    /// The number of parts (columns besides the whole).
    public let parts: Int
    /// How many participants of each part hold at least one position.
    public private(set) var sizes: [Int]
    private var whole: [AnswerCount]
    private var perPart: [AnswerCount]

    /// The counts of a set of positions under a partition.
    ///
    /// - Complexity: O(cells + statements × parts) time, 32·statements·(1 + parts) bytes.
    public init(_ positions: PositionSet, by partition: Partition) {
        self.init(positions, partition) { participant, _ in partition.part(of: participant) }
    }

    /// The counts of a set of positions with, for each statement, the groups that were found without it.
    ///
    /// - Complexity: O(cells + statements × parts).
    public init(_ positions: PositionSet, crossFitted groups: CrossFittedGroups) {
        self.init(positions, groups.shown) { participant, statement in
            groups.part(of: participant, for: statement)
        }
    }

    private init(
        _ positions: PositionSet, _ partition: Partition, part: (_ participant: Int, _ statement: Int) -> Int?
    ) {
        statements = positions.statements
        parts = partition.parts
        var sizes = [Int](repeating: 0, count: parts)
        whole = [AnswerCount](repeating: AnswerCount(), count: statements)
        perPart = [AnswerCount](repeating: AnswerCount(), count: statements * parts)
        for participant in 0..<positions.participants where !positions.row(participant).isEmpty {
            if let part = partition.part(of: participant) { sizes[part] += 1 }
            for cell in positions.row(participant) {
                let statement = Int(cell.statement)
                whole[statement].add(cell.position)
                guard let part = part(participant, statement), part >= 0, part < parts else { continue }
                perPart[statement * parts + part].add(cell.position)
            }
        }
        self.sizes = sizes
    }

    /// One position of somebody in `part` (nil: in none) changes: `before` goes out, `after` comes in; nil is a blank.
    ///
    /// After any sequence of changes the table equals the one counted from the final positions. Outside the table nothing
    /// happens, and a position that was never counted must not be taken out.
    ///
    /// - Parameter people: 1 when this is the participant's first position, −1 when it was the last, otherwise 0.
    /// - Complexity: O(1).
    public mutating func change(
        _ before: Position?, to after: Position?, statement: Int, part: Int?, people: Int = 0
    ) {
        guard whole.indices.contains(statement) else { return }
        let own = part.flatMap { sizes.indices.contains($0) ? $0 : nil }
        for (position, sign) in [(before, -1), (after, 1)] {
            guard let position else { continue }
            whole[statement].change(position, by: sign)
            if let own { perPart[statement * parts + own].change(position, by: sign) }
        }
        if let own { sizes[own] += people.signum() }
    }

    /// Everybody's answers to a statement, people without a part included; all zero outside 0 ..< `statements`.
    public func everybody(_ statement: Int) -> AnswerCount {
        whole.indices.contains(statement) ? whole[statement] : AnswerCount()
    }

    /// The answers of one part to a statement; all zero outside the table.
    public func part(_ part: Int, _ statement: Int) -> AnswerCount {
        guard statement >= 0, statement < statements, part >= 0, part < parts else { return AnswerCount() }
        return perPart[statement * parts + part]
    }

    /// The answers to a statement of everybody with another part than this one.
    public func rest(besides part: Int, _ statement: Int) -> AnswerCount {
        (0..<parts).reduce(AnswerCount()) { sum, other in other == part ? sum : sum + self.part(other, statement) }
    }

    /// The parts that took part, in rising order: a layer of which nobody came has no say in what layers share.
    public var peopledParts: [Int] { sizes.indices.filter { sizes[$0] > 0 } }
}
