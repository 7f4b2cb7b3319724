/// A random generator whose whole future is its seed: xoshiro256** (Blackman, Vigna 2018), seeded by SplitMix64.
///
/// The draws below are written out here instead of taken from the standard library, whose algorithms may change: a seed
/// must give the same stream in every release.
public struct SeededRandom: RandomNumberGenerator, Hashable, Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// The stream of this seed.
    public init(seed: UInt64) {
        var mixer = seed
        s0 = SeededRandom.splitMix(&mixer)
        s1 = SeededRandom.splitMix(&mixer)
        s2 = SeededRandom.splitMix(&mixer)
        s3 = SeededRandom.splitMix(&mixer)
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        let result = rotated(s1 &* 5, by: 7) &* 9
        let t = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotated(s3, by: 45)
        return result
    }

    /// A stream of its own for a numbered part of the work (a fold, a person, a block); it does not disturb this one.
    ///
    /// The same state and key always give the same stream, so parts can be drawn in any order or on any thread.
    public func split(by key: UInt64) -> SeededRandom {
        var mixer = s0 ^ rotated(s1, by: 17) ^ rotated(s2, by: 31) ^ rotated(s3, by: 47)
        let own = SeededRandom.splitMix(&mixer)
        mixer = own ^ (key &* 0xd1b5_4a32_d192_ed03)
        return SeededRandom(seed: SeededRandom.splitMix(&mixer))
    }

    /// A number in 0 ..< 1, a multiple of 2⁻⁵³.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number in 0 ..< `count`, each with the same chance (Lemire 2019); 0 when `count` ≤ 1.
    public mutating func index(below count: Int) -> Int {
        guard count > 1 else { return 0 }
        let bound = UInt64(count)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// A standard normal number (Marsaglia's polar method; the second of the pair is thrown away to keep no state).
    public mutating func normal() -> Double {
        while true {
            let u = 2 * uniform() - 1
            let v = 2 * uniform() - 1
            let s = u * u + v * v
            if s < 1, s > 0 { return u * (-2 * Elementary.log(s) / s).squareRoot() }
        }
    }

    /// Whether something with this chance happens.
    public mutating func happens(withChance chance: Double) -> Bool { uniform() < chance }

    /// The elements in a random order (Fisher, Yates 1938).
    public mutating func shuffled<T>(_ elements: [T]) -> [T] {
        var result = elements
        for last in result.indices.reversed() where last > 0 {
            result.swapAt(last, index(below: last + 1))
        }
        return result
    }

    private func rotated(_ x: UInt64, by bits: UInt64) -> UInt64 { (x << bits) | (x >> (64 - bits)) }

    private static func splitMix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
