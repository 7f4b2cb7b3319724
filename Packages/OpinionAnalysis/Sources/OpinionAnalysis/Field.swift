/// The field: everything the analysis says about one round of a dialogue, as one value. **Start reading here.**
///
/// Positions in, a `Field` out. The first stage (``init(_:threads:)``) gives map, statements and layers; the second
/// (``withGroups(threads:)``), slower because it does everything over on resamples, adds the groups and what sets them
/// apart. A pure function of the input: neither the order of the positions, nor the numbers of people, threads or machine
/// change a bit of it; people are numbered as in the input. Blanks are never filled in. Nothing in the input can make it trap.
///
/// A small room (fewer than 15 people, or fewer than 7 statements) gets no map and no groups: layers and statements carry the
/// story.
public struct Field: Hashable, Sendable {
    /// What it was made from, without what the caller excluded.
    public let input: FieldInput
    /// How many people took part, on how many statements.
    public let room: Room
    /// Where people stand and what each statement asks; nil in a small room.
    public let model: PositionModel?
    /// The same as a map of two axes; nil in a small room.
    public let map: FieldMap?
    /// Statements whose answers follow from where people stand on the map, largest share first.
    public let mapFriction: [Friction]
    /// What each layer thinks, what all layers share, where they differ; nil without layers.
    public let layers: LayerFindings?
    /// The opinion groups; nil before the second stage.
    public let groups: Groups?
    /// Rates, common ground, friction, what is characteristic of a group, what is contested or unclear.
    public let statements: StatementFindings
    /// Which layers are found in which groups; nil with one group or without layers.
    public let layerGroups: LayerGroupTable?

    /// Map, statements and layers.
    ///
    /// - Complexity: O(positions) per sweep of the model, 15–60 sweeps, and O(positions) for the rest.
    public init(_ input: FieldInput, threads: Int = ParallelBlocks.machineThreads) {
        let input = input.withoutExcluded()
        let positions = input.positions
        let room = Room(positions)
        let model = room.isSmall ? nil : PositionModel(positions, threads: threads)
        let everybody = Partition.whole(participants: positions.participants)
        self.input = input
        self.room = room
        self.model = model
        map = model.map { FieldMap($0, previous: input.previous?.map) }
        mapFriction = model.map { Field.friction($0, input, threads: threads) } ?? []
        layers = input.layers.map { LayerFindings(positions, layers: $0) }
        groups = nil
        statements = StatementFindings(positions, groups: everybody, crossFitted: nil, threads: threads)
        layerGroups = nil
    }

    /// The same field with groups, and with statements judged by them.
    ///
    /// - Complexity: about a hundred fits on at most 120,000 positions, and five on all of them.
    public func withGroups(threads: Int = ParallelBlocks.machineThreads) -> Field {
        guard let model else { return Field(self, groups: Groups(smallRoom: input.positions), threads: threads) }
        let groups = Groups(
            input.positions, model: model, previous: input.previous?.groups, asked: input.askedGroups, seed: input.seed,
            threads: threads)
        return Field(self, groups: groups, threads: threads)
    }

    /// The second stage.
    private init(_ first: Field, groups: Groups, threads: Int) {
        let positions = first.input.positions
        let shown = groups.partition
        let several = groups.count > 1
        input = first.input
        room = first.room
        model = first.model
        map = first.map
        mapFriction = first.mapFriction
        layers = first.layers
        self.groups = groups
        let tested = first.model.flatMap { model in
            several ? Field.crossFitted(groups, model, first.input, threads: threads) : nil
        }
        statements =
            several
            ? StatementFindings(positions, groups: shown, crossFitted: tested, threads: threads) : first.statements
        layerGroups =
            several
            ? first.input.layers.map { LayerGroupTable(layers: $0, groups: shown, seed: first.input.seed) } : nil
    }

    /// What the next field needs so that map and groups stay recognisable: part of what is stored.
    public var history: FieldHistory {
        FieldHistory(map: map?.statements, groups: groups?.history ?? input.previous?.groups)
    }

    private static func crossFitted(
        _ groups: Groups, _ model: PositionModel, _ input: FieldInput, threads: Int
    ) -> CrossFittedGroups {
        let folds = StatementFolds(input.positions, seed: input.seed)
        return CrossFittedGroups(shown: groups.partition, folds: folds) { withheld in
            groups.withholding(withheld, of: input.positions, model: model, seed: input.seed, threads: threads)
        }
    }

    private static func friction(_ model: PositionModel, _ input: FieldInput, threads: Int) -> [Friction] {
        let folds = StatementFolds(input.positions, seed: input.seed)
        let coordinates = (0..<folds.folds).map { fold in
            model.coordinates(withholding: folds.statements(in: fold), of: input.positions, threads: threads)
        }
        return Friction.alongMap(input.positions, folds: folds, coordinates: coordinates)
    }
}
