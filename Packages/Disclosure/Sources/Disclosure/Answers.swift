/// Everything that was answered to one statement in one round: what goes into a figure, never what may be shown.
public struct Answers: Hashable, Sendable {
    /// A third of the floor, or "I do not know".
    public enum Zone: String, Hashable, Sendable, Codable, CaseIterable {
        case disagree, middle, agree, pass

        /// The zone of a place on the floor: the outer thirds are disagree and agree.
        public init(place: Int) {
            self = place <= -34 ? .disagree : place >= 34 ? .agree : .middle
        }
    }

    /// Places on the floor (−100 … 100) and passes of the people of one layer.
    public struct Cell: Hashable, Sendable {
        public var places: [Int]
        public var passes: Int

        public init(places: [Int] = [], passes: Int = 0) {
            self.places = places
            self.passes = passes
        }

        public var total: Int { places.count + passes }

        mutating func add(_ zone: Zone, count: Int) {
            switch zone {
            case .pass: passes += count
            case .disagree: places += Array(repeating: -100, count: count)
            case .middle: places += Array(repeating: 0, count: count)
            case .agree: places += Array(repeating: 100, count: count)
            }
        }
    }

    /// The names of the layers, in the order of the dialogue.
    public let layers: [String]
    /// One cell per layer, and a last one for people who would rather not say.
    public private(set) var cells: [Cell]

    public init(layers: [String]) {
        self.layers = layers
        self.cells = Array(repeating: Cell(), count: layers.count + 1)
    }

    /// Adds one position, or as many people at the same place; `layer` is an index into ``layers``, nil (or an index that does
    /// not exist) for "rather not say".
    public mutating func add(place: Int, layer: Int?, count: Int = 1) {
        let place = min(100, max(-100, place))
        cells[index(of: layer)].places.append(contentsOf: repeatElement(place, count: max(0, count)))
    }

    /// Adds "I do not know" of one or more people.
    public mutating func addPass(layer: Int?, count: Int = 1) { cells[index(of: layer)].passes += max(0, count) }

    /// Adds a head-count of people who stand in the room without a phone.
    public mutating func addTally(_ zone: Zone, count: Int, layer: Int?) {
        cells[index(of: layer)].add(zone, count: max(0, count))
    }

    public var total: Int { cells.reduce(0) { $0 + $1.total } }

    /// How many people answered, per layer: all that a ``ReleasePlan`` may be made from.
    public var sizes: Sizes {
        Sizes(perLayer: cells.dropLast().map(\.total), withoutLayer: cells.last?.total ?? 0)
    }

    private func index(of layer: Int?) -> Int {
        guard let layer, layers.indices.contains(layer) else { return layers.count }
        return layer
    }
}

/// How many people answered one statement in one round, and not what they answered.
public struct Sizes: Hashable, Sendable, Codable {
    public let perLayer: [Int]
    /// People who would rather not say which layer is theirs.
    public let withoutLayer: Int
    public var total: Int { perLayer.reduce(withoutLayer, +) }

    public init(perLayer: [Int], withoutLayer: Int = 0) {
        self.perLayer = perLayer.map { max(0, $0) }
        self.withoutLayer = max(0, withoutLayer)
    }
}

extension PublicField.Counts {
    init(_ cells: [Answers.Cell]) {
        var (agree, middle, disagree, pass) = (0, 0, 0, 0)
        for cell in cells {
            pass += cell.passes
            for place in cell.places {
                switch Answers.Zone(place: place) {
                case .agree: agree += 1
                case .middle: middle += 1
                case .disagree: disagree += 1
                case .pass: pass += 1
                }
            }
        }
        self.init(agree: agree, middle: middle, disagree: disagree, pass: pass)
    }
}
