/// The six characters that people type to join: no look-alikes (no 0 O, 1 I L, 5 S, 8 B, 2 Z, U V).
public struct Code: Hashable, Sendable, CustomStringConvertible {
    public static let alphabet = Array("34679ACDEFGHJKMNPQRTWXY".utf8)
    public static let length = 6

    /// One byte per character, the first one highest.
    private let packed: UInt64

    public var text: String {
        String(
            decoding: (0..<Self.length).map { UInt8(truncatingIfNeeded: packed >> (8 * UInt64(5 - $0))) }, as: UTF8.self
        )
    }

    public var description: String { text }

    /// Reads what someone typed: case, spaces and hyphens do not matter.
    public init?(_ typed: String) { self.init(typed[...]) }

    /// Reads what someone typed: case, spaces and hyphens do not matter.
    public init?(_ typed: Substring) {
        var packed: UInt64 = 0
        var count = 0
        for byte in typed.utf8 {
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") { continue }
            let letter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
            guard count < Self.length, Self.alphabet.contains(letter) else { return nil }
            packed = packed << 8 | UInt64(letter)
            count += 1
        }
        guard count == Self.length else { return nil }
        self.packed = packed
    }

    /// A fresh code: 23⁶, or 148 million possibilities.
    public static func random(using generator: inout some RandomNumberGenerator) -> Code {
        Code(
            packed: (0..<length).reduce(0) { packed, _ in
                packed << 8 | UInt64(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
            })
    }

    private init(packed: UInt64) { self.packed = packed }
}
