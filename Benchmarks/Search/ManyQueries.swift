import Domain

/// What many people ask, each something else.
enum ManyQueries: String, CaseIterable {
    case oneWord = "one word"
    case threeWords = "three words"
    case typingError = "a typing error"
    case sameMeaning = "a word of the same meaning"
    case filtered = "a word, a kind and a layer"
    case asMember = "a word, as a member"
    case nothing = "what is not there"

    func query(_ words: inout MadeUpWords, reader: ID<Circle>) -> LibraryQuery {
        switch self {
        case .oneWord: LibraryQuery(text: words.word())
        case .threeWords: LibraryQuery(text: (0..<3).map { _ in words.word() }.joined(separator: " "))
        case .typingError: LibraryQuery(text: words.misspelt())
        case .sameMeaning: LibraryQuery(text: words.any(of: ["vrijstelling", "toestemming", "exemption", "permit"]))
        case .filtered:
            LibraryQuery(
                text: words.word(), kind: .lesson, layer: words.any(of: ["Rijk", "provincie", "gemeente"]),
                reader: reader)
        case .asMember: LibraryQuery(text: words.word(), reader: reader)
        case .nothing: LibraryQuery(text: "x" + String(words.word().reversed()) + "q")
        }
    }
}

extension MadeUpWords {
    /// A word with two neighbouring letters swapped.
    mutating func misspelt() -> String {
        var letters = Array(word())
        guard letters.count > 3 else { return String(letters) }
        letters.swapAt(letters.count - 3, letters.count - 2)
        return String(letters)
    }

    mutating func any(of choices: [String]) -> String { choices[Int(random() % UInt64(choices.count))] }
}
