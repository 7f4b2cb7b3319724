/// Which statement a person gets next in an ongoing dialogue.
///
/// Every open statement first gets ``leastPerLayer`` answers per layer. After that a statement comes up in proportion to what the
/// answer tells about the person times what it tells about the statement's verdict. One in ten is drawn at random, so every open
/// statement keeps a known chance; that chance comes with the choice and can serve as a weight later.
public struct Routing: Hashable, Sendable {
    /// n₀: answers per layer before information counts.
    public static let leastPerLayer = 20
    /// The share of choices made blindly.
    public static let randomShare = 0.1

    /// The person who asks.
    public struct Person: Hashable, Sendable {
        /// The declared layer; nil when none: then everybody's answers are counted in its place.
        public var layer: Int?
        /// For each statement whether the person already answered it; missing entries mean no.
        public var answered: [Bool]
        /// For each statement what an answer is expected to tell about the person's place, at least 0 in any unit
        /// (``Routing/information(chance:spread:)``); empty when unknown: then all statements tell alike.
        public var information: [Double]

        /// A person as the dialogue knows them.
        public init(layer: Int?, answered: [Bool], information: [Double] = []) {
            self.layer = layer
            self.answered = answered
            self.information = information
        }
    }

    private let open: [Bool]
    private let answers: [Int]
    private let layers: Int
    private let uncertainty: [Double]

    /// The state of a dialogue.
    ///
    /// - Parameters:
    ///   - table: the answers so far by layer.
    ///   - open: for each statement whether it may be asked; missing entries mean no.
    /// - Complexity: O(statements × layers) beta functions.
    public init(_ table: AnswerTable, open: [Bool]) {
        self.open = (0..<table.statements).map { $0 < open.count && open[$0] }
        layers = table.parts
        answers = (0..<table.statements).flatMap { statement in
            (0..<table.parts).map { table.part($0, statement).answered } + [table.everybody(statement).answered]
        }
        uncertainty = (0..<table.statements).map { Routing.uncertainty($0, in: table) }
    }

    /// The next statement for a person; nil when every open statement has been answered.
    ///
    /// - Parameter seed: the choice is a pure function of state, person and seed.
    /// - Complexity: O(statements).
    public func next(for person: Person, seed: UInt64) -> RoutingChoice? {
        let candidates = open.indices.filter { open[$0] && !($0 < person.answered.count && person.answered[$0]) }
        guard !candidates.isEmpty else { return nil }
        let have = candidates.map { answersSoFar($0, layer: person.layer) }
        let missing = have.map { max(0, Routing.leastPerLayer - $0) }
        let gathering = missing.contains { $0 > 0 }
        let weights = gathering ? missing.map(Double.init) : scores(candidates, person.information)
        let total = weights.reduce(0, +)
        var random = SeededRandom(seed: seed)
        let blind = random.happens(withChance: Routing.randomShare) || !(total > 0)
        let place =
            blind
            ? random.index(below: candidates.count) : Routing.draw(weights, total: total, random.uniform())
        let even = 1 / Double(candidates.count)
        let chosen = total > 0 ? weights[place] / total : even
        return RoutingChoice(
            statement: candidates[place],
            probability: Routing.randomShare * even + (1 - Routing.randomShare) * chosen,
            reason: blind
                ? .atRandom
                : gathering
                    ? .needsAnswers(layer: known(person.layer), have: have[place], wanted: Routing.leastPerLayer)
                    : .tellsMost)
    }

    private func known(_ layer: Int?) -> Int? { layer.flatMap { $0 >= 0 && $0 < layers ? $0 : nil } }

    private func answersSoFar(_ statement: Int, layer: Int?) -> Int {
        answers[statement * (layers + 1) + (known(layer) ?? layers)]
    }

    private func scores(_ candidates: [Int], _ information: [Double]) -> [Double] {
        candidates.map { statement in
            guard statement < information.count else { return information.isEmpty ? uncertainty[statement] : 0 }
            let value = information[statement]
            return value > 0 && value < 1e100 ? value * uncertainty[statement] : 0
        }
    }

    private static func draw(_ weights: [Double], total: Double, _ uniform: Double) -> Int {
        var rest = uniform * total
        var last = 0
        for place in weights.indices where weights[place] > 0 {
            last = place
            rest -= weights[place]
            if rest < 0 { break }
        }
        return last
    }
}

/// A statement chosen for a person, with the chance it had and why.
public struct RoutingChoice: Hashable, Sendable {
    /// The number of the statement, 0 ..< statements.
    public let statement: Int
    /// The chance that this statement was chosen, over all seeds; above 0, at most 1.
    public let probability: Double
    /// Why, as a value that becomes a sentence where people read it.
    public let reason: RoutingReason
}

/// Why a statement was chosen; each case is one sentence for people.
public enum RoutingReason: Hashable, Sendable {
    /// "This statement has `have` answers of your layer, we want `wanted`." A nil layer speaks of everybody.
    case needsAnswers(layer: Int?, have: Int, wanted: Int)
    /// "Your answer tells most here: about where you stand, and about what the room thinks."
    case tellsMost
    /// "One in ten statements is drawn at random."
    case atRandom
}
