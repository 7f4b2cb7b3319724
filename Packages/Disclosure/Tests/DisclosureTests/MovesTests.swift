import Testing

@testable import Disclosure

/// What shifted in an open dialogue: people who answered twice, and nobody else.
@Suite struct MovesTests {
    private typealias Given = PairedAnswers.Given
    private let names = ["Rijk", "provincie", "gemeente"]

    /// Two rounds of the same people; nil for who was not there.
    private func shift(_ people: [(before: Given?, now: Given?, layer: Int?)], tally: Int = 0) -> PublicShift {
        var (before, now) = (Answers(layers: names), Answers(layers: names))
        var paired = PairedAnswers(layers: names)
        func add(_ given: Given?, to answers: inout Answers, _ layer: Int?) {
            switch given {
            case .place(let place)?: answers.add(place: place, layer: layer)
            case .pass?: answers.addPass(layer: layer)
            case nil: break
            }
        }
        for person in people {
            add(person.before, to: &before, person.layer)
            add(person.now, to: &now, person.layer)
            paired.add(before: person.before, now: person.now, layer: person.layer)
        }
        before.addTally(.agree, count: tally, layer: 0)
        now.addTally(.agree, count: tally, layer: 0)
        return PublicShift(
            from: Disclosure.field(of: before, mode: .open),
            to: Disclosure.field(of: now, mode: .open, paired: paired))
    }

    @Test func `nobody shifted where those who disagreed did not come back`() {
        let shift = shift([
            (.place(100), .place(100), 0), (.place(100), .place(100), 0), (.place(-100), nil, 0),
            (.place(-100), nil, 0),
        ])
        #expect(
            shift.sentence.nl
                == "Van de 2 mensen die twee keer antwoordden waren er eerst 2 het eens, nu 2. 2 mensen kwamen niet terug."
        )
        #expect(
            shift.sentence.en
                == "Of the 2 people who answered twice, first 2 agreed, now 2. 2 people did not come back.")
    }

    @Test func `the same people are counted together, and the layer that moved most is named`() {
        let shift = shift([
            (.place(-80), .place(40), 0), (.place(-40), .place(60), 0), (.place(60), .place(60), 2),
            (.pass, .pass, nil),
        ])
        #expect(
            shift.sentence.nl
                == "Eerst was 1 van de 4 mensen het eens, nu 3 van de 4. Het meest verschoof: Rijk, naar eens.")
        #expect(
            shift.after.moves?.layers.map { [$0.both, $0.agreed, $0.toAgree, $0.fromAgree, $0.gone, $0.new] } == [
                [2, 0, 2, 0, 0, 0], [1, 1, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0],
            ])
        #expect(shift.after.moves?.layers.map(\.from) == [-60, 60, nil])
        #expect(shift.after.moves?.layers.map(\.to) == [50, 60, nil])
    }

    @Test func `layers that moved alike are all named, each with its way`() {
        var people: [(before: Given?, now: Given?, layer: Int?)] = []
        for layer in 0..<3 {
            for _ in 0..<(3 + layer) { people.append((.place(layer == 2 ? 40 : -20), .place(10), layer)) }
        }
        let sentence = shift(people).sentence
        #expect(sentence.nl.hasSuffix("Het meest verschoven: Rijk en provincie, naar eens; gemeente, naar oneens."))
        #expect(sentence.en.hasSuffix("Moved most: Rijk and provincie, towards agree; gemeente, towards disagree."))
    }

    @Test func `who is new, and who was counted by hand, is not compared`() {
        let (stays, goes): (Given, Given) = (.place(-80), .place(-40))
        let new = shift([(stays, .place(80), 0), (nil, .place(100), 1)])
        #expect(
            new.sentence.nl.hasPrefix(
                "Van de 1 mens die twee keer antwoordde waren er eerst 0 het eens, nu 1. Het meest"))
        let counted = shift([(stays, stays, 0), (goes, nil, 0)], tally: 3)
        #expect(
            counted.sentence.nl
                == "Van de 1 mens die twee keer op de telefoon antwoordde waren er eerst 0 het eens, nu 0. 1 mens kwam niet terug."
        )
        #expect(shift([(stays, nil, 0), (nil, stays, 0)]).sentence.nl.hasSuffix("wie er verschoof, weten we niet."))
    }

    @Test func `a figure without moves never says that somebody shifted`() {
        var (before, now) = (Answers(layers: names), Answers(layers: names))
        for place in [100, 100, -100, -100] { before.add(place: place, layer: 0) }
        for place in [100, 100] { now.add(place: place, layer: 0) }
        let shift = PublicShift(
            from: Disclosure.field(of: before, mode: .open), to: Disclosure.field(of: now, mode: .open))
        #expect(shift.sentence.nl == "Eerst waren 2 van de 4 mensen het eens, nu 2 van de 2.")
    }

    @Test func `a mean place is rounded in the same way below and above the middle`() {
        for (places, mean) in [([1, 2], 2), ([-1, -2], -1), ([-100, -99], -99), ([100, 99], 100), ([-100], -100)] {
            let people = places.map {
                (before: Given?.some(.place($0)), now: Given?.some(.place(0)), layer: Int?.some(0))
            }
            #expect(shift(people).after.moves?.layers.first?.from == mean)
        }
    }
}
