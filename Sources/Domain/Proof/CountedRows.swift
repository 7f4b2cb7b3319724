import Disclosure

/// Rows of tier B or C, counted: what every round holds.
struct CountedRows: Sendable {
    let dialogue: ExportedDialogue
    /// By id.
    let statements: [ExportedStatement]
    /// How many people said that they belong to a layer.
    let attendees: [Int?: Int]
    /// Everybody's answers, with the index of the layer.
    private(set) var people: [(layer: Int?, answers: [RecordedAnswers.Answer])] = []
    private(set) var answers: [RoundKey: Answers] = [:]

    /// - Throws: ``ExportProblem`` that says what is wrong, and where.
    init(_ written: WrittenRows) throws {
        dialogue = written.dialogue
        statements = written.statements.sorted { $0.id < $1.id }
        guard Set(statements.map(\.id)).count == statements.count else {
            throw ExportProblem("the export holds a statement twice")
        }
        attendees = Dictionary(written.people.map { ($0.layer, 1) }, uniquingKeysWith: +)
        let layers = dialogue.layers
        for round in Set(statements.flatMap(\.numberedRounds)) { answers[round] = Answers(layers: layers) }
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

    /// What each person answered in a round and in the one before.
    func pairedAnswers(to round: RoundKey) -> PairedAnswers {
        var paired = PairedAnswers(layers: dialogue.layers)
        for person in people {
            func given(_ number: Int) -> PairedAnswers.Given? {
                person.answers.last { $0.round == RoundKey(statement: round.statement, round: number) }
                    .map { $0.place.map(PairedAnswers.Given.place) ?? .pass }
            }
            paired.add(before: given(round.round - 1), now: given(round.round), layer: person.layer)
        }
        return paired
    }

    private func index(_ layer: Int?, _ place: String) throws -> Int? {
        guard let layer else { return nil }
        guard (1...max(1, dialogue.layers.count)).contains(layer), !dialogue.layers.isEmpty else {
            throw ExportProblem("\(place) has a layer that does not exist: \(layer)")
        }
        return layer - 1
    }
}
