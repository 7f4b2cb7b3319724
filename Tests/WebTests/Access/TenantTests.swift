import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Two circles on one server: what one has does not exist for the other, on any route.
@Suite struct TenantTests {
    /// A circle with one of everything, and every text in it marked.
    private struct World {
        let house: House
        let secretary: (headers: HTTPFields, csrf: String)
        let stranger: (headers: HTTPFields, csrf: String)
        let code: Code
        let study: ID<CaseStudy>
        let commitment: ID<Commitment>
        let lesson: ID<Lesson>
        let member: ID<Member>
        let invitation: ID<Invitation>
        let circle: ID<Circle>

        static let mark = "geheim7"

        init() async throws {
            house = try House()
            secretary = try await house.member(.secretary)
            stranger = try await house.member(.secretary, circle: "Andere kring")
            let stores = house.folder.circleStores
            var own = try await house.folder.members.ensureCircle(named: Line("Kring"))
            own.about = try Paragraph("Over \(Self.mark).")
            own.layers = [try Line(Self.mark), try Line("Rijk")]
            try await stores.circles.save(own)
            circle = own.id
            member = try await house.folder.members.admit(
                EmailAddress("\(Self.mark)@voorbeeld.nl"), as: .member, to: own.id
            ).id
            let new = NewInvitation(circle: own.id, role: .member, isSingle: true, expires: .now + 3_600)
            try await stores.invitations.mail(new, to: EmailAddress("\(Self.mark)2@voorbeeld.nl"), at: .now)
            invitation = try #require(try await stores.invitations.invitations(of: own.id).first).id
            code = try await Self.dialogue(house, own.id)
            let author = CaseAuthor(member: member, moment: .now)
            study = try await stores.cases.create(
                [
                    NewCasePart(kind: .facts, content: CaseContent(stored: [.title: "Casus \(Self.mark)"])),
                    NewCasePart(
                        kind: .force,
                        content: CaseContent(stored: [
                            .force: "Kracht \(Self.mark)", .direction: "restraining", .strength: "3",
                        ])),
                ], in: own.id, by: author, from: nil)
            let promise = Promise(what: try Line("Actie \(Self.mark)"), due: Promising.today)
            try await stores.commitments.make(
                promise, for: PromisePlace(circle: own.id, dialogue: nil), secret: Array(repeating: 3, count: 32),
                promiser: nil)
            _ = try await stores.commitments.answer(.stuck, by: Array(repeating: 3, count: 32))
            commitment = try #require(try await stores.commitments.commitments(of: own.id).first).commitment.id
            let (headers, csrf) = secretary
            let made = try await house.test {
                try await $0.form(
                    Paths.lessons + "/new", [("csrf", csrf), ("title", "Les \(Self.mark)"), ("handle", "Zo.")],
                    headers: headers)
            }
            let address = try #require(made.headers[.location])
            _ = try await house.test { [study] in
                try await $0.form(
                    "/console/patterns", [("csrf", csrf), ("force", "\(study.number)-2"), ("pattern", "new")],
                    headers: headers)
            }
            lesson = ID(try #require(Int64(address.split(separator: "/").last ?? "")))
        }

        private static func dialogue(_ house: House, _ circle: ID<Circle>) async throws -> Code {
            let code = try await house.rooms.create(
                NewDialogue(
                    circle: circle, title: Line("Dialoog \(mark)"), kind: .live, mode: .open,
                    layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Richting"), Line("Ruimte")],
                    statements: [(StatementDraft(text: Line("Stelling \(mark).")), nil)])
            ).code
            try await house.rooms.change(code) { dialogue in
                try dialogue.openLobby()
                try dialogue.note(Line("Notitie \(mark)"), kind: .note, on: nil)
            }
            return code
        }

        /// Where the objects of this circle stand; nil for a route that names none.
        func address(of route: Route) -> String? {
            var path = route.path
            guard path.contains("{") else { return nil }
            let objects: [(String, Int64)] = [
                ("/console/cases/{id}", study.number), ("/console/commitments/{id}", commitment.number),
                ("/console/lessons/{id}", lesson.number), ("/lessons/{id}", lesson.number),
                ("/console/members/{id}", member.number), ("/console/invitations/{id}", invitation.number),
                ("/circles/{id}", circle.number), ("/stories/{id}", circle.number), ("/console/patterns/{id}", 1),
                ("/patterns/{id}", 1),
            ]
            for (prefix, number) in objects where path.hasPrefix(prefix) {
                path = path.replacing("{id}", with: String(number))
            }
            return path.replacing("{code}", with: code.text).replacing("{number}", with: "2")
                .replacing("{round}", with: "1").replacing("{id}", with: "1").replacing("{name}", with: "section-why")
                + (path.hasSuffix("/parts") ? "?kind=force" : "")
        }
    }

