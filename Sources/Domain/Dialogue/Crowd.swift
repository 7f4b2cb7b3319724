/// Simulated people: who they are, when they do something and what they think, all from one seed.
///
/// A value without a clock: ``due(in:at:)`` says what must have happened by a moment, and never says the same thing twice.
public struct Crowd: Sendable {
    /// Something that one simulated person does.
    public enum Act: Hashable, Sendable {
        case join(person: Int, layer: ID<Layer>?)
        case answer(person: Int, round: RoundKey, stance: Stance)
    }

    /// How long people take, in seconds.
    public struct Pace: Sendable {
        public var joining: ClosedRange<Double>
        public var answering: ClosedRange<Double>

        public init(joining: ClosedRange<Double>, answering: ClosedRange<Double>) {
            self.joining = joining
            self.answering = answering
        }

        /// As in a room that knows what to do.
        public static let lively = Pace(joining: 0.5...8, answering: 2...16)
    }

    public let people: Int
    private let seed: UInt64
    private let pace: Pace
    private var joined: Set<Int> = []
    private var opened: [RoundKey: Double] = [:]
    private var answered: Set<Answered> = []

    private struct Answered: Hashable {
        let person: Int
        let round: RoundKey
    }

    public init(people: Int, seed: UInt64, pace: Pace = .lively) {
        self.people = max(0, people)
        self.seed = seed
        self.pace = pace
    }

    /// What people do between the previous moment and this one.
    /// - Parameter seconds: since the crowd came in.
    public mutating func due(in dialogue: Dialogue, at seconds: Double) -> [Act] {
        guard dialogue.isJoinable else { return [] }
        var acts: [Act] = []
        for person in 0..<people where !joined.contains(person) && arrival(person) <= seconds {
            joined.insert(person)
            acts.append(.join(person: person, layer: layer(of: person, in: dialogue)))
        }
        for (index, statement) in dialogue.agenda.enumerated() {
            let round = RoundKey(statement: statement.id, round: statement.round)
            guard dialogue.accepts(round.statement, round: round.round) else { continue }
            // In an ongoing dialogue everything opens at once, and people take one statement after another.
            let turn = dialogue.kind == .ongoing ? Double(index) * pace.answering.upperBound / 2 : 0
            let start = opened[round, default: seconds]
            opened[round] = start
            for person in joined.sorted() {
                let answer = Answered(person: person, round: round)
                guard !answered.contains(answer), start + turn + thinking(person, round) <= seconds,
                    let stance = stance(of: person, on: statement, in: dialogue)
                else { continue }
                answered.insert(answer)
                acts.append(.answer(person: person, round: round, stance: stance))
            }
        }
        return acts
    }

    // MARK: - Who they are

    private func arrival(_ person: Int) -> Double { between(pace.joining, dice(1, person)) }

    private func thinking(_ person: Int, _ round: RoundKey) -> Double {
        between(pace.answering, dice(2, person, Int(round.statement.number), round.round))
    }

    /// Early layers have more people; one in ten would rather not say.
    private func layer(of person: Int, in dialogue: Dialogue) -> ID<Layer>? {
        let draw = dice(3, person)
        guard draw >= 0.1, !dialogue.layers.isEmpty else { return nil }
        let share = (draw - 0.1) / 0.9
        let index = Int(share * share.squareRoot() * Double(dialogue.layers.count))
        return dialogue.layers[min(index, dialogue.layers.count - 1)].id
    }

    // MARK: - What they think

    /// nil for the one in twenty who lets a statement pass by.
    private func stance(of person: Int, on statement: Statement, in dialogue: Dialogue) -> Stance? {
        let number = Int(statement.id.number)
        if dice(4, person, number) < 0.05 { return nil }
        var place = opinion(of: person, number, in: dialogue)
        // After talking one in three moves, towards where the room stands.
        for round in 1..<max(1, statement.round) where dice(5, person, number, round) < 1 / 3 {
            place += (roomOpinion(number) - place) * (0.4 + 0.6 * dice(6, person, number, round))
        }
        if dice(7, person, number) < (statement.round > 1 ? 0.04 : 0.1) { return .pass }
        switch statement.answer {
        case .buttons: return abs(place) < 8 ? .pass : place > 0 ? .agree : .disagree
        case .floor: return Stance(place: Int(min(100, max(-100, place)).rounded()))
        }
    }

    private func opinion(of person: Int, _ statement: Int, in dialogue: Dialogue) -> Double {
        let layer = layer(of: person, in: dialogue).map { Int($0.number) } ?? 0
        let ofLayer = between(-70...70, dice(8, layer, statement))
        let own = between(-60...60, dice(9, person, statement)) + between(-30...30, dice(10, person))
        return roomOpinion(statement) + ofLayer + own
    }

    private func roomOpinion(_ statement: Int) -> Double { between(-45...60, dice(11, statement)) }

    // MARK: - Chance

    /// A number from 0 up to 1 that is the same for the same question.
    private func dice(_ question: Int...) -> Double {
        var state = seed
        for part in question { state = Self.mix(state &+ UInt64(truncatingIfNeeded: part) &* 0x9E37_79B9_7F4A_7C15) }
        return Double(state >> 11) / Double(1 << 53)
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private func between(_ range: ClosedRange<Double>, _ share: Double) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * share
    }
}
