/// The difference in agreement between two layers on one statement.
public struct LayerDifference: Hashable, Sendable {
    /// The number of the statement, 0 ..< statements.
    public let statement: Int
    /// The layer with the lower number.
    public let one: Int
    /// The layer with the higher number.
    public let other: Int
    /// Agreement of `one` minus agreement of `other`, −1 … 1, with Newcombe's hybrid interval.
    public let difference: Estimate

    /// Whether the interval leaves out 0.
    public var isClear: Bool { !difference.interval.contains(0) }

    /// All pairs of layers that took sides on a statement, in rising order.
    ///
    /// - Complexity: O(parts²).
    public static func all(_ statement: Int, in table: AnswerTable, _ confidence: Confidence = .usual)
        -> [LayerDifference]
    {
        var found: [LayerDifference] = []
        let parts = table.peopledParts
        for (place, one) in parts.enumerated() {
            for other in parts.dropFirst(place + 1) {
                let (left, right) = (table.part(one, statement), table.part(other, statement))
                let difference = ProportionIntervals.difference(
                    (left.agree, left.sided), (right.agree, right.sided), confidence)
                guard let difference else { continue }
                found.append(
                    LayerDifference(statement: statement, one: one, other: other, difference: difference))
            }
        }
        return found
    }
}
