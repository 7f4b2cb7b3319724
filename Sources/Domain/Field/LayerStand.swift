public import Disclosure
import OpinionAnalysis

/// Where one layer stands on one statement, as far as it is public.
public struct LayerStand: Hashable, Sendable {
    public enum Shown: Hashable, Sendable {
        /// Open: how many agree of how many, and between which shares (0 … 1) it could well lie when other people of the same
        /// layer had answered (Wilson's interval, 95 %).
        case counts(PublicField.Counts, low: Double, high: Double)
        /// Protected: what is told of the layer.
        case told(PublicField.Finding)
        /// Nobody of the layer answered, or too few to show.
        case nothing
    }

    /// The layer's index in the dialogue.
    public let index: Int
    public let name: String
    public let shown: Shown

    /// The part that agrees (0 … 1); the middle of what a word or a step can mean. nil where nothing is shown.
    public var support: Double? { agreeing?.share }

    var agreeing: AgreeingPart? {
        switch shown {
        case .counts(let counts, _, _): counts.agreeing
        case .told(let finding): finding.agreeing
        case .nothing: nil
        }
    }

    public var verdict: PublicField.Verdict? {
        switch shown {
        case .counts(let counts, _, _): counts.verdict
        case .told(let finding): finding.verdict
        case .nothing: nil
        }
    }

    /// Whether the layer is told in words or steps, as in a protected dialogue.
    public var isTold: Bool {
        if case .told = shown { true } else { false }
    }

    /// Whether a protected dialogue tells which part of the layer agrees, and not only a word.
    public var isShare: Bool {
        if case .told(.shares) = shown { true } else { false }
    }

    /// Whether enough people answered to compare it with other layers.
    var isComparable: Bool {
        switch shown {
        case .counts(let counts, _, _): counts.total >= StatementFinding.smallestLayer
        case .told: true
        case .nothing: false
        }
    }

    /// Every layer of the dialogue, in order; nil where the figure tells nothing per layer.
    static func all(of field: PublicField, in dialogue: Dialogue) -> [LayerStand]? {
        switch field.shown {
        case .exact(_, let layers):
            dialogue.layers.enumerated().map { index, layer in
                let counts = layers.first { $0.index == index }?.counts
                return LayerStand(index: index, name: layer.name.text, shown: counts.map(counted) ?? .nothing)
            }
        case .layers(let told):
            told.map { LayerStand(index: $0.index, name: $0.name, shown: $0.finding.map(Shown.told) ?? .nothing) }
        case .room, .tooFew: nil
        }
    }

    private static func counted(_ counts: PublicField.Counts) -> Shown {
        let interval = ProportionIntervals.wilson(counts.agree, of: counts.total)
        return .counts(counts, low: interval.lower, high: interval.upper)
    }
}

/// How many agree of how many, kept as two whole numbers so that two parts can be compared exactly.
struct AgreeingPart: Hashable, Sendable {
    private let agree: Double
    private let people: Double

    /// - Parameter people: more than 0.
    init(_ agree: Int, of people: Int) {
        (self.agree, self.people) = (Double(agree), Double(people))
    }

    /// 0 … 1. The same part gives the same number, whatever the number of people.
    var share: Double { agree / people }

    /// Forty points of a hundred above, or more. Without a division: 6 of 10 and 2 of 10 lie exactly so far apart, and 0.6 − 0.2 is a
    /// little less than 0.4.
    func isFarAbove(_ other: Self) -> Bool {
        5 * (agree * other.people - other.agree * people) >= 2 * people * other.people
    }
}

extension PublicField.Counts {
    /// nil when nobody answered.
    var agreeing: AgreeingPart? { total == 0 ? nil : AgreeingPart(agree, of: total) }

    /// The part that agrees (0 … 1); nil when nobody answered.
    var support: Double? { agreeing?.share }
}

extension PublicField.Finding {
    /// The middle of the parts that this can mean.
    var agreeing: AgreeingPart {
        switch self {
        case .words(.agree): AgreeingPart(4, of: 5)
        case .words(.divided): AgreeingPart(1, of: 2)
        case .words(.disagree): AgreeingPart(1, of: 5)
        case .shares(let agree, _): AgreeingPart(agree.from + agree.to, of: 200)
        }
    }

    /// The middle of the parts (0 … 1) that this can mean.
    var support: Double { agreeing.share }
}
