import Disclosure
import Domain
import Foundation
import Testing

@testable import Web

struct FloorPictureTests {
    private let wide = FloorPicture(frame: .wide, text: .of(.dutch))
    private let page = FloorPicture(frame: .page, text: .of(.dutch))

    @Test(arguments: 1...12)
    func `Every picture of an open dialogue says its finding and has one mark per person`(seed: Int) {
        var numbers = SeededNumbers(state: UInt64(seed))
        let people = Int.random(in: 1...300, using: &numbers)
        let answers = randomAnswers(
            layers: 5, people: people, byChoice: seed.isMultiple(of: 2), using: &numbers)
        let field = Disclosure.field(of: answers, mode: .open)
        let picture = wide.reveal(field).description
        let standing = answers.cells.reduce(0) { $0 + $1.places.count }
        #expect(picture.hasPrefix("<svg"), "seed \(seed)")
        #expect(picture.contains("role=\"img\" aria-label=\"\(SafeHTML.escape(field.sentence.nl))"), "seed \(seed)")
        #expect(picture.components(separatedBy: "data-dx").count - 1 == standing, "seed \(seed)")
        #expect(!picture.contains("style="), "seed \(seed)")
    }

    @Test(arguments: 1...20)
    func `A protected picture is the same whatever the layers answered`(seed: Int) {
        var numbers = SeededNumbers(state: UInt64(seed))
        let answers = randomAnswers(
            layers: 4, people: Int.random(in: 5...60, using: &numbers), byChoice: false, using: &numbers)
        // The same places, spread over the layers in another way.
        var others = Answers(layers: ["gemeente", "provincie"])
        for cell in answers.cells {
            for place in cell.places { others.add(place: place, layer: Int.random(in: 0...2, using: &numbers)) }
            for _ in 0..<cell.passes { others.addPass(layer: nil) }
        }
        let pictures = [answers, others].map { wide.reveal(Disclosure.field(of: $0, mode: .protected)) }
        #expect(pictures[0] == pictures[1], "seed \(seed)")
        for name in answers.layers { #expect(!pictures[0].description.contains(name), "seed \(seed)") }
    }

    @Test func `A protected picture holds no number in its words`() throws {
        for places in [[100, 100, 100, 100, -100, 100, 100], [-100, -100, -100, -100, 90], [-100, 100, 0, 50, -50]] {
            var answers = Answers(layers: ["Rijk", "gemeente"])
            for (index, place) in places.enumerated() { answers.add(place: place, layer: index % 2) }
            let field = Disclosure.field(of: answers, mode: .protected)
            let shift = PublicShift(from: field, to: field)
            for picture in [wide.reveal(field), page.reveal(field), wide.shift(shift), page.shift(shift)] {
                let words = picture.description.matches(of: /<text[^>]*>([^<]*)<|aria-label="([^"]*)"/)
                    .map { String($0.output.1 ?? $0.output.2 ?? "") }
                #expect(words.count >= 4)
                #expect(words.filter { $0.contains(where: \.isNumber) } == [])
            }
        }
    }

    @Test func `Three words lie from left to right, and exactly one is lit`() {
        var answers = Answers(layers: ["Rijk"])
        for _ in 0..<6 { answers.add(place: 80, layer: 0) }
        let picture = wide.reveal(Disclosure.field(of: answers, mode: .protected)).description
        #expect(picture.components(separatedBy: "class=\"band\"").count == 2)
        #expect(picture.contains("class=\"band-text\" x=\"1306.7\""))
        #expect(picture.contains(">meestal eens<"))
    }

    @Test func `Too few answers are said, and nothing else is drawn`() {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for _ in 0..<4 { answers.add(place: 100, layer: 1) }
        let picture = wide.reveal(Disclosure.field(of: answers, mode: .protected)).description
        #expect(picture.contains("Te weinig antwoorden om te tonen"))
        #expect(!picture.contains("class=\"band"))
        #expect(!picture.contains("data-dx"))
    }

    @Test func `Answers by button stand in blocks with their counts, and who does not know stands apart`() {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for _ in 0..<9 { answers.add(place: 100, layer: 0) }
        for _ in 0..<4 { answers.add(place: -100, layer: 1) }
        for _ in 0..<3 { answers.addPass(layer: 1) }
        let picture = wide.reveal(Disclosure.field(of: answers, mode: .open)).description
        for words in [">Oneens: 4<", ">Eens: 9<", ">Weet ik niet: 3<"] { #expect(picture.contains(words)) }
    }

    @Test(arguments: [true, false])
    func `More than four hundred people are a ridge or a bar per layer`(byChoice: Bool) {
        var numbers = SeededNumbers(state: 11)
        let answers = randomAnswers(layers: 6, people: 900, byChoice: byChoice, using: &numbers)
        let picture = wide.reveal(Disclosure.field(of: answers, mode: .open)).description
        #expect(!picture.contains("data-dx"))
        for layer in 1...6 { #expect(picture.contains("class=\"L\(layer) area\""), "seed 11") }
        #expect(picture.utf8.count < 30_000)
    }

    @Test func `Marks differ in shape for every layer that a dialogue can have`() {
        let outlines = ((0..<12).map { Optional($0) } + [nil]).map { LayerMark(index: $0).outline(0, 0, 10) }
        #expect(Set(outlines).count == 13)
        #expect(Set((0..<12).map { LayerMark(index: $0).name }).count == 12)
    }

    @Test func `A layer's name cannot become markup`() {
        var answers = Answers(layers: ["<b onclick=x>&\"'", "gemeente"])
        for index in 0..<500 { answers.add(place: index % 200 - 100, layer: index % 2) }
        let picture = wide.reveal(Disclosure.field(of: answers, mode: .open)).description
        #expect(!picture.contains("<b "))
        #expect(picture.contains("&lt;b onclick=x&gt;"))
    }
}
