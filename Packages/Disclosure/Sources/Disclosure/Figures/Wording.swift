/// A sentence in both languages.
public struct Sentence: Hashable, Sendable, Encodable {
    public let nl: String
    public let en: String
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

    /// Which layer agrees most and which least, where that differs and both have at least three people.
    private func contrastSentence(_ layers: [Layer]) -> Sentence? {
        let named = layers.filter { $0.name != nil && $0.counts.total >= 3 }
        func isLess(_ left: Layer, _ right: Layer) -> Bool {
            left.counts.agree * right.counts.total < right.counts.agree * left.counts.total
        }
        guard let most = named.max(by: isLess), let least = named.min(by: isLess), isLess(least, most),
            let mostName = most.name, let leastName = least.name
        else { return nil }
        return Sentence(
            nl: "Het meest eens: \(mostName). Het minst: \(leastName).",
            en: "Agrees most: \(mostName). Least: \(leastName).")
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
