import Crypto

/// Makes what is stored of word pairs useless to whoever has only the positions: there are few enough pairs to try them all,
/// so their digest is keyed with a secret that is kept elsewhere (docs/decisions/0014).
public struct WordSeal: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: 32 random bytes.
    public init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// HMAC-SHA256 of a pair's digest.
    public func seal(_ words: Digest) -> Digest { Array(HMAC<SHA256>.authenticationCode(for: words, using: key)) }
}
