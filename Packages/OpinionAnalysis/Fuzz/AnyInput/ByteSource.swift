/// Bytes read as numbers, for as long as they last; after the end every number is 0.
struct ByteSource {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isEmpty: Bool { place >= bytes.count }

    mutating func byte() -> UInt8 {
        guard place < bytes.count else { return 0 }
        defer { place += 1 }
        return bytes[place]
    }

    /// A number in 0 ..< `count`, 0 when `count` is not above 0.
    mutating func number(below count: Int) -> Int { count > 0 ? Int(byte()) % count : 0 }

    /// Any integer at all: small ones, negative ones and the largest there are.
    mutating func anyInteger() -> Int {
        switch byte() % 8 {
        case 0: .max
        case 1: .min
        case 2: Int(Int8(bitPattern: byte()))
        case 3: Int(byte()) << 40
        default: Int(byte())
        }
    }

    /// Any number at all: ordinary ones, infinities, NaN, and the smallest there are.
    mutating func anyDouble() -> Double {
        switch byte() % 10 {
        case 0: .nan
        case 1: .infinity
        case 2: -.infinity
        case 3: .leastNonzeroMagnitude
        case 4: .greatestFiniteMagnitude
        case 5: -Double(byte())
        default: Double(byte()) / 64 - 1
        }
    }
}
