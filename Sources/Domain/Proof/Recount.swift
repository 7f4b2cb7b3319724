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
        guard schema == ExportFormat.schema else {
            throw ExportProblem("the export has schema \(schema); this program reads \(ExportFormat.schema)")
        }
    }
}

/// A complete export (tier C), read again: everything that is needed to make every figure once more.
public struct CompleteExport: Sendable {
    public let seal: Seal
    public let dialogue: ExportedDialogue
    public let statements: [ExportedStatement]
    private let attendees: [Int?: Int]
    /// Everybody's answers, with the index of the layer.
    private var people: [(layer: Int?, answers: [RecordedAnswers.Answer])] = []
    private var answers: [RoundKey: Answers] = [:]
    /// Released while people answered.
    private let live: [RoundKey: PublicField]

    /// - Throws: ``ExportProblem`` that says what is wrong, and where.
    public init(reading bytes: [UInt8]) throws {
        let written = try WrittenRows(reading: bytes)
        seal = Seal(of: bytes)
        live = try PublicExport.figures("live", in: Data(bytes))
        dialogue = written.dialogue
        statements = written.statements.sorted { $0.id < $1.id }
        guard Set(statements.map(\.id)).count == statements.count else {
            throw ExportProblem("the export holds a statement twice")
        }
        attendees = Dictionary(written.people.map { ($0.layer, 1) }, uniquingKeysWith: +)
        let layers = dialogue.layers
        let rounds = Set(
            statements.flatMap { statement in
                (0..<min(max(0, statement.rounds), 1_000)).map { RoundKey(statement: ID(statement.id), round: $0 + 1) }
            })
        for round in rounds { answers[round] = Answers(layers: layers) }
        for person in written.people { try add(person) }
        for tally in written.tallies { try add(tally) }
    }

    private mutating func add(_ person: WrittenRows.Person) throws {
        let layer = try index(person.layer, "row \(person.row)")
        var given: [RecordedAnswers.Answer] = []
        for answer in person.answers {
            guard answer.count == 3, let statement = answer[0], let round = answer[1],
                answers[RoundKey(statement: ID(Int64(statement)), round: round)] != nil,
                answer[2].map({ (-1000...1000).contains($0) && $0 % 10 == 0 }) ?? true
            else { throw ExportProblem("row \(person.row) holds an answer that cannot be: \(answer)") }
            let key = RoundKey(statement: ID(Int64(statement)), round: round)
            let place = answer[2].map { $0 / 10 }
            given.append(RecordedAnswers.Answer(round: key, place: place))
            if let place {
                answers[key]?.add(place: place, layer: layer)
            } else {
                answers[key]?.addPass(layer: layer)
            }
        }
        people.append((layer, given))
    }

    private mutating func add(_ tally: ExportedTally) throws {
        let key = RoundKey(statement: ID(tally.statement), round: tally.round)
        guard answers[key] != nil, (0...Tally.most).contains(tally.people) else {
            throw ExportProblem("statement \(tally.statement) has a head-count that cannot be")
        }
        let layer = try index(tally.layer, "a head-count of statement \(tally.statement)")
        answers[key]?.addTally(tally.zone, count: tally.people, layer: layer)
    }

    private func index(_ layer: Int?, _ place: String) throws -> Int? {
        guard let layer else { return nil }
        guard dialogue.layers.indices.contains(layer - 1) else {
            throw ExportProblem("\(place) has a layer that does not exist: \(layer)")
        }
        return layer - 1
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
                if let standing = live[key] {
                    earlier.append(standing)
                    if shown.contains(key) { figures[key] = standing }
                    continue
                }
                guard let answers = answers[key] else {
                    throw ExportProblem("statement \(statement.number) was released in a round that it did not have")
                }
                let field = Disclosure.field(
                    of: answers, mode: dialogue.mode, scope: dialogue.scope, after: earlier, number: number)
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
        let rounds = statements.sorted { $0.number < $1.number }.compactMap { statement in
            statement.releases?.lastIndex { $0 > 0 }.map { RoundKey(statement: ID(statement.id), round: $0 + 1) }
        }
        let answers = Opinions.Answers(people, to: rounds, layers: dialogue.layers.count)
        return Opinions.find(answers, mode: dialogue.mode)?.naming(only: shown)
    }

    /// How many of these figures were released while people answered: they are sealed, and cannot be made from the end.
    public func standing(_ shown: Set<RoundKey>) -> Int { live.keys.count { shown.contains($0) } }

    private var attendance: PublicAttendance {
        let perLayer = dialogue.layers.indices.map { attendees[$0 + 1] ?? 0 }
        return Disclosure.attendance(
            layers: dialogue.layers, perLayer: perLayer, withoutLayer: attendees[nil] ?? 0, mode: dialogue.mode)
    }
}
