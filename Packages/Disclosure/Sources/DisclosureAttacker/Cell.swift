import Disclosure

/// How many agree, disagree, or neither.
typealias Tally = SIMD3<Int>

extension Answers.Zone {
    /// Which of the three it is counted as.
    var axis: Int {
        switch self {
        case .agree: 0
        case .disagree: 1
        case .middle, .pass: 2
        }
    }
}

/// Every way in which n people can answer.
func tallies(of n: Int) -> [Tally] {
    (0...n).flatMap { agree in (0...(n - agree)).map { [agree, $0, n - agree - $0] } }
}

/// Something that is public about one group of people: a layer, or the room.
struct Cell: Hashable, Sendable {
    let scope: Scope
    let people: Int
    /// Rooms of a hundred and more follow another line of the rule.
    let isLargeRoom: Bool
    let isLater: Bool
}

/// What somebody who knows the rule can conclude from one finding about one cell.
struct Conclusions: Sendable {
    /// All outcomes that would have given the same finding.
    let possible: [Tally]
    /// Whether everybody's answer is certain to people who know these answers of their own.
    let isCertain: [[Int]: Bool]
    /// Whether some answer is certainly nobody's.
    let rulesOut: Bool

    init(_ possible: [Tally]) {
        self.possible = possible
        var certain: [[Int]: Bool] = [:]
        for insiders in Self.insiders { certain[insiders] = Self.isCertain(possible, insiders) }
        isCertain = certain
        rulesOut = (0..<3).contains { axis in possible.allSatisfy { $0[axis] == 0 } }
    }

    /// Nobody, one, or two people, by what they answered.
    static let insiders: [[Int]] =
        [[]] + (0..<3).map { [$0] } + (0..<3).flatMap { first in (first..<3).map { [first, $0] } }

    private static func isCertain(_ possible: [Tally], _ insiders: [Int]) -> Bool {
        var only: Tally?
        for tally in possible {
            var rest = tally
            for own in insiders { rest[own] -= 1 }
            guard rest.min() >= 0 else { continue }
            if let only, only != rest { return false }
            only = rest
        }
        guard let only else { return false }
        return only.max() > 0 && only.max() == only.wrappedSum()
    }
}

/// Tries every outcome of a cell against the rule, as anybody can who has the program.
final class Rulebook {
    private var pages: [Cell: [PublicField.Finding: Conclusions]] = [:]

    func conclusions(from finding: PublicField.Finding, about cell: Cell) -> Conclusions? {
        if pages[cell] == nil { pages[cell] = write(cell) }
        return pages[cell]?[finding]
    }

    private func write(_ cell: Cell) -> [PublicField.Finding: Conclusions] {
        var byFinding: [PublicField.Finding: [Tally]] = [:]
        let others = cell.isLargeRoom ? max(0, 100 - cell.people) : 0
        let filler = cell.scope == .layers ? others : 0
        let sizes = Sizes(perLayer: [cell.people], withoutLayer: filler)
        let plan = ReleasePlan(sizes: sizes, scope: cell.scope, after: cell.isLater ? [Self.earlier(cell.scope)] : [])
        for tally in tallies(of: cell.people) {
            var answers = Answers(layers: ["laag"])
            answers.addTally(.agree, count: tally.x, layer: 0)
            answers.addTally(.disagree, count: tally.y, layer: 0)
            answers.addTally(.pass, count: tally.z, layer: 0)
            answers.addTally(.pass, count: filler, layer: nil)
            switch plan.field(of: answers).shown {
            case .room(let finding): byFinding[finding, default: []].append(tally)
            case .layers(let told):
                if let finding = told[0].finding { byFinding[finding, default: []].append(tally) }
            case .tooFew, .exact: break
            }
        }
        return byFinding.mapValues(Conclusions.init)
    }

    /// Any earlier release will do: the rule asks only whether there was one.
    private static func earlier(_ scope: Scope) -> PublicField {
        var answers = Answers(layers: ["laag"])
        answers.addTally(.agree, count: 6, layer: 0)
        return Disclosure.field(of: answers, mode: .protected, scope: scope)
    }
}

extension Publication {
    /// Every cell that is told, with what is told of it, read from the public bytes.
    func findings() throws -> [(layer: Int?, cell: Cell, finding: PublicField.Finding)] {
        let isLater = try earlier.contains { text in
            switch try PublicField(released: text).shown {
            case .room, .layers: true
            case .tooFew, .exact: false
            }
        }
        func cell(_ people: Int) -> Cell {
            Cell(scope: scope, people: people, isLargeRoom: sizes.total >= 100, isLater: isLater)
        }
        switch try PublicField(released: text).shown {
        case .room(let finding): return [(nil, cell(sizes.total), finding)]
        case .layers(let told):
            return told.compactMap { layer in
                layer.finding.map { (layer.index, cell(sizes.perLayer[layer.index]), $0) }
            }
        case .tooFew: return []
        case .exact: throw NotProtected()
        }
    }
}

/// Exact counts in a protected dialogue.
struct NotProtected: Error {}
