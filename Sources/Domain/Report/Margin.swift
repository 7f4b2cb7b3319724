import Disclosure
import OpinionAnalysis

extension StatementFinding {
    /// Between how many of as many people it could well lie how many agree, had other people of the same kind answered (Wilson's
    /// interval, 95 %). Only in an open dialogue: a protected one tells no counts to put margins around.
    public var margin: (agree: Int, of: Int, low: Int, high: Int)? {
        guard case .exact(let total, _) = field.shown, total.total > 1 else { return nil }
        let interval = ProportionIntervals.wilson(total.agree, of: total.total)
        let people = Double(total.total)
        return (
            total.agree, total.total, min(total.agree, Int((interval.lower * people).rounded())),
            max(total.agree, Int((interval.upper * people).rounded()))
        )
    }
}
