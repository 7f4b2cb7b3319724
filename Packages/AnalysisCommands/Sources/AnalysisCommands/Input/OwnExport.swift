import OpinionAnalysis
import PolisFiles

/// Our own export of positions: labels, layers, rounds, places on the floor.
enum OwnExport {
    private struct Key: Hashable {
        var round: Int
        var participant: Int
        var statement: Int
    }

    /// Of one person's positions on one statement in one round the later line counts.
    static func read(_ file: InputFile, _ progress: Progress) throws -> AnalysisInput {
        var (participants, statements) = (Labels(), Labels())
        var latest: [Key: Position] = [:]
        var layerOf: [Int: String] = [:]
        try file.rows(PositionLine.self, progress) { line in
            let key = Key(
                round: line.round, participant: participants.number(line.participant),
                statement: statements.number(line.statement))
            latest[key] = line.place.flatMap { Position($0) } ?? .pass
            layerOf[key.participant] = line.layer
        }
        let (people, questions) = (participants.ordered(), statements.ordered())
        let rounds = try Set(latest.keys.map(\.round)).sorted().map { round in
            let cells = latest.filter { $0.key.round == round }.map { key, position in
                (people.place[key.participant], questions.place[key.statement], position)
            }
            let positions = try PositionSet(
                participants: people.labels.count, statements: questions.labels.count, positions: cells)
            return (number: round, positions: positions)
        }
        var input = AnalysisInput(rounds: rounds, participants: people.labels, statements: questions.labels)
        var layers = [String?](repeating: nil, count: people.labels.count)
        for (number, layer) in layerOf { layers[people.place[number]] = layer }
        input.take(layers: layers)
        return input
    }
}

/// Labels numbered as they come.
private struct Labels {
    private var numbers: [String: Int] = [:]
    private var labels: [String] = []

    mutating func number(_ label: String) -> Int {
        if let number = numbers[label] { return number }
        numbers[label] = labels.count
        labels.append(label)
        return labels.count - 1
    }

    /// The labels in an order that does not depend on the file's (whole numbers by value, then words), and each number's place.
    func ordered() -> (labels: [String], place: [Int]) {
        let values = labels.map { Int($0) }
        let order = labels.indices.sorted { a, b in
            switch (values[a], values[b]) {
            case (let x?, let y?) where x != y: x < y
            case (_?, nil): true
            case (nil, _?): false
            default: labels[a] < labels[b]
            }
        }
        var place = [Int](repeating: 0, count: labels.count)
        for (rank, number) in order.enumerated() { place[number] = rank }
        return (order.map { labels[$0] }, place)
    }
}
