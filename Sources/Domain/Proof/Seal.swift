import Crypto

/// The SHA-256 of everything that was answered in a dialogue, fixed when it ends: whoever photographed it can tell later
/// whether a file holds these answers and no others (docs/decisions/0016).
public struct Seal: Hashable, Sendable, CustomStringConvertible {
    public let digest: Digest

    /// The seal of a complete export.
    public init(of export: [UInt8]) { digest = Array(SHA256.hash(data: export)) }

    /// nil when these are not 32 bytes.
    public init?(digest: Digest) {
        guard digest.count == 32 else { return nil }
        self.digest = digest
    }

    /// Reads 64 lower-case hexadecimal digits.
    public init?(_ text: some StringProtocol) {
        guard let digest = [UInt8](hexadecimal: text) else { return nil }
        self.init(digest: digest)
    }

    public var description: String { digest.hexadecimal }

    /// Sixteen groups of four digits, as people compare them.
    public var groups: [String] {
        stride(from: 0, to: digest.count, by: 2).map { digest[$0..<min($0 + 2, digest.count)].hexadecimal }
    }
}

/// What is drawn when a dialogue is sealed, and forgotten together with its answers.
public struct SealSecrets: Hashable, Sendable {
    /// Stands in the export, so that nobody can guess the answers of a small room until the seal fits.
    public let salt: [UInt8]
    /// Decides the order of the rows, and stands in no file: the order in which people joined would be in it.
    public let order: [UInt8]
    /// Whoever came in later, in the moment of the end, is not in the export.
    public let lastParticipant: ID<Participant>
    /// How the export is written that the seal is of.
    public let schema: Int

    public init(salt: [UInt8], order: [UInt8], lastParticipant: ID<Participant>, schema: Int) {
        self.schema = schema
        self.salt = salt
        self.order = order
        self.lastParticipant = lastParticipant
    }

    static func random(lastParticipant: ID<Participant>) -> SealSecrets {
        var generator = SystemRandomNumberGenerator()
        func bytes() -> [UInt8] { (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        return SealSecrets(
            salt: bytes(), order: bytes(), lastParticipant: lastParticipant, schema: ExportTier.complete.schema)
    }

    /// Where somebody comes in the rows of a tier.
    func place(of participant: ID<Participant>, in tier: ExportTier) -> [UInt8] {
        let message = Array("\(tier.rawValue) \(participant.number)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: order)))
    }
}

/// How much of a dialogue a file holds.
public enum ExportTier: String, Hashable, Sendable, Codable, CaseIterable {
    /// The figures that everybody may see.
    case figures = "A"
    /// What each participant answered, without layers.
    case rows = "B"
    /// What each participant answered, with layers: for an auditor.
    case complete = "C"
}

/// Somebody got the complete export.
public struct Handout: Hashable, Sendable {
    public let day: Day
    /// For whom it was made.
    public let auditor: Line
    /// Who made it: a mail address, or the command line; nil when that person left the circle.
    public let maker: String?

    public init(day: Day, auditor: Line, maker: String?) {
        self.day = day
        self.auditor = auditor
        self.maker = maker
    }
}

/// Where seals are kept, and who got what they are the seal of.
public protocol Seals: Sendable {
    func seal(of dialogue: ID<Dialogue>) async throws -> Seal?
    /// nil when there is no seal, or when the answers are gone.
    func secrets(of dialogue: ID<Dialogue>) async throws -> SealSecrets?
    /// Keeps a seal for ever; one that is there already stands. Nothing is sealed after the answers are gone.
    func fix(_ seal: Seal, with secrets: SealSecrets, of dialogue: ID<Dialogue>) async throws
    /// The SHA-256 of the answers without layers of a dialogue that was sealed; nil where they are not public.
    func rowsDigest(of dialogue: ID<Dialogue>) async throws -> Digest?
    /// Keeps it for ever; one that is there already stands.
    func fixRows(_ digest: Digest, of dialogue: ID<Dialogue>) async throws
    func forgetSecrets(of dialogue: ID<Dialogue>) async throws
    func note(_ handout: Handout, of dialogue: ID<Dialogue>) async throws
    /// In the order in which they were made.
    func handouts(of dialogue: ID<Dialogue>) async throws -> [Handout]
}
