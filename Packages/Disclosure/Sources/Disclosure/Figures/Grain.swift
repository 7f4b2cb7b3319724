/// How finely a figure is told. What is told of one cell is a ``Finding``; all outcomes with the same finding look alike.
enum Grain: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Mostly agree (three in five or more), divided, mostly disagree.
    case words
    /// Steps of ten points, the outer ones "80 % or more" and "20 % or less".
    case wideTens
    /// Steps of ten points, the outer ones "90 % or more" and "10 % or less".
    case tens
    /// Whole percents, the outer ones "95 % or more" and "5 % or less".
    case percents

    static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }

    /// From how many answers on it is used at all.
    var smallestBase: Int {
        switch self {
        case .words: Disclosure.smallestBase
        case .wideTens, .tens: 20
        case .percents: 100
        }
    }

    func finding(agree: Int, disagree: Int, of people: Int) -> Finding {
        if self == .words { return .words(Verdict(agree: agree, disagree: disagree, of: people)) }
        return .shares(agree: share(agree, of: people), disagree: share(disagree, of: people))
    }

    /// Every finding that this grain can give for a number of people, with what it tells.
    func outcomes(of people: Int) -> [(finding: Finding, bounds: Bounds)] {
        guard self == .words else {
            let shares = allShares.map { ($0, counts(in: $0, of: people)) }
            return shares.flatMap { agree in
                shares.compactMap { disagree in
                    let bounds = self.bounds(agree: agree.1, disagree: disagree.1, of: people)
                    return bounds.isPossible ? (.shares(agree: agree.0, disagree: disagree.0), bounds) : nil
                }
            }
        }
        return Verdict.allCases.map(Finding.words).compactMap { finding in
            let bounds = self.bounds(of: finding, people: people)
            return bounds.isPossible ? (finding, bounds) : nil
        }
    }

    /// What a finding tells about how many people agree, disagree or neither.
    /// - Parameter margin: only the counts from which so many people can answer otherwise without changing the finding.
    func bounds(of finding: Finding, people: Int, margin: Int = 0) -> Bounds {
        let most = (people * 3 + 4) / 5
        switch finding {
        case .words(.agree): return bounds(agree: most...people, disagree: 0...people, of: people, margin)
        case .words(.disagree): return bounds(agree: 0...people, disagree: most...people, of: people, margin)
        case .words(.divided): return bounds(agree: 0...most - 1, disagree: 0...most - 1, of: people, margin)
        case .shares(let agree, let disagree):
            return bounds(
                agree: counts(in: agree, of: people), disagree: counts(in: disagree, of: people), of: people, margin)
        }
    }

    private func bounds(
        agree: ClosedRange<Int>, disagree: ClosedRange<Int>, of people: Int, _ margin: Int = 0
    ) -> Bounds {
        // Nobody can be fewer than nobody, nor more than all: those ends need no margin.
        func least(_ count: Int) -> Int { count > 0 ? count + margin : 0 }
        func most(_ count: Int) -> Int { count < people ? count - margin : count }
        return Bounds(
            people: people, lower: [least(agree.lowerBound), least(disagree.lowerBound), 0],
            upper: [most(agree.upperBound), most(disagree.upperBound), people])
    }

    // MARK: - Shares

    typealias Finding = PublicField.Finding
    typealias Verdict = PublicField.Verdict
    typealias Share = PublicField.Share

    private var cut: Int {
        switch self {
        case .words: 0
        case .wideTens: 20
        case .tens: 10
        case .percents: 5
        }
    }

    private var allShares: [Share] {
        switch self {
        case .words: []
        case .wideTens, .tens:
            [Share(0, cut)] + stride(from: cut, to: 100 - cut, by: 10).map { Share($0, $0 + 10) } + [
                Share(100 - cut, 100)
            ]
        case .percents: [Share(0, 5)] + (6...94).map { Share($0, $0) } + [Share(95, 100)]
        }
    }

    private func share(_ count: Int, of people: Int) -> Share {
        if self == .percents {
            let percent = (200 * count + people) / (2 * people)
            return percent <= 5 ? Share(0, 5) : percent >= 95 ? Share(95, 100) : Share(percent, percent)
        }
        if count * 100 <= cut * people { return Share(0, cut) }
        if count * 100 >= (100 - cut) * people { return Share(100 - cut, 100) }
        let step = count * 10 / people * 10
        return Share(step, step + 10)
    }

    /// The counts that are told as this share; empty shares give a range that holds nothing possible.
    private func counts(in share: Share, of people: Int) -> ClosedRange<Int> {
        func first(reaching from: Int) -> Int {
            var range = 0..<people + 1
            while !range.isEmpty {
                let middle = (range.lowerBound + range.upperBound) / 2
                if self.share(middle, of: people).from >= from {
                    range = range.lowerBound..<middle
                } else {
                    range = middle + 1..<range.upperBound
                }
            }
            return range.lowerBound
        }
        let (start, end) = (first(reaching: share.from), first(reaching: share.from + 1))
        return start < end ? start...(end - 1) : people + 1...people + 1
    }
}
