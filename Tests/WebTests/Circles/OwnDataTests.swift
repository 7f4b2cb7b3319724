import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// "My data": what carries somebody's name, and where it stands.
@Suite struct OwnDataTests {
    /// Somebody of the core team, who wrote in two cases, a pattern and a role picture.
    private struct Writer {
        let house: House
        let headers: HTTPFields
        let circle: ID<Circle>
        let author: CaseAuthor

        init() async throws {
            house = try House()
            headers = try await house.member(.coreTeam).headers
            circle = try await house.folder.members.ensureCircle(named: Line("Kring")).id
            let email = try EmailAddress("core_team\(circle.number)@voorbeeld.nl")
            let member = try await house.folder.members.admit(email, as: .coreTeam, to: circle)
            author = CaseAuthor(member: member.id, moment: .now)
        }

        func study(_ title: String) async throws -> ID<CaseStudy> {
            let force = CaseContent(stored: [.force: "afvalregels", .direction: "restraining"])
            return try await house.folder.circleStores.cases.create(
                [
                    NewCasePart(kind: .facts, content: CaseContent(stored: [.title: title])),
                    NewCasePart(kind: .force, content: force),
                ], in: circle, by: author, from: nil)
        }

        func rolePicture() async throws -> Code {
            let code = try await house.dialogue()
            let said = RolePicture.Said(layer: ID(1), part: .role, source: .people, words: try Line("wij beslissen"))
            let dialogue = try await house.rooms.room(code).id
            let roles = house.folder.circleStores.roles
            #expect(try await roles.save(RolePicture([said]), as: 1, of: dialogue, by: author))
            return code
        }

        func text(_ path: String) async throws -> String {
            try await house.test { try await $0.execute(uri: path, method: .get, headers: headers).text }
        }
    }

    @Test func `each line says in which case, pattern or dialogue it stands, and leads there`() async throws {
        let writer = try await Writer()
        let stores = writer.house.folder.circleStores
        let (kept, removed) = (try await writer.study("Sloopbeton"), try await writer.study("Grondbank"))
        try await stores.removedCases.remove(removed, from: writer.circle, at: .now)
        let pattern = try await stores.patterns.create(
            PatternWords(name: Line("Strenge regels"), direction: .restraining),
            of: [CaseForce(study: kept, force: ID(2))], from: nil, in: writer.circle, by: writer.author)
        let code = try await writer.rolePicture()
        let page = try await writer.text(Paths.ownData)
        for (link, words) in [
            (Paths.study(kept) + "/history", "casus “Sloopbeton”, 2 keer"),
            (Paths.ownPattern(pattern) + "/history", "patroon “Strenge regels”"),
            (Paths.anchor(ID(2), of: kept), "bij welk patroon de kracht “afvalregels” hoort, casus “Sloopbeton”"),
            (Paths.roles(code), "rolbeeld van “Ronde tafel”"),
        ] { #expect(page.contains("<li><a href=\"\(link)\">\(words), "), "\(words)") }
        #expect(page.contains("<li>casus “Grondbank”, 2 keer, "), "a removed case leads nowhere")
        let file = try await writer.text(Paths.ownDataFile)
        for words in ["Sloopbeton", "Grondbank", "Strenge regels", "afvalregels", "Ronde tafel"] {
            #expect(file.contains("\"\(words)\""), "\(words)")
        }
    }
}
