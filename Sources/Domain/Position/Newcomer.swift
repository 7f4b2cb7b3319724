import Crypto

/// The token and the words that a newcomer may get. With a key they follow from it, so that a reply that was lost on the way
/// can be given once more; without one they are random.
struct Newcomer {
    let token: Token
    private var generator: any RandomNumberGenerator

    init(key: Token?, code: Code) {
        if let key {
            token = Token(digest: Array(SHA256.hash(data: Array("join \(code.text) ".utf8) + key.bytes)))
            generator = DigestStream(seed: token.bytes)
        } else {
            var random = SystemRandomNumberGenerator()
            token = Token.random(using: &random)
            generator = random
        }
    }

    /// Words to try; somebody in the dialogue may have them already.
    mutating func nextWords(in language: Language) -> WordPair { .random(in: language, using: &generator) }

    /// The words that a newcomer with this token got, in whichever language, recognised by their digest.
    ///
    /// Pairs are tried in the order of the first time. Few of them are taken, so a thousand tries are plenty; nil after that.
    static func words(with digest: Digest, of token: Token, in code: Code, sealedBy seal: WordSeal) -> WordPair? {
        for language in Language.allCases {
            var stream = DigestStream(seed: token.bytes)
            for _ in 0..<1_000 {
                let words = WordPair.random(in: language, using: &stream)
                if words.digest(for: code, sealedBy: seal) == digest { return words }
            }
        }
        return nil
    }
}

/// Numbers that follow from a secret: SHA-256 of the secret and a counter.
private struct DigestStream: RandomNumberGenerator {
    let seed: [UInt8]
    private var counter: UInt64 = 0

    init(seed: [UInt8]) { self.seed = seed }

    mutating func next() -> UInt64 {
        counter += 1
        let count = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (8 * UInt64($0))) }
        return SHA256.hash(data: Array("words".utf8) + seed + count).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
