/// What changed between two rounds of one statement, made from what both rounds already show.
public struct PublicShift: Hashable, Sendable {
    public let before: PublicField
    public let after: PublicField

    /// The change from one public figure to the next; it can say nothing that the two do not.
    public init(from before: PublicField, to after: PublicField) {
        self.before = before
        self.after = after
    }

    public var sentence: Sentence {
        switch (before.shown, after.shown) {
        case (.exact(let was, let wasLayers), .exact(let now, let nowLayers)):
            let (first, then) = ((was.agree, was.total), (now.agree, now.total))
            let room = Sentence(
                nl:
                    "Eerst \(first.0 == 1 ? "was" : "waren") \(first.0) van de \(first.1) mensen het eens, nu \(then.0) van de \(then.1).",
                en: "First \(first.0) of \(first.1) people agreed, now \(then.0) of \(then.1).")
            guard let moved = largestMove(from: wasLayers, to: nowLayers) else { return room }
            return Sentence(nl: "\(room.nl) \(moved.nl)", en: "\(room.en) \(moved.en)")
        case (.words(let was), .words(let now)) where was == now:
            return Sentence(
                nl: "Het beeld bleef gelijk: \(now.words.nl).", en: "The picture stayed the same: \(now.words.en).")
        case (.words(let was), .words(let now)):
            return Sentence(
                nl: "Eerst \(was.words.nl), nu \(now.words.nl).", en: "First \(was.words.en), now \(now.words.en).")
        default:
            return after.sentence
        }
    }

    /// The layer whose mean place moved most, where it moved at least a tenth of the floor.
    private func largestMove(from before: [PublicField.Layer], to after: [PublicField.Layer]) -> Sentence? {
        let moves: [(name: String, distance: Double)] = after.compactMap { layer in
            guard let name = layer.name, let now = layer.meanPlace,
                let was = before.first(where: { $0.index == layer.index })?.meanPlace
            else { return nil }
            return (name, now - was)
        }
        let widest = moves.max { abs($0.distance) < abs($1.distance) }
        guard let most = widest, abs(most.distance) >= 20 else { return nil }
        let (nl, en) = most.distance > 0 ? ("eens", "agree") : ("oneens", "disagree")
        return Sentence(
            nl: "Het meest verschoof: \(most.name), naar \(nl).", en: "Moved most: \(most.name), towards \(en).")
    }
}