    /// A form that the route would take, as far as one form can.
    private func send(_ route: Route, _ path: String, _ visitor: (headers: HTTPFields, csrf: String), _ house: House)
        async throws -> TestResponse
    {
        try await house.test { client in
            switch (route.method, route.isAPI) {
            case (.get, _): try await client.execute(uri: path, method: .get, headers: visitor.headers)
            case (_, true): try await client.json(route.method, path, "{}", headers: visitor.headers)
            default:
                try await client.form(
                    path, [("csrf", visitor.csrf), ("kind", "force"), ("version", "1")], headers: visitor.headers)
            }
        }
    }

    /// Routes that lead to an object of a circle, and on which everybody is let in: what they may show is decided there.
    private static let open: Set<String> = ["/circles/{id}", "/lessons/{id}", "/patterns/{id}", "/stories/{id}"]

    /// What these lead to is for whoever has the code or the secret that stands in the address, and our own files.
    private static let byKey = [
        "/{code}", "/api/v1/dialogues/{code}", "/commitments/{token}", "/invitations/{token}", "/sign-in/{token}",
        "/assets/{version}/{name}",
    ]

    /// Routes that ask for more of the object than that it is there: a phase of a statement, an older version.
    private static let particular = [
        "/statements/{id}", "/restoration", "/withhold", "/merge", "/split", "/audit", "/console/cases/{id}/erasure",
    ]

    @Test func `on every route an object of another circle does not exist`() async throws {
        var refused = 0
        for route in try House().site.routes where !route.path.hasSuffix("/events") {
            guard route.policy.role != nil || Self.open.contains(route.path), route.path.contains("{") else { continue }
            let world = try await World()
            let path = try #require(world.address(of: route))
            #expect(!path.contains("{"), "\(route.path) names an object that this test does not know")
            let foreign = try await send(route, path, world.stranger, world.house)
            #expect(foreign.status == .notFound, "\(route.method) \(route.path): \(foreign.status)")
            #expect(!foreign.text.contains(World.mark), "\(route.method) \(route.path)")
            // The same request by the circle itself finds it: else the refusal above would say nothing.
            let own = try await send(route, path, world.secretary, world.house)
            let needsMore = Self.particular.contains { route.path.contains($0) }
            #expect(own.status != .notFound || needsMore, "\(route.method) \(path)")
            refused += 1
        }
        #expect(refused > 60, "\(refused)")
    }

    @Test func `no address leads to something by its number alone without being on one of the lists above`() throws {
        for route in try House().site.routes where route.path.contains("{") && route.policy.role == nil {
            let hasKey = Self.byKey.contains { route.path == $0 || route.path.hasPrefix($0 + "/") }
            #expect(hasKey || Self.open.contains(route.path), "\(route.method) \(route.path)")
        }
    }

    @Test func `words that mean the same to one circle lead nobody else anywhere`() async throws {
        let world = try await World()
        let stores = world.house.folder.circleStores
        try await stores.library.keep(Synonyms("babbel, gesprek"), of: world.circle)
        let lesson = LessonWords(title: try Line("Het gesprek"), handle: try Paragraph("Zo."), isPublic: true)
        _ = try await stores.lessons.write(lesson, evidence: [], in: world.circle, on: Promising.today)
        for (visitor, finds) in [
            (world.secretary.headers, true), (world.stranger.headers, false), ([.acceptLanguage: "nl"], false),
        ] {
            let found = try await world.house.test {
                try await $0.execute(uri: Paths.library + "?q=babbel", method: .get, headers: visitor)
            }
            #expect(found.text.contains("Het gesprek") == finds)
        }
    }

    @Test func `no page without an object shows a word of another circle`() async throws {
        let world = try await World()
        var seen = 0
        for route in world.house.site.routes where route.method == .get && !route.path.contains("{") {
            let foreign = try await send(route, route.path, world.stranger, world.house)
            #expect(!foreign.text.contains(World.mark), "\(route.path)")
            if try await send(route, route.path, world.secretary, world.house).text.contains(World.mark) { seen += 1 }
        }
        // The circle itself finds its own on its pages: cases, promises, lessons, members, settings, dialogues, new ones.
        #expect(seen >= 7, "\(seen)")
        let found = try await world.house.test { client in
            try await client.execute(
                uri: Paths.library + "?q=\(World.mark)", method: .get, headers: world.stranger.headers)
        }
        #expect(!found.text.contains("Les \(World.mark)"))
    }

    @Test func `what a form names of another circle is not taken`() async throws {
        let world = try await World()
        let (headers, csrf) = world.stranger
        let forms: [(String, [(String, String)])] = [
            (
                Paths.lessons + "/new",
                [("title", "Van ons"), ("handle", "Zo."), ("evidence", "case-\(world.study.number)")]
            ),
            (Paths.circleChoice, [("circle", "\(world.circle.number)")]),
        ]
        for (path, fields) in forms {
            _ = try await world.house.test { try await $0.form(path, [("csrf", csrf)] + fields, headers: headers) }
        }
        for path in [Paths.library, Paths.console, Paths.lessons + "/new?from=case-\(world.study.number)"] {
            let page = try await world.house.test { try await $0.execute(uri: path, method: .get, headers: headers) }
            #expect(!page.text.contains(World.mark), "\(path)")
        }
    }
}
