import Crypto
import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct ProofTests {
    /// A report of a seeded dialogue with what belongs to it.
    struct Published {
        let house: House
        let code: Code
        let report: [UInt8]
        let figures: [UInt8]
        let complete: [UInt8]
        let keys: PublishedKeys

        func check(report: [UInt8]? = nil, export: [UInt8]? = nil) -> ReportCheck {
            ReportCheck(report: report ?? self.report, exports: [export ?? figures], keys: keys)
        }
    }

    static let promises: [(mode: Mode, scope: Scope)] = [(.protected, .room), (.protected, .layers), (.open, .room)]

    /// Statement 1 in two rounds, 2 hidden again, 3 on the floor with a head-count of people without a phone.
    static func published(_ mode: Mode, _ scope: Scope = .room, language: String = "nl") async throws -> Published {
        let house = try House()
        let code = try await house.dialogue(mode: mode)
        try await house.rooms.change(code) { try $0.choose(mode: mode, scope: scope) }
        try await house.rooms.change(code) { try $0.openLobby() }
        try await house.rooms.change(code) { try $0.open(ID(1)) }
        for layer in [1, 1, 1, 1, 1, 2, 2, 2, 2, 2] as [Int64] { try await house.take(.agree, in: code, layer: layer) }
        try await house.take(.pass, in: code, layer: nil)
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.change(code) { try $0.takePositionAgain(on: ID(1)) }
        for layer in [1, 1, 1, 1, 1, 2, 2, 2, 2, 2] as [Int64] {
            try await house.take(layer == 1 ? .agree : .disagree, in: code, round: 2, layer: layer)
        }
        try await house.rooms.change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.open(ID(2))
        }
        for _ in 0..<6 { try await house.take(.disagree, in: code, statement: 2) }
        try await house.rooms.change(code) { try $0.reveal(ID(2)) }
        try await house.rooms.change(code) { dialogue in
            try dialogue.hide(ID(2))
            try dialogue.open(ID(3))
        }
        for place in [-90, -40, 10, 35, 80, 100] { try await house.take(.place(place), in: code, statement: 3) }
        var tally = Tally()
        tally.set(4, of: .init(layer: ID(2), zone: .agree))
        try await house.rooms.setTally(tally, of: RoundKey(statement: ID(3), round: 1), in: code)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        return try await fetched(house, code, language: language)
    }

    static func fetched(_ house: House, _ code: Code, language: String = "nl") async throws -> Published {
        let (report, figures, keys) = try await house.test { client in
            let report = try await client.execute(
                uri: "/\(code)/report", method: .get, headers: [.acceptLanguage: language])
            let figures = try await client.execute(uri: "/\(code)/open-data/figures.json", method: .get)
            let keys = try await client.execute(uri: "/.well-known/krachtveld-keys.json", method: .get)
            return (report.text, figures.text, keys.text)
        }
        let handout = Handout(
            day: try #require(Day("2026-11-22")), auditor: try Line("Rekenkamer"), maker: "anna@voorbeeld.nl")
        let complete = try? await house.rooms.completeExport(of: code, noting: handout)
        return Published(
            house: house, code: code, report: Array(report.utf8), figures: Array(figures.utf8),
            complete: complete ?? [], keys: try PublishedKeys(reading: Array(keys.utf8)))
    }

    @Test(arguments: promises, ["nl", "en"])
    func `a report proves itself with the public figures and with all answers`(
        promise: (mode: Mode, scope: Scope), language: String
    ) async throws {
        let published = try await Self.published(promise.mode, promise.scope, language: language)
        let short = published.check()
        #expect(short.isRight, "\(short.results)")
        let whole = published.check(export: published.complete)
        #expect(whole.isRight, "\(whole.results)")
        #expect((short.results + whole.results).allSatisfy { $0.kind == .right }, "\(short.results) \(whole.results)")
        #expect(whole.results.contains { $0.text.hasPrefix("figures: all 3, recounted") }, "\(whole.results)")
        #expect(whole.results.contains { $0.text.contains("pictures of 2 statements") }, "\(whole.results)")
    }

    @Test(arguments: promises)
    func `one flipped bit in 10000 places of report and exports is always found, and the place is said`(
        promise: (mode: Mode, scope: Scope)
    ) async throws {
        let published = try await Self.published(promise.mode, promise.scope)
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = Dice(state: seed)
        // What has to hold whichever file was hurt; the signature stands on the page.
        let signature = published.report.count - 700..<published.report.count - 20
        for turn in 0..<3_400 {
            var (report, export) = (published.report, turn % 2 == 0 ? published.figures : published.complete)
            switch turn % 4 {
            case 0, 1: export[Int(dice.next() % UInt64(export.count))] ^= 1 << UInt8(dice.next() % 8)
            case 2: report[Int(dice.next() % UInt64(report.count))] ^= 1 << UInt8(dice.next() % 8)
            default:
                report[signature.lowerBound + Int(dice.next() % UInt64(signature.count))] ^= 1 << UInt8(dice.next() % 8)
            }
            let check = published.check(report: report, export: export)
            guard check.isRight || !check.results.contains(where: { !$0.isRight && $0.text.contains(":") }) else {
                continue
            }
            Issue.record("not found: seed \(seed), turn \(turn)")
            return
        }
    }

    @Test func `what was changed in a report is named`() async throws {
        let published = try await Self.published(.open)
        func findings(_ old: String, _ new: String) -> [String] {
            let text = String(decoding: published.report, as: UTF8.self).replacingOccurrences(of: old, with: new)
            return published.check(report: Array(text.utf8)).results.filter { !$0.isRight }.map(\.text)
        }
        #expect(findings("Stelling nummer 3.", "Stelling nummer 4.").contains { $0.hasPrefix("report, statement 3: ") })
        #expect(
            findings("10 van de 11 mensen", "9 van de 11 mensen").contains { $0.hasPrefix("report, statement 1: ") })
        #expect(findings("data-seal=\"", "data-seal=\"0").contains { $0.hasPrefix("signature: ") })
        #expect(findings("Omdat het vastloopt.", "Omdat het goed gaat.").contains { $0.hasPrefix("report, part ") })
    }

    @Test func `an organiser who signs other words than the figures give is found out`() async throws {
        let published = try await Self.published(.protected)
        let open = try await published.house.rooms.publicExport(of: published.code)
        let page = String(decoding: published.report, as: UTF8.self)
            .replacing(/<div id="signature" hidden [^>]*><\/div>/, with: ReportProof.place.description)
            .replacingOccurrences(
                of: "Eerst meestal eens, nu verdeeld.", with: "In woorden bleef het beeld gelijk: meestal eens.")
        let signed = try ReportProof.sign(page, showing: open, by: published.house.folder.keys)
        let check = published.check(report: Array(signed.utf8))
        #expect(
            check.results.filter { !$0.isRight }.map(\.text) == [
                "report, statement 1: \"Wat verschoof\", the sentence is not what the export gives",
                "report, statement 1: \"Wat verschoof\", the picture is not what the export gives",
            ])
        // In the list of what shifted it stands once more; printed again only where every statement is right.

    }

    @Test func `a report that is signed with a key of somebody else is refused`() async throws {
        let published = try await Self.published(.open)
        let other = PublishedKeys(SigningKeys(on: try #require(Day("2026-01-01"))))
        let check = ReportCheck(report: published.report, exports: [published.figures], keys: other)
        #expect(check.results.filter { !$0.isRight }.count == 1)
        #expect(check.results.contains { !$0.isRight && $0.text.hasPrefix("key: ") })
    }

    @Test func `garbage is refused in a sentence`() async throws {
        let published = try await Self.published(.open)
        for bytes in [[], [0xFF, 0xFE], Array("{}".utf8), Array("<html>".utf8), Array("{\"tier\":\"C\"}".utf8)] {
            #expect(!published.check(report: bytes).isRight)
            #expect(!published.check(export: bytes).isRight)
        }
    }
}

/// SplitMix64, so that a seed that is printed gives the same places again.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
