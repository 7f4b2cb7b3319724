extension PublicField.Finding {
    /// What is told of the room, as a sentence.
    public var sentence: Sentence {
        switch self {
        case .words(let verdict): return verdict.sentence
        case .shares(let agree, let disagree):
            guard agree.isInTens else {
                return Sentence(
                    nl: "\(agree.percents.nl) is het eens, \(disagree.percents.nl) is het oneens.",
                    en: "\(agree.percents.en) agree, \(disagree.percents.en) disagree.")
            }
            return Sentence(
                nl: "Van elke 10 mensen zijn er \(agree.ofTen.nl) het eens en \(disagree.ofTen.nl) oneens.",
                en: "Of every 10 people, \(agree.ofTen.en) agree and \(disagree.ofTen.en) disagree.")
        }
    }

    /// What is told of a layer, in a few words.
    public var words: Sentence {
        switch self {
        case .words(let verdict): return verdict.words
        case .shares(let agree, _):
            guard agree.isInTens else {
                return Sentence(nl: "\(agree.percents.nl) eens", en: "\(agree.percents.en) agree")
            }
            return Sentence(nl: "\(agree.ofTen.nl) van de 10 eens", en: "\(agree.ofTen.en) in 10 agree")
        }
    }
}

extension PublicField.Share {
    /// "6 tot 7 van de 10", or "63 %".
    public var words: Sentence {
        isInTens ? Sentence(nl: "\(ofTen.nl) van de 10", en: "\(ofTen.en) in 10") : percents
    }

    var isInTens: Bool { from % 10 == 0 && to % 10 == 0 && from != to }

    /// As part of ten people. "8 tot 9": at least eight and less than nine.
    var ofTen: Sentence {
        if from == 0 { return Sentence(nl: "hooguit \(to / 10)", en: "at most \(to / 10)") }
        if to == 100 { return Sentence(nl: "\(from / 10) of meer", en: "\(from / 10) or more") }
        return Sentence(nl: "\(from / 10) tot \(to / 10)", en: "\(from / 10) to \(to / 10)")
    }

    var percents: Sentence {
        if from == 0 { return Sentence(nl: "\(to) % of minder", en: "\(to)% or fewer") }
        if to == 100 { return Sentence(nl: "\(from) % of meer", en: "\(from)% or more") }
        return Sentence(nl: "\(from) %", en: "\(from)%")
    }
}

extension PublicField {
    /// Which layers mostly agree, are divided, mostly disagree, and of which too few answered.
    static func sentence(of layers: [LayerFinding]) -> Sentence {
        let told = layers.filter { $0.finding != nil }
        let verdicts = Set(told.compactMap { $0.finding?.verdict })
        if told.count == layers.count, layers.count > 1, verdicts.count == 1, let verdict = verdicts.first {
            return verdict.ofAllLayers
        }
        func names(_ chosen: [LayerFinding]) -> Sentence {
            .list(chosen.map(\.name))
        }
        var parts = [Verdict.agree, .divided, .disagree].compactMap { verdict -> Sentence? in
            let chosen = told.filter { $0.finding?.verdict == verdict }
            guard !chosen.isEmpty else { return nil }
            return Sentence(
                nl: "\(verdict.heading.nl): \(names(chosen).nl).", en: "\(verdict.heading.en): \(names(chosen).en).")
        }
        let rest = layers.filter { $0.finding == nil }
        if !rest.isEmpty {
            parts.append(
                Sentence(
                    nl: "Te weinig antwoorden om te tonen: \(names(rest).nl).",
                    en: "Too few answers to show: \(names(rest).en)."))
        }
        return Sentence(nl: parts.map(\.nl).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
    }
}

extension PublicField.Verdict {
    fileprivate var heading: Sentence {
        switch self {
        case .agree: Sentence(nl: "Meestal eens", en: "Mostly agree")
        case .divided: Sentence(nl: "Verdeeld", en: "Divided")
        case .disagree: Sentence(nl: "Meestal oneens", en: "Mostly disagree")
        }
    }

    fileprivate var ofAllLayers: Sentence {
        switch self {
        case .agree: Sentence(nl: "Alle lagen zijn het meestal eens.", en: "All layers mostly agree.")
        case .divided: Sentence(nl: "Alle lagen zijn verdeeld.", en: "All layers are divided.")
        case .disagree: Sentence(nl: "Alle lagen zijn het meestal oneens.", en: "All layers mostly disagree.")
        }
    }
}
