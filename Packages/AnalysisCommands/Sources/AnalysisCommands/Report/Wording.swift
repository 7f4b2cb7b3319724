import OpinionAnalysis

/// Figures as people read them: whole percents with their interval, counts for small numbers.
enum Wording {
    /// "63 %", or "–" for what is not a number.
    static func percent(_ share: Double) -> String {
        share.isFinite ? "\(Int((100 * share).rounded())) %" : "–"
    }

    /// "54–71".
    static func bounds(_ interval: Interval) -> String {
        guard interval.lower.isFinite, interval.upper.isFinite else { return "–" }
        return "\(Int((100 * interval.lower).rounded()))–\(Int((100 * interval.upper).rounded()))"
    }

    /// "63 % (54–71)".
    static func estimate(_ estimate: Estimate) -> String {
        "\(percent(estimate.value)) (\(bounds(estimate.interval)))"
    }

    /// "+12 points (3 to 21)": a difference of shares.
    static func difference(_ estimate: Estimate) -> String {
        let points = Int((100 * estimate.value).rounded())
        let low = Int((100 * estimate.interval.lower).rounded())
        let high = Int((100 * estimate.interval.upper).rounded())
        return "\(points > 0 ? "+" : "")\(points) points (\(low) to \(high))"
    }

    /// Agreement as a percentage with interval, or as counts below 50 answers.
    static func agreement(_ rate: Rate) -> String {
        guard let agreement = rate.agreement else { return "no answers" }
        return rate.showsCounts
            ? "\(rate.count.agree) of \(rate.count.sided)" : "\(percent(agreement)) (\(bounds(rate.interval)))"
    }

    /// "1,921".
    static func count(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// A number with so many decimals; "–" for what is not a number.
    static func decimal(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((value.magnitude * scale).rounded())
        let whole = scaled / Int(scale)
        let rest = String(scaled % Int(scale))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        if places == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + String(repeating: "0", count: places - rest.count) + rest
    }

    /// "A", "B", … for groups.
    static func group(_ number: Int) -> String {
        number >= 0 && number < 26
            ? String(UnicodeScalar(UInt8(65 + number))) : "G\(number)"
    }

    /// "1 person", "3 people".
    static func people(_ number: Int) -> String { number == 1 ? "1 person" : "\(count(number)) people" }
}
