import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct SealTests {
    private func handout() throws -> Handout {
        Handout(day: try #require(Day("2026-11-22")), auditor: try Line("Rekenkamer"), maker: "anna@voorbeeld.nl")
    }

    @Test func `the seal is there the moment a dialogue ends, and nothing that happens later changes it`() async throws
    {
        let published = try await ProofTests.published(.open)
        let (house, code) = (published.house, published.code)
        let seal = try #require(try await house.rooms.room(code).snapshot.seal)
        try await house.rooms.change(code) { try $0.reveal(ID(2)) }
        try await house.rooms.change(code) { try $0.note(Line("Later"), kind: .quote, on: nil) }
        let again = Rooms(stores: house.folder.rooms) { _, _ in }
        #expect(try await again.room(code).snapshot.seal == seal)
        #expect(try await Seal(of: again.completeExport(of: code, noting: handout())) == seal)
        let later = try await ProofTests.fetched(house, code)
        #expect(later.check(export: later.complete).isRight)
        #expect(later.figures != published.figures, "statement 2 is shown again")
    }

    @Test func `after the end nothing of which the seal is made can be changed`() async throws {
        let published = try await ProofTests.published(.open)
        let (rooms, code) = (published.house.rooms, published.code)
        let changes: [@Sendable (inout Dialogue) throws -> Void] = [
            { try $0.describe(title: Line("Anders"), purpose: .none) }, { try $0.remove(ID(3)) },
            { try $0.move(ID(3), earlier: true) }, { try $0.rewrite(ID(3), as: StatementDraft(text: Line("Anders"))) },
            { try $0.add(StatementDraft(text: Line("Erbij"))) },
        ]
        for change in changes {
            await #expect(throws: DialogueProblem.notInThisPhase(.ended)) { try await rooms.change(code, by: change) }
        }
        await #expect(throws: DialogueProblem.notInThisPhase(.ended)) {
            try await rooms.setTally(Tally(), of: RoundKey(statement: ID(3), round: 1), in: code)
        }
    }

    @Test func `what was never shown before the end is not shown after it`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        for _ in 0..<6 { try await house.take(.agree, in: code) }
        try await house.rooms.change(code) { try $0.end(revealing: false) }
        await #expect(throws: DialogueProblem.notInThisPhase(.ended)) {
            try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        }
    }

    @Test func `an answer that is changed in the database breaks the seal, and nobody gets the file`() async throws {
        let published = try await ProofTests.published(.protected)
        let handouts = try await published.house.rooms.handouts(of: published.code).count
        let request = PositionRequest(
            participant: ID(1), key: try #require(Token(String(repeating: "e", count: 32))), statement: ID(1), round: 1,
            stance: .disagree, sequence: 9)
        _ = try published.house.folder.rooms.positions.record([(request, true)])
        await #expect(throws: HandoutProblem.sealBroken) {
            try await published.house.rooms.completeExport(of: published.code, noting: handout())
        }
        #expect(try await published.house.rooms.handouts(of: published.code).count == handouts)
    }

    @Test func `after ninety days the public figures, the seal and the signature still prove the report`() async throws
    {
        let published = try await ProofTests.published(.protected, .layers)
        let (house, code) = (published.house, published.code)
        #expect(try await house.deleteOldAnswers(at: .now + 91 * 86_400) == [code])
        let again = try await ProofTests.fetched(house, code)
        #expect(again.figures == published.figures)
        #expect(again.check().isRight)
        // An auditor who kept the complete export can still count it again.
        #expect(again.check(export: published.complete).isRight)
        await #expect(throws: HandoutProblem.answersGone) {
            try await house.rooms.completeExport(of: code, noting: handout())
        }
    }

    @Test func `it is noted who got the complete export, and for whom`() async throws {
        let published = try await ProofTests.published(.open)
        let noted = try await published.house.rooms.handouts(of: published.code)
        #expect(noted == [try handout()])
    }

    @Test func `the complete export holds no time, no order of arrival and no number from the database`() async throws {
        let published = try await ProofTests.published(.open)
        let text = String(decoding: published.complete, as: UTF8.self)
        #expect(text.hasSuffix("\"tier\":\"C\"}\n") && !text.contains("\r") && text.firstMatch(of: /\d\.\d/) == nil)
        let rows = text.split(separator: "\n").filter { $0.contains("\"row\":") }
        #expect(rows.count == 33)
        // The first to join all said agree to statement 1; they do not come first.
        let first = rows.prefix(10).filter { $0.contains("[1,1,1000]") }
        #expect(first.count < 10)
    }

    @Test func `rows without layers are public only where that was said beforehand, and from 100 people on`()
        async throws
    {
        let house = try House()
        for (isPromised, people) in [(false, 100), (true, 99), (true, 100)] {
            let code = try await house.dialogue(mode: .open)
            try await house.rooms.change(code) { try $0.choose(mode: .open, publishesRows: isPromised) }
            try await house.rooms.change(code) { try $0.openLobby() }
            try await house.rooms.change(code) { try $0.open(ID(1)) }
            for number in 0..<people { try await house.take(number % 2 == 0 ? .agree : .pass, in: code) }
            try await house.rooms.change(code) { try $0.end(revealing: true) }
            let reply = try await house.test {
                try await $0.execute(uri: "/\(code)/open-data/answers.json", method: .get)
            }
            let isPublic = isPromised && people >= 100
            #expect(reply.status == (isPublic ? .ok : .notFound), "\(isPromised) \(people)")
            #expect(reply.text.contains("\"layer\":") == false)
            let report = try await house.test { try await $0.execute(uri: "/\(code)/report", method: .get).text }
            #expect(report.contains("/open-data/answers.json") == isPublic)
            if isPublic { #expect(reply.text.components(separatedBy: "\"row\":").count - 1 == 100) }
        }
    }

    @Test func `a protected dialogue never publishes rows, whoever asks for it`() async throws {
        let house = try House()
        let code = try await house.dialogue(mode: .protected)
        try await house.rooms.change(code) { try $0.choose(mode: .protected, publishesRows: true) }
        #expect(try await house.rooms.room(code).dialogue.publishesRows == false)
    }

    @Test func `open data is there only after the end`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        for file in OpenDataFile.allCases {
            let reply = try await house.test {
                try await $0.execute(uri: "/\(code)/open-data/\(file.name)", method: .get)
            }
            #expect(reply.status == .notFound, "\(file)")
        }
    }

    @Test func `every public file is a download with a name, and the spreadsheet runs no formula`() async throws {
        let house = try House()
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let code = try await house.rooms.create(
            NewDialogue(
                circle: circle.id, title: Line("Formules"), kind: .live, mode: .open,
                layers: [Line("=1+1"), Line("@gemeente")], accelerators: [Line("Richting"), Line("Ruimte")],
                statements: [(StatementDraft(text: try Line("=HYPERLINK(\"http://elders.example\");x")), nil)])
        ).code
        try await house.rooms.change(code) { try $0.openLobby() }
        try await house.rooms.change(code) { try $0.open(ID(1)) }
        for layer in [1, 2] as [Int64] { try await house.take(.agree, in: code, layer: layer) }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        try await house.test { client in
            for file in OpenDataFile.allCases where file != .rows {
                let reply = try await client.execute(uri: "/\(code)/open-data/\(file.name)", method: .get)
                #expect(reply.status == .ok)
                #expect(
                    reply.headers[.contentDisposition] == "attachment; filename=\"krachtveld-\(code)-\(file.name)\"")
            }
            let sheet = try await client.execute(
                uri: "/\(code)/open-data/figures-for-spreadsheets.csv", method: .get, headers: [.acceptLanguage: "nl"])
            #expect(sheet.text.contains("\"'=HYPERLINK(\"\"http://elders.example\"\");x\""))
            #expect(sheet.text.contains(";'=1+1;") && sheet.text.contains(";'@gemeente;"))
            let table = try await client.execute(uri: "/\(code)/open-data/statements.csv", method: .get)
            #expect(table.text.contains("\"=HYPERLINK(\"\"http"))
        }
    }

    @Test func `the big screen and the report show the same seal, and a scanned one is compared`() async throws {
        let published = try await ProofTests.published(.protected)
        let seal = try #require(try await published.house.rooms.room(published.code).snapshot.seal)
        let digits = seal.groups.map { "<span>\($0)</span>" }.joined(separator: " ")
        let wrong = String(repeating: "0", count: 64)
        try await published.house.test { client in
            for path in [Paths.screen(published.code), Paths.report(published.code)] {
                #expect(try await client.execute(uri: path, method: .get).text.contains(digits), "\(path)")
            }
            let fits = try await client.execute(uri: Paths.report(published.code, seal), method: .get).text
            #expect(fits.contains("is het zegel van dit verslag"))
            let differs = try await client.execute(uri: "/\(published.code)/report?seal=\(wrong)", method: .get).text
            #expect(differs.contains("is een ander zegel"))
        }
    }
}
