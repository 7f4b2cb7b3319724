import Testing

@testable import Disclosure

@Suite struct ReleasePlanTests {
    private func answers(_ layers: [(agree: Int, disagree: Int, pass: Int)], without: Int = 0) -> Answers {
        var answers = Answers(layers: ["Rijk", "provincie", "gemeente", "waterschap"].prefix(layers.count).map { $0 })
        for (index, layer) in layers.enumerated() {
            answers.addTally(.agree, count: layer.agree, layer: index)
            answers.addTally(.disagree, count: layer.disagree, layer: index)
            answers.addTally(.pass, count: layer.pass, layer: index)
        }
        answers.addTally(.agree, count: without, layer: nil)
        return answers
    }

    @Test func `the room is told, or the layers, never both`() {
        let room = answers([(6, 2, 0), (7, 1, 2), (3, 0, 0), (2, 9, 1)], without: 2)
        for scope in Scope.allCases {
            switch (scope, Disclosure.field(of: room, mode: .protected, scope: scope).shown) {
            case (.room, .room), (.layers, .layers): break
            case (_, let shown): Issue.record("\(scope) shows \(shown)")
            }
        }
    }

    @Test func `layers in a room under 100 are told in words, those with fewer than five answers not at all`() {
        let field = Disclosure.field(
            of: answers([(6, 2, 0), (20, 10, 2), (3, 1, 0), (2, 9, 1)]), mode: .protected, scope: .layers)
        guard case .layers(let told) = field.shown else { return #expect(Bool(false), "no layers") }
        #expect(told.map(\.finding) == [.words(.agree), .words(.agree), nil, .words(.disagree)])
        #expect(
            field.sentence.nl
                == "Meestal eens: Rijk en provincie. Meestal oneens: waterschap. Te weinig antwoorden om te tonen: gemeente."
        )
    }

    @Test func `from 100 people on a layer is told as finely as its own size allows`() {
        let plan = ReleasePlan(sizes: Sizes(perLayer: [120, 40, 25, 7, 4]), scope: .layers)
        #expect(plan.layers == [.percents, .tens, .wideTens, .words, nil])
    }

    @Test func `a later round of the same statement is told less finely`() {
        let first = answers([(30, 20, 0)])
        let before = Disclosure.field(of: first, mode: .protected)
        let sizes = Sizes(perLayer: [50])
        #expect(ReleasePlan(sizes: sizes, scope: .room).room == .tens)
        #expect(ReleasePlan(sizes: sizes, scope: .room, after: [before]).room == .words)
        #expect(ReleasePlan(sizes: Sizes(perLayer: [150]), scope: .room, after: [before]).room == .tens)
        let nothing = Disclosure.field(of: answers([(1, 0, 0)]), mode: .protected)
        #expect(ReleasePlan(sizes: sizes, scope: .room, after: [nothing]).room == .tens)
    }

    @Test func `a plan does not fit other sizes`() {
        let plan = ReleasePlan(sizes: Sizes(perLayer: [8, 8]), scope: .layers)
        guard case .tooFew = plan.field(of: answers([(8, 0, 0), (9, 0, 0)])).shown else {
            return #expect(Bool(false), "filled in")
        }
    }

    @Test func `sentences: tens of ten people, percents of large rooms`() {
        func say(_ agree: Int, _ disagree: Int) -> String {
            Disclosure.field(of: answers([(agree, disagree, 0)]), mode: .protected).sentence.nl
        }
        #expect(say(24, 16) == "Van elke 10 mensen zijn er 6 tot 7 het eens en 4 tot 5 oneens.")
        #expect(say(40, 0) == "Van elke 10 mensen zijn er 9 of meer het eens en hooguit 1 oneens.")
        #expect(say(22, 1) == "Van elke 10 mensen zijn er 8 of meer het eens en hooguit 2 oneens.")
        #expect(say(80, 40) == "67 % is het eens, 33 % is het oneens.")
        #expect(say(200, 0) == "95 % of meer is het eens, 5 % of minder is het oneens.")
    }

    @Test func `what shifted per layer is said by name, and only where both rounds show it`() {
        let first = Disclosure.field(
            of: answers([(6, 2, 0), (2, 6, 0), (3, 1, 0)]), mode: .protected, scope: .layers)
        let second = Disclosure.field(
            of: answers([(6, 2, 0), (6, 2, 0), (5, 1, 0)]), mode: .protected, scope: .layers, after: [first])
        #expect(PublicShift(from: first, to: second).sentence.nl == "provincie: eerst meestal oneens, nu meestal eens.")
        #expect(PublicShift(from: first, to: first).sentence.nl == "Het beeld per laag bleef in woorden gelijk.")
    }

    @Test func `shares that changed are told, also where they are the same word`() {
        func shift(_ was: (Int, Int, Int), _ now: (Int, Int, Int), scope: Scope) -> String {
            let rounds = [was, now].map { answers([$0, $0]) }
            let first = Disclosure.field(of: rounds[0], mode: .protected, scope: scope)
            let then = Disclosure.field(of: rounds[1], mode: .protected, scope: scope, after: [first])
            return PublicShift(from: first, to: then).sentence.nl
        }
        // 62 % of 200, told in whole percents, then 95 % of 190, told in steps of ten: both mostly agree.
        #expect(shift((62, 38, 0), (90, 5, 0), scope: .room) == "Eerst 62 % eens, nu 9 of meer van de 10.")
        #expect(
            shift((62, 38, 0), (62, 38, 0), scope: .room) == "Het beeld bleef ongeveer gelijk: 6 tot 7 van de 10 eens.")
        #expect(shift((30, 50, 20), (31, 15, 54), scope: .room) == "Eerst 50 % oneens, nu 1 tot 2 van de 10.")
        #expect(
            shift((130, 70, 0), (190, 10, 0), scope: .layers)
                == "Rijk: eerst 65 % eens, nu 9 of meer van de 10. provincie: eerst 65 % eens, nu 9 of meer van de 10.")
        #expect(shift((130, 70, 0), (130, 70, 0), scope: .layers) == "Het beeld per laag bleef ongeveer gelijk.")
        // A room of 60 is told in steps, and the second time in words alone.
        #expect(shift((20, 10, 0), (29, 1, 0), scope: .room) == "In woorden bleef het beeld gelijk: meestal eens.")
    }

    @Test func `shares that touch are another share, those that overlap may be the same`() {
        typealias Share = PublicField.Share
        #expect(!Share(60, 70).canBe(Share(70, 80)) && !Share(62, 62).canBe(Share(63, 63)))
        #expect(Share(60, 70).canBe(Share(60, 70)) && Share(62, 62).canBe(Share(62, 62)))
        #expect(Share(70, 70).canBe(Share(60, 70)) && Share(95, 100).canBe(Share(90, 100)))
        #expect(!Share(59, 59).canBe(Share(60, 70)) && !Share(0, 5).canBe(Share(6, 6)))
    }
}
