import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// Numbers that no page of ours ever holds: they are refused, and the server goes on.
@Suite struct StrangeNumberTests {
    private static let strange = ["9223372036854775807", "-9223372036854775808", "9223372036854775808", "x", ""]

    private func post(_ path: String, _ fields: [(String, String)], _ house: House) async throws -> HTTPResponse.Status
    {
        let secretary = try await house.member(.secretary)
        return try await house.test {
            try await $0.form(path, [("csrf", secretary.csrf)] + fields, headers: secretary.headers)
        }.status
    }

    @Test func `a head-count of more people than there are numbers comes back`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let counts = [("n1-agree", Self.strange[0]), ("n1-disagree", Self.strange[0]), ("n2-agree", Self.strange[1])]
        #expect(try await post("/console/\(code)/statements/1/tally", counts, house) == .unprocessableContent)
    }

    @Test(arguments: strange) func `a report refuses a version that never was`(number: String) async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.rooms.change(code) { try $0.end(revealing: false) }
        let desk = Paths.reportDesk(code)
        let statuses = [
            try await post(desk + "/parts/section-why", [("version", number), ("dutch", "Omdat.")], house),
            try await post(desk + "/order", [("section", "method"), ("direction", "up"), ("version", number)], house),
            try await post(
                desk + "/parts/section-why/restoration", [("version", "0"), ("current", number)], house),
            try await post(desk + "/publication", [("version", number), ("seen", number)], house),
        ]
        #expect(statuses.allSatisfy { (400..<500).contains($0.code) }, "\(statuses)")
    }

    @Test(arguments: strange) func `a case refuses a version that never was`(number: String) async throws {
        let house = try House()
        let made = [
            ("title", "Sloopbeton"), ("effect", "Een derde uit de wijk."), ("driving", "bestuurder loopt mee"),
        ]
        #expect(try await post(Paths.cases + "/new", made, house) == .seeOther)
        let back = [("version", "1"), ("current", number)]
        let status = try await post("/console/cases/1/parts/1/restoration", back, house)
        #expect((400..<500).contains(status.code), "\(status)")
    }
}
