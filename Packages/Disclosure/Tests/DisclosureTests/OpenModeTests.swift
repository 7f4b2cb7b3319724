import Testing

@testable import Disclosure

@Suite struct OpenModeTests {
    private func room() -> Answers {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for place in [-80, -40, 10, 90] { answers.add(place: place, layer: 0) }
        for place in [60, 100, 40] { answers.add(place: place, layer: 1) }
        answers.addPass(layer: nil)
        answers.addTally(.agree, count: 2, layer: 1)
        return answers
    }

    @Test func `everybody sees how many of which layer stand where`() {
        guard case .exact(let total, let layers) = Disclosure.field(of: room(), mode: .open).shown else {
            Issue.record("not exact")
            return
        }
        #expect(total == .init(agree: 6, middle: 1, disagree: 2, pass: 1))
        #expect(layers.map(\.name) == ["Rijk", "gemeente", nil])
        #expect(layers[1].places == [40, 60, 100, 100, 100])
    }

    @Test func `the sentence counts people and names the layers that differ`() {
        let sentence = Disclosure.field(of: room(), mode: .open).sentence
        #expect(sentence.nl == "6 van de 10 mensen zijn het eens. Het meest eens: gemeente. Het minst: Rijk.")
        #expect(sentence.en == "6 of 10 people agree. Most agreement: gemeente. Least: Rijk.")
    }

    @Test func `layers that agree alike are all named`() {
        var answers = Answers(layers: ["Rijk", "provincie", "gemeente", "waterschap"])
        for place in [-80, -40, 90] { answers.add(place: place, layer: 0) }
        for layer in 1...3 { for _ in 0..<(2 + layer) { answers.add(place: 80, layer: layer) } }
        let sentence = Disclosure.field(of: answers, mode: .open).sentence
        #expect(sentence.nl.hasSuffix("Het meest eens: provincie, gemeente en waterschap. Het minst: Rijk."))
        #expect(sentence.en.hasSuffix("Most agreement: provincie, gemeente and waterschap. Least: Rijk."))
    }

    @Test func `a room without a majority hears both sides`() {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for place in [-80, -40, 10, 20, 90] { answers.add(place: place, layer: nil) }
        let sentence = Disclosure.field(of: answers, mode: .open).sentence
        #expect(sentence.nl == "Van de 5 mensen is er 1 het eens en 2 oneens.")
        #expect(sentence.en == "Of 5 people, 1 agrees and 2 disagree.")
    }

    @Test func `the outer thirds of the floor are agree and disagree`() {
        #expect(Answers.Zone(place: 34) == .agree)
        #expect(Answers.Zone(place: 33) == .middle)
        #expect(Answers.Zone(place: -34) == .disagree)
    }
}
