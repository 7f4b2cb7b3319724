/// Between which bounds a figure lies; both bounds belong to it.
public struct Interval: Hashable, Sendable {
    /// The lower bound.
    public let lower: Double
    /// The upper bound, at least the lower one.
    public let upper: Double

    /// The interval between two bounds in either order.
    public init(_ one: Double, _ other: Double) {
        lower = min(one, other)
        upper = max(one, other)
    }

    /// Whether a value lies between the bounds.
    public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

    /// The distance between the bounds.
    public var width: Double { upper - lower }
}

/// A figure with its uncertainty.
public struct Estimate: Hashable, Sendable {
    /// The figure itself.
    public let value: Double
    /// Where the true figure lies, at the confidence it was asked for.
    public let interval: Interval

    /// A figure and its interval.
    public init(_ value: Double, _ interval: Interval) {
        self.value = value
        self.interval = interval
    }
}

/// How sure an interval is: the share of intervals made this way that hold the true figure.
public struct Confidence: Hashable, Sendable {
    /// 0.5 … 0.9999.
    public let level: Double
    /// The normal deviate of the two-sided interval, 1.96 for 95 %.
    public let deviate: Double

    /// A level; values outside 0.5 … 0.9999 are moved to the nearest bound, NaN to 0.95.
    public init(_ level: Double) {
        self.level = level.isNaN ? 0.95 : min(0.9999, max(0.5, level))
        deviate = StandardNormal.quantile(1 - (1 - self.level) / 2)
    }

    /// The chance left on each side, 0.025 for 95 %.
    public var tail: Double { (1 - level) / 2 }

    /// 95 %, the level of every interval unless another is named.
    public static let usual = Confidence(0.95)

    /// 90 %, for listing what is shared.
    public static let listing = Confidence(0.90)
}
