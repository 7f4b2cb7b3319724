import Crypto

/// 128 random bits that open something for whoever holds them. Stored only as a SHA-256 digest.
public struct Token: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    public static func random(using generator: inout some RandomNumberGenerator) -> Token {
        Token(high: generator.next(), low: generator.next())
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The first 128 bits of a digest.
    init(digest: Digest) {
        high = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = digest.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads 32 hexadecimal digits.
    public init?(_ text: String) { self.init(text[...]) }

    /// Reads 32 hexadecimal digits.
    public init?(_ text: Substring) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            if count < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            count += 1
            guard count <= 32 else { return nil }
        }
        guard count == 32 else { return nil }
        self.init(high: high, low: low)
    }

    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// 16 bytes, the highest first.
    public var bytes: [UInt8] {
        Array(unsafeUninitializedCapacity: 16) { bytes, count in
            for index in 0..<8 {
                bytes[index] = UInt8(truncatingIfNeeded: high >> (56 - 8 * index))
                bytes[8 + index] = UInt8(truncatingIfNeeded: low >> (56 - 8 * index))
            }
            count = 16
        }
    }

    public var digest: Digest { Array(SHA256.hash(data: bytes)) }
}
