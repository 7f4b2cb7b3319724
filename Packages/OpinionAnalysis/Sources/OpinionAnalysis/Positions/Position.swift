/// What one participant answered to one statement in one round.
///
/// A blank (not answered) is the absence of a `Position`; it is never filled in.
public enum Position: Hashable, Sendable {
    /// A place on the floor, −100 (disagree) … 100 (agree). The buttons agree and disagree are ±100.
    case place(Int8)
    /// "I do not know": an answer of its own, not the middle of the floor.
    case pass

    /// The button agree.
    public static let agree = Position.place(100)
    /// The button disagree.
    public static let disagree = Position.place(-100)

    /// A place on the floor, or nil when the value lies outside −100 … 100.
    public init?(_ value: Int) {
        guard (-100...100).contains(value) else { return nil }
        self = .place(Int8(value))
    }
}
