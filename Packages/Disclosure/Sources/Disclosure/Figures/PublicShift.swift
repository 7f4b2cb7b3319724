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
        case (.room(let was), .room(let now)):
            return Self.change(from: was.verdict, to: now.verdict)
        case (.layers(let was), .layers(let now)):
            return Self.change(from: was, to: now)
        default:
            return after.sentence
        }
    }

    private static func change(from was: PublicField.Verdict, to now: PublicField.Verdict) -> Sentence {
        guard was != now else {
            return Sentence(
                nl: "Het beeld bleef gelijk: \(now.words.nl).", en: "The picture stayed the same: \(now.words.en).")
        }
        return Sentence(
            nl: "Eerst \(was.words.nl), nu \(now.words.nl).", en: "First \(was.words.en), now \(now.words.en).")
    }

    private static func change(
        from before: [PublicField.LayerFinding], to after: [PublicField.LayerFinding]
    ) -> Sentence {
        let both = after.compactMap { layer -> (name: String, was: PublicField.Verdict, now: PublicField.Verdict)? in
            guard let now = layer.finding?.verdict,
                let was = before.first(where: { $0.index == layer.index })?.finding?.verdict
            else { return nil }
            return (layer.name, was, now)
        }
        let moved = both.filter { $0.was != $0.now }
        guard !moved.isEmpty else {
            return both.isEmpty
                ? PublicField.sentence(of: after)
                : Sentence(nl: "Het beeld per laag bleef gelijk.", en: "The picture per layer stayed the same.")
        }
        let parts = moved.map {
            Sentence(
                nl: "\($0.name): eerst \($0.was.words.nl), nu \($0.now.words.nl).",
                en: "\($0.name): first \($0.was.words.en), now \($0.now.words.en).")
        }
        return Sentence(
            nl: parts.map(\.nl).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
    }

    /// The layers whose mean place moved most, where that is at least a tenth of the floor.
    private func largestMove(from before: [PublicField.Layer], to after: [PublicField.Layer]) -> Sentence? {
        let moves: [(name: String, distance: Double)] = after.compactMap { layer in
            guard let name = layer.name, let now = layer.meanPlace,
                let was = before.first(where: { $0.index == layer.index })?.meanPlace
            else { return nil }
            return (name, now - was)
        }
        guard let widest = moves.map({ abs($0.distance) }).max(), widest >= 20 else { return nil }
        // The means are rounded; layers that moved alike differ in the last digits at most.
        let most = moves.filter { abs($0.distance) > widest - 1e-9 }
        let parts = [true, false].compactMap { isUp -> Sentence? in
            let names = most.filter { ($0.distance > 0) == isUp }.map(\.name)
            guard !names.isEmpty else { return nil }
            let list = Sentence.list(names)
            return Sentence(
                nl: "\(list.nl), naar \(isUp ? "eens" : "oneens")",
                en: "\(list.en), towards \(isUp ? "agree" : "disagree")")
        }
        return Sentence(
            nl:
                "Het meest \(most.count == 1 ? "verschoof" : "verschoven"): \(parts.map(\.nl).joined(separator: "; ")).",
            en: "Moved most: \(parts.map(\.en).joined(separator: "; ")).")
    }
}
