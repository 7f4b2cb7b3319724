import Disclosure
import Domain

/// The words in and beside pictures of the floor.
struct FloorText: Sendable {
    let language: Language
    let disagree: String
    let middle: String
    let agree: String
    let pass: String
    let ratherNot: String
    let tooFew: String
    /// In a row of a picture.
    let tooFewHere: String
    let first: String
    let now: String
    /// Before the number of people of a layer who agree, first and now.
    let agreeing: String

    static func of(_ language: Language) -> FloorText { language.choose(dutch, english) }

    private static let dutch = FloorText(
        language: .dutch, disagree: "Oneens", middle: "Ertussenin", agree: "Eens", pass: "Weet ik niet",
        ratherNot: "zegt het liever niet", tooFew: "Te weinig antwoorden om te tonen",
        tooFewHere: "te weinig antwoorden", first: "Eerst", now: "Nu",
        agreeing: "eens")
    private static let english = FloorText(
        language: .english, disagree: "Disagree", middle: "In between", agree: "Agree", pass: "I don't know",
        ratherNot: "rather not say", tooFew: "Too few answers to show",
        tooFewHere: "too few answers", first: "First", now: "Now",
        agreeing: "agree")

    func say(_ sentence: Sentence) -> String { language.choose(sentence.nl, sentence.en) }

    /// As pictures name a layer: short enough for the room before its line.
    func short(_ layer: PublicField.Layer, limit: Int = 20) -> String { short(name(layer), limit: limit) }

    func short(_ name: String, limit: Int = 20) -> String {
        name.count <= limit ? name : name.prefix(limit - 1).trimmingSuffix(while: \.isWhitespace) + "…"
    }

    func name(_ layer: PublicField.Layer) -> String { layer.name ?? ratherNot }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, matches(last) { rest = rest.dropLast() }
        return String(rest)
    }
}
