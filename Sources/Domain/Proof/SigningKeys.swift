import Crypto
public import Foundation

/// The keys with which this server signs reports: one to sign with, and the public halves of those before it.
public struct SigningKeys: Sendable {
    /// A public key, and in which days it signed.
    public struct PublicKey: Hashable, Sendable, Codable {
        public let algorithm: String
        /// 32 bytes in hexadecimal digits.
        public let key: String
        public let since: String
        /// nil while it is in use.
        public let until: String?
    }

    private struct Written: Codable {
        var secret: String
        var keys: [PublicKey]
    }

    /// 32 bytes. The key is made of them when something is signed: that takes memory which most servers need for nothing.
    private let secret: [UInt8]
    /// The newest first.
    public let published: [PublicKey]

    /// The key that signs now, in hexadecimal digits.
    public var current: String { published.first?.key ?? "" }

    /// Makes the first key.
    public init(on day: Day) {
        let secret = Curve25519.Signing.PrivateKey()
        self.init(secret, published: [Self.entry(secret, since: day)])
    }

    private init(_ secret: Curve25519.Signing.PrivateKey, published: [PublicKey]) {
        self.secret = Array(secret.rawRepresentation)
        self.published = published
    }

    /// Reads what ``stored`` wrote.
    /// - Throws: `DecodingError`, or ``ExportProblem`` when the file holds no key.
    public init(stored text: Data) throws {
        let written = try JSONDecoder().decode(Written.self, from: text)
        guard let secret = [UInt8](hexadecimal: written.secret), secret.count == 32, !written.keys.isEmpty else {
            throw ExportProblem("the file holds no key")
        }
        self.secret = secret
        published = written.keys
    }

    /// With the secret half: to be kept where only the server can read it.
    public var stored: Data {
        get throws {
            let written = Written(secret: secret.hexadecimal, keys: published)
            return try JSONEncoder.canonical.encode(written) + Data("\n".utf8)
        }
    }

    /// A new key from this day on. The old secret is gone; its public half stays on the list.
    public func rotated(on day: Day) -> SigningKeys {
        let fresh = Curve25519.Signing.PrivateKey()
        let retired = published.map {
            PublicKey(algorithm: $0.algorithm, key: $0.key, since: $0.since, until: $0.until ?? day.description)
        }
        return SigningKeys(fresh, published: [Self.entry(fresh, since: day)] + retired)
    }

    private static func entry(_ secret: Curve25519.Signing.PrivateKey, since day: Day) -> PublicKey {
        PublicKey(
            algorithm: "Ed25519", key: Array(secret.publicKey.rawRepresentation).hexadecimal, since: day.description,
            until: nil)
    }

    /// - Throws: ``ExportProblem`` when the secret does not belong to the public key, as in a damaged file.
    public func sign(_ message: [UInt8]) throws -> [UInt8] {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
        guard Array(key.publicKey.rawRepresentation).hexadecimal == current else {
            throw ExportProblem("the key and its public half differ")
        }
        return Array(try key.signature(for: message))
    }

    /// Whether a signature under a message was made with the secret half of this key.
    public static func isValid(_ signature: [UInt8], of message: [UInt8], by key: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
        return key.isValidSignature(signature, for: message)
    }

}

/// What stands at `/.well-known/krachtveld-keys.json`.
public struct PublishedKeys: Hashable, Sendable, Codable {
    public let keys: [SigningKeys.PublicKey]

    public init(_ keys: SigningKeys) { self.keys = keys.published }

    /// - Throws: ``ExportProblem`` when the file is something else.
    public init(reading bytes: [UInt8]) throws {
        do { self = try JSONDecoder().decode(PublishedKeys.self, from: Data(bytes)) } catch {
            throw ExportProblem("the list of keys cannot be read")
        }
    }
}
