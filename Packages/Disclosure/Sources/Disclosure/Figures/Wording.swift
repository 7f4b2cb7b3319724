/// A sentence in both languages.
public struct Sentence: Hashable, Sendable, Encodable {
    public let nl: String
    public let en: String

    /// Names in a row: "Rijk, provincie en gemeente".
    public static func list(_ names: [String]) -> Sentence {
        func joined(_ and: String) -> String {
            guard let last = names.last, names.count > 1 else { return names.first ?? "" }
            return names.dropLast().joined(separator: ", ") + " \(and) \(last)"
        }
        return Sentence(nl: joined("en"), en: joined("and"))
    }

    /// One after the other.
    static func + (left: Sentence, right: Sentence) -> Sentence {
        Sentence(nl: "\(left.nl) \(right.nl)", en: "\(left.en) \(right.en)")
    }
}

extension PublicField {
    /// The finding in one or two sentences; says nothing that the figure itself does not show.
    public var sentence: Sentence {
        switch shown {
        case .tooFew(let missing):
            let answers = missing == 1 ? "antwoord" : "antwoorden"
            let needed = missing == 1 ? "answer is" : "answers are"
            return Sentence(
                nl: "Te weinig antwoorden om te tonen. Nog \(missing) \(answers) nodig.",
                en: "Too few answers to show. \(missing) more \(needed) needed.")
        case .room(.words(let verdict)):
            return verdict.sentence
        case .room(let finding):
            return finding.sentence
        case .layers(let layers):
            return Self.sentence(of: layers)
        case .exact(let total, let layers):
            let room = roomSentence(total)
            guard let contrast = contrastSentence(layers) else { return room }
            return Sentence(nl: "\(room.nl) \(contrast.nl)", en: "\(room.en) \(contrast.en)")
        }
    }

    private func roomSentence(_ total: Counts) -> Sentence {
        let n = total.total
        if n == 1 { return Sentence(nl: "Eén mens gaf antwoord.", en: "One person answered.") }
        switch total.verdict {
        case .agree:
            return Sentence(
                nl: "\(total.agree) van de \(n) mensen zijn het eens.", en: "\(total.agree) of \(n) people agree.")
        case .disagree:
            return Sentence(
                nl: "\(total.disagree) van de \(n) mensen zijn het oneens.",
                en: "\(total.disagree) of \(n) people disagree.")
        case .divided:
            return Sentence(
                nl:
                    "Van de \(n) mensen \(total.agree == 1 ? "is" : "zijn") er \(total.agree) het eens en \(total.disagree) oneens.",
                en: "Of \(n) people, \(total.agree) agree\(total.agree == 1 ? "s" : "") and \(total.disagree) "
                    + "disagree\(total.disagree == 1 ? "s" : "").")
        }
    }

    /// Which layers agree most and which least, where that differs, of those with at least three people.
    private func contrastSentence(_ layers: [Layer]) -> Sentence? {
        let named = layers.filter { $0.name != nil && $0.counts.total >= 3 }
        func isLess(_ left: Layer, _ right: Layer) -> Bool {
            left.counts.agree * right.counts.total < right.counts.agree * left.counts.total
        }
        guard let most = named.max(by: isLess), let least = named.min(by: isLess), isLess(least, most) else {
            return nil
        }
        func names(likewise layer: Layer) -> Sentence {
            .list(named.filter { !isLess($0, layer) && !isLess(layer, $0) }.compactMap(\.name))
        }
        let (highest, lowest) = (names(likewise: most), names(likewise: least))
        return Sentence(
            nl: "Het meest eens: \(highest.nl). Het minst: \(lowest.nl).",
            en: "Most agreement: \(highest.en). Least: \(lowest.en).")
    }
}

extension PublicField.Verdict {
    public var sentence: Sentence {
        switch self {
        case .agree: Sentence(nl: "De meeste mensen zijn het eens.", en: "Most people agree.")
        case .divided: Sentence(nl: "De zaal is verdeeld.", en: "The room is divided.")
        case .disagree: Sentence(nl: "De meeste mensen zijn het oneens.", en: "Most people disagree.")
        }
    }

    public var words: Sentence {
        switch self {
        case .agree: Sentence(nl: "meestal eens", en: "mostly agree")
        case .divided: Sentence(nl: "verdeeld", en: "divided")
        case .disagree: Sentence(nl: "meestal oneens", en: "mostly disagree")
        }
    }
}
