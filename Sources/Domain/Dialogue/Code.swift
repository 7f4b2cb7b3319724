/// The six characters that people type to join: no look-alikes (no 0 O, 1 I L, 5 S, 8 B, 2 Z, U V).
public struct Code: Hashable, Sendable, CustomStringConvertible {
    public static let alphabet = Array("34679ACDEFGHJKMNPQRTWXY")
    public static let length = 6

    public let text: String
    public var description: String { text }

    /// Reads what someone typed: case, spaces and hyphens do not matter.
    public init?(_ typed: String) {
        guard typed.utf8.count <= 64 else { return nil }
        let letters = typed.uppercased().filter { $0 != " " && $0 != "-" }
        guard letters.count == Self.length, letters.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
        text = letters
    }

    /// A fresh code: 23⁶, or 148 million possibilities.
    public static func random(using generator: inout some RandomNumberGenerator) -> Code {
        Code(letters: (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
    }

    private init(letters: [Character]) { text = String(letters) }
}
