extension PublicField {
    /// Who moved since the round before, in an open dialogue: the same people on the same statement, and how many did not come
    /// back.
    public struct Moves: Hashable, Sendable {
        /// One layer, or the people who would rather not say.
        public struct Layer: Hashable, Sendable {
            /// The layer's index in the dialogue; nil for people who would rather not say.
            public let index: Int?
            public let name: String?
            /// People who answered both rounds.
            public let both: Int
            /// How many of those agreed in the round before.
            public let agreed: Int
            /// How many of those agree now and did not before.
            public let toAgree: Int
            /// How many of those agreed before and do not now.
            public let fromAgree: Int
            /// People who answered the round before and not this one.
            public let gone: Int
            /// People who answered this round and not the one before.
            public let new: Int
            /// The mean place, rounded, of those who stood on the floor both times: in the round before, and now. nil where
            /// nobody did.
            public let from: Int?
            public let to: Int?
        }

        /// The layers of which somebody answered, in the order of the dialogue.
        public let layers: [Layer]

        public var both: Int { layers.reduce(0) { $0 + $1.both } }
        public var agreed: Int { layers.reduce(0) { $0 + $1.agreed } }
        public var toAgree: Int { layers.reduce(0) { $0 + $1.toAgree } }
        public var fromAgree: Int { layers.reduce(0) { $0 + $1.fromAgree } }
        public var gone: Int { layers.reduce(0) { $0 + $1.gone } }
        public var new: Int { layers.reduce(0) { $0 + $1.new } }

        init(layers: [Layer]) { self.layers = layers }
    }
}

extension PublicField.Moves {
    init(_ answers: PairedAnswers) {
        layers = answers.cells.enumerated().compactMap { index, cell in
            guard cell.both + cell.gone + cell.new > 0 else { return nil }
            let isNamed = index < answers.layers.count
            return Layer(
                index: isNamed ? index : nil, name: isNamed ? answers.layers[index] : nil, both: cell.both,
                agreed: cell.agreed, toAgree: cell.toAgree, fromAgree: cell.fromAgree, gone: cell.gone, new: cell.new,
                from: Self.mean(cell.sumBefore, of: cell.placed), to: Self.mean(cell.sumNow, of: cell.placed))
        }
    }

    /// Rounded, halves up: in whole numbers, so that every program finds the same.
    private static func mean(_ sum: Int, of people: Int) -> Int? {
        people == 0 ? nil : (2 * (sum + 100 * people) + people) / (2 * people) - 100
    }
}

/// How moves are kept within a figure.
struct WrittenMoves: Codable {
    var agreed: Int
    var both: Int
    var from: Int?
    var fromAgree: Int
    var gone: Int
    var index: Int?
    var name: String?
    var new: Int
    var to: Int?
    var toAgree: Int

    init(_ layer: PublicField.Moves.Layer) {
        (index, name, both, agreed) = (layer.index, layer.name, layer.both, layer.agreed)
        (toAgree, fromAgree, gone, new) = (layer.toAgree, layer.fromAgree, layer.gone, layer.new)
        (from, to) = (layer.from, layer.to)
    }

    var layer: PublicField.Moves.Layer {
        get throws {
            let most = 1_000_000
            let people = [both, agreed, toAgree, fromAgree, gone, new]
            guard people.allSatisfy({ (0...most).contains($0) }), fromAgree <= agreed, agreed + toAgree <= both,
                [from, to].allSatisfy({ $0.map { (-100...100).contains($0) } ?? true })
            else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: [], debugDescription: "moves that cannot be"))
            }
            return PublicField.Moves.Layer(
                index: index, name: name, both: both, agreed: agreed, toAgree: toAgree, fromAgree: fromAgree,
                gone: gone, new: new, from: from, to: to)
        }
    }
}
