import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// Groups are part of the open data, and are found again in the answers.
@Suite struct GroupProofTests {
    private static func person(_ number: Int) -> RecordedPerson {
        let answers = (1...12).map { statement -> RecordedPerson.Answer in
            let agrees = number.isMultiple(of: 2) == statement.isMultiple(of: 2)
            let isOdd = (number * 7 + statement * 5) % 11 == 0
            let stance: Stance = agrees != isOdd ? .agree : .disagree
            return .init(statement: ID(Int64(statement)), stance: number % 13 == statement ? .pass : stance)
        }
        return RecordedPerson(answers: answers, layer: ID(Int64(number % 2 + 1)))
    }

    /// An open dialogue that ended, of sixty people in two groups; the last statement is hidden again.
    private func ended(_ house: House) async throws -> Code {
        let code = try await house.dialogue(kind: .ongoing, mode: .open, statements: 12)
        try await house.rooms.change(code) { try $0.openLobby() }
        let people = (0..<60).map(Self.person)
        try await house.folder.recordedPeople.load(people, into: house.rooms.room(code).id)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let room = try await house.rooms.room(code)
        while try await house.rooms.groups(of: room) == .sought {}
        return code
    }

    @Test func `the groups of the end are in the open data, and verify finds them again in the answers`() async throws {
        let house = try House()
        let code = try await ended(house)
        let published = try await ProofTests.fetched(house, code)
        let open = try PublicExport(reading: published.figures)
        #expect(open.groups?.groups.count == 2)
        #expect(try open.text() == published.figures)
        let found = published.check(export: published.complete)
        #expect(found.isRight, "\(found.results)")
        #expect(
            found.results.contains { $0.text.hasPrefix("groups: 2 groups of") && $0.text.hasSuffix("as published") })

        let words = String(decoding: published.figures, as: UTF8.self)
        let moved = try #require(
            words.range(of: "\"people\":", range: words.range(of: "\"groups\":")!.upperBound..<words.endIndex))
        var changed = Array(words.utf8)
        let digit = words.utf8.distance(from: words.startIndex, to: moved.upperBound)
        changed[digit] = changed[digit] == UInt8(ascii: "2") ? UInt8(ascii: "3") : UInt8(ascii: "2")
        #expect(!published.check(export: changed).isRight)
    }

    @Test func `a report that was saved before the groups were found is right, and verify says so`() async throws {
        let house = try House()
        let code = try await ended(house)
        let published = try await ProofTests.fetched(house, code)
        let open = try PublicExport(reading: published.figures)
        let page = String(decoding: published.report, as: UTF8.self)
        let start = try #require(page.range(of: "<div id=\"signature\""))
        let end = try #require(page.range(of: "></div>", range: start.upperBound..<page.endIndex))
        let bare = page.replacingCharacters(in: start.lowerBound..<end.upperBound, with: ReportProof.place.description)
        let early = try ReportProof.sign(bare, showing: open.withoutGroups, by: house.site.keys)
        for export in [published.complete, published.figures] {
            let found = published.check(report: Array(early.utf8), export: export)
            #expect(found.isRight, "\(found.results)")
            #expect(found.results.contains { $0.text.hasPrefix("groups: the report was saved before they were found") })
        }
    }

    @Test func `a statement that is hidden again is named by no group, in the data as in the field`() async throws {
        let house = try House()
        let code = try await ended(house)
        let before = try PublicExport(reading: await ProofTests.fetched(house, code).figures)
        let told = try #require(before.groups?.groups.first?.telling.first?.statement)
        try await house.rooms.change(code) { try $0.hide(ID(told)) }
        let published = try await ProofTests.fetched(house, code)
        let after = try PublicExport(reading: published.figures)
        #expect(after.groups?.groups.allSatisfy { !$0.telling.map(\.statement).contains(told) } == true)
        #expect(after.groups?.groups.map(\.people) == before.groups?.groups.map(\.people))
        #expect(published.check(export: published.complete).isRight)
    }

    @Test func `a report from which editors left a statement out is right against both tiers`() async throws {
        let house = try House()
        let code = try await ended(house)
        let team = try await house.member(.secretary)
        try await house.test { client in
            let done = try await client.form(
                Paths.reportDesk(code) + "/parts/statement-3",
                [("csrf", team.csrf), ("version", "0"), ("omitted", "yes")], headers: team.headers)
            #expect(done.status == .seeOther)
            let sent = try await client.form(
                Paths.reportDesk(code) + "/versions", [("csrf", team.csrf), ("version", "1"), ("seen", "1")],
                headers: team.headers)
            #expect(sent.status == .seeOther)
        }
        let published = try await ProofTests.fetched(house, code)
        #expect(!String(decoding: published.report, as: UTF8.self).contains("data-part=\"s3\""))
        for export in [published.figures, published.complete] {
            let found = published.check(export: export)
            #expect(found.isRight, "\(found.results)")
        }
    }

    @Test func `a statement that was cut out of a report is named`() async throws {
        let house = try House()
        let published = try await ProofTests.fetched(house, try await ended(house))
        var page = String(decoding: published.report, as: UTF8.self)
        let start = try #require(page.range(of: " data-part=\"s3\""))
        let next = try #require(page.range(of: " data-part=\"", range: start.upperBound..<page.endIndex))
        page.removeSubrange(start.lowerBound..<next.lowerBound)
        for export in [published.figures, published.complete] {
            let found = published.check(report: Array(page.utf8), export: export)
            #expect(found.results.contains { !$0.isRight && $0.text == "report: statement 3 is missing" })
        }
    }
}
