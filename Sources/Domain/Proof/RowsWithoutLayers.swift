public import Disclosure

/// What each participant answered, without layers (tier B), read again: it gives every figure of the whole room.
public struct RowsWithoutLayers: Sendable {
    public let dialogue: ExportedDialogue
    /// How many people took part.
    public let people: Int
    private let written: WrittenRows
    private let fields: [RoundKey: PublicField]

    /// - Throws: ``ExportProblem`` that says what is wrong, and where.
    public init(reading bytes: [UInt8]) throws {
        written = try WrittenRows(reading: bytes)
        let rows = try CountedRows(written)
        dialogue = rows.dialogue
        guard dialogue.mode == .open, dialogue.rows else { throw ExportProblem("rows that are not public") }
        guard written.people.allSatisfy({ $0.layer == nil }), written.tallies.allSatisfy({ $0.layer == nil }) else {
            throw ExportProblem("rows without layers that hold a layer")
        }
        people = written.people.count
        fields = rows.answers.mapValues { Disclosure.field(of: $0, mode: .open) }
    }

    /// How many people stand where, per round: exact, as an open dialogue tells it.
    public var totals: [(round: RoundKey, counts: PublicField.Counts)] {
        let counted = fields.compactMapValues(\.total)
        return counted.sorted { ($0.key.statement, $0.key.round) < ($1.key.statement, $1.key.round) }
            .map { (round: $0.key, counts: $0.value) }
    }

    /// Where the public figures tell the room in another way than these rows.
    public func differences(from open: PublicExport) -> [String] {
        var found: [String] = []
        if open.attendance.total != people {
            found.append("there are \(people), and \(open.attendance.total) people took part")
        }
        if open.dialogue != dialogue { found.append("their dialogue is described in another way") }
        for round in open.rounds {
            guard let published = open.figures[round] else { continue }
            guard let own = fields[round], own.answered == published.answered, own.total == published.total,
                own.places == published.places
            else {
                found.append("statement \(round.statement.number), round \(round.round): they give another figure")
                continue
            }
        }
        return found
    }

    /// What these rows hold that the complete export does not, or the other way round; nil where they are the same answers.
    public func difference(from complete: CompleteExport) -> String? {
        if dialogue != complete.dialogue { return "their dialogue is described in another way" }
        guard written.statements == complete.statements.map(\.withoutReleases) else { return "their statements differ" }
        var sealed = Dictionary(complete.written.people.map { (Self.answers($0), 1) }, uniquingKeysWith: +)
        for person in written.people {
            guard let left = sealed[Self.answers(person)], left > 0 else {
                return "row \(person.row) is not among the sealed answers"
            }
            sealed[Self.answers(person)] = left - 1
        }
        if let missing = complete.written.people.first(where: { (sealed[Self.answers($0)] ?? 0) > 0 }) {
            return "row \(missing.row) of the complete export is not among them"
        }
        return Self.tallies(written) == Self.tallies(complete.written) ? nil : "their head-counts differ"
    }

    private static func answers(_ person: WrittenRows.Person) -> [String] {
        person.answers.map { answer in answer.map { $0.map(String.init) ?? "pass" }.joined(separator: " ") }.sorted()
    }

    private struct Place: Hashable {
        let round: RoundKey
        let zone: Answers.Zone
    }

    private static func tallies(_ rows: WrittenRows) -> [Place: Int] {
        Dictionary(
            rows.tallies.map {
                (Place(round: RoundKey(statement: ID($0.statement), round: $0.round), zone: $0.zone), $0.people)
            }, uniquingKeysWith: &+)
    }
}

extension PublicField {
    /// The exact count of the room, where that is told.
    fileprivate var total: Counts? {
        if case .exact(let total, _) = shown { total } else { nil }
    }

    /// Where everybody stands, whatever the layer.
    fileprivate var places: [Int] {
        if case .exact(_, let layers) = shown { layers.flatMap(\.places).sorted() } else { [] }
    }
}
