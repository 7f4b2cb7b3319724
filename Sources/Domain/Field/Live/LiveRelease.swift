public import Disclosure

/// A release that was made while people answered, or when its statement was closed.
public struct LiveRelease: Hashable, Sendable {
    /// Where in the log it counted, and how it was decided.
    public struct Moment: Hashable, Sendable {
        /// Everything up to this number of the log was counted.
        public let height: Int64
        /// Whether it was the last one, of a statement that was closed.
        public let isClosing: Bool

        public init(height: Int64, isClosing: Bool) {
            self.height = height
            self.isClosing = isClosing
        }
    }

    public let statement: ID<Statement>
    public let field: PublicField
    /// nil for a release that was made before moments were kept.
    public let moment: Moment?
    public var number: Int { field.number }

    public init(statement: ID<Statement>, field: PublicField, moment: Moment?) {
        self.statement = statement
        self.field = field
        self.moment = moment
    }
}

/// What one person answered to one statement that stayed open, release by release: without times, and within the same release
/// without order.
public struct LiveAnswers: Hashable, Sendable {
    /// The number of a release, and the answer that it was the first to count. One more than the last number: too late for all.
    public struct Step: Hashable, Sendable {
        public let release: Int
        public let stance: Stance

        public init(release: Int, stance: Stance) {
            self.release = release
            self.stance = stance
        }
    }

    /// By release; at most one each.
    public private(set) var steps: [Step] = []

    public init(_ steps: [Step] = []) { self.steps = steps }

    /// What was answered at the end, from the first release on: all that has to be said of most people.
    public init(from stance: Stance) { steps = [Step(release: 1, stance: stance)] }

    /// A later answer replaces an earlier one before the same release.
    mutating func take(_ stance: Stance, before release: Int) {
        if steps.last?.release == release { steps.removeLast() }
        steps.append(Step(release: release, stance: stance))
    }

    /// What a release counted of this person: an answer or none, which release was the first to count what the one before
    /// counted (0: it counted none), and whether it was taken, changed or taken back in between.
    func cell(at release: Int) -> (stance: Stance?, since: Int, isTouched: Bool) {
        let now = steps.last { $0.release <= release }
        let before = steps.last { $0.release < release }
        return (now?.counted, before?.counted == nil ? 0 : before?.release ?? 0, now?.release == release)
    }
}

extension LiveAnswers.Step {
    fileprivate var counted: Stance? { stance == .withdrawn ? nil : stance }
}

/// The releases of one statement, counted again from what people answered at each of them.
struct LiveRecount {
    private let layers: [String]
    private let scope: Scope
    private let rule: LiveReleases.Rule
    /// The index of the layer, and the answers.
    private var people: [(layer: Int?, answers: LiveAnswers)] = []

    init(layers: [String], scope: Scope, rule: LiveReleases.Rule) {
        self.layers = layers
        self.scope = scope
        self.rule = rule
    }

    mutating func add(_ answers: LiveAnswers, layer: Int?) { people.append((layer, answers)) }

    /// Makes every release again, each after those before it: the decision from sizes and news, then the figure.
    /// - Parameter closings: whether each release was the last one of a statement that was closed.
    /// - Returns: nil in the place of a release that may not be made.
    func fields(closings: [Bool]) -> [PublicField?] {
        var releases = LiveReleases(scope: scope, rule: rule)
        return closings.enumerated().map { index, isClosing in
            let (answers, news) = counted(at: index + 1)
            let plan = releases.plan(sizes: answers.sizes, news: news, isClosing: isClosing)
            return plan.map { releases.release($0, of: answers) }
        }
    }

    /// Whether these releases, all of them, say what the answers of their moments give.
    func gives(_ releases: [PublicField]) -> Bool {
        releases.enumerated().allSatisfy { index, field in field.isGiven(by: counted(at: index + 1).0) }
    }

    private func counted(at release: Int) -> (Answers, News) {
        var answers = Answers(layers: layers)
        var news = Array(repeating: News.Cell(), count: layers.count + 1)
        for person in people {
            let cell = person.answers.cell(at: release)
            let layer = person.layer ?? layers.count
            switch cell.stance {
            case .place(let place): answers.add(place: place, layer: person.layer)
            case .pass: answers.addPass(layer: person.layer)
            case .withdrawn, nil: break
            }
            if cell.since > 0, cell.isTouched { news[layer].add(left: 1, since: cell.since) }
            if cell.stance != nil, cell.since == 0 || cell.isTouched { news[layer].entered += 1 }
        }
        return (answers, News(perLayer: Array(news.dropLast()), withoutLayer: news[layers.count]))
    }
}
