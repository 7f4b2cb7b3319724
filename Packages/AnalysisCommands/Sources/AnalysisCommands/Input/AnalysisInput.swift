import OpinionAnalysis
import PolisFiles

/// What is analysed: positions, with the labels under which people and statements stand in the files.
struct AnalysisInput {
    /// Per round, rising; a Polis export is one round.
    var rounds: [(number: Int, positions: PositionSet)]
    /// A label per participant.
    var participants: [String]
    /// A label per statement.
    var statements: [String]
    /// The words of each statement, where known.
    var texts: [String?]
    /// Statements left out by moderation.
    var excluded: [Bool]
    /// Statements about the person.
    var meta: [Bool]
    /// The declared layers.
    var layers: [String] = []
    /// The layer of each participant.
    var layerOf: [Int?] = []
    /// Notes about the input for the reader.
    var notes: [String] = []

    /// Positions of the last round.
    var latest: PositionSet? { rounds.last?.positions }
}

extension AnalysisInput {
    /// Reads a Polis `votes.csv` or our own export of positions; which of them, its heading tells.
    static func read(
        _ path: String, comments: String?, layers: String?, _ progress: Progress
    ) throws -> AnalysisInput {
        let file = InputFile(path: path)
        let heading = try file.heading()
        var input =
            heading.contains("voter-id")
            ? try polis(file, progress)
            : try OwnExport.read(file, progress)
        if let comments { try input.take(comments: InputFile(path: comments), progress) }
        if let layers { try input.take(layers: InputFile(path: layers), progress) }
        progress.say("\(input.participants.count) people, \(input.statements.count) statements")
        return input
    }

    private static func polis(_ file: InputFile, _ progress: Progress) throws -> AnalysisInput {
        var votes: [PolisVote] = []
        try file.rows(PolisVote.self, progress) { votes.append($0) }
        let conversation = PolisConversation(votes: votes)
        votes = []
        let marks: [Position] = [.disagree, .pass, .agree]
        let positions = try PositionSet(
            participants: conversation.voterIDs.count, statements: conversation.commentIDs.count,
            positions: conversation.cells.map { cell in
                (Int(cell.participant), Int(cell.statement), marks[Int(cell.vote) + 1])
            })
        return AnalysisInput(
            rounds: [(1, positions)], participants: conversation.voterIDs.map(String.init),
            statements: conversation.commentIDs.map(String.init))
    }

    init(rounds: [(number: Int, positions: PositionSet)], participants: [String], statements: [String]) {
        self.rounds = rounds
        self.participants = participants
        self.statements = statements
        texts = [String?](repeating: nil, count: statements.count)
        excluded = [Bool](repeating: false, count: statements.count)
        meta = excluded
        layerOf = [Int?](repeating: nil, count: participants.count)
    }

    private mutating func take(comments file: InputFile, _ progress: Progress) throws {
        let places = Dictionary(statements.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var (texts, excluded, meta) = (texts, excluded, meta)
        try file.rows(PolisComment.self, progress) { comment in
            guard let place = places[String(comment.id)] else { return }
            texts[place] = comment.text
            excluded[place] = comment.isExcluded
            meta[place] = comment.isMeta == true
        }
        (self.texts, self.excluded, self.meta) = (texts, excluded, meta)
    }

    private mutating func take(layers file: InputFile, _ progress: Progress) throws {
        var lines: [String: String] = [:]
        try file.rows(LayerLine.self, progress) { lines[$0.participant] = $0.layer }
        take(layers: participants.map { lines[$0] })
        let without = layerOf.count(where: { $0 == nil })
        if without > 0 { notes.append("\(without) of \(participants.count) people have no layer in \(file.path).") }
    }
}

extension AnalysisInput {
    /// Takes the name of each participant's layer.
    mutating func take(layers names: [String?]) {
        layers = Set(names.compactMap { $0 }).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: layers.enumerated().map { ($1, $0) })
        layerOf = names.map { name in name.flatMap { numbers[$0] } }
    }

    /// The declared layers; nil when there are none.
    func partition() throws -> Partition? {
        guard !layers.isEmpty else { return nil }
        guard layers.count <= Partition.maximumParts else {
            throw InputFailure(
                description: "\(layers.count) layers are more than the \(Partition.maximumParts) that can be told apart"
            )
        }
        return try Partition(parts: layers.count, members: layerOf)
    }

    /// The shift between the last two rounds; nil with one round.
    func shift() throws -> Shift? {
        guard rounds.count > 1 else { return nil }
        let everybody = Partition.whole(participants: participants.count)
        return Shift(
            from: rounds[rounds.count - 2].positions, to: rounds[rounds.count - 1].positions,
            layers: try partition() ?? everybody)
    }
}
