public import Disclosure

/// Head-counts of people who stand in the room without a phone.
public protocol Tallies: Sendable {
    func tally(of round: RoundKey, in dialogue: ID<Dialogue>) async throws -> Tally
    func setTally(_ tally: Tally, of round: RoundKey, in dialogue: ID<Dialogue>) async throws
}

/// A head-count per layer and zone.
public struct Tally: Hashable, Sendable {
    public static let most = 10_000

    public struct Cell: Hashable, Sendable {
        /// nil: people who would rather not say.
        public let layer: ID<Layer>?
        public let zone: Answers.Zone

        public init(layer: ID<Layer>?, zone: Answers.Zone) {
            self.layer = layer
            self.zone = zone
        }
    }

    public private(set) var counts: [Cell: Int] = [:]

    public init() {}

    /// Sets one count; below zero is zero, above ``most`` is ``most``.
    public mutating func set(_ count: Int, of cell: Cell) {
        counts[cell] = count <= 0 ? nil : min(count, Self.most)
    }

    public func count(_ cell: Cell) -> Int { counts[cell] ?? 0 }

    public var total: Int { counts.values.reduce(0, +) }
}

/// Who submitted which statement; kept beside the positions, away from members.
public protocol Submissions: Sendable {
    func remember(_ participant: ID<Participant>, submitted statement: ID<Statement>, to dialogue: ID<Dialogue>)
        async throws
    func submitted(by participant: ID<Participant>) async throws -> [ID<Statement>]
}
