/// The share of agreement of each statement, with one answer of either kind added: the simplest prediction there is.
struct StatementShares: Sendable {
    private var agrees: [Double]
    private var answers: [Double]

    init(_ positions: PositionSet) {
        agrees = [Double](repeating: 1, count: positions.statements)
        answers = [Double](repeating: 2, count: positions.statements)
        for cell in positions.cells {
            guard case .place(let place) = cell.position else { continue }
            agrees[Int(cell.statement)] += (Double(place) / 100 + 1) / 2
            answers[Int(cell.statement)] += 1
        }
    }

    func chance(_ statement: Int) -> Double { agrees[statement] / answers[statement] }
}

/// One planted conversation and what was found in it.
struct PlantedRun: Sendable {
    /// The number of groups of the search.
    let found: Int
    let isClear: [Bool]
    /// Positions per participant.
    let answers: [Int]
    private let truth: [Int]
    private let labels: [Int]
    private let best: [Int]

    init(_ plan: PlantedConversation.Plan, seed: UInt64) {
        let conversation = PlantedConversation(plan, seed: seed)
        let positions = conversation.positions
        let model = PositionModel(positions)
        let searched = Groups(positions, model: model, seed: seed)
        found = searched.count
        let groups =
            found == plan.groups
            ? searched : Groups(positions, model: model, asked: plan.groups, seed: seed)
        isClear = (0..<positions.participants).map { groups.group(of: $0) != nil }
        answers = (0..<positions.participants).map { positions.row($0).count }
        truth = conversation.groups
        labels = groups.mostLikely
        best = conversation.bestGuess
    }

    func rand(_ include: (Int) -> Bool) -> Double { rand(labels, include) }
    func bestRand(_ include: (Int) -> Bool) -> Double { rand(best, include) }

    private func rand(_ labels: [Int], _ include: (Int) -> Bool) -> Double {
        let people = truth.indices.filter(include)
        return AdjustedRandIndex.between(people.map { truth[$0] }, people.map { labels[$0] })
    }
}

/// A division of people into groups, for comparing with another.
struct FoundDivision: Sendable {
    let count: Int
    /// Who holds a position, who holds at least seven, and whose group is clear.
    let present: [Bool]
    let hasSeven: [Bool]
    let isClear: [Bool]
    private let labels: [Int]

    init(_ positions: PositionSet, asked: Int?) {
        let groups = Groups(positions, model: PositionModel(positions), asked: asked, seed: 1)
        count = groups.count
        labels = groups.mostLikely
        present = (0..<positions.participants).map { !positions.row($0).isEmpty }
        hasSeven = (0..<positions.participants).map { positions.row($0).count >= 7 }
        isClear = (0..<positions.participants).map { groups.group(of: $0) != nil }
    }

    /// How many people have a group in both.
    func clear(_ other: FoundDivision) -> Int { labels.indices.count { isClear[$0] && other.isClear[$0] } }

    /// How far the divisions agree on the people who are among these in both.
    func rand(_ other: FoundDivision, among: (FoundDivision) -> [Bool]) -> Double {
        let (here, there) = (among(self), among(other))
        let people = labels.indices.filter { here[$0] && there[$0] }
        return AdjustedRandIndex.between(people.map { labels[$0] }, people.map { other.labels[$0] })
    }
}

extension Groups {
    /// The most likely group of every participant, also of those between groups.
    public var mostLikely: [Int] { GroupStability.labels(memberships, groups: count) }
}
