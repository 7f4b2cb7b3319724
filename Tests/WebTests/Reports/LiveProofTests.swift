import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Storage
@testable import Web

/// Figures that were released while people answered are counted again too: from what was answered at each release.
@Suite struct LiveProofTests {
    /// Several releases of a statement on which people change their minds, take answers back and come in late; in the middle the
    /// server is started again, and another dialogue is forgotten.
    private func ended(scope: Scope, seed: UInt64) async throws -> (house: House, code: Code) {
        var house = try House(epoch: .zero)
        var dice = Dice(state: seed)
        let code = try await house.dialogue(kind: .ongoing, mode: .protected)
        try await house.rooms.change(code) { try $0.choose(mode: .protected, scope: scope) }
        try await house.rooms.change(code) { try $0.openLobby() }
        let other = try await house.runningDialogue(kind: .ongoing)
        let stances: [Stance] = [.agree, .agree, .agree, .disagree, .pass]
        try await join(240, code, house, &dice, stances)
        for turn in 0..<4 {
            try await house.rooms.refreshLiveField(of: house.rooms.room(code))
            if turn < 2 { try await join(20, other, house, &dice, stances) }
            if turn == 1 {
                try await house.rooms.remove(other)
                house = try house.restarted()
            }
            try await change(70, code, house, &dice, stances + [.withdrawn])
            try await join(30, code, house, &dice, stances)
        }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        return (house, code)
    }

    private func join(
        _ people: Int, _ code: Code, _ house: House, _ dice: inout Dice, _ stances: [Stance]
    ) async throws {
        var fresh: [RecordedPerson] = []
        for number in 0..<people {
            let stance = stances.randomElement(using: &dice) ?? .pass
            let layer: ID<Layer>? = number % 5 == 0 ? nil : ID(Int64(number % 2 + 1))
            fresh.append(RecordedPerson(answers: [.init(statement: ID(1), stance: stance)], layer: layer))
        }
        guard let id = try? await house.rooms.room(code).id else { return }
        try await house.folder.recordedPeople.load(fresh, into: id)
    }

    private func change(
        _ answers: Int, _ code: Code, _ house: House, _ dice: inout Dice, _ stances: [Stance]
    ) async throws {
        let people = try await house.folder.rooms.positions.people(of: house.rooms.room(code).id)
        for _ in 0..<answers {
            let person = try #require(people.randomElement(using: &dice))
            let stance = try #require(stances.randomElement(using: &dice))
            let request = PositionRequest(
                participant: person.participant, key: Token.random(using: &dice), statement: ID(1), round: 1,
                stance: stance, sequence: nil)
            _ = try house.folder.rooms.positions.record([(request, true)])
        }
    }

    @Test(arguments: Scope.allCases)
    func `every release is decided and counted again from what was answered at that moment`(scope: Scope) async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let (house, code) = try await ended(scope: scope, seed: seed)
        let published = try await ProofTests.fetched(house, code)
        let complete = try CompleteExport(reading: published.complete)
        #expect(complete.whileAnswering.counted >= 3, "seed \(seed)")
        let check = published.check(export: published.complete)
        #expect(check.isRight, "\(check.results), seed \(seed)")
        #expect(check.results.contains { $0.text.hasPrefix("live: all \(complete.whileAnswering.counted) releases") })
        #expect(published.check().isRight)
        let text = String(decoding: published.complete, as: UTF8.self)
        #expect(text.contains("\"live\":[[1,2,") && text.contains("\"basis\":\"answers\""))
        #expect(!text.contains("\"basis\":\"changed\""), "seed \(seed)")
    }

    @Test func `an answer of an earlier moment, or a release that is told in another way, does not pass`() async throws
    {
        let seed = UInt64.random(in: 0...UInt64.max)
        let (house, code) = try await ended(scope: .room, seed: seed)
        let published = try await ProofTests.fetched(house, code)
        let text = String(decoding: published.complete, as: UTF8.self)
        func problem(_ changed: String) -> String? {
            do {
                _ = try CompleteExport(reading: Array(changed.utf8))
                return nil
            } catch { return "\(error)" }
        }
        #expect(problem(text) == nil)
        // Everybody who said something else before the second release is moved to agree before it.
        let leaned = text.replacing(/\[1,2,-1000\]/, with: "[1,2,1000]").replacing(/\[1,1,-1000\]/, with: "[1,1,1000]")
        #expect(problem(leaned) != nil)
        let told = try #require(text.firstMatch(of: /"answered":(\d+)/)).output
        let size = try #require(Int(told.1))
        let renamed = text.replacingOccurrences(of: told.0, with: "\"answered\":\(size + 1)")
        #expect(
            problem(renamed)?.hasPrefix("statement 1, release 1: counted again") == true, "\(problem(renamed) ?? "")")
    }

    @Test func `a dialogue that was sealed before the schema changed keeps its file and its seal`() async throws {
        let first = try await ProofTests.published(.protected)
        let (house, code) = (first.house, first.code)
        let old = String(decoding: first.complete, as: UTF8.self).replacing("\"schema\":3", with: "\"schema\":1")
        let seal = Seal(of: Array(old.utf8))
        let database = try SQLiteDatabase(
            path: house.place.url.path + "/circles.sqlite", migrations: Migration.circles)
        try await database.write { db in
            _ = try db.execute("UPDATE seal SET digest = $1, schema = 1", [.blob(seal.digest)])
        }
        let published = try await ProofTests.fetched(house.restarted(), code)
        #expect(String(decoding: published.complete, as: UTF8.self) == old)
        for export in [published.figures, published.complete] {
            #expect(published.check(export: export).isRight, "\(published.check(export: export).results)")
        }
        // A file of which the schema is to come is refused in a sentence.
        let later = Array(old.replacing("\"schema\":1", with: "\"schema\":4").utf8)
        #expect(published.check(export: later).results.contains { $0.text.contains("reads up to 3") })
    }

    @Test func `a release of before this was kept stands as it was sealed, and verify names it`() async throws {
        let house = try House(epoch: .zero)
        var dice = Dice(state: 7)
        let code = try await house.runningDialogue(kind: .ongoing)
        try await join(220, code, house, &dice, [.agree, .disagree])
        let rooms = house.rooms
        try await rooms.refreshLiveField(of: rooms.room(code))
        let database = try SQLiteDatabase(
            path: house.place.url.path + "/circles.sqlite", migrations: Migration.circles)
        try await database.write { db in _ = try db.execute("DELETE FROM live_release", []) }
        try await rooms.change(code) { try $0.end(revealing: true) }
        let published = try await ProofTests.fetched(house, code)
        let check = published.check(export: published.complete)
        #expect(check.isRight, "\(check.results)")
        #expect(
            check.results.contains {
                $0.kind == .note && $0.text.hasPrefix("live: statement 1: released while people answered, before")
            })
    }
}
