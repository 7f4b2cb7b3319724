import Foundation

/// Text as words that can be found: without accents and capitals, and without the endings that Dutch and English add.
public enum SearchWords {
    /// Words that say nothing about what somebody looks for.
    private static let stopWords: Set<String> = [
        "de", "het", "een", "en", "van", "in", "op", "te", "dat", "die", "is", "voor", "met", "aan", "om", "ook", "er",
        "als", "bij", "of", "naar", "dan", "je", "we", "wij", "hoe", "wat", "the", "a", "an", "and", "or", "of", "to",
        "in",
        "for", "on", "with", "is", "it", "that", "how", "what",
    ]

    /// The words of a text, in lower case and without accents.
    public static func plain(_ text: String) -> [String] {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "nl_NL"))
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The words that count.
    public static func telling(_ text: String) -> [String] {
        let words = plain(text)
        let telling = words.filter { !stopWords.contains($0) }
        return telling.isEmpty ? words : telling
    }

    /// What different forms of a word share: lessen and les, scholen and school, vergunningen and vergunning. A light stemmer
    /// in the spirit of Kraaij and Pohlmann; it needs no word list.
    public static func stem(_ word: String) -> String {
        var stem = word
        for ending in ["heden", "ingen", "elijke", "elijk", "lijke", "lijk", "en", "es", "e", "s"]
        where stem.hasSuffix(ending) && stem.count - ending.count >= 3 && !(ending == "s" && endsInVowelAndS(stem)) {
            stem.removeLast(ending.count)
            switch ending {
            case "heden": stem += "heid"
            case "ingen": stem += "ing"
            default: break
            }
            break
        }
        stem = singleVowels(stem)
        if let last = stem.last, stem.count > 3, stem.dropLast().last == last, !"aeiou".contains(last) {
            stem.removeLast()
        }
        if stem.hasSuffix("v") { stem = stem.dropLast() + "f" }
        if stem.hasSuffix("z") { stem = stem.dropLast() + "s" }
        return stem
    }

    /// The s of "huis" belongs to the word; the one of "regels" does not.
    private static func endsInVowelAndS(_ word: String) -> Bool {
        word.dropLast().last.map { "aeiou".contains($0) } ?? false
    }

    /// aa, ee, oo and uu become one: a long vowel is doubled in "school" and not in "scholen".
    private static func singleVowels(_ word: String) -> String {
        var result = ""
        for letter in word where !(letter == result.last && "aeou".contains(letter)) { result.append(letter) }
        return result
    }

    /// How many letters differ, up to a limit: added, dropped, changed or swapped with a neighbour.
    public static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        guard abs(a.count - b.count) <= limit else { return nil }
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j + 1], row[j]) + 1
                least = min(least, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                row.append(least)
            }
            if (row.min() ?? 0) > limit { return nil }
            (before, last) = (last, row)
        }
        return last[b.count] <= limit ? last[b.count] : nil
    }
}
