/// How often each kind of answer was given to one statement by some people.
///
/// A place on the floor counts by its side: above 0 agrees, below 0 disagrees, exactly 0 takes no side (`middle`). A blank
/// counts nowhere.
public struct AnswerCount: Hashable, Sendable {
    /// People on the agree side.
    public internal(set) var agree: Int
    /// People on the disagree side.
    public internal(set) var disagree: Int
    /// People exactly in the middle of the floor; 0 when positions are taken with buttons.
    public internal(set) var middle: Int
    /// People who answered "I do not know".
    public internal(set) var pass: Int

    /// No count goes above this, so that sums of counts stay whole numbers without overflow.
    static let most = 1 << 48

    /// Counts as given; each is moved into 0 … 2⁴⁸.
    public init(agree: Int = 0, disagree: Int = 0, middle: Int = 0, pass: Int = 0) {
        self.agree = min(AnswerCount.most, max(0, agree))
        self.disagree = min(AnswerCount.most, max(0, disagree))
        self.middle = min(AnswerCount.most, max(0, middle))
        self.pass = min(AnswerCount.most, max(0, pass))
    }

    /// n of every rate: those who took a side.
    public var sided: Int { agree + disagree }

    /// Everybody who answered, passes and middle included.
    public var answered: Int { agree + disagree + middle + pass }

    /// The same people with agree and disagree exchanged; what holds for agreement holds mirrored for rejection.
    public var mirrored: AnswerCount {
        AnswerCount(agree: disagree, disagree: agree, middle: middle, pass: pass)
    }

    /// Counts one more answer.
    public mutating func add(_ position: Position) { change(position, by: 1) }

    /// Counts an answer in (1) or out (−1).
    mutating func change(_ position: Position, by sign: Int) {
        switch position {
        case .place(let value) where value > 0: agree += sign
        case .place(let value) where value < 0: disagree += sign
        case .place: middle += sign
        case .pass: pass += sign
        }
    }

    static func - (whole: AnswerCount, part: AnswerCount) -> AnswerCount {
        AnswerCount(
            agree: whole.agree - part.agree, disagree: whole.disagree - part.disagree,
            middle: whole.middle - part.middle, pass: whole.pass - part.pass)
    }

    static func + (one: AnswerCount, other: AnswerCount) -> AnswerCount {
        AnswerCount(
            agree: one.agree + other.agree, disagree: one.disagree + other.disagree,
            middle: one.middle + other.middle, pass: one.pass + other.pass)
    }
}
