import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// Answers without layers (tier B), where they are public, are signed with the report and checked like the other tiers.
@Suite struct RowsProofTests {
    /// An open dialogue of 104 people that announced its rows, with a head-count of people without a phone.
    private func ended(_ house: House) async throws -> Code {
        let code = try await house.dialogue(mode: .open)
        try await house.rooms.change(code) { try $0.choose(mode: .open, publishesRows: true) }
        try await house.rooms.change(code) { try $0.openLobby() }
        try await house.rooms.change(code) { dialogue in
            for number in [1, 3] as [Int64] { try dialogue.open(ID(number)) }
        }
        let people = (0..<104).map { number -> RecordedPerson in
            let stance: Stance = number % 9 == 0 ? .pass : number % 3 == 0 ? .disagree : .agree
            return RecordedPerson(
                answers: [
                    .init(statement: ID(1), stance: stance), .init(statement: ID(3), stance: .place(number - 40)),
                ], layer: number % 4 == 0 ? nil : ID(Int64(number % 2 + 1)))
        }
        try await house.folder.recordedPeople.load(people, into: house.rooms.room(code).id)
        var tally = Tally()
        tally.set(4, of: .init(layer: ID(2), zone: .agree))
        try await house.rooms.setTally(tally, of: RoundKey(statement: ID(3), round: 1), in: code)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        return code
    }

    private func rows(_ published: ProofTests.Published) async throws -> [UInt8] {
        let reply = try await published.house.test {
            try await $0.execute(uri: "/\(published.code)/open-data/answers.json", method: .get)
        }
        #expect(reply.status == .ok)
        return Array(reply.text.utf8)
    }

    private func check(_ published: ProofTests.Published, _ exports: [[UInt8]]) -> ReportCheck {
        ReportCheck(report: published.report, exports: exports, keys: published.keys)
    }

    @Test(arguments: ["nl", "en"])
    func `rows prove the figures of the room, alone and beside the other tiers`(language: String) async throws {
        let house = try House()
        let published = try await ProofTests.fetched(house, try await ended(house), language: language)
        let rows = try await rows(published)
        let alone = check(published, [rows])
        #expect(alone.isRight, "\(alone.results)")
        #expect(alone.results.contains { $0.text.contains("give the 2 figures of the whole room on the page") })
        let all = check(published, [published.figures, rows, published.complete])
        #expect(all.isRight, "\(all.results)")
        #expect(all.results.contains { $0.text == "rows: all 104 are the sealed answers, without their layers" })
        #expect(all.results.contains { $0.text.contains("every figure of the whole room") })
    }

    @Test func `one flipped bit in the rows is refused, and the place is said`() async throws {
        let house = try House()
        let published = try await ProofTests.fetched(house, try await ended(house))
        let rows = try await rows(published)
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = Dice(state: seed)
        for turn in 0..<400 {
            var changed = rows
            changed[Int(dice.next() % UInt64(rows.count))] ^= 1 << UInt8(dice.next() % 8)
            let check = check(published, [changed])
            guard check.isRight || !check.results.contains(where: { !$0.isRight && $0.text.contains(":") }) else {
                continue
            }
            Issue.record("not found: seed \(seed), turn \(turn)")
            return
        }
    }

    @Test func `rows that were counted in another way, or left somebody out, are found out though they are signed`()
        async throws
    {
        let house = try House()
        let published = try await ProofTests.fetched(house, try await ended(house))
        let text = String(decoding: try await rows(published), as: UTF8.self)
        func wrong(_ changed: String) throws -> [String] {
            let rows = try RowsWithoutLayers(reading: Array(changed.utf8))
            let complete = try CompleteExport(reading: published.complete)
            return rows.differences(from: try PublicExport(reading: published.figures))
                + [rows.difference(from: complete)].compactMap(\.self)
        }
        #expect(try wrong(text).isEmpty)
        let turned = try #require(text.range(of: "[1,1,1000]"))
        #expect(
            try wrong(text.replacingCharacters(in: turned, with: "[1,1,-1000]")).contains {
                $0 == "statement 1, round 1: they give another figure"
            })
        let line = try #require(text.firstMatch(of: /\n\{"answers":\[[^\n]*"row":104\}/)).output
        let shorter = text.replacingOccurrences(of: "," + line, with: "")
        #expect(try wrong(shorter).contains { $0.hasPrefix("there are 103, and 104 people") })
        #expect(try wrong(shorter).contains { $0.hasPrefix("row ") && $0.hasSuffix("is not among them") })
        // Two people who swapped one answer give the same totals, and are other people all the same.
        let swapped = text.replacing(/\[3,1,600\]/, with: "[3,1,x]").replacing(/\[3,1,500\]/, with: "[3,1,600]")
            .replacing(/\[3,1,x\]/, with: "[3,1,500]")
        #expect(try wrong(swapped).allSatisfy { $0.hasPrefix("row ") })
    }

    @Test func `a report of a dialogue without public rows signs none`() async throws {
        let published = try await ProofTests.published(.open)
        let (house, code) = (published.house, published.code)
        let handout = Handout(
            day: try #require(Day("2026-11-22")), auditor: try Line("Rekenkamer"), maker: "anna@voorbeeld.nl")
        let text = String(decoding: try await house.rooms.completeExport(of: code, noting: handout), as: UTF8.self)
        let bare = text.replacing(/,"layer":[12]/, with: "").replacing(/"layer":[12],/, with: "")
            .replacing("\"schema\":3", with: "\"schema\":1").replacing("\"tier\":\"C\"", with: "\"tier\":\"B\"")
            .replacing("\"rows\":false", with: "\"rows\":true")
        let check = check(published, [Array(bare.utf8)])
        #expect(check.results.contains { !$0.isRight && $0.text.hasPrefix("rows: the report signs no answers") })
    }
}
