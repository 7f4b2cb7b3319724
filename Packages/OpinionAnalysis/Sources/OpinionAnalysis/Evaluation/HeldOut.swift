/// A set of positions with some places hidden, to see how well a model predicts what it has not seen.
public struct HeldOut: Hashable, Sendable {
    /// A hidden place.
    public struct Answer: Hashable, Sendable {
        /// Whose place it is, as numbered in the whole set.
        public var participant: Int
        /// On which statement.
        public var statement: Int
        /// −100 … 100.
        public var place: Int
        /// y = (x/100 + 1)/2.
        public var response: Double { (Double(place) / 100 + 1) / 2 }
    }

    /// What is left to learn from; passes are never hidden.
    public let training: PositionSet
    /// What is to be predicted.
    public let hidden: [Answer]

    /// Hides places at random until the share is reached, never leaving a person with fewer than 7 places or a
    /// statement with fewer than 5.
    ///
    /// The same seed hides the same places, whatever the machine.
    ///
    /// - Complexity: O(positions · log positions).
    public init(_ positions: PositionSet, share: Double = 0.1, seed: UInt64) {
        var places: [(participant: Int, index: Int)] = []
        var (perPerson, perStatement) = (
            [Int](repeating: 0, count: positions.participants), [Int](repeating: 0, count: positions.statements)
        )
        for participant in 0..<positions.participants {
            for index in positions.row(participant).indices {
                guard case .place = positions.cells[index].position else { continue }
                places.append((participant, index))
                perPerson[participant] += 1
                perStatement[Int(positions.cells[index].statement)] += 1
            }
        }
        var random = SeededRandom(seed: seed)
        let wanted = share > 0 ? Int(Double(places.count) * min(1, share)) : 0
        var hidden: [Answer] = []
        var isHidden = [Bool](repeating: false, count: positions.cells.count)
        for (participant, index) in random.shuffled(places) where hidden.count < wanted {
            let statement = Int(positions.cells[index].statement)
            guard perPerson[participant] > 7, perStatement[statement] > 5 else { continue }
            guard case .place(let place) = positions.cells[index].position else { continue }
            perPerson[participant] -= 1
            perStatement[statement] -= 1
            isHidden[index] = true
            hidden.append(Answer(participant: participant, statement: statement, place: Int(place)))
        }
        training = positions.keeping { _, index in !isHidden[index] }
        self.hidden = hidden
    }

    /// How well chances of agreeing fit the hidden places.
    public func score(_ chance: (_ participant: Int, _ statement: Int) -> Double) -> PredictionScore {
        PredictionScore(hidden.map { (chance($0.participant, $0.statement), $0.response) })
    }
}

extension PositionSet {
    /// The set with only the cells for which `keep` says so; participants and statements keep their numbers.
    ///
    /// - Complexity: O(participants + cells).
    public func keeping(_ keep: (_ participant: Int, _ index: Int) -> Bool) -> PositionSet {
        var starts = [0]
        starts.reserveCapacity(participants + 1)
        var kept: [Cell] = []
        for participant in 0..<participants {
            for index in rowStarts[participant]..<rowStarts[participant + 1] where keep(participant, index) {
                kept.append(cells[index])
            }
            starts.append(kept.count)
        }
        return PositionSet(statements: statements, rowStarts: starts, cells: kept)
    }

    /// The rows of these participants, in this order and as often as they are named: a sample of people.
    ///
    /// - Precondition: every number is a participant's.
    /// - Complexity: O(cells of the sample).
    public func selecting(_ sample: [Int]) -> PositionSet {
        var starts = [0]
        var selected: [Cell] = []
        for participant in sample {
            selected.append(contentsOf: row(participant))
            starts.append(selected.count)
        }
        return PositionSet(statements: statements, rowStarts: starts, cells: selected)
    }
}
