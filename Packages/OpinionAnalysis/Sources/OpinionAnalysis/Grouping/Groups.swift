/// The opinion groups of a conversation: how many, who belongs where with which chance, and why that many.
///
/// One group is an answer: "the positions so far do not support separate groups". Chosen is the largest k of 1 … 6 with
/// (i) hidden places predicted better than with k − 1 groups (paired over people, z > 2), by at least a third of what a
/// place on the map predicts better: on a gliding scale ever more groups predict a little better by cutting it finer,
/// (ii) the same groups in resamples of people and 80 % of their places (mean adjusted Rand index ≥ .75, Jaccard index of
/// every group ≥ .6; Hennig 2007), and (iii) no group smaller than 5 people or 2 %.
///
/// A pure function of the set of positions and the seed: numbers of people, threads and machine change nothing. Groups are
/// numbered by falling size, or as in the previous result.
public struct Groups: Hashable, Sendable {
    /// What was found out about one number of groups.
    public struct Candidate: Hashable, Sendable {
        /// k, 1 … 6.
        public let groups: Int
        /// How much better than with one group fewer a hidden place is predicted, in nats per place.
        public let gain: Double
        /// ``gain`` over its standard error, paired over people.
        public let gainZ: Double
        /// The gain as a share of what the position model predicts better than one group fewer; nil when it does not
        /// predict better.
        public let shareOfScale: Double?
        /// Mean adjusted Rand index over the resamples, at most 1; nil when not needed.
        public let stability: Double?
        /// The lowest mean Jaccard index of a group over the resamples, 0 … 1; nil when not needed.
        public let weakestGroup: Double?
        /// Members of the smallest group; nil when not needed.
        public let smallest: Int?
        /// Whether it meets all three conditions.
        public let holds: Bool
    }

    /// Why there are this many groups.
    public enum Reason: Hashable, Sendable {
        /// Fewer than 15 people, or fewer than 7 statements: groups would point at persons.
        case smallRoom
        /// No number of groups above one meets the conditions.
        case onePopulation
        /// The largest number that meets them.
        case supported
        /// The number of the previous result, since few positions are new.
        case kept
        /// The number the caller asked for.
        case asked
    }

    /// People with a lower highest chance are "between groups".
    public static let clearMembership = 0.6
    /// The least share of what the position model still predicts better that a further group must explain.
    public static let shareOfScale = 1.0 / 3
    /// The largest number of groups considered.
    public static let most = 6

    /// k, 1 … 6.
    public let count: Int
    /// Why this k.
    public let reason: Reason
    /// Numbers of groups that were looked at, rising.
    public let candidates: [Candidate]
    /// How much better the position model predicts than these groups, over its error. Above 2 people lie on a gliding scale
    /// and the border between groups is a line drawn through it; nil when not looked at.
    public let scaleZ: Double?
    /// The chance of each group for each participant: participants × ``count``, row by row; the shares of the groups for
    /// somebody without places.
    public let memberships: [Double]
    /// What the next result needs to keep numbers and names.
    public let history: GroupHistory

    /// The chances of the groups for a participant, summing to 1; empty when there is no such participant.
    public func memberships(of participant: Int) -> ArraySlice<Double> {
        guard history.groupOf.indices.contains(participant) else { return [] }
        return memberships[participant * count..<(participant + 1) * count]
    }

    /// The group of a participant; nil between groups, without places, or in a small room.
    public func group(of participant: Int) -> Int? {
        history.groupOf.indices.contains(participant) ? history.groupOf[participant] : nil
    }

    /// Members per group, people between groups left out.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for group in history.groupOf { if let group { sizes[group] += 1 } }
        return sizes
    }
}

/// What a result leaves for the next one: part of what is stored, so that a restart changes nothing.
public struct GroupHistory: Hashable, Sendable, Codable {
    /// k, 1 … 6.
    public let count: Int
    /// The number of positions when k was chosen.
    public let chosenAt: Int
    /// The group of each participant, nil for none.
    public let groupOf: [Int?]

    public init(count: Int, chosenAt: Int, groupOf: [Int?]) {
        self.count = count
        self.chosenAt = chosenAt
        self.groupOf = groupOf
    }

    /// The number of groups is looked at again when the number of positions has changed by this share.
    public static let freshShare = 0.1

    /// Whether so few positions are new that the number of groups stays.
    func keeps(_ positions: PositionSet) -> Bool {
        (1...Groups.most).contains(count) && chosenAt >= 0
            && Double(abs(positions.cells.count - chosenAt)) < GroupHistory.freshShare * Double(max(1, chosenAt))
    }
}
