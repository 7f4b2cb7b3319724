/// What was released of one growing cell, release after release, and what all of it together tells.
///
/// Between two releases some people left the count (they changed or took back their answer) and some entered it. An attacker
/// is taken to know exactly who. Everything known of the cell at one moment follows from the releases before it and the
/// releases after it; since the releases form a chain, two passes give all of it.
struct History: Hashable, Sendable, Codable {
    /// One release of the cell.
    struct Step: Hashable, Sendable {
        let people: Int
        /// Since the release before: how many answers were changed or taken back, and how many are new or changed.
        let left: Int
        let entered: Int
        /// Of those who left, how many were counted first at each release before, by its place in the history. Adds up to
        /// `left`, or it was not kept.
        var leftSince: [Int] = []
        let grain: Grain
        let finding: PublicField.Finding

        var bounds: Bounds { grain.bounds(of: finding, people: people) }

        /// The bounds without what only just gives the finding: an insider and one more person can answer otherwise.
        var inner: Bounds { grain.bounds(of: finding, people: people, margin: 2) }
    }

    private(set) var steps: [Step] = []

    mutating func append(_ step: Step) { steps.append(step) }

    /// The least slack of anybody who can be told apart: the cell at each moment, and who left, stayed and entered each time.
    /// nil when the findings contradict each other: such an outcome does not exist.
    func leastSlack(with next: Step? = nil) -> Int? {
        let chain = steps + (next.map { [$0] } ?? [])
        guard let forward = forward(chain), let known = backward(chain, forward) else { return nil }
        var least = known.map(\.slack).min() ?? .max
        for index in chain.indices.dropFirst() {
            let step = chain[index]
            let before = forward[index - 1]
            let stayed = before.without(step.left)
            if step.entered > 0 { least = min(least, (known[index] - stayed).slack) }
            guard step.left > 0 else { continue }
            let stayedLater = known[index].without(step.entered)
            least = min(least, (before - stayedLater).slack)
            if stayed.people > 0 { least = min(least, stayed.and(stayedLater).slack) }
        }
        return least
    }

    /// Whether a next release leaves everybody open, whichever of its outcomes it will be.
    ///
    /// Every outcome that is possible has to be possible with a margin: with answers from which some insiders and one more
    /// person can all have answered otherwise, and each release would still be told as it is. So nobody is certain, whoever
    /// the attacker puts together by when they came and left. Outcomes that cannot be are left out; where that is not sure,
    /// they count. Nothing but sizes and findings of before goes into it.
    func isSafe(beforeAnyOf outcomes: [Step], _ rule: LiveReleases.Rule) -> Bool {
        let before = forward(steps)?.last
        let (bounds, inner) = (steps.map(\.bounds), steps.map(\.inner))
        var overlaps: Overlaps?
        for outcome in outcomes {
            if let before {
                let reached = before.without(outcome.left) + Bounds(anyOf: outcome.entered)
                guard outcome.bounds.and(reached).isPossible else { continue }
            }
            guard let slack = leastSlack(with: outcome) else { continue }
            guard slack > outcome.grain.insiders else { return false }
            guard rule == .overlaps else { continue }
            if overlaps == nil { overlaps = Overlaps(steps + [outcome]) }
            guard let overlaps else { return false }
            guard overlaps.canGive(inner + [outcome.inner]) || overlaps.cannotGive(bounds + [outcome.bounds]) else {
                return false
            }
        }
        return true
    }

    private func forward(_ chain: [Step]) -> [Bounds]? {
        var all: [Bounds] = []
        for step in chain {
            var known = step.bounds
            if let before = all.last {
                known = known.and(before.without(step.left) + Bounds(anyOf: step.entered))
            }
            guard known.isPossible else { return nil }
            all.append(known)
        }
        return all
    }

    /// What is known of each moment when what came later is known as well.
    private func backward(_ chain: [Step], _ forward: [Bounds]) -> [Bounds]? {
        var all = forward
        for index in chain.indices.dropLast().reversed() {
            let next = chain[index + 1]
            let earlier = all[index + 1].without(next.entered) + Bounds(anyOf: next.left)
            all[index] = forward[index].and(earlier)
            guard all[index].isPossible else { return nil }
        }
        return all
    }
}

extension History.Step: Codable {
    private enum CodingKeys: CodingKey { case people, left, entered, leftSince, grain, finding }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let code = try values.decode(String.self, forKey: .finding)
        guard let finding = PublicField.Finding(code: code) else {
            throw DecodingError.dataCorruptedError(forKey: .finding, in: values, debugDescription: "no finding")
        }
        self.finding = finding
        people = try values.decode(Int.self, forKey: .people)
        left = try values.decode(Int.self, forKey: .left)
        entered = try values.decode(Int.self, forKey: .entered)
        leftSince = try values.decodeIfPresent([Int].self, forKey: .leftSince) ?? []
        grain = try values.decode(Grain.self, forKey: .grain)
        for count in [people, left, entered] + leftSince { try Plausible.requirePeople(count, "people of a release") }
        try Plausible.require(people >= grain.smallestBase, "a release of \(people) people")
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(finding.code, forKey: .finding)
        try values.encode(people, forKey: .people)
        try values.encode(left, forKey: .left)
        try values.encode(entered, forKey: .entered)
        if !leftSince.isEmpty { try values.encode(leftSince, forKey: .leftSince) }
        try values.encode(grain, forKey: .grain)
    }
}
