/// The opinion groups that the analysis found in an open dialogue, and the map they lie on: without names, without the order of
/// people, and never a layer and a place of the same person.
///
/// A protected dialogue has none: who belongs to a group is computed from answers, so the size of a group is an answer.
public struct PublicGroups: Hashable, Sendable {
    /// In a crossing of layers and groups no layer is shown of fewer people than this.
    public static let smallestLayer = 10

    /// A statement on which a group stands apart: how many agree there, and among all who are not in the group.
    public struct Telling: Hashable, Sendable {
        /// The number of the statement.
        public let statement: Int64
        public let agree: Int
        public let of: Int
        public let othersAgree: Int
        public let othersOf: Int

        /// Whether the group agrees more than the others do.
        public var agreesMore: Bool { agree * othersOf > othersAgree * of }
    }

    /// One group, and the middle and the width of the ground it covers on the map, in tenths of a standard deviation.
    public struct Group: Hashable, Sendable {
        public let people: Int
        public let telling: [Telling]
        public let x: Int
        public let y: Int
        public let width: Int
        public let height: Int
    }

    /// The people of one layer, group by group.
    public struct Row: Hashable, Sendable {
        /// The layer's index in the dialogue.
        public let layer: Int
        /// How many of it are in each group; nil where too few people took part.
        public let counts: [Int]?
        public let between: Int?
    }

    /// How sure the place of people on the map is.
    public enum Certainty: Int, Hashable, Sendable, CaseIterable {
        case sure, fair, faint
    }

    /// People who stand at about the same place of the map, in quarters of a standard deviation (−12 … 12).
    public struct Spot: Hashable, Sendable {
        public let x: Int
        public let y: Int
        /// nil between groups, or where there are no groups.
        public let group: Int?
        public let certainty: Certainty
        public let people: Int
    }

    /// The map reaches this far from its middle, in quarters of a standard deviation.
    public static let edge = 12

    public let people: Int
    /// People who are not clearly in one group; nil where there are no groups.
    public let between: Int?
    /// Empty where the answers do not support separate groups.
    public let groups: [Group]
    public let rows: [Row]
    public let spots: [Spot]

    /// The same groups, naming only these statements: one whose figures were hidden again is not told here either.
    public func naming(only statements: Set<Int64>) -> PublicGroups {
        PublicGroups(
            people: people, between: between,
            groups: groups.map { group in
                Group(
                    people: group.people, telling: group.telling.filter { statements.contains($0.statement) },
                    x: group.x, y: group.y, width: group.width, height: group.height)
            }, rows: rows, spots: spots)
    }
}

/// Somebody as the analysis places them: what goes into ``PublicGroups``, never what may be shown.
public struct PlacedPerson: Hashable, Sendable {
    /// An index of the dialogue's layers; nil for "rather not say".
    public var layer: Int?
    /// nil between groups.
    public var group: Int?
    /// In standard deviations.
    public var x: Double
    public var y: Double
    /// The standard deviation of the place itself.
    public var spread: Double

    public init(layer: Int?, group: Int?, x: Double, y: Double, spread: Double) {
        self.layer = layer
        self.group = group
        self.x = x
        self.y = y
        self.spread = spread
    }

    var certainty: PublicGroups.Certainty { spread < 0.55 ? .sure : spread < 0.75 ? .fair : .faint }

    /// The mark of the map that this person is counted in, in quarters of a standard deviation.
    public var spot: (x: Int, y: Int, certainty: PublicGroups.Certainty) {
        func quarters(_ value: Double) -> Int {
            guard value.isFinite else { return 0 }
            let edge = Double(PublicGroups.edge)
            return Int(min(edge, max(-edge, (value * 4).rounded())))
        }
        return (quarters(x), quarters(y), certainty)
    }
}

/// What a group and everybody else answered to a statement that tells them apart.
public struct TellingAnswers: Hashable, Sendable {
    public var group: Int
    public var statement: Int64
    public var agree: Int
    public var of: Int
    public var othersAgree: Int
    public var othersOf: Int

