/// The same figures as Polis, for comparison and for moving over; not this library's own answer.
///
/// Source: Small, Bjorkegren, Erkkilä, Shaw, Megill 2021 ("Polis: scaling deliberation by mapping high dimensional opinion
/// spaces") and the running code of Polis, as red-dwarf 0.4.0 repeats it. Known weaknesses are kept: blanks are filled in,
/// groups are always found, and nothing carries its uncertainty.
public struct PolisCompatible: Sendable {
    /// What may be chosen.
    public struct Options: Sendable {
        /// The number of groups, or nil for the best silhouette over 2 … 5.
        public var groups: Int?
        /// Statements moderated out, one flag each: on the map they count as 0 for everybody.
        public var excluded: [Bool]
        /// Statements about the person, one flag each: their priority is fixed at 49.
        public var meta: [Bool]
        /// How many threads may work; no influence on the result.
        public var threads: Int

        /// Options; flags beyond the end of an array are false.
        public init(
            groups: Int? = nil, excluded: [Bool] = [], meta: [Bool] = [], threads: Int = ParallelBlocks.machineThreads
        ) {
            (self.groups, self.excluded, self.meta, self.threads) = (groups, excluded, meta, threads)
        }
    }

    /// The map: means and components per statement.
    public let projection: Projection
    /// Place on the map per participant, x and y.
    public let places: [SIMD2<Double>]
    /// Positions per participant, passes and excluded statements included.
    public let answered: [Int]
    /// Group per participant, largest first; nil for those with too few positions.
    public let groups: [Int?]
    /// The mean silhouette of each number of groups tried.
    public let silhouettes: [(groups: Int, silhouette: Double)]
    /// Counts and tests: per group, per statement.
    public let groupStatements: [[PolisGroupStatement]]
    /// Figures per statement.
    public let statements: [PolisStatement]
    /// Up to five statements that set each group apart, agrees before disagrees.
    public let representative: [[PolisPick]]
    /// Up to five statements that everybody agrees with, and up to five that everybody rejects.
    public let consensus: (agree: [PolisPick], disagree: [PolisPick])

    /// Everything from the positions; missing positions are at the statement's mean, and passes at 0.
    ///
    /// - Complexity: O(Σ nᵢ²) + O(statements²) per round, or O(positions) per round above
    ///   ``PairStatistics/statementLimit`` statements; silhouettes over at most 4,000 people.
    public init(_ positions: PositionSet, options: Options = Options()) {
        let projection = PolisCompatible.projection(of: positions, options)
        let rows = 0..<positions.participants
        let places = rows.map { PolisCompatible.place(projection.coordinates(of: positions.row($0))) }
        let answered = rows.map { positions.row($0).count }
        let grouping = PolisGrouping(
            places: places, answered: answered, statements: positions.statements, options.groups)
        self.init(
            positions, projection, places, answered, grouping.groups, grouping.silhouettes, meta: options.meta)
    }

    /// The figures that follow from groups made elsewhere (a stored result of Polis), numbered from 0.
    public init(_ positions: PositionSet, groups: [Int?], options: Options = Options()) {
        let projection = PolisCompatible.projection(of: positions, options)
        let rows = 0..<positions.participants
        let places = rows.map { PolisCompatible.place(projection.coordinates(of: positions.row($0))) }
        let given = rows.map { $0 < groups.count ? groups[$0].flatMap { rows.contains($0) ? $0 : nil } : nil }
        self.init(
            positions, projection, places, rows.map { positions.row($0).count }, given, [], meta: options.meta)
    }

    private init(
        _ positions: PositionSet, _ projection: Projection, _ places: [SIMD2<Double>], _ answered: [Int],
        _ groups: [Int?], _ silhouettes: [(groups: Int, silhouette: Double)], meta: [Bool]
    ) {
        let tallies = PolisTallies(positions, groups: groups)
        let groupStatements = tallies.groupStatements()
        (self.projection, self.places, self.answered) = (projection, places, answered)
        (self.groups, self.silhouettes, self.groupStatements) = (groups, silhouettes, groupStatements)
        statements = tallies.statements(projection, groupStatements, meta: meta)
        representative = groupStatements.map { PolisPick.representative($0, excluded: projection.excluded) }
        consensus = PolisPick.consensus(tallies.everybody, excluded: projection.excluded)
    }

    private static func projection(of positions: PositionSet, _ options: Options) -> Projection {
        if let pairs = try? PairStatistics(positions, threads: options.threads) {
            return Projection(pairs, excluding: options.excluded, threads: options.threads)
        }
        return Projection(direct: positions, excluding: options.excluded, threads: options.threads)
    }

    private static func place(_ coordinates: [Double]) -> SIMD2<Double> {
        SIMD2(coordinates.first ?? 0, coordinates.count > 1 ? coordinates[1] : 0)
    }
}
