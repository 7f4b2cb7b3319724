import Foundation
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

    @Test func `who moved is kept with the figure, and what cannot be is refused`() throws {
        var now = Answers(layers: ["Rijk"])
        now.add(place: 80, layer: 0)
        var paired = PairedAnswers(layers: ["Rijk"])
        paired.add(before: .place(-35), now: .place(80), layer: 0)
        paired.add(before: .pass, now: nil, layer: nil)
        let text = try Disclosure.field(of: now, mode: .open, paired: paired).released
        #expect(try PublicField(released: text).moves == PublicField.Moves(paired))
        let row =
            #"{"agreed":0,"both":1,"from":-35,"fromAgree":0,"gone":0,"index":0,"name":"Rijk","new":0,"to":80,"toAgree":1}"#
        #expect(text.contains(row))
        for (old, new) in [
            (#""both":1"#, #""both":9223372036854775807"#), (#""both":1"#, #""both":0"#), (#""to":80"#, #""to":101"#),
            (#""fromAgree":0"#, #""fromAgree":1"#), (#""gone":1"#, #""gone":-1"#),
        ] {
            #expect(throws: DecodingError.self) {
                try PublicField(released: text.replacingOccurrences(of: old, with: new))
            }
        }
        #expect(Disclosure.field(of: now, mode: .protected, paired: paired).moves == nil)
    }

    @Test func `a protected figure keeps nothing but the word and the number of answers`() throws {
        var answers = Answers(layers: ["Rijk"])
        for _ in 0..<6 { answers.add(place: 80, layer: 0) }
        let text = try Disclosure.field(of: answers, mode: .protected).released
        #expect(text == #"{"answered":6,"verdict":"agree"}"#)
    }
}
