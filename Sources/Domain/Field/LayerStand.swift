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
    public var support: Double? {
        switch shown {
        case .counts(let counts, _, _): counts.support
        case .told(let finding): finding.support
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

extension PublicField.Counts {
    /// The part that agrees (0 … 1); nil when nobody answered.
    var support: Double? { total == 0 ? nil : Double(agree) / Double(total) }
}

extension PublicField.Finding {
    /// The middle of the parts (0 … 1) that this can mean.
    var support: Double {
        switch self {
        case .words(.agree): 0.8
        case .words(.divided): 0.5
        case .words(.disagree): 0.2
        case .shares(let agree, _): agree.middle / 100
        }
    }
}
