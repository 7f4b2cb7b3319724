/// What came in since the last release, per layer: sizes only.
public struct News: Hashable, Sendable {
    /// Answers of one cell that were changed or taken back, and answers that are new or changed.
    public struct Cell: Hashable, Sendable {
        /// By the number of the release that was the first to count the answer.
        public private(set) var leftSince: [Int: Int] = [:]
        public var entered: Int
        public var left: Int { leftSince.values.reduce(0, +) }

        public init(leftSince: [Int: Int] = [:], entered: Int = 0) {
            self.entered = max(0, entered)
            for (release, count) in leftSince { add(left: max(0, count), since: release) }
        }

        /// Notes answers that left, or with a negative count that did not leave after all.
        public mutating func add(left count: Int, since release: Int) {
            let sum = (leftSince[release] ?? 0) + count
            leftSince[release] = sum == 0 ? nil : sum
        }
    }

    public let perLayer: [Cell]
    public let withoutLayer: Cell

    public init(perLayer: [Cell], withoutLayer: Cell = Cell()) {
        self.perLayer = perLayer
        self.withoutLayer = withoutLayer
    }

    var room: Cell {
        perLayer.reduce(withoutLayer) {
            Cell(leftSince: $0.leftSince.merging($1.leftSince, uniquingKeysWith: +), entered: $0.entered + $1.entered)
        }
    }
}

/// The releases of one statement that stays open in a large protected dialogue: a new one for all cells at the same moment,
/// only after enough came in, and never one that would tell, together with all earlier ones, what anybody answered.
public struct LiveReleases: Hashable, Sendable {
    /// Smaller rooms see nothing before the statement is closed.
    public static let smallestRoom = 200
    /// So many new or changed answers a shown cell needs before its next release.
    public static let smallestStep = 10
    /// And one in so many of its people.
    public static let stepShare = 20

    public let scope: Scope
    /// The room, or one per layer.
    private(set) var histories: [History] = []
    /// The number of the last release; 0 before the first.
    public private(set) var number = 0
    /// Only releases of before are made again by another one.
    private let rule: Rule
    /// Whether the first of these releases was made by the rule of before; all later ones are held against ``Rule/overlaps``.
    public let wasBegunBefore: Bool

    /// What a release is held against.
    public enum Rule: Sendable {
        /// Who came or left between two releases that follow each other: how it was decided up to schema 2 of the complete export.
        case neighbours
        /// Also who counted from any release to any other.
        case overlaps
    }

    public init(scope: Scope, rule: Rule = .overlaps) {
        self.scope = scope
        self.rule = rule
        wasBegunBefore = false
    }

    init(scope: Scope, histories: [History], number: Int, wasBegunBefore: Bool) {
        self.scope = scope
        self.histories = histories
        self.number = number
        self.wasBegunBefore = wasBegunBefore
        rule = .overlaps
    }

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
            guard !isShown || cell.news.entered >= leastStep(of: cell.people, isClosing) || (isClosing && isSame) else {
                return nil
            }
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
        defer { number = plan.number }
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
            let news = histories[index].steps.isEmpty ? News.Cell() : plan.news[index]
            histories[index].append(step(people: cell.people, news, after: histories[index], grain, finding))
        }
        return field
    }

    /// Tens move by a step when a tenth of the answers does; and the fewer the releases, the less hangs together with them.
    private func leastStep(of people: Int, _ isClosing: Bool) -> Int {
        rule == .neighbours || isClosing ? Self.smallestStep : max(Self.smallestStep, people / Self.stepShare)
    }

    private func cells(_ sizes: Sizes, _ news: News) -> [(people: Int, news: News.Cell)] {
        switch scope {
        case .room: [(sizes.total, news.room)]
        case .layers: Array(zip(sizes.perLayer, news.perLayer)).map { (people: $0, news: $1) }
        }
    }

    /// A cell that was shown once is shown in every later release: its history ends with the last one.
    private func step(
        people: Int, _ news: News.Cell, after history: History, _ grain: Grain, _ finding: PublicField.Finding
    ) -> History.Step {
        let before = number - history.steps.count
        var leftSince = Array(repeating: 0, count: history.steps.count)
        for (release, left) in news.leftSince where !leftSince.isEmpty {
            leftSince[min(max(0, release - 1 - before), leftSince.count - 1)] += left
        }
        return History.Step(
            people: people, left: news.left, entered: news.entered, leftSince: leftSince, grain: grain, finding: finding
        )
    }

    /// The finest grain of which every outcome that is still possible is safe beside everything released before.
    private func finest(
        _ cell: (people: Int, news: News.Cell), _ history: History, isSame: Bool, isClosing: Bool
    ) -> Grain? {
        if isSame { return history.steps.last?.grain }
        let news = history.steps.isEmpty ? News.Cell() : cell.news
        return Grain.allCases.last { grain in
            guard cell.people >= grain.smallestBase else { return false }
            // Never in a chain: they leave no room for a next release, and cost the most to look through.
            guard grain != .percents || (isClosing && rule == .neighbours) else { return false }
            let outcomes = grain.outcomes(of: cell.people).map {
                step(people: cell.people, news, after: history, grain, $0.finding)
            }
            return history.isSafe(beforeAnyOf: outcomes, rule)
        }
    }
}

/// The plan of one release of a statement that stays open.
public struct LivePlan: Hashable, Sendable {
    let plan: ReleasePlan
    let news: [News.Cell]
    public let number: Int
}
