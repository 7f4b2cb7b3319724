/// Who belongs where: each participant to one part or to none. Declared layers and found groups are both partitions.
///
/// A participant without a part (layer not given, "between groups") counts in the whole and in no part.
public struct Partition: Hashable, Sendable {
    /// Why a partition could not be made.
    public enum Failure: Error, Hashable, Sendable {
        /// More parts than ``Partition/maximumParts``.
        case tooManyParts(Int)
        /// A part outside 0 ..< parts.
        case partOutOfRange(participant: Int, part: Int)
    }

    /// The largest number of parts; a table of 10,000 statements stays under 100 MB with it.
    public static let maximumParts = 256

    /// How many parts there are; some may be empty (a layer of which nobody came).
    public let parts: Int
    private let partOf: [Int16]

    /// A partition from one part per participant, nil for none.
    ///
    /// - Parameters:
    ///   - parts: the number of parts, 0 … ``maximumParts``; below 0 is read as 0.
    ///   - members: the part of each participant, in participant order.
    /// - Throws: ``Failure`` when there are too many parts or a part lies outside 0 ..< `parts`.
    /// - Complexity: O(participants).
    public init(parts: Int, members: [Int?]) throws(Failure) {
        guard parts <= Self.maximumParts else { throw .tooManyParts(parts) }
        var partOf = [Int16](repeating: -1, count: members.count)
        for (participant, part) in members.enumerated() {
            guard let part else { continue }
            guard part >= 0, part < parts else { throw .partOutOfRange(participant: participant, part: part) }
            partOf[participant] = Int16(part)
        }
        self.parts = max(0, parts)
        self.partOf = partOf
    }

    private init(parts: Int, partOf: [Int16]) {
        self.parts = parts
        self.partOf = partOf
    }

    /// Everybody in one part.
    public static func whole(participants: Int) -> Partition {
        Partition(parts: 1, partOf: [Int16](repeating: 0, count: max(0, participants)))
    }

    /// How many participants the partition was made for.
    public var participants: Int { partOf.count }

    /// The part of a participant; nil for none, and for participants the partition does not know.
    public func part(of participant: Int) -> Int? {
        guard participant >= 0, participant < partOf.count, partOf[participant] >= 0 else { return nil }
        return Int(partOf[participant])
    }

    /// The number of participants per part.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: parts)
        for part in partOf where part >= 0 { sizes[Int(part)] += 1 }
        return sizes
    }

    /// The same people with their parts renumbered: part g becomes `numbers[g]`, or none where that is nil.
    ///
    /// Each part g without an entry becomes none; an entry outside 0 ..< `parts` too.
    /// - Complexity: O(participants).
    func renumbered(_ numbers: [Int?], parts: Int) -> Partition {
        let renumbered = partOf.map { part -> Int16 in
            guard part >= 0, Int(part) < numbers.count, let number = numbers[Int(part)] else { return -1 }
            return number >= 0 && number < parts ? Int16(number) : -1
        }
        return Partition(parts: max(0, min(parts, Self.maximumParts)), partOf: renumbered)
    }
}
