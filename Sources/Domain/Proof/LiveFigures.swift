import Disclosure
import Foundation

/// Releases that were made while people answered, read from a complete export and counted again.
public struct LiveFigures: Sendable {
    /// The last release of each round that was ever shown while it was open.
    let last: [RoundKey: PublicField]
    /// How many releases were counted again, and are what was released.
    public let counted: Int
    /// Statements whose releases were made before what they counted was kept.
    public let older: [Int64]
    /// Statements of which answers of that time were taken out before the end.
    public let changed: [Int64]

    private struct Row: Decodable {
        let basis: LiveHistory.Basis?
        let closing: Bool?
        let round: Int
        let statement: Int64
    }

    private struct Written: Decodable { let live: [Row] }

    /// - Throws: ``ExportProblem`` where a release is not what the answers give.
    init(reading bytes: [UInt8], _ written: WrittenRows, _ rows: CountedRows) throws {
        let read: [Row]
        do { read = try JSONDecoder().decode(Written.self, from: Data(bytes)).live } catch {
            throw ExportProblem("the export holds no live")
        }
        let fields = try PublicExport.listed("live", in: Data(bytes))
        guard fields.count == read.count else { throw ExportProblem("the export holds no live") }
        let chains = Dictionary(grouping: zip(read, fields.map(\.field)), by: \.0.statement)
        last = Dictionary(
            chains.compactMap { statement, chain in
                chain.last.map { (RoundKey(statement: ID(statement), round: 1), $0.1) }
            }, uniquingKeysWith: { first, _ in first })
        func statements(_ basis: LiveHistory.Basis) -> [Int64] {
            chains.keys.filter { (chains[$0]?.first?.0.basis ?? .older) == basis }.sorted()
        }
        older = statements(.older)
        changed = statements(.changed)
        var counted = 0
        for statement in statements(.answers) {
            let chain = chains[statement] ?? []
            try Self.recount(statement, chain.map { ($0.0.closing ?? false, $0.1) }, written, rows)
            counted += chain.count
        }
        self.counted = counted
    }

    /// Makes every release of a statement again: whether and how finely it may be told, and what it says.
    private static func recount(
        _ statement: Int64, _ chain: [(isClosing: Bool, field: PublicField)], _ written: WrittenRows,
        _ rows: CountedRows
    ) throws {
        var recount = LiveRecount(
            layers: rows.dialogue.layers, scope: rows.dialogue.scope, rule: LiveReleases.Rule(schema: written.schema))
        let round = RoundKey(statement: ID(statement), round: 1)
        for (person, counted) in zip(written.people, rows.people) {
            let end = counted.answers.first { $0.round == round }.map { $0.place.map(Stance.place) ?? .pass }
            let steps = try steps(of: person, statement, releases: chain.count)
            if steps.isEmpty, let end {
                recount.add(LiveAnswers(from: end), layer: counted.layer)
            } else if !steps.isEmpty {
                guard steps.last?.stance == end ?? .withdrawn else {
                    throw ExportProblem("row \(person.row) holds another answer at the end than it was last")
                }
                recount.add(LiveAnswers(steps), layer: counted.layer)
            }
        }
        let again = recount.fields(closings: chain.map(\.isClosing))
        for (index, (made, released)) in zip(again, chain).enumerated() where made != released.field {
            throw ExportProblem(
                "statement \(statement), release \(index + 1): counted again from the answers of that moment, it "
                    + (made == nil ? "may not be made" : "is another figure"))
        }
    }

    private static func steps(
        of person: WrittenRows.Person, _ statement: Int64, releases: Int
    ) throws -> [LiveAnswers.Step] {
        var steps: [LiveAnswers.Step] = []
        for entry in person.live ?? [] where entry.first.flatMap(\.self).map(Int64.init) == statement {
            guard entry.count == 2 || entry.count == 3, let release = entry[1],
                (steps.last?.release ?? 0) < release, release - 1 <= releases
            else { throw ExportProblem("row \(person.row) holds an answer to a release that cannot be: \(entry)") }
            let place = entry.count == 3 ? entry[2] : nil
            guard place.map({ (-1000...1000).contains($0) && $0 % 10 == 0 }) ?? true else {
                throw ExportProblem("row \(person.row) holds an answer that cannot be: \(entry)")
            }
            let stance: Stance = entry.count == 2 ? .withdrawn : place.map { .place($0 / 10) } ?? .pass
            steps.append(LiveAnswers.Step(release: release, stance: stance))
        }
        return steps
    }
}

extension CompleteExport {
    /// What was released while people answered.
    public var whileAnswering: LiveFigures { live }
}
