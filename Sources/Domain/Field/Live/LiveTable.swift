import Disclosure

/// Everybody's latest answer in a running dialogue: a fold over the log of positions. One more position costs the same whatever
/// the number of people.
struct LiveTable: Sendable {
    /// One answer of one person. `code`: 0 for none, 1 … 201 for the places −100 … 100, 202 for "I do not know".
    struct Cell: Hashable, Sendable {
        static let none: UInt8 = 0
        static let pass: UInt8 = 202

        var code = Self.none
        /// The number of the release that was the first to count what the last one counted; 0 where that counted nothing.
        var since: UInt16 = 0
        /// Taken, changed or taken back since the last release, whatever it became: what counts as news must not depend
        /// on what was answered.
        var isTouched = false

        var hasLeft: Bool { since > 0 && isTouched }
        var isNew: Bool { code != Self.none && (since == 0 || isTouched) }
    }

    /// One round of one statement.
    struct Column: Sendable {
        /// Per layer, and last for people who would rather not say: how many gave each answer, by its code.
        fileprivate(set) var counts: [[Int]]
        fileprivate(set) var news: [News.Cell]
        /// How far in the log each release counted.
        fileprivate(set) var told: [Int64]
        fileprivate(set) var isChanged = false

        fileprivate init(layers: Int, told: [Int64]) {
            counts = Array(repeating: Array(repeating: 0, count: Int(Cell.pass) + 1), count: layers + 1)
            news = Array(repeating: News.Cell(), count: layers + 1)
            self.told = told
        }

        fileprivate mutating func replace(_ old: Cell, by new: Cell, layer: Int) {
            if old.code != Cell.none { counts[layer][Int(old.code)] -= 1 }
            if new.code != Cell.none { counts[layer][Int(new.code)] += 1 }
            if old.hasLeft { news[layer].add(left: -1, since: Int(old.since)) }
            if new.hasLeft { news[layer].add(left: 1, since: Int(new.since)) }
            news[layer].entered += (new.isNew ? 1 : 0) - (old.isNew ? 1 : 0)
            isChanged = true
        }

        private func people(in layer: Int) -> Int { counts[layer].reduce(0, +) }

        var sizes: Sizes {
            Sizes(
                perLayer: counts.indices.dropLast().map(people), withoutLayer: people(in: counts.count - 1))
        }

        var recent: News {
            News(perLayer: Array(news.dropLast()), withoutLayer: news.last ?? News.Cell())
        }

        func answers(of layers: [String]) -> Answers {
            var answers = Answers(layers: layers)
            for (layer, counts) in counts.enumerated() {
                for (code, count) in counts.enumerated() where count > 0 && code != Cell.none {
                    if code == Cell.pass {
                        answers.addPass(layer: layer, count: count)
                    } else {
                        answers.add(place: code - 101, layer: layer, count: count)
                    }
                }
            }
            return answers
        }
    }

    /// How far the log was read.
    private(set) var height: Int64 = 0
    private var columns: [Column] = []
    private var rounds: [RoundKey] = []
    /// By the number of a person, then of a column; a row is as long as its last answer needs.
    private var rows: [[Cell]] = []
    /// By the number of a person: an index of the dialogue's layers, or their count for "rather not say".
    private var layerOf: [Int] = []
    /// Whose answers changed since ``takeChangedPeople()``.
    private var changedPeople: Set<Int> = []
    private var columnOf: [RoundKey: Int] = [:]
    private var personOf: [ID<Participant>: Int] = [:]
    private let layers: [ID<Layer>: Int]
    private let told: [ID<Statement>: [Int64]]

    /// - Parameter told: how far each release of a statement's first round counted.
    init(layers: [ID<Layer>], told: [ID<Statement>: [Int64]] = [:]) {
        self.layers = Dictionary(layers.enumerated().map { ($1, $0) }) { first, _ in first }
        self.told = told
    }

    /// Reads on.
    mutating func take(_ piece: LogPiece) {
        for logged in piece.positions { take(logged) }
        height = max(height, piece.height)
    }

    private mutating func take(_ logged: LoggedPosition) {
        let position = logged.position
        let person = person(logged)
        let column = column(of: RoundKey(statement: position.statement, round: position.round))
        while rows[person].count <= column { rows[person].append(Cell()) }
        let old = rows[person][column]
        var new = old
        switch position.stance {
        case .place(let place): new.code = UInt8(clamping: min(100, max(-100, place)) + 101)
        case .pass: new.code = Cell.pass
        case .withdrawn: new.code = Cell.none
        }
        let release = columns[column].told.firstIndex { logged.number <= $0 }
        if let release { new.since = new.code == Cell.none ? 0 : UInt16(clamping: release + 1) }
        new.isTouched = release == nil
        rows[person][column] = new
        columns[column].replace(old, by: new, layer: layerOf[person])
        changedPeople.insert(person)
    }

    private mutating func person(_ logged: LoggedPosition) -> Int {
        if let known = personOf[logged.participant] { return known }
        let number = rows.count
        personOf[logged.participant] = number
        rows.append([])
        layerOf.append(logged.layer.flatMap { layers[$0] } ?? layers.count)
        return number
    }

    private mutating func column(of round: RoundKey) -> Int {
        if let known = columnOf[round] { return known }
        let number = columns.count
        columnOf[round] = number
        rounds.append(round)
        columns.append(Column(layers: layers.count, told: round.round == 1 ? told[round.statement] ?? [] : []))
        return number
    }

    func column(at round: RoundKey) -> Column? { columnOf[round].map { columns[$0] } }

    /// The rounds that changed since they were asked for last.
    mutating func takeChangedRounds() -> [RoundKey] {
        let changed = columns.indices.filter { columns[$0].isChanged }
        for column in changed { columns[column].isChanged = false }
        return changed.map { rounds[$0] }
    }

    mutating func takeChangedPeople() -> [Int] {
        defer { changedPeople = [] }
        return changedPeople.sorted()
    }

    /// nil for "rather not say".
    func layer(of person: Int) -> Int? { layerOf[person] < layers.count ? layerOf[person] : nil }

    /// The numbers of everybody who ever answered.
    var people: Range<Int> { rows.indices }

    /// What somebody answered in some rounds, by the column that is asked for.
    func row(of person: Int, in columns: [RoundKey: Int]) -> [(column: Int, stance: Stance)] {
        rows[person].enumerated().compactMap { index, cell in
            guard cell.code != Cell.none, let column = columns[rounds[index]] else { return nil }
            return (column, cell.code == Cell.pass ? .pass : .place(Int(cell.code) - 101))
        }.sorted { $0.column < $1.column }
    }

    /// Notes that everything read so far of a round was counted in a release.
    mutating func settle(_ round: RoundKey) {
        let column = column(of: round)
        columns[column].told.append(height)
        let release = UInt16(clamping: columns[column].told.count)
        for person in rows.indices where rows[person].count > column {
            let cell = rows[person][column]
            rows[person][column].since = cell.code == Cell.none ? 0 : cell.isNew ? release : cell.since
            rows[person][column].isTouched = false
        }
        columns[column].news = Array(repeating: News.Cell(), count: columns[column].news.count)
    }

    /// The people of another dialogue are forgotten.
    mutating func lower(to heights: LogHeights) {
        height = heights.lowered(height)
        for column in columns.indices { columns[column].told = columns[column].told.map(heights.lowered) }
    }
}
