import Disclosure

/// One row of a table of figures: the room or a layer.
struct FigureCell {
    let kind: String
    /// The place of the layer, from 1.
    var layer: Int?
    var finding: PublicField.Finding?
    var exact: PublicField.Counts?

    /// Kind, layer, verdict, shares, counts.
    var columns: [String] { [kind, layer.map(String.init) ?? "", verdict] + shares + counts }

    private var verdict: String {
        if case .words(let verdict)? = finding { verdict.rawValue } else { "" }
    }

    private var shares: [String] {
        guard case .shares(let agree, let disagree)? = finding else { return ["", "", "", ""] }
        return [agree.from, agree.to, disagree.from, disagree.to].map(String.init)
    }

    /// Agree, middle, disagree, pass.
    var counts: [String] {
        exact.map { [$0.agree, $0.middle, $0.disagree, $0.pass].map(String.init) } ?? ["", "", "", ""]
    }

    func name(_ language: Language) -> String {
        switch kind {
        case "layer": language == .dutch ? "zegt liever niet welke laag" : "would rather not say which layer"
        default: language == .dutch ? "hele zaal" : "whole room"
        }
    }

    func words(_ language: Language) -> String {
        if kind == "none" { return language == .dutch ? "te weinig antwoorden om te tonen" : "too few answers to show" }
        guard let words = finding?.words else {
            return exact != nil
                ? "" : language == .dutch ? "te weinig antwoorden om te tonen" : "too few answers to show"
        }
        return language == .dutch ? words.nl : words.en
    }
}

extension PublicField {
    var cells: [FigureCell] {
        switch shown {
        case .tooFew: [FigureCell(kind: "none")]
        case .room(let finding): [FigureCell(kind: "room", finding: finding)]
        case .layers(let told): told.map { FigureCell(kind: "layer", layer: $0.index + 1, finding: $0.finding) }
        case .exact(let total, let layers):
            [FigureCell(kind: "room", exact: total)]
                + layers.map { FigureCell(kind: "layer", layer: $0.index.map { $0 + 1 }, exact: $0.counts) }
        }
    }
}
