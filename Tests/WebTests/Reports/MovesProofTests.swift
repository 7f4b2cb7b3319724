import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// What shifted in an open dialogue: told of people who answered twice, and counted again from the answers.
@Suite struct MovesProofTests {
    /// Of the layer Rijk two agree and two disagree; in the second round only some of them answer, and somebody new.
    private func ended(_ house: House, second: [Stance?], new: [Stance] = [], tally: Int = 0) async throws -> Code {
        let code = try await house.runningDialogue(mode: .open)
        var people: [Participant] = []
        for stance in [Stance.agree, .agree, .disagree, .disagree] {
            let person = try await house.rooms.join(code, layer: ID(1), language: .dutch).participant
            try await house.take(stance, by: person.id, in: code)
            people.append(person)
        }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.change(code) { try $0.takePositionAgain(on: ID(1)) }
        for (person, stance) in zip(people, second) {
            if let stance { try await house.take(stance, by: person.id, in: code, round: 2) }
        }
        for stance in new { try await house.take(stance, in: code, round: 2, layer: 2) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        if tally > 0 {
            var counted = Tally()
            counted.set(tally, of: .init(layer: ID(1), zone: .agree))
            try await house.rooms.setTally(counted, of: RoundKey(statement: ID(1), round: 2), in: code)
        }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        return code
    }

    private let second = RoundKey(statement: ID(1), round: 2)

    @Test func `a layer did not shift where those who disagreed did not come back`() async throws {
        let house = try House()
        let code = try await ended(house, second: [.agree, .agree, nil, nil])
        let snapshot = try await house.rooms.room(code).snapshot
        #expect(
            snapshot.sentence(second)?.nl
                == "Van de 2 mensen die twee keer antwoordden waren er eerst 2 het eens, nu 2. 2 mensen kwamen niet terug."
        )
        try await house.test { client in
            for path in [Paths.report(code), Paths.field(code, ID(1)), Paths.report(code) + "/slides"] {
                let page = try await client.execute(uri: path, method: .get).text
                #expect(page.contains("2 mensen kwamen niet terug."), "\(path)")
                #expect(!page.contains("Het meest verschoof") && !page.contains("class=\"arrow\""), "\(path)")
            }
            let report = try await client.execute(uri: Paths.report(code), method: .get).text
            let cells = [2, 0, 0, 2, 0].map { "<td class=\"num\">\($0)</td>" }.joined()
            #expect(report.contains("Wie verschoof, per laag") && report.contains("Rijk</th>" + cells))
        }
    }

    @Test func `who moved is in the open data, and verify counts it again from the answers`() async throws {
        let house = try House()
        let code = try await ended(house, second: [.agree, .disagree, .agree, .pass], new: [.agree], tally: 2)
        let moves = try #require(try await house.rooms.room(code).snapshot.field(second)?.moves)
        #expect(moves.layers.map(\.name) == ["Rijk", "gemeente"])
        #expect(
            [moves.both, moves.agreed, moves.toAgree, moves.fromAgree, moves.gone, moves.new] == [4, 2, 1, 1, 0, 1])
        let published = try await ProofTests.fetched(house, code)
        #expect(String(decoding: published.complete, as: UTF8.self).contains("\"paired\":[2]"))
        for export in [published.figures, published.complete] {
            let found = published.check(export: export)
            #expect(found.results.allSatisfy { $0.kind == .right }, "\(found.results)")
        }
        // Somebody else moved, and the organiser signs it: the answers do not give these figures.
        let figures = String(decoding: published.figures, as: UTF8.self)
        #expect(figures.contains("\"toAgree\":1"))
        let other = Array(figures.replacing("\"toAgree\":1", with: "\"toAgree\":2").utf8)
        #expect(!published.check(export: other).isRight)
        let words = String(decoding: published.complete, as: UTF8.self)
        #expect(!published.check(export: Array(words.replacing(",\"paired\":[2]", with: "").utf8)).isRight)
    }

    @Test func `figures of before moves were kept are recounted as they were`() async throws {
        let house = try House()
        let code = try await ended(house, second: [.agree, .agree, .agree, .disagree])
        let published = try await ProofTests.fetched(house, code)
        let complete = String(decoding: published.complete, as: UTF8.self)
        let old = try CompleteExport(reading: Array(complete.replacing(",\"paired\":[2]", with: "").utf8))
        let rounds: Set = [RoundKey(statement: ID(1), round: 1), second]
        #expect(try old.recounted(rounds).figures[second]?.moves == nil)
        let new = try CompleteExport(reading: published.complete)
        #expect(try new.recounted(rounds).figures[second]?.moves?.toAgree == 1)
    }
}
