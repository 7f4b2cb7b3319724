import Foundation

/// What a reader gets of a piece of HTML: the words between its tags, and what is read aloud of pictures and controls, in
/// order. For pages that Krachtveld made: no angle bracket stands in a value.
struct VisibleText: Hashable, Sendable {
    let runs: [String]

    /// - Parameter markup: may begin within a tag, with an attribute, and end within one.
    init(_ markup: some Collection<UInt8>) {
        var runs: [String] = []
        var rest = Substring(String(decoding: markup, as: UTF8.self))
        if rest.hasPrefix(" ") { rest = rest.drop { $0 != ">" }.dropFirst() }
        while !rest.isEmpty {
            let words = rest.prefix { $0 != "<" }
            let run = words.split { $0.isWhitespace }.joined(separator: " ")
            if !run.isEmpty { runs.append(run) }
            rest = rest[words.endIndex...]
            guard let end = rest.firstIndex(of: ">") else { break }
            runs += Self.spoken(in: rest[..<end])
            rest = rest[end...].dropFirst()
        }
        self.runs = runs
    }

    private static let attributes = [" aria-label=\"", " title=\"", " alt=\""]

    private static func spoken(in tag: Substring) -> [String] {
        attributes.compactMap { name in
            guard let start = tag.range(of: name)?.upperBound else { return nil }
            let value = tag[start...].prefix { $0 != "\"" }
            return value.isEmpty ? nil : String(value)
        }
    }

    /// The first thing that a page says in another way than it should, in words; nil where both say the same.
    static func difference(_ page: VisibleText, _ right: VisibleText) -> String? {
        let (said, given) = (page.runs, right.runs)
        guard let place = (0..<max(said.count, given.count)).first(where: { at($0, said) != at($0, given) }) else {
            return nil
        }
        switch (at(place, said), at(place, given)) {
        case (let words?, nil): return "it says \(quoted(words)), which the export does not give"
        case (nil, let words?): return "it does not say \(quoted(words)), which the export gives"
        case (let words?, let right?):
            if at(place + 1, said) == right {
                return "it says \(quoted(words)), which the export does not give"
            }
            if at(place + 1, given) == words { return "it does not say \(quoted(right)), which the export gives" }
            return "it says \(quoted(words)) where the export gives \(quoted(right))"
        case (nil, nil): return nil
        }
    }

    private static func at(_ index: Int, _ runs: [String]) -> String? {
        runs.indices.contains(index) ? runs[index] : nil
    }

    private static func quoted(_ words: String) -> String {
        let plain = words.replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        return "“\(plain.count > 200 ? plain.prefix(200) + "…" : plain)”"
    }
}
