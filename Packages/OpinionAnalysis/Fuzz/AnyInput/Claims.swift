import OpinionAnalysis

/// What must hold of every figure; the first five broken claims are noted in words.
struct Claims {
    private(set) var broken: [String] = []

    mutating func hold(_ condition: Bool, _ claim: @autoclosure () -> String) {
        if !condition, broken.count < 5 { broken.append(claim()) }
    }

    /// A figure lies in its range and in its own interval.
    mutating func sound(_ estimate: Estimate?, _ range: ClosedRange<Double>, _ name: String) {
        guard let estimate else { return }
        hold(range.contains(estimate.value), "\(name) is \(estimate.value)")
        sound(estimate.interval, range, name)
        let slack = 1e-9
        let interval = Interval(estimate.interval.lower - slack, estimate.interval.upper + slack)
        hold(interval.contains(estimate.value), "\(name) \(estimate.value) lies outside \(estimate.interval)")
    }

    mutating func sound(_ interval: Interval, _ range: ClosedRange<Double>, _ name: String) {
        hold(
            range.contains(interval.lower) && range.contains(interval.upper) && interval.lower <= interval.upper,
            "\(name) has interval \(interval)")
    }

    mutating func chance(_ value: Double?, _ name: String) {
        if let value { hold(value >= 0 && value <= 1, "\(name) is \(value)") }
    }
}
