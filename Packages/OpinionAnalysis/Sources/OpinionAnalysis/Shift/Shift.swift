/// The shift between two rounds: per statement, for everybody and per layer.
///
/// Only people who answered a statement in both rounds count for its shift. Who did not come back is reported, because a
/// room that changed is not a room that changed its mind.
public struct Shift: Hashable, Sendable {
    /// How many people took part in which round.
    public struct Attendance: Hashable, Sendable {
        /// People with an answer in both rounds.
        public internal(set) var both = 0
        /// People with an answer in the first round only: they did not come back.
        public internal(set) var firstOnly = 0
        /// People with an answer in the second round only.
        public internal(set) var secondOnly = 0
    }

    /// The shift per statement for everybody, people without a layer included.
    public let everybody: [StatementShift]
    /// McNemar's p values of `everybody` adjusted over the statements on which people answered twice (Benjamini, Hochberg 1995); nil on the others.
    public let adjusted: [Double?]
    /// Attendance of everybody, people without a layer included.
    public let attendance: Attendance
    /// Attendance per layer.
    public let attendancePerLayer: [Attendance]
    private let perLayer: [StatementShift]

    /// The shift of one layer on one statement; nil outside the rounds or the layers.
    public func layer(_ layer: Int, statement: Int) -> StatementShift? {
        let layers = attendancePerLayer.count
        guard layer >= 0, layer < layers, everybody.indices.contains(statement) else { return nil }
        return perLayer[statement * layers + layer]
    }

    /// The shift between two rounds.
    ///
    /// - Parameters:
    ///   - before, after: the rounds; row i and column j mean the same person and statement in both. A row or column
    ///     that only one of them has is blank in the other.
    ///   - layers: the layer of each person.
    /// - Complexity: O(participants + cells + statements × layers).
    public init(from before: PositionSet, to after: PositionSet, layers: Partition, _ confidence: Confidence = .usual) {
        let statements = max(before.statements, after.statements)
        var whole = [PairedAnswers](repeating: PairedAnswers(), count: statements)
        var perLayer = [PairedAnswers](repeating: PairedAnswers(), count: statements * layers.parts)
        var attendance = Attendance()
        var attendancePerLayer = [Attendance](repeating: Attendance(), count: layers.parts)
        for person in 0..<max(before.participants, after.participants) {
            let first = person < before.participants ? before.row(person) : []
            let second = person < after.participants ? after.row(person) : []
            let layer = layers.part(of: person)
            attendance.add(first: !first.isEmpty, second: !second.isEmpty)
            if let layer { attendancePerLayer[layer].add(first: !first.isEmpty, second: !second.isEmpty) }
            Shift.merge(first, second) { statement, start, end in
                whole[statement].add(before: start, after: end)
                if let layer { perLayer[statement * layers.parts + layer].add(before: start, after: end) }
            }
        }
        everybody = whole.map { StatementShift($0, confidence) }
        self.perLayer = perLayer.map { StatementShift($0, confidence) }
        adjusted = FalseDiscovery.adjusted(everybody.map { $0.answers.both > 0 ? $0.mcNemarMidP : nil })
        self.attendance = attendance
        self.attendancePerLayer = attendancePerLayer
    }

    /// Goes through two rows in rising statement order, with nil where one has no cell.
    private static func merge(
        _ first: ArraySlice<PositionSet.Cell>, _ second: ArraySlice<PositionSet.Cell>,
        _ visit: (_ statement: Int, _ before: Position?, _ after: Position?) -> Void
    ) {
        var (i, j) = (first.startIndex, second.startIndex)
        while i < first.endIndex || j < second.endIndex {
            let left = i < first.endIndex ? first[i].statement : .max
            let right = j < second.endIndex ? second[j].statement : .max
            let statement = min(left, right)
            visit(
                Int(statement), left == statement ? first[i].position : nil,
                right == statement ? second[j].position : nil)
            if left == statement { i += 1 }
            if right == statement { j += 1 }
        }
    }
}

extension Shift.Attendance {
    fileprivate mutating func add(first: Bool, second: Bool) {
        switch (first, second) {
        case (true, true): both += 1
        case (true, false): firstOnly += 1
        case (false, true): secondOnly += 1
        case (false, false): break
        }
    }
}
