import Foundation

extension Comparison {
    /// How sure one can be that a force and getting unstuck go together.
    public enum Certainty: Hashable, Sendable {
        /// Even the clearest division of so few cases happens by chance.
        case tooFew
        case mayBeChance
        /// By chance alone so clear a division is rare, also when one looks at as many forces as stand here.
        case hardlyChance
    }

    /// What went with a force, or with its absence.
    public struct Finding: Hashable, Sendable {
        public let row: Row
        /// Cases with the force, and those of them that got unstuck.
        public let with: (cases: Int, unstuck: Int)
        public let without: (cases: Int, unstuck: Int)
        public let certainty: Certainty

        public static func == (left: Finding, right: Finding) -> Bool {
            left.row == right.row && left.with == right.with && left.without == right.without
                && left.certainty == right.certainty
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(row) }
    }

    /// One line of the truth table: which of the chosen forces a group of cases has, and how those cases went.
    public struct Combination: Hashable, Sendable {
        /// In the order of the chosen rows.
        public let present: [Bool]
        public let studies: [CaseStudy]
        public var unstuck: Int { studies.count { $0.outcome == .unstuck } }
    }

    /// The forces that divide the cases of which the end is known, the clearest first.
    public var findings: [Finding] {
        guard standing == .comparable else { return [] }
        let told = self.told
        let dividing = rows.filter { row in
            let with = told.count { row.strengths[$0.id] != nil }
            return with > 0 && with < told.count && row.strengths.count > 1
        }
        return dividing.map { row -> (finding: Finding, chance: Double) in
            let with = told.filter { row.strengths[$0.id] != nil }
            let without = told.filter { row.strengths[$0.id] == nil }
            let table = FourFold(
                with: with.count, withUnstuck: with.count { $0.outcome == .unstuck }, all: told.count,
                unstuck: told.count { $0.outcome == .unstuck })
            // Whoever looks at many forces finds a clear one by chance: Bonferroni's correction.
            let level = 0.05 / Double(dividing.count)
            let certainty: Certainty =
                table.smallestChance > level ? .tooFew : table.chance > level ? .mayBeChance : .hardlyChance
            let finding = Finding(
                row: row, with: (with.count, table.withUnstuck),
                without: (without.count, without.count { $0.outcome == .unstuck }), certainty: certainty)
            return (finding, table.chance)
        }.sorted { ($0.chance, $0.finding.row.name) < ($1.chance, $1.finding.row.name) }.map(\.finding)
    }

    /// The truth table of some forces: only combinations that a case has, the most common first.
    public func combinations(of chosen: [Row]) -> [Combination] {
        Dictionary(grouping: told) { study in chosen.map { $0.strengths[study.id] != nil } }
            .map { Combination(present: $0.key, studies: $0.value) }
            .sorted { ($1.studies.count, $0.order) < ($0.studies.count, $1.order) }
    }
}

extension Comparison.Combination {
    fileprivate var order: String { present.map { $0 ? "0" : "1" }.joined() }
}

/// Fisher's exact test of a table of two by two (R. A. Fisher, 1935), two-sided: the chance of a division at least as
/// unlikely as this one when the force and the end have nothing to do with each other. For at most some hundreds of cases.
struct FourFold {
    let with: Int
    let withUnstuck: Int
    let all: Int
    let unstuck: Int

    private var possible: ClosedRange<Int> { max(0, with + unstuck - all)...max(0, min(with, unstuck)) }

    /// The chance that of the cases with the force this many got unstuck.
    private func chance(of count: Int) -> Double {
        exp(
            logChoose(unstuck, count) + logChoose(all - unstuck, with - count) - logChoose(all, with))
    }

    private func logChoose(_ all: Int, _ some: Int) -> Double {
        guard some >= 0, some <= all else { return -.infinity }
        return lgamma(Double(all + 1)) - lgamma(Double(some + 1)) - lgamma(Double(all - some + 1))
    }

    var chance: Double { chanceAtMost(chance(of: withUnstuck)) }

    /// The chance of the clearest division that these numbers of cases allow.
    var smallestChance: Double { possible.map { chanceAtMost(chance(of: $0)) }.min() ?? 1 }

    /// Equal chances differ in the last digits; the room for that is one in a million.
    private func chanceAtMost(_ limit: Double) -> Double {
        min(1, possible.map(chance(of:)).filter { $0 <= limit * 1.000_001 }.reduce(0, +))
    }
}
