import Disclosure

@testable import Web

/// Random numbers that come back with the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Answers of a random room.
func randomAnswers(layers: Int, people: Int, byChoice: Bool, using numbers: inout SeededNumbers) -> Answers {
    var answers = Answers(layers: (1...layers).map { "laag \($0)" })
    for _ in 0..<people {
        let layer = Int.random(in: 0...layers, using: &numbers)
        let place = Int.random(in: -100...100, using: &numbers)
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0: answers.addPass(layer: layer)
        case 1: answers.addTally(byChoice ? .middle : .agree, count: 1, layer: layer)
        default: answers.add(place: byChoice ? (place > 20 ? 100 : -100) : place, layer: layer)
        }
    }
    return answers
}
