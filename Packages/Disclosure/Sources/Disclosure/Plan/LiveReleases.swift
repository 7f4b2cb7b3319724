/// What came in since the last release, per layer: sizes only.
public struct News: Hashable, Sendable {
    /// Answers of one cell that were changed or taken back, and answers that are new or changed.
    public struct Cell: Hashable, Sendable {
        public var left: Int
        public var entered: Int

        public init(left: Int = 0, entered: Int = 0) {
            self.left = max(0, left)
            self.entered = max(0, entered)
        }
    }

    public let perLayer: [Cell]
    public let withoutLayer: Cell

    public init(perLayer: [Cell], withoutLayer: Cell = Cell()) {
        self.perLayer = perLayer
        self.withoutLayer = withoutLayer
    }

    var room: Cell {
        perLayer.reduce(withoutLayer) { Cell(left: $0.left + $1.left, entered: $0.entered + $1.entered) }
    }
}

/// The releases of one statement that stays open in a large protected dialogue: a new one for all cells at the same moment,
/// only after enough came in, and never one that would tell, together with all earlier ones, what anybody answered.
public struct LiveReleases: Hashable, Sendable, Codable {
    /// Smaller rooms see nothing before the statement is closed.
    public static let smallestRoom = 200
    /// So many new or changed answers a shown cell needs before its next release.
    public static let smallestStep = 10

    public let scope: Scope
    /// The room, or one per layer.
    private(set) var histories: [History] = []
    /// The number of the last release; 0 before the first.
    public private(set) var number = 0

    public init(scope: Scope) { self.scope = scope }

    /// The plan of the next release, from sizes and earlier releases; nil when the last one stands.
    /// - Parameter isClosing: the last release of all. A cell without news may stay as it is.
    public func plan(sizes: Sizes, news: News, isClosing: Bool = false) -> LivePlan? {
        guard isClosing || sizes.total >= Self.smallestRoom else { return nil }
        let cells = cells(sizes, news)
        guard number == 0 || cells.contains(where: { $0.news.entered > 0 || $0.news.left > 0 }) else { return nil }
        var grains: [Grain?] = []
        for (index, cell) in cells.enumerated() {
            let history = histories.indices.contains(index) ? histories[index] : History()
            let isShown = !history.steps.isEmpty
            guard isShown || cell.people >= Disclosure.smallestBase else {
                grains.append(nil)
                continue
            }
            let isSame = cell.news.entered == 0 && cell.news.left == 0
            guard !isShown || cell.news.entered >= Self.smallestStep || (isClosing && isSame) else { return nil }
            guard let grain = finest(cell, history, isSame: isShown && isSame, isClosing: isClosing) else { return nil }
            grains.append(grain)
        }
        let plan =
            scope == .room
            ? ReleasePlan(sizes: sizes, room: grains.first ?? nil) : ReleasePlan(sizes: sizes, layers: grains)
        return plan.showsAnything ? LivePlan(plan: plan, news: cells.map(\.news), number: number + 1) : nil
    }

    /// Fills a plan in and remembers what was told.
    public mutating func release(_ plan: LivePlan, of answers: Answers) -> PublicField {
        let field = plan.plan.field(of: answers, number: plan.number)
        guard plan.number == number + 1, answers.sizes == plan.plan.sizes else { return field }
        number = plan.number
        let told: [(people: Int, grain: Grain?, finding: PublicField.Finding?)]
        switch field.shown {
        case .room(let finding): told = [(plan.plan.sizes.total, plan.plan.room, finding)]
        case .layers(let layers):
            told = layers.map { (plan.plan.sizes.perLayer[$0.index], plan.plan.layers[$0.index], $0.finding) }
        case .tooFew, .exact: told = []
        }
        for (index, cell) in told.enumerated() {
            if histories.count <= index { histories.append(History()) }
            guard let grain = cell.grain, let finding = cell.finding else { continue }
            let isFirst = histories[index].steps.isEmpty
            histories[index].append(
                History.Step(
                    people: cell.people, left: isFirst ? 0 : plan.news[index].left,
                    entered: isFirst ? 0 : plan.news[index].entered, grain: grain, finding: finding))
        }
        return field
    }

    private func cells(_ sizes: Sizes, _ news: News) -> [(people: Int, news: News.Cell)] {
        switch scope {
        case .room: [(sizes.total, news.room)]
        case .layers: Array(zip(sizes.perLayer, news.perLayer)).map { (people: $0, news: $1) }
        }
    }

    /// The finest grain of which every outcome that is still possible is safe beside everything released before. Percents
    /// only at the end: they leave the least room for a next release.
    private func finest(
        _ cell: (people: Int, news: News.Cell), _ history: History, isSame: Bool, isClosing: Bool
    ) -> Grain? {
        if isSame { return history.steps.last?.grain }
        return Grain.allCases.last { grain in
            guard cell.people >= grain.smallestBase, isClosing || grain != .percents else { return false }
            return grain.outcomes(of: cell.people).allSatisfy { outcome in
                let isFirst = history.steps.isEmpty
                let step = History.Step(
                    people: cell.people, left: isFirst ? 0 : cell.news.left,
                    entered: isFirst ? 0 : cell.news.entered, grain: grain, finding: outcome.finding)
                return history.leastSlack(with: step).map { $0 > grain.insiders } ?? true
            }
        }
    }
}

/// The plan of one release of a statement that stays open.
public struct LivePlan: Hashable, Sendable {
    let plan: ReleasePlan
    let news: [News.Cell]
    public let number: Int
}
