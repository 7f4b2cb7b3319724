import Disclosure
import OpinionAnalysis

/// What the analysis finds in the answers of an open dialogue: a pure function of the set of answers.
enum Opinions {
    /// Statements named per group.
    static let mostTelling = 3
    /// With fewer people or statements there are no groups and no map.
    static let leastPeople = OpinionAnalysis.Room.leastPeople
    static let leastStatements = OpinionAnalysis.Room.leastStatements

    /// Answers as the analysis takes them: people × rounds, each round of another statement.
    struct Answers: Sendable {
        /// One row per person: the column of a round, and the answer.
        var rows: [[(column: Int, stance: Stance)]]
        /// The layer of each person, an index of the dialogue's layers.
        var layerOf: [Int?]
        var rounds: [RoundKey]
        var layers: Int

        var positions: PositionSet? {
            let cells = rows.enumerated().flatMap { person, row in
                row.compactMap { answer in
                    answer.stance.analysed.map { (participant: person, statement: answer.column, position: $0) }
                }
            }
            return try? PositionSet(participants: rows.count, statements: rounds.count, positions: cells)
        }
    }

    /// Groups and map; nil where too few people or statements took part.
    static func find(_ answers: Answers, mode: Mode) -> PublicGroups? {
        found(answers, previous: nil).flatMap { $0.shown(answers, mode: mode) }
    }

    /// What one look at everything gave.
    struct Found: Sendable {
        let count: Int
        let groupOf: [Int?]
        let map: FieldMap
        let telling: [TellingAnswers]
        let history: FieldHistory

        func shown(_ answers: Answers, mode: Mode) -> PublicGroups? {
            let people = Opinions.placed(map, groupOf: groupOf, answers)
            return Disclosure.groups(
                of: people, count: count, telling: telling, layers: answers.layers, mode: mode)
        }
    }

    static func found(_ answers: Answers, previous: FieldHistory?) -> Found? {
        guard let positions = answers.positions else { return nil }
        var input = FieldInput(positions, previous: previous)
        input.layers = try? Partition(parts: answers.layers, members: answers.layerOf)
        let first = Field(input, threads: 1)
        guard first.map != nil else { return nil }
        let field = first.withGroups(threads: 1)
        guard let map = field.map, let groups = field.groups else { return nil }
        let groupOf = answers.rows.indices.map { groups.group(of: $0) }
        return Found(
            count: groups.count, groupOf: groupOf, map: map,
            telling: telling(field.statements.characteristic, groupOf, answers), history: field.history)
    }

    /// Everybody with an answer, at their place on the map.
    static func placed(_ map: FieldMap, groupOf: [Int?], _ answers: Answers) -> [PlacedPerson] {
        answers.rows.indices.filter { !answers.rows[$0].isEmpty && map.people.indices.contains($0) }.map { person in
            let point = map.people[person]
            return PlacedPerson(
                layer: answers.layerOf[person], group: groupOf.indices.contains(person) ? groupOf[person] : nil,
                x: point.x, y: point.y, spread: ((point.varianceX + point.varianceY) / 2).squareRoot())
        }
    }

    /// The most telling statements of each group, counted as every page counts: of all who answered.
    private static func telling(
        _ found: [CharacteristicStatement], _ groupOf: [Int?], _ answers: Answers
    ) -> [TellingAnswers] {
        var chosen: [TellingAnswers] = []
        for statement in found where chosen.count(where: { $0.group == statement.group }) < mostTelling {
            guard answers.rounds.indices.contains(statement.statement) else { continue }
            chosen.append(
                TellingAnswers(
                    group: statement.group, statement: answers.rounds[statement.statement].statement.number,
                    agree: 0, of: 0, othersAgree: 0, othersOf: 0))
        }
        // One round of each statement: a number of a statement leads to one column.
        let columns = Dictionary(
            answers.rounds.enumerated().map { ($1.statement.number, $0) }, uniquingKeysWith: { first, _ in first })
        for (person, row) in answers.rows.enumerated() {
            for answer in row {
                for index in chosen.indices where columns[chosen[index].statement] == answer.column {
                    chosen[index].count(answer.stance, isMember: groupOf[person] == chosen[index].group)
                }
            }
        }
        return chosen.filter { $0.of >= PublicGroups.smallestLayer }
    }
}

extension TellingAnswers {
    fileprivate mutating func count(_ stance: Stance, isMember: Bool) {
        guard stance != .withdrawn else { return }
        var agrees = 0
        if case .place(let place) = stance, Answers.Zone(place: place) == .agree { agrees = 1 }
        if isMember {
            of += 1
            agree += agrees
        } else {
            othersOf += 1
            othersAgree += agrees
        }
    }
}

extension Stance {
    /// nil for what was taken back.
    fileprivate var analysed: OpinionAnalysis.Position? {
        switch self {
        case .place(let place): OpinionAnalysis.Position(place)
        case .pass: .pass
        case .withdrawn: nil
        }
    }

    /// The cell of a row of the analysis.
    func cell(in column: Int) -> PositionSet.Cell? {
        analysed.map { PositionSet.Cell(statement: Int32(clamping: column), position: $0) }
    }
}

extension Opinions.Answers {
    /// What people answered to these rounds; whoever answered none of them is left out.
    init(_ people: [(layer: Int?, answers: [RecordedAnswers.Answer])], to rounds: [RoundKey], layers: Int) {
        let columns = Dictionary(rounds.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        rows = []
        layerOf = []
        self.rounds = rounds
        self.layers = layers
        for person in people {
            let row = person.answers.compactMap { answer in
                columns[answer.round].map { (column: $0, stance: answer.place.map(Stance.place) ?? .pass) }
            }
            guard !row.isEmpty else { continue }
            rows.append(row)
            layerOf.append(person.layer)
        }
    }
}
