/// What changed between two rounds of one statement that follow each other, made from what both rounds already show.
public struct PublicShift: Hashable, Sendable {
    public let before: PublicField
    public let after: PublicField

    /// The change from one public figure to that of the next round; it can say nothing that the two do not.
    public init(from before: PublicField, to after: PublicField) {
        self.before = before
        self.after = after
    }

    /// Only where the same people are compared it says who moved.
    public var sentence: Sentence {
        switch (before.shown, after.shown) {
        case (.exact(let was, _), .exact(let now, _)):
            Self.change(from: was, to: now, after.moves)
        case (.room(let was), .room(let now)):
            Self.change(from: was, to: now)
        case (.layers(let was), .layers(let now)):
            Self.change(from: was, to: now)
        default:
            after.sentence
        }
    }
}

// MARK: - Open: people who answered twice

extension PublicShift {
    private static func change(
        from was: PublicField.Counts, to now: PublicField.Counts, _ moves: PublicField.Moves?
    ) -> Sentence {
        let room = Sentence(
            nl:
                "Eerst \(was.agree == 1 ? "was" : "waren") \(was.agree) van de \(was.total) mensen het eens, nu \(now.agree) van de \(now.total).",
            en: "First \(was.agree) of \(was.total) people agreed, now \(now.agree) of \(now.total).")
        guard let moves else { return room }
        guard moves.both > 0 else {
            return room
                + Sentence(
                    nl: "Niemand antwoordde twee keer: wie er verschoof, weten we niet.",
                    en: "Nobody answered twice: we do not know who moved.")
        }
        let isEverybody = moves.both == was.total && moves.both == now.total
        let said = isEverybody ? room : twice(moves, hasTally: moves.both + moves.gone < was.total)
        return moves.largest.map { said + $0 } ?? said
    }

    /// Of the people who answered twice; somebody who was counted by hand is never known again.
    private static func twice(_ moves: PublicField.Moves, hasTally: Bool) -> Sentence {
        let (both, agreed) = (moves.both, moves.agreed)
        let now = agreed + moves.toAgree - moves.fromAgree
        let phone = hasTally ? (nl: " op de telefoon", en: " on a phone") : (nl: "", en: "")
        let who =
            both == 1
            ? (nl: "1 mens die twee keer\(phone.nl) antwoordde", en: "1 person who answered twice\(phone.en)")
            : (
                nl: "\(both) mensen die twee keer\(phone.nl) antwoordden",
                en: "\(both) people who answered twice\(phone.en)"
            )
        let change = Sentence(
            nl: "Van de \(who.nl) \(agreed == 1 ? "was" : "waren") er eerst \(agreed) het eens, nu \(now).",
            en: "Of the \(who.en), first \(agreed) agreed, now \(now).")
        guard moves.gone > 0 else { return change }
        return change
            + Sentence(
                nl: moves.gone == 1 ? "1 mens kwam niet terug." : "\(moves.gone) mensen kwamen niet terug.",
                en: moves.gone == 1 ? "1 person did not come back." : "\(moves.gone) people did not come back.")
    }
}

extension PublicField.Moves {
    /// The layers whose people moved most, where that is at least a tenth of the floor.
    fileprivate var largest: Sentence? {
        let moves: [(name: String, distance: Int)] = layers.compactMap { layer in
            guard let name = layer.name, let from = layer.from, let to = layer.to else { return nil }
            return (name, to - from)
        }
        guard let widest = moves.map({ abs($0.distance) }).max(), widest >= 20 else { return nil }
        let most = moves.filter { abs($0.distance) == widest }
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

// MARK: - Protected: what is told of a cell, first and now

extension PublicShift {
    private static func change(from was: PublicField.Finding, to now: PublicField.Finding) -> Sentence {
        if let change = was.change(to: now) {
            return Sentence(
                nl: "Eerst \(change.was.nl), nu \(change.now.nl).", en: "First \(change.was.en), now \(change.now.en).")
        }
        guard was.isShare, now.isShare else {
            return Sentence(
                nl: "In woorden bleef het beeld gelijk: \(now.verdict.words.nl).",
                en: "In words the picture stayed the same: \(now.verdict.words.en).")
        }
        return Sentence(
            nl: "Het beeld bleef ongeveer gelijk: \(now.words.nl).",
            en: "The picture stayed about the same: \(now.words.en).")
    }

    private static func change(
        from before: [PublicField.LayerFinding], to after: [PublicField.LayerFinding]
    ) -> Sentence {
        typealias Pair = (name: String, was: PublicField.Finding, now: PublicField.Finding)
        let both = after.compactMap { layer -> Pair? in
            guard let now = layer.finding, let was = before.first(where: { $0.index == layer.index })?.finding
            else { return nil }
            return (layer.name, was, now)
        }
        guard !both.isEmpty else { return PublicField.sentence(of: after) }
        let moved = both.compactMap { layer in
            layer.was.change(to: layer.now).map {
                Sentence(
                    nl: "\(layer.name): eerst \($0.was.nl), nu \($0.now.nl).",
                    en: "\(layer.name): first \($0.was.en), now \($0.now.en).")
            }
        }
        if let first = moved.first { return moved.dropFirst().reduce(first, +) }
        let isShare = both.contains { $0.was.isShare && $0.now.isShare }
        return Sentence(
            nl: isShare ? "Het beeld per laag bleef ongeveer gelijk." : "Het beeld per laag bleef in woorden gelijk.",
            en: isShare
                ? "The picture per layer stayed about the same." : "In words the picture per layer stayed the same.")
    }
}

extension PublicField.Finding {
    var isShare: Bool {
        if case .shares = self { true } else { false }
    }

    /// What is told first and now where the two cannot be the same; nil where they can. Where both tell how many agree those
    /// are compared, else the words.
    func change(to now: Self) -> (was: Sentence, now: Sentence)? {
        guard case .shares(let agree, let disagree) = self, case .shares(let agreeNow, let disagreeNow) = now else {
            return verdict == now.verdict ? nil : (verdict.words, now.verdict.words)
        }
        if !agree.canBe(agreeNow) { return (agree.words + Sentence(nl: "eens", en: "agreed"), agreeNow.words) }
        if !disagree.canBe(disagreeNow) {
            return (disagree.words + Sentence(nl: "oneens", en: "disagreed"), disagreeNow.words)
        }
        return nil
    }
}

extension PublicField.Share {
    /// Whether one number can lie in both. Steps that only touch do not overlap; a whole percent is half a point wide on either
    /// side.
    func canBe(_ other: Self) -> Bool {
        let areSteps = from != to && other.from != other.to
        return areSteps ? from < other.to && other.from < to : from <= other.to && other.from <= to
    }
}
