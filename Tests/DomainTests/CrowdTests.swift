import Disclosure
import Domain
import Testing

@Suite struct CrowdTests {
    private static let seeds: [UInt64] = [1, 7, 2_026, 0xFFFF_FFFF_FFFF_FFFF]

    private func dialogue(_ kind: Dialogue.Kind = .live) throws -> Dialogue {
        var dialogue = try ReadyFormat.roundTable.dialogue(in: .dutch, circle: ID(1), kind: kind)
            .dialogue(id: ID(1), code: #require(Code("K7MR4H")))
        try dialogue.rehearse()
        return dialogue
    }

    /// Everything that the crowd does in a minute, in steps of a quarter of a second.
    private func minute(_ crowd: inout Crowd, in dialogue: Dialogue, from start: Double) -> [Crowd.Act] {
        (0..<240).flatMap { crowd.due(in: dialogue, at: start + Double($0) / 4) }
    }

    private func stances(_ acts: [Crowd.Act]) -> [Int: Stance] {
        var stances: [Int: Stance] = [:]
        for case .answer(let person, _, let stance) in acts { stances[person] = stance }
        return stances
    }

    @Test(arguments: seeds) func `everybody joins once, and nobody answers before something is open`(
        seed: UInt64
    ) throws {
        var crowd = Crowd(people: 30, seed: seed)
        let acts = minute(&crowd, in: try dialogue(), from: 0)
        let people = acts.compactMap { act -> Int? in if case .join(let person, _) = act { person } else { nil } }
        #expect(people.sorted() == Array(0..<30))
        #expect(acts.count == 30)
    }

    @Test(arguments: seeds) func `the same seed gives the same people`(seed: UInt64) throws {
        var dialogue = try dialogue()
        try dialogue.open(ID(1))
        var (one, other) = (Crowd(people: 30, seed: seed), Crowd(people: 30, seed: seed))
        #expect(minute(&one, in: dialogue, from: 0) == minute(&other, in: dialogue, from: 0))
    }

    @Test(arguments: seeds) func `most people answer an open statement once, over some seconds`(seed: UInt64) throws {
        var dialogue = try dialogue()
        var crowd = Crowd(people: 30, seed: seed)
        _ = minute(&crowd, in: dialogue, from: 0)
        try dialogue.open(ID(1))
        #expect(crowd.due(in: dialogue, at: 60).isEmpty)
        let acts = minute(&crowd, in: dialogue, from: 60)
        #expect(acts.count == stances(acts).count)
        #expect((20...30).contains(acts.count))
        #expect(minute(&crowd, in: dialogue, from: 120).isEmpty)
    }

    @Test(arguments: seeds) func `after talking some people move and most stay`(seed: UInt64) throws {
        var dialogue = try dialogue()
        var crowd = Crowd(people: 400, seed: seed)
        _ = minute(&crowd, in: dialogue, from: 0)
        let floor = try #require(dialogue.agenda.first { $0.answer == .floor })
        try dialogue.open(floor.id)
        let first = stances(minute(&crowd, in: dialogue, from: 60))
        try dialogue.reveal(floor.id)
        try dialogue.takePositionAgain(on: floor.id)
        let second = stances(minute(&crowd, in: dialogue, from: 120))
        let both = second.filter { first[$0.key] != nil }
        let moved = both.filter { first[$0.key] != $0.value }
        #expect(both.count > 300)
        let some = both.count / 10...both.count / 2
        #expect(some.contains(moved.count), "\(moved.count) of \(both.count), seed \(seed)")
    }

    @Test(arguments: seeds) func `layers lean differently`(seed: UInt64) throws {
        var dialogue = try dialogue()
        var crowd = Crowd(people: 400, seed: seed)
        var layers: [Int: ID<Layer>] = [:]
        for case .join(let person, let layer?) in minute(&crowd, in: dialogue, from: 0) { layers[person] = layer }
        var gaps: [Double] = []
        for (index, statement) in dialogue.agenda.enumerated() {
            try dialogue.open(statement.id)
            let answers = stances(minute(&crowd, in: dialogue, from: Double(60 + index * 60)))
            try dialogue.close(statement.id)
            var agree: [ID<Layer>: [Double]] = [:]
            for (person, stance) in answers {
                guard let layer = layers[person], case .place(let place) = stance else { continue }
                agree[layer, default: []].append(place > 0 ? 1 : 0)
            }
            let shares = agree.values.filter { $0.count >= 20 }.map { $0.reduce(0, +) / Double($0.count) }
            gaps.append((shares.max() ?? 0) - (shares.min() ?? 0))
        }
        let mean = gaps.reduce(0, +) / Double(gaps.count)
        #expect(mean > 0.2, "mean gap between layers \(mean), seed \(seed)")
    }

    @Test func `in an ongoing dialogue people take one statement after another`() throws {
        let dialogue = try dialogue(.ongoing)
        var crowd = Crowd(people: 5, seed: 3)
        let early = (0..<80).flatMap { crowd.due(in: dialogue, at: Double($0) / 4) }
        let late = (80..<800).flatMap { crowd.due(in: dialogue, at: Double($0) / 4) }
        func answered(_ acts: [Crowd.Act]) -> Int { stances(acts).isEmpty ? 0 : acts.count }
        #expect(answered(early) < answered(late))
    }
}

@Suite struct ReadyFormatTests {
    @Test(arguments: Language.allCases) func `the round table is ready in both languages`(language: Language) throws {
        let new = try ReadyFormat.roundTable.dialogue(in: language, circle: ID(1))
        #expect(new.mode == .protected && new.kind == .live)
        #expect(new.layers.count == 5 && new.accelerators.count == 4 && new.statements.count == 12)
        for accelerator in 1...4 {
            #expect(new.statements.count { $0.draft.accelerator == ID(Int64(accelerator)) } == 3)
        }
        #expect(new.statements.contains { $0.draft.answer == .floor })
    }

    @Test func `every example fits, has its own id and says something else in English`() throws {
        let all = ExampleStatement.all
        #expect(all.count == 48 && Set(all.map(\.id)).count == 48)
        for example in all {
            for language in Language.allCases { _ = try example.draft(in: language) }
            #expect(example.text(in: .dutch) != example.text(in: .english))
        }
        for theme in ExampleStatement.Theme.allCases { #expect(all.contains { $0.theme == theme }) }
    }
}
