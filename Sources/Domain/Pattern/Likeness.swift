/// How much the words of two forces are alike: the stems that they share, also within a longer word or as a synonym, and
/// the parts of words that they share. It only suggests; a person decides.
public struct Likeness: Hashable, Sendable {
    /// From here on two texts are worth a person's look. Chosen on the pairs in `LikenessTests`.
    public static let worthALook = 0.5

    private let stems: [String]
    let grams: Set<String>

    /// Words that say how a force works, not what it is about.
    private static let modest: Set<String> = [
        "geen", "niet", "meer", "minder", "veel", "weinig", "te", "nog", "wel", "wil", "wordt", "worden", "zijn",
        "no", "not", "more", "less", "many", "much", "few", "little", "too", "still", "are", "there",
    ].reduce(into: []) { $0.insert(SearchWords.stem($1)) }

    public init(_ text: String) {
        let all = SearchWords.telling(text).map(SearchWords.stem)
        let telling = all.filter { !Self.modest.contains($0) }
        // One word stands for all that mean about the same, in Dutch and in English.
        stems = (telling.isEmpty ? all : telling).map(Synonyms.representative)
        grams = stems.reduce(into: []) { grams, stem in
            let letters = Array(" \(stem) ")
            guard letters.count >= 3 else { return }
            for start in 0...(letters.count - 3) { grams.insert(String(letters[start..<(start + 3)])) }
        }
    }

    /// From 0 (nothing in common) to 1 (the same words).
    public func to(_ other: Likeness) -> Double {
        let count = stems.count + other.stems.count
        let gramCount = grams.count + other.grams.count
        guard count > 0, gramCount > 0 else { return 0 }
        let shared = stems.map(other.covers).reduce(0, +) + other.stems.map(covers).reduce(0, +)
        let parts = 2 * grams.intersection(other.grams).count
        return (shared / Double(count) + Double(parts) / Double(gramCount)) / 2
    }

    /// How much of a word stands here: all of it as itself or as a part of a longer word ("regel" in "afvalregel"), or as much
    /// as its own parts do.
    private func covers(_ stem: String) -> Double {
        if stems.contains(where: { $0 == stem || $0.isMade(of: stem) }) { return 1 }
        let letters = stems.filter { stem.isMade(of: $0) }.reduce(0) { $0 + $1.count }
        return min(1, Double(letters) / Double(stem.count))
    }
}

extension String {
    /// Whether a compound begins or ends with a word.
    fileprivate func isMade(of word: String) -> Bool { word.count > 3 && (hasPrefix(word) || hasSuffix(word)) }
}
