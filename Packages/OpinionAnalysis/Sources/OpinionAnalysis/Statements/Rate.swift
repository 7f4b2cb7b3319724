/// How much of a statement is agreed with by some people, with what is not known about it.
public struct Rate: Hashable, Sendable {
    /// Below this many people a share is shown as counts ("7 of 9"), because a percentage suggests more than there is.
    public static let percentagesFrom = 50

    /// The answers it is made of.
    public let count: AnswerCount
    /// A / (A + D): those who agree among those who took a side, 0 … 1; nil when nobody did.
    public let agreement: Double?
    /// Jeffreys' interval of `agreement`; 0 … 1 when nobody took a side.
    public let interval: Interval
    /// Passes among all answers, 0 … 1; nil when nobody answered.
    public let passShare: Double?
    /// Jeffreys' interval of `passShare`.
    public let passInterval: Interval

    /// The rate of one statement among some people.
    ///
    /// - Complexity: four beta quantiles, O(√n).
    public init(_ count: AnswerCount, _ confidence: Confidence = .usual) {
        self.count = count
        agreement = count.sided > 0 ? Double(count.agree) / Double(count.sided) : nil
        interval = ProportionIntervals.jeffreys(count.agree, of: count.sided, confidence)
        passShare = count.answered > 0 ? Double(count.pass) / Double(count.answered) : nil
        passInterval = ProportionIntervals.jeffreys(count.pass, of: count.answered, confidence)
    }

    /// Whether to show counts in place of a percentage.
    public var showsCounts: Bool { count.sided < Rate.percentagesFrom }

    /// The rates of all statements for everybody, in statement order.
    public static func everybody(
        _ table: AnswerTable, _ confidence: Confidence = .usual, threads: Int = ParallelBlocks.machineThreads
    ) -> [Rate] {
        ParallelBlocks(count: table.statements, blockSize: 64, threads: threads)
            .map { $0.map { Rate(table.everybody($0), confidence) } }.flatMap { $0 }
    }

    /// The rates of all statements in one part, in statement order.
    public static func part(
        _ part: Int, of table: AnswerTable, _ confidence: Confidence = .usual,
        threads: Int = ParallelBlocks.machineThreads
    ) -> [Rate] {
        ParallelBlocks(count: table.statements, blockSize: 64, threads: threads)
            .map { $0.map { Rate(table.part(part, $0), confidence) } }.flatMap { $0 }
    }
}
