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

    private static let dutch = Locale(identifier: "nl_NL")

    /// The words of a text, in lower case and without accents. Foundation folds only what is not ASCII: it costs more than all
    /// the rest of finding.
    public static func plain(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isASCII = true
        func end() {
            guard !word.isEmpty else { return }
            let options: String.CompareOptions = [.diacriticInsensitive, .caseInsensitive]
            words.append(isASCII ? word : word.folding(options: options, locale: dutch))
            word = ""
            isASCII = true
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: word.unicodeScalars.append(scalar)
            case 0x41...0x5A: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
            case ..<0x80: end()
            default:
                guard scalar.isPartOfWord || !word.isEmpty && scalar.isMark else {
                    end()
                    continue
                }
                word.unicodeScalars.append(scalar)
                isASCII = false
            }
        }
        end()
        return words
    }

    /// The words that count.
    public static func telling(_ text: String) -> [String] {
        let words = plain(text)
        let telling = words.filter { !stopWords.contains($0) }
        return telling.isEmpty ? words : telling
    }

    /// What different forms of a word share: lessen and les, scholen and school, vergunningen and vergunning. A light stemmer
    /// in the spirit of Kraaij and Pohlmann, with the few words beside it that its rules would cut or miss.
    public static func stem(_ word: String) -> String {
        var stem = Array(word.utf8)
        let ending =
            otherForms.first { stem.hasEnd($0.ending) }
            ?? endings.first { stem.count - $0.ending.count >= 3 && stem.hasEnd($0.ending) && !owns(stem, $0.ending) }
        if let (ending, replacement) = ending {
            stem.removeLast(ending.count)
            stem += replacement
        }
        singleVowels(&stem)
        if let last = stem.last, stem.count > 3, stem[stem.count - 2] == last, letters.contains(last), !isVowel(last) {
            stem.removeLast()
        }
        if stem.last == UInt8(ascii: "v") { stem[stem.count - 1] = UInt8(ascii: "f") }
        if stem.last == UInt8(ascii: "z") { stem[stem.count - 1] = s }
        return String(decoding: stem, as: UTF8.self)
    }

    private typealias Ending = (ending: [UInt8], replacement: [UInt8])

    private static let endings: [Ending] = [
        ("heden", "heid"), ("ingen", "ing"), ("elijke", ""), ("elijk", ""), ("lijke", ""), ("lijk", ""), ("en", ""),
        ("es", ""), ("e", ""), ("s", ""),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    /// What sounds otherwise when there are more of it, also at the end of a longer word: raadsleden, binnensteden. What one
    /// spends, "besteden", is no city.
    private static let otherForms: [Ending] = [("besteden", "bested"), ("steden", "stad"), ("leden", "lid")]
        .map { (Array($0.utf8), Array($1.utf8)) }

    /// Words of which the last s is their own, also at the end of a longer word: a "kans" is not more than one "kan".
    private static let ownEndings = [
        "kans", "mens", "wens", "grens", "lens", "dans", "balans", "tendens", "impuls", "ijs", "fonds", "gids", "koers",
        "beurs", "schaars", "toets", "plaats", "fiets", "reeks", "accijns", "advies", "verlies", "proces", "succes",
        "adres", "congres",
    ].map { Array($0.utf8) }
    private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    private static let s = UInt8(ascii: "s")

    private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }

    /// The s of "huis" and of "kans" belongs to the word; the one of "regels" does not.
    private static func owns(_ word: [UInt8], _ ending: [UInt8]) -> Bool {
        guard ending.last == s else { return false }
        return ending.count == 1 && word.dropLast().last.map(isVowel) ?? false
            || ownEndings.contains(where: word.hasEnd)
    }

    /// aa, ee, oo and uu become one: a long vowel is doubled in "school" and not in "scholen".
    private static func singleVowels(_ word: inout [UInt8]) {
        var last: UInt8?
        word.removeAll { letter in
            defer { last = letter }
            return letter == last && "aeou".utf8.contains(letter)
        }
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

extension Unicode.Scalar {
    fileprivate var isPartOfWord: Bool { properties.isAlphabetic || properties.numericType != nil }

    /// An accent that is written after its letter.
    fileprivate var isMark: Bool { properties.generalCategory == .nonspacingMark }
}

extension [UInt8] {
    fileprivate func hasEnd(_ ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
