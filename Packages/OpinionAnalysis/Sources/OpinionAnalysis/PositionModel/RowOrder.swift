/// An order of the participants that depends on what they answered and not on their numbers.
///
/// Sums of floating-point numbers depend on their order in the last bits. Every fit runs over the people in this order, so
/// that giving people other numbers gives every person the same bits. People with equal rows are interchangeable.
struct RowOrder: Hashable, Sendable {
    /// The participant at each rank.
    let participants: [Int]

    /// Sorts by a hash of the row, then by the row itself, then by number.
    ///
    /// - Complexity: O(cells + participants · log participants).
    init(_ positions: PositionSet) {
        let keys = (0..<positions.participants).map { RowOrder.key(positions.row($0)) }
        participants = (0..<positions.participants).sorted { one, other in
            if keys[one] != keys[other] { return keys[one] < keys[other] }
            return RowOrder.precedes(positions.row(one), positions.row(other)) ?? (one < other)
        }
    }

    /// A 64-bit hash of a row (FNV-1a over its numbers); equal rows have equal keys.
    static func key(_ row: ArraySlice<PositionSet.Cell>) -> UInt64 {
        row.reduce(0xcbf2_9ce4_8422_2325) { hash, cell in
            ((hash ^ UInt64(truncatingIfNeeded: cell.statement)) &* 0x100_0000_01b3
                ^ UInt64(truncatingIfNeeded: code(cell.position) + 128)) &* 0x100_0000_01b3
        }
    }

    private static func precedes(
        _ one: ArraySlice<PositionSet.Cell>, _ other: ArraySlice<PositionSet.Cell>
    ) -> Bool? {
        for (a, b) in zip(one, other) where a != b {
            return (a.statement, code(a.position)) < (b.statement, code(b.position))
        }
        return one.count == other.count ? nil : one.count < other.count
    }

    private static func code(_ position: Position) -> Int {
        switch position {
        case .pass: 101
        case .place(let value): Int(value)
        }
    }
}
