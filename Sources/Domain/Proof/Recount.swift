import Disclosure
import Foundation

/// Why a file is no export that can be counted, in a sentence.
public struct ExportProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

/// The rows of tier B or C, as they are written.
struct WrittenRows: Decodable {
    struct Person: Decodable {
        /// Statement, round, and place in thousandths of the way from the middle; nil for "I don't know".
        let answers: [[Int?]]
        let layer: Int?
        /// Statement, the number of a release, and the place that it was the first to count; two numbers where an answer was
        /// taken back. Only what does not follow from the answer at the end.
        let live: [[Int?]]?
        let row: Int
    }

    let dialogue: ExportedDialogue
    let people: [Person]
    let schema: Int
    let statements: [ExportedStatement]
    let tallies: [ExportedTally]
    let tier: ExportTier

    /// - Throws: ``ExportProblem`` that says what is wrong.
    init(reading bytes: [UInt8]) throws {
        do { self = try JSONDecoder().decode(WrittenRows.self, from: Data(bytes)) } catch {
            throw ExportProblem("the export cannot be read: \(error)")
        }
        guard (1...tier.schema).contains(schema) else {
            throw ExportProblem("the export has schema \(schema); this program reads up to \(tier.schema)")
        }
    }
}

/// A complete export (tier C), read again: everything that is needed to make every figure once more.
public struct CompleteExport: Sendable {
    public let seal: Seal
    let rows: CountedRows
    let written: WrittenRows
    public var dialogue: ExportedDialogue { rows.dialogue }
    public var statements: [ExportedStatement] { rows.statements }
    /// Released while people answered.
    let live: LiveFigures

    /// - Throws: ``ExportProblem`` that says what is wrong, and where.
    public init(reading bytes: [UInt8]) throws {
        written = try WrittenRows(reading: bytes)
        seal = Seal(of: bytes)
        rows = try CountedRows(written)
        live = try LiveFigures(reading: bytes, written, rows)
    }

    /// Makes every figure again: the plan from the sizes and from what was shown before, then the words from the answers.
    /// - Parameter shown: the rounds that the public figures hold; others were never shown, or were hidden again.
    public func recounted(_ shown: Set<RoundKey>) throws -> PublicExport {
        var figures: [RoundKey: PublicField] = [:]
        for statement in statements {
            let releases = statement.releases ?? []
            var earlier: [PublicField] = []
            for (index, number) in releases.enumerated() where number > 0 {
                let key = RoundKey(statement: ID(statement.id), round: index + 1)
                if let released = live.last[key] {
                    guard released.number == number else {
                        throw ExportProblem("statement \(statement.number) has another number of releases than it says")
                    }
                    earlier.append(released)
                    if shown.contains(key) { figures[key] = released }
                    continue
                }
                guard let answers = rows.answers[key] else {
                    throw ExportProblem("statement \(statement.number) was released in a round that it did not have")
                }
                let field = Disclosure.field(
                    of: answers, mode: dialogue.mode, scope: dialogue.scope, after: earlier,
                    paired: statement.paired?.contains(key.round) == true ? rows.pairedAnswers(to: key) : nil,
                    number: number)
                earlier.append(field)
                if shown.contains(key) { figures[key] = field }
            }
        }
        return PublicExport(
            dialogue: dialogue, statements: statements, attendance: attendance, figures: figures,
            groups: groups(naming: Set(figures.keys.map(\.statement.number))), seal: seal)
    }

    /// The groups, found again in the latest round of each statement that was ever shown.
    private func groups(naming shown: Set<Int64>) -> PublicGroups? {
        Opinions.find(groupedAnswers.answers, mode: dialogue.mode)?.naming(only: shown)
    }

    /// What groups are found in, and the number of the row of each of its people.
    var groupedAnswers: (answers: Opinions.Answers, rows: [Int]) {
        let rounds = statements.sorted { $0.number < $1.number }.compactMap { statement in
            statement.releases?.lastIndex { $0 > 0 }.map { RoundKey(statement: ID(statement.id), round: $0 + 1) }
        }
        let asked = Set(rounds)
        let numbers = zip(written.people, rows.people).filter { $1.answers.contains { asked.contains($0.round) } }
        let answers = Opinions.Answers(rows.people, to: rounds, layers: dialogue.layers.count)
        return (answers, numbers.map(\.0.row))
    }

    private var attendance: PublicAttendance {
        let perLayer = dialogue.layers.indices.map { rows.attendees[$0 + 1] ?? 0 }
        return Disclosure.attendance(
            layers: dialogue.layers, perLayer: perLayer, withoutLayer: rows.attendees[nil] ?? 0, mode: dialogue.mode)
    }
}
