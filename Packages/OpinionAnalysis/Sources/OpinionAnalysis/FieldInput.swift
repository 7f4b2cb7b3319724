/// What a field is made from.
public struct FieldInput: Hashable, Sendable {
    /// The positions of one round; the caller has taken the latest of each person on each statement.
    public var positions: PositionSet
    /// The declared layer of each participant, if the circle uses layers.
    public var layers: Partition?
    /// Statements that moderation has taken out; numbers out of range are ignored.
    public var excludedStatements: [Int] = []
    /// Participants who have withdrawn; numbers out of range are ignored.
    public var excludedParticipants: [Int] = []
    /// What the field before left.
    public var previous: FieldHistory?
    /// A fixed number of groups in place of the search.
    public var askedGroups: Int?
    /// The seed of folds and resamples; the same seed gives the same field.
    public var seed: UInt64

    public init(_ positions: PositionSet, layers: Partition? = nil, previous: FieldHistory? = nil, seed: UInt64 = 1) {
        self.positions = positions
        self.layers = layers
        self.previous = previous
        self.seed = seed
    }

    /// The same input with the excluded cells gone.
    ///
    /// - Complexity: O(positions).
    func withoutExcluded() -> FieldInput {
        guard !excludedStatements.isEmpty || !excludedParticipants.isEmpty else { return self }
        var statements = [Bool](repeating: true, count: positions.statements)
        for statement in excludedStatements where statements.indices.contains(statement) {
            statements[statement] = false
        }
        var participants = [Bool](repeating: true, count: positions.participants)
        for participant in excludedParticipants where participants.indices.contains(participant) {
            participants[participant] = false
        }
        var result = self
        result.positions = positions.keeping { participant, cell in
            participants[participant] && statements[Int(positions.cells[cell].statement)]
        }
        return result
    }
}

/// What a field leaves for the next: loadings of the map and memberships, so that neither flips nor changes names. A
/// restart from the stored history changes nothing.
public struct FieldHistory: Hashable, Sendable, Codable {
    /// ``FieldMap/statements`` of the field before.
    public var map: [SIMD2<Double>]?
    /// What the search for groups left; nil before there was one.
    public var groups: GroupHistory?

    public init(map: [SIMD2<Double>]? = nil, groups: GroupHistory? = nil) {
        self.map = map
        self.groups = groups
    }
}

/// How many people took part on how many statements, and whether that carries a map.
public struct Room: Hashable, Sendable {
    /// People with at least one position, a pass included.
    public let people: Int
    /// Statements with at least one position.
    public let statements: Int
    /// Fewer people than this make a small room.
    public static let leastPeople = 15
    /// Fewer statements than this make a small room.
    public static let leastStatements = 7

    /// In a small room points on a map and groups would point at persons.
    public var isSmall: Bool { people < Room.leastPeople || statements < Room.leastStatements }

    /// - Complexity: O(positions).
    public init(_ positions: PositionSet) {
        people = (0..<positions.participants).count { !positions.row($0).isEmpty }
        var answered = [Bool](repeating: false, count: positions.statements)
        for cell in positions.cells { answered[Int(cell.statement)] = true }
        statements = answered.count { $0 }
    }
}
