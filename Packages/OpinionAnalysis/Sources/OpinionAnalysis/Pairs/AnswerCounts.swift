/// How a number of people answered one statement.
public struct AnswerCounts: Hashable, Sendable {
    /// Positions above the middle.
    public var agree: Int
    /// Positions below the middle.
    public var disagree: Int
    /// Passes ("I do not know").
    public var pass: Int
    /// Places exactly on the middle of the floor: answers, but neither agreement nor disagreement.
    public var middle: Int

    public init(agree: Int = 0, disagree: Int = 0, pass: Int = 0, middle: Int = 0) {
        (self.agree, self.disagree, self.pass, self.middle) = (agree, disagree, pass, middle)
    }

    /// Everybody who answered, passes included.
    public var answered: Int { agree + disagree + pass + middle }

    mutating func add(_ position: Position, _ sign: Int) {
        switch position {
        case .pass: pass += sign
        case .place(let x) where x > 0: agree += sign
        case .place(let x) where x < 0: disagree += sign
        case .place: middle += sign
        }
    }
}
