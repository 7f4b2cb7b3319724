import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// What people find in a circle that has only just begun, each by what they may do in it.
@Suite struct FirstStepsTests {
    private func get(
        _ path: String, _ house: House, _ headers: HTTPFields, language: String = "nl"
    ) async throws -> String {
        var asking = headers
        asking[.acceptLanguage] = language
        return try await house.test { [asking] in
            try await $0.execute(uri: path, method: .get, headers: asking).text
        }
    }

    @Test func `an empty circle says to each member what that member can do`() async throws {
        let house = try House()
        for role in [Member.Role.secretary, .coreTeam, .facilitator, .member] {
            let headers = try await house.member(role).headers
            let dialogues = try await get(Paths.console, house, headers)
            #expect(dialogues.contains("Maak er een") == (role >= .facilitator))
            #expect(dialogues.contains("Een begeleider maakt er een") == (role == .member))
            #expect(dialogues.contains("Nodig de anderen uit") == (role == .secretary))
            let cases = try await get(Paths.cases, house, headers)
            #expect(cases.contains("Neem een project dat vastzit") == (role >= .coreTeam))
            #expect(cases.contains("Het krachtteam maakt ze") == (role < .coreTeam))
            #expect(try await get(Paths.library, house, headers).contains("De bibliotheek is nog leeg."))
            #expect(try await get(Paths.library + "?q=beton", house, headers).contains("Niets gevonden."))
        }
    }

    @Test
    func `a member reads the page of the circle in the language of the other pages, and its secretary changes it`()
        async throws
    {
        let house = try House()
        let secretary = try await house.member(.secretary).headers
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let path = Paths.circle(circle.id)
        let page = try await get(path, house, secretary, language: "en")
        #expect(page.contains("<html lang=\"en\"") && page.contains("href=\"/console/circle\">Change this page"))
        let member = try await house.member(.member).headers
        #expect(try await !get(path, house, member, language: "en").contains("Change this page"))
    }

    @Test func `of what a circle did on one day its story tells first what the rest came from`() async throws {
        let house = try House()
        let team = try await house.member(.coreTeam)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let email = try EmailAddress("core_team\(circle.id.number)@voorbeeld.nl")
        let member = try await house.folder.members.admit(email, as: .coreTeam, to: circle.id)
        let stores = house.folder.circleStores
        let words = LessonWords(title: try Line("Aaa: de les"), handle: try Paragraph("Zo."), isPublic: true)
        let lesson = try await stores.lessons.write(words, evidence: [], in: circle.id, on: Day(of: .now, in: .current))
        _ = try await stores.cases.create(
            [NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Bbb: de casus"]))], in: circle.id,
            by: CaseAuthor(member: member.id, moment: .now), from: nil)
        let story = try await get(Paths.story(circle.id), house, team.headers)
        let places = ["Bbb: de casus", "Aaa: de les"].compactMap { story.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 2 && places[0] < places[1])
        let read = try await get(Paths.lesson(lesson), house, team.headers)
        #expect(read.contains("<a href=\"\(Paths.circle(circle.id))\">Kring</a>"), "who learned it")
        #expect(try await !get(Paths.lesson(lesson), house, [:]).contains("Kring"), "its page is not public")
    }
}
