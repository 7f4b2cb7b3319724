import Foundation

// Kept as it was shown, like every figure.

extension PublicGroups {
    private struct Written: Codable {
        struct Group: Codable {
            var people: Int
            var telling: [Telling]
            /// x, y, width, height.
            var ground: [Int]
        }
        struct Telling: Codable {
            var statement: Int64
            /// agree, of, others agree, of.
            var counts: [Int]
        }
        struct Row: Codable {
            var layer: Int
            var counts: [Int]?
            var between: Int?
        }
        var people: Int
        var between: Int?
        var groups: [Group]
        var rows: [Row]
        /// x, y, group (−1 for none), certainty, people.
        var spots: [[Int]]
    }

    /// The groups as text, to be kept. The same groups give the same text.
    public var released: String {
        get throws {
            let written = Written(
                people: people, between: between,
                groups: groups.map { group in
                    Written.Group(
                        people: group.people,
                        telling: group.telling.map {
                            Written.Telling(
                                statement: $0.statement, counts: [$0.agree, $0.of, $0.othersAgree, $0.othersOf])
                        }, ground: [group.x, group.y, group.width, group.height])
                },
                rows: rows.map { Written.Row(layer: $0.layer, counts: $0.counts, between: $0.between) },
                spots: spots.map { [$0.x, $0.y, $0.group ?? -1, $0.certainty.rawValue, $0.people] })
            return String(decoding: try JSONEncoder.canonical.encode(written), as: UTF8.self)
        }
    }

    /// Groups that were shown before, from what ``released`` wrote. For the store of releases, and nothing else.
    /// - Throws: `DecodingError` when the text is something else.
    public init(released text: String) throws {
        let written = try JSONDecoder().decode(Written.self, from: Data(text.utf8))
        let read = PublicGroups(
            people: written.people, between: written.between,
            groups: try written.groups.map { group in
                let ground = try Self.exactly(4, group.ground)
                return Group(
                    people: group.people,
                    telling: try group.telling.map {
                        let counts = try Self.exactly(4, $0.counts)
                        return Telling(
                            statement: $0.statement, agree: counts[0], of: counts[1], othersAgree: counts[2],
                            othersOf: counts[3])
                    }, x: ground[0], y: ground[1], width: ground[2], height: ground[3])
            },
            rows: written.rows.map { Row(layer: $0.layer, counts: $0.counts, between: $0.between) },
            spots: try written.spots.map {
                let numbers = try Self.exactly(5, $0)
                guard let certainty = Certainty(rawValue: numbers[3]) else {
                    throw DecodingError.dataCorrupted(
                        .init(codingPath: [], debugDescription: "the certainty of a spot cannot be"))
                }
                return Spot(
                    x: numbers[0], y: numbers[1], group: numbers[2] < 0 ? nil : numbers[2],
                    certainty: certainty, people: numbers[4])
            })
        self = try read.checked()
    }

    private static func exactly(_ count: Int, _ numbers: [Int]) throws -> [Int] {
        guard numbers.count == count else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\(numbers) are not \(count)"))
        }
        return numbers
    }
}
