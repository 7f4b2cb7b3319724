import Disclosure
import Domain
import Foundation
import Testing

@testable import Web

struct ShiftPictureTests {
    private let wide = FloorPicture(frame: .wide, text: .of(.dutch))

    /// - Parameter before: where each of these people stood in the round before.
    private func field(_ places: [Int], layer: Int = 0, mode: Mode, before: [Int] = []) -> PublicField {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for place in places { answers.add(place: place, layer: layer) }
        var paired = PairedAnswers(layers: answers.layers)
        for (was, now) in zip(before, places) { paired.add(before: .place(was), now: .place(now), layer: layer) }
        return Disclosure.field(of: answers, mode: mode, paired: before.isEmpty ? nil : paired)
    }

    private func share(agree: Int, of people: Int, layers: Int = 2, after: [PublicField] = []) -> PublicField {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for layer in 0..<layers {
            answers.add(place: 80, layer: layer, count: agree)
            answers.add(place: -80, layer: layer, count: people - agree)
        }
        return Disclosure.field(of: answers, mode: .protected, scope: layers == 1 ? .room : .layers, after: after)
    }

    @Test func `Ghosts are the round before, marks are the round now, and an arrow leads from mean to mean`() {
        let first = [-80, -60, -40]
        let shift = PublicShift(from: field(first, mode: .open), to: field([20, 40, 60], mode: .open, before: first))
        let picture = wide.shift(shift).description
        #expect(picture.components(separatedBy: "class=\"L1 ghost\"").count - 1 == 3)
        #expect(picture.components(separatedBy: "data-dx").count - 1 == 3)
        let rows = FloorRows(count: 1, frame: .wide)
        #expect(picture.contains("class=\"arrow\" d=\"M\(n(rows.x(-60))) "))
        #expect(picture.contains("class=\"arrow-head\" d=\"M\(n(rows.x(40))) "))
        #expect(picture.contains("aria-label=\"\(shift.sentence.nl)"))
    }

    @Test func `Without people who answered twice there is no arrow, also where the mean is another one`() {
        let was = field([-80, -60, -40], mode: .open)
        for now in [field([20, 40, 60], mode: .open), field([-40], mode: .open, before: [-40])] {
            let picture = wide.shift(PublicShift(from: was, to: now)).description
            #expect(picture.contains("ghost") && !picture.contains("arrow"))
        }
    }

    @Test func `Shares of a large room are drawn first and now, in the room as per layer`() {
        for layers in 1...2 {
            let first = share(agree: 124, of: 200, layers: layers)
            let now = share(agree: 180, of: 190, layers: layers, after: [first])
            let shift = PublicShift(from: first, to: now)
            #expect(shift.sentence.nl.contains("erst 62 % eens, nu 9 of meer van de 10."))
            for frame in [FloorFrame.wide, .page] {
                let picture = FloorPicture(frame: frame, text: .of(.dutch)).shift(shift).description
                let past = layers == 1 ? "class=\"band past\"" : "class=\"L1 area ghost\""
                let present = layers == 1 ? "class=\"band\"" : "class=\"L1 area\""
                #expect(picture.components(separatedBy: past).count - 1 == 2)
                #expect(picture.components(separatedBy: present).count - 1 == 2)
                #expect(picture.contains(">9 of meer van de 10<"))
                #expect(
                    layers == 2
                        || (picture.contains(">Eerst<") && picture.contains(">Nu<") && picture.contains(">62 %<")))
            }
        }
    }

    @Test func `A layer that is new or gone has a row without an arrow`() {
        let shift = PublicShift(
            from: field([-80, -60], layer: 0, mode: .open), to: field([20, 40], layer: 1, mode: .open))
        let picture = wide.shift(shift).description
        #expect(picture.contains(">Rijk<"))
        #expect(picture.contains(">gemeente<"))
        #expect(!picture.contains("arrow"))
    }

    @Test func `A protected shift shows the words first and now, with an arrow`() {
        let shift = PublicShift(
            from: field([-80, -60, -70, -90, -50], mode: .protected), to: field([80, 60, 70, 90, 50], mode: .protected))
        let picture = wide.shift(shift).description
        for words in [">Eerst<", ">Nu<", "class=\"band past\"", "class=\"band\"", "class=\"arrow-head\""] {
            #expect(picture.contains(words), "\(words)")
        }
        #expect(!picture.contains("ghost"))
    }

    @Test func `With too few answers before, the round now stands alone`() {
        let now = field([80, 60, 70, 90, 50], mode: .protected)
        let shift = PublicShift(from: field([-80], mode: .protected), to: now)
        #expect(wide.shift(shift) == wide.reveal(now))
    }

    @Test(arguments: 1...10)
    func `Twelve layers and many people fit in the picture`(seed: Int) {
        var numbers = SeededNumbers(state: UInt64(seed))
        let (before, after) = (
            randomAnswers(layers: 12, people: 60 * seed, byChoice: false, using: &numbers),
            randomAnswers(layers: 12, people: 60 * seed, byChoice: false, using: &numbers)
        )
        let shift = PublicShift(
            from: Disclosure.field(of: before, mode: .open), to: Disclosure.field(of: after, mode: .open))
        for frame in [FloorFrame.wide, .page] {
            let picture = FloorPicture(frame: frame, text: .of(.english)).shift(shift).description
            for layer in 1...12 { #expect(picture.contains("class=\"L\(layer) ghost\""), "seed \(seed)") }
        }
    }
}
