import Testing

@testable import Disclosure

@Suite struct ReleasedTests {
    @Test func `a figure that was kept is the figure that was shown`() throws {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        for place in stride(from: -100, through: 100, by: 40) { answers.add(place: place, layer: 0) }
        answers.addPass(layer: nil)
        var few = Answers(layers: [])
        few.addPass(layer: nil)
        for mode in Mode.allCases {
            for input in [answers, few, Answers(layers: ["Rijk"])] {
                for scope in Scope.allCases {
                    let field = Disclosure.field(of: input, mode: mode, scope: scope)
                    #expect(try PublicField(released: field.released) == field)
                }
            }
            let attendance = Disclosure.attendance(layers: ["Rijk"], perLayer: [3], withoutLayer: 2, mode: mode)
            #expect(try PublicAttendance(released: attendance.released) == attendance)
        }
    }

    @Test func `a protected figure keeps nothing but the word and the number of answers`() throws {
        var answers = Answers(layers: ["Rijk"])
        for _ in 0..<6 { answers.add(place: 80, layer: 0) }
        let text = try Disclosure.field(of: answers, mode: .protected).released
        #expect(text == #"{"answered":6,"verdict":"agree"}"#)
    }
}
