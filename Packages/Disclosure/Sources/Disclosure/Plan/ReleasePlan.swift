import Synchronization

/// What will be shown of one statement in one round of a protected dialogue, decided before anything is counted.
///
/// Made from sizes and from what was released before, never from answers: that something is not shown, or is shown less
/// finely, tells nothing about what people answered (simulatable auditing: Kenthapadi, Mishra, Nissim, PODS 2005). Every
/// cell that is shown was checked over all its possible outcomes: no outcome makes anybody's answer certain for an outsider
/// or for somebody who knows the own answer; anything finer than three words not for two such people together either.
public struct ReleasePlan: Hashable, Sendable {
    public let sizes: Sizes
    public let scope: Scope
    /// How finely the room is told; nil where it is not.
    let room: Grain?
    /// How finely each layer is told; nil where it is not.
    let layers: [Grain?]

    /// From this many answers on a layer is told as finely as its own size allows; in smaller rooms in words.
    static let largeRoom = 100

    /// - Parameter earlier: what earlier rounds of the same statement showed. A later round is about the same people, who
    ///   may be seen to move: it is told in words, in cells of a hundred or more in tens.
    public init(sizes: Sizes, scope: Scope, after earlier: [PublicField] = []) {
        let isLater = earlier.contains { $0.verdict != nil || $0.hasLayers }
        let isLarge = sizes.total >= Self.largeRoom
        func finest(of people: Int, atMost coarsest: Grain) -> Grain? {
            let limit: Grain = isLater ? (people >= Self.largeRoom ? .tens : .words) : .percents
            return Grain.finest(of: people, atMost: min(coarsest, limit))
        }
        self.sizes = sizes
        self.scope = scope
        room = scope == .room ? finest(of: sizes.total, atMost: .percents) : nil
        layers = sizes.perLayer.map { people in
            scope == .layers ? finest(of: people, atMost: isLarge ? .percents : .words) : nil
        }
    }

    init(sizes: Sizes, room: Grain?) {
        self.sizes = sizes
        scope = .room
        self.room = room
        layers = sizes.perLayer.map { _ in nil }
    }

    init(sizes: Sizes, layers: [Grain?]) {
        self.sizes = sizes
        scope = .layers
        room = nil
        self.layers = layers
    }

    /// Whether anything is shown.
    public var showsAnything: Bool { room != nil || layers.contains { $0 != nil } }

    /// The figure: the plan, filled in.
    /// - Parameter number: of the release, from 1.
    /// - Precondition: the answers have the plan's sizes; where they have not, nothing is shown.
    public func field(of answers: Answers, number: Int = 1) -> PublicField {
        guard answers.sizes == sizes, showsAnything else {
            let missing = Disclosure.smallestBase - (scope == .room ? sizes.total : sizes.perLayer.max() ?? 0)
            return PublicField(number: number, answered: answers.total, shown: .tooFew(missing: max(1, missing)))
        }
        if let room {
            let finding = room.finding(PublicField.Counts(answers.cells))
            return PublicField(number: number, answered: answers.total, shown: .room(finding))
        }
        let told = layers.enumerated().map { index, grain in
            PublicField.LayerFinding(
                index: index, name: answers.layers[index],
                finding: grain.map { $0.finding(PublicField.Counts([answers.cells[index]])) })
        }
        return PublicField(number: number, answered: answers.total, shown: .layers(told))
    }
}

extension PublicField {
    fileprivate var hasLayers: Bool {
        if case .layers = shown { true } else { false }
    }
}

extension Grain {
    func finding(_ counts: PublicField.Counts) -> PublicField.Finding {
        finding(agree: counts.agree, disagree: counts.disagree, of: counts.total)
    }

    /// What every grain has to stand: words one person who knows the own answer, anything finer two of them together.
    var insiders: Int { self == .words ? 1 : 2 }

    private struct Question: Hashable {
        let people: Int
        let coarsest: Grain
    }

    private static let known = Mutex<[Question: Grain?]>([:])
    private static let mostKnown = 10_000

    /// The finest grain that is safe for a number of people in all outcomes; nil where nothing is. Found by going through
    /// all that can be told of so many people, and remembered.
    static func finest(of people: Int, atMost coarsest: Grain = .percents) -> Grain? {
        let question = Question(people: people, coarsest: coarsest)
        if let answer = known.withLock({ $0[question] }) { return answer }
        let answer = allCases.last { grain in
            grain <= coarsest && people >= grain.smallestBase
                && grain.outcomes(of: people).allSatisfy { $0.bounds.slack > grain.insiders }
        }
        known.withLock { known in
            if known.count >= mostKnown { known = [:] }
            known[question] = answer
        }
        return answer
    }
}