    public init(group: Int, statement: Int64, agree: Int, of: Int, othersAgree: Int, othersOf: Int) {
        self.group = group
        self.statement = statement
        self.agree = agree
        self.of = of
        self.othersAgree = othersAgree
        self.othersOf = othersOf
    }
}

extension Disclosure {
    /// The groups and the map of an open dialogue; nil in a protected one.
    /// - Parameters:
    ///   - count: how many groups there are; fewer than two are none.
    ///   - telling: the most telling statement of a group first.
    public static func groups(
        of people: [PlacedPerson], count: Int, telling: [TellingAnswers], layers: Int, mode: Mode
    ) -> PublicGroups? {
        guard mode == .open else { return nil }
        let groups = count < 2 ? 0..<0 : 0..<count
        return PublicGroups(
            people: people.count,
            between: groups.isEmpty ? nil : people.count { $0.group == nil },
            groups: groups.map { number in
                PublicGroups.Group(
                    people.filter { $0.group == number },
                    telling.filter { $0.group == number }.map {
                        PublicGroups.Telling(
                            statement: $0.statement, agree: $0.agree, of: $0.of, othersAgree: $0.othersAgree,
                            othersOf: $0.othersOf)
                    })
            },
            rows: groups.isEmpty ? [] : PublicGroups.Row.all(people, groups: groups, layers: max(0, layers)),
            spots: PublicGroups.Spot.all(people, hasGroups: !groups.isEmpty))
    }
}

extension PublicGroups.Group {
    fileprivate init(_ members: [PlacedPerson], _ telling: [PublicGroups.Telling]) {
        let (x, width) = Self.middle(members.map(\.x))
        let (y, height) = Self.middle(members.map(\.y))
        self.init(people: members.count, telling: telling, x: x, y: y, width: width, height: height)
    }

    /// Mean and standard deviation, in tenths.
    private static func middle(_ values: [Double]) -> (Int, Int) {
        let values = values.filter(\.isFinite)
        guard !values.isEmpty else { return (0, 0) }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        func tenths(_ value: Double) -> Int { Int((min(9, max(-9, value)) * 10).rounded()) }
        return (tenths(mean), tenths(variance.squareRoot()))
    }
}

extension PublicGroups.Row {
    /// A layer of fewer than ten people is not split; nor is the smallest larger one, where the people left out could else be
    /// worked out from the totals of the groups.
    fileprivate static func all(_ people: [PlacedPerson], groups: Range<Int>, layers: Int) -> [Self] {
        let sizes = (0..<layers).map { layer in people.count { $0.layer == layer } }
        var shown = Set(sizes.indices.filter { sizes[$0] >= PublicGroups.smallestLayer })
        while let smallest = shown.min(by: { (sizes[$0], $0) < (sizes[$1], $1) }) {
            let rest = people.count - shown.reduce(0) { $0 + sizes[$1] }
            guard (1..<PublicGroups.smallestLayer).contains(rest) else { break }
            shown.remove(smallest)
        }
        return (0..<layers).map { layer in
            guard shown.contains(layer) else { return Self(layer: layer, counts: nil, between: nil) }
            let members = people.filter { $0.layer == layer }
            return Self(
                layer: layer, counts: groups.map { group in members.count { $0.group == group } },
                between: members.count { $0.group == nil })
        }
    }
}

extension PublicGroups.Spot {
    fileprivate static func all(_ people: [PlacedPerson], hasGroups: Bool) -> [Self] {
        struct Place: Hashable {
            let x: Int
            let y: Int
            let group: Int?
            let certainty: PublicGroups.Certainty
        }
        var counts: [Place: Int] = [:]
        for person in people {
            let spot = person.spot
            let place = Place(
                x: spot.x, y: spot.y, group: hasGroups ? person.group : nil, certainty: spot.certainty)
            counts[place, default: 0] += 1
        }
        return counts.map { place, people in
            Self(x: place.x, y: place.y, group: place.group, certainty: place.certainty, people: people)
        }.sorted {
            ($0.y, $0.x, $0.group ?? -1, $0.certainty.rawValue) < ($1.y, $1.x, $1.group ?? -1, $1.certainty.rawValue)
        }
    }
}
