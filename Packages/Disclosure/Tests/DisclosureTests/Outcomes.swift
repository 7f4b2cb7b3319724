@testable import Disclosure

/// How many people agree, disagree, or neither.
typealias Outcome = SIMD3<Int>

/// Every way in which n people can answer.
func outcomes(of n: Int) -> [Outcome] {
    (0...n).flatMap { agree in (0...(n - agree)).map { [agree, $0, n - agree - $0] } }
}

extension [Outcome] {
    /// Whether everybody's answer is certain when exactly these outcomes are possible.
    var isCertain: Bool {
        guard let first, count == 1 else { return false }
        return first.max() > 0 && first.max() == first.wrappedSum()
    }

    /// What is left of the others for people who know these answers of their own.
    func known(by insiders: [Int]) -> [Outcome] {
        compactMap { outcome in
            var rest = outcome
            for own in insiders { rest[own] -= 1 }
            return rest.min() >= 0 ? rest : nil
        }
    }

    /// The kinds of people who learn somebody's answer for certain; empty when the answers are safe.
    func learners(insiders: Int) -> [[Int]] {
        let groups: [[Int]] =
            insiders == 0
            ? [[]] : insiders == 1 ? (0..<3).map { [$0] } : (0..<3).flatMap { a in (a..<3).map { [a, $0] } }
        return groups.filter { known(by: $0).isCertain }
    }
}

/// A small generator with a seed, for tests that say which one they used.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
