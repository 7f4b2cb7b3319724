import Crypto

/// Two words with which somebody comes back who lost the browser tab. Stored only as a sealed digest.
public struct WordPair: Hashable, Sendable, CustomStringConvertible {
    public let first: String
    public let second: String
    public var description: String { "\(first) \(second)" }

    public static func random(in language: Language, using generator: inout some RandomNumberGenerator) -> WordPair {
        let words = Words.of(language)
        return WordPair(
            first: words[Int.random(in: 0..<words.count, using: &generator)],
            second: words[Int.random(in: 0..<words.count, using: &generator)])
    }

    private init(first: String, second: String) {
        self.first = first
        self.second = second
    }

    /// Reads what someone typed; case, punctuation and extra spaces do not matter.
    public init?(_ typed: String) {
        guard typed.utf8.count <= 200 else { return nil }
        let words = typed.lowercased().split { !$0.isLetter }.map(String.init)
        guard words.count == 2 else { return nil }
        self.init(first: words[0], second: words[1])
    }

    /// What is stored: nothing that can be turned back without the seal's secret.
    func digest(for code: Code, sealedBy seal: WordSeal) -> Digest {
        seal.seal(Array(SHA256.hash(data: Array("\(code.text) \(first) \(second)".utf8))))
    }
}
