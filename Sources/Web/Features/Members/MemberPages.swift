import Domain
import HTTPTypes
import Hummingbird

/// Who belongs to the circle: only the secretary adds, invites and removes.
enum MemberPages {
    struct Row: Sendable {
        let email: String
        let role: String
        let isSelf: Bool
        let linkAction: String
        let removeAction: String
        let linkLabel: String
        let removeLabel: String
    }

    struct RoleChoice: Sendable {
        let value: String
        let name: String
        let hint: String
        let isChosen: Bool
    }

    struct Invitation: Sendable {
        let email: String
        let address: String
    }

    /// What was typed, and what is wrong with it.
    struct Fields: Sendable {
        var email = ""
        var role = Member.Role.facilitator
        var problem: String?
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let members: [Row]
        let invitation: Invitation?
        let message: String?
        let email: String
        let roles: [RoleChoice]
        let problem: String?
        let text: MembersText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.members, for: .secretary) { _, visit in try await page(visit, site) },
            Route(.post, Paths.members, for: .secretary) { request, visit in
                try await admit(request.form(of: visit), visit, site)
            },
            // The link is in the answer to this form and nowhere else: a second look does not show it.
            Route(.post, "/console/members/{id}/link", for: .secretary) { request, visit in
                _ = try await request.form(of: visit)
                guard let member = try await member(visit, site) else { throw HTTPError(.notFound) }
                let link = try await Site.signInLink(for: member, in: site.members, site.settings)
                return try await page(visit, site, invitation: .init(email: member.email.text, address: link))
            },
            Route(.post, "/console/members/{id}/remove", for: .secretary) { request, visit in
                _ = try await request.form(of: visit)
                return try await remove(visit, site)
            },
        ]
    }

    private static func member(_ visit: Visit, _ site: Site) async throws -> Member? {
        let id = try visit.id("id", of: Member.self)
        return try await site.members.members(of: visit.signedInMember().circle).first { $0.id == id }
    }

    private static func admit(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        var fields = Fields(email: form["email"], role: form.choice("role", or: .facilitator))
        let typed = fields.email
        let email = read(&fields.problem, in: visit.language) { () throws(InputProblem) in try EmailAddress(typed) }
        if let email {
            do {
                _ = try await site.members.admit(email, as: fields.role, to: visit.signedInMember().circle)
                return .seeOther(Paths.members)
            } catch let problem as MembersError {
                fields.problem = problem.failure.text(in: visit.language)
            }
        }
        return try await page(visit, site, fields: fields, status: .unprocessableContent)
    }

    private static func remove(_ visit: Visit, _ site: Site) async throws -> Response {
        guard let member = try await member(visit, site) else { throw HTTPError(.notFound) }
        do {
            try await site.members.remove(member.id, from: member.circle)
            return .seeOther(Paths.members)
        } catch let problem as MembersError {
            return try await page(
                visit, site, message: problem.failure.text(in: visit.language), status: .unprocessableContent)
        }
    }

    private static func page(
        _ visit: Visit, _ site: Site, fields: Fields = Fields(), invitation: Invitation? = nil,
        message: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: MembersText = visit.language.choose(.dutch, .english)
        let own = try visit.signedInMember()
        let members = try await site.members.members(of: own.circle)
        let content = Content(
            bar: try ConsoleBar(visit), members: members.map { Row($0, own: own, text) }, invitation: invitation,
            message: message, email: fields.email,
            roles: Member.Role.allCases.map {
                RoleChoice(
                    value: $0.rawValue, name: text.role($0), hint: text.hint($0), isChosen: $0 == fields.role)
            }, problem: fields.problem, text: text)
        let frame = Frame(text.title, .console, visit: visit, path: Paths.members)
        return site.page("members", frame, content, status: status)
    }
}

extension MemberPages.Row {
    init(_ member: Member, own: Member, _ text: MembersText) {
        email = member.email.text
        role = text.role(member.role)
        isSelf = member.id == own.id
        linkAction = "\(Paths.members)/\(member.id.number)/link"
        removeAction = "\(Paths.members)/\(member.id.number)/remove"
        linkLabel = "\(text.link): \(member.email)"
        removeLabel = "\(text.remove): \(member.email)"
    }
}

struct MembersText: Sendable {
    let title: String
    let explanation: String
    let you: String
    let link: String
    let remove: String
    let newLink: String
    let newLinkHint: String
    let linkField: String
    let add: String
    let email: String
    let emailHint: String
    let role: String
    private let roles: [Member.Role: (name: String, hint: String)]

    func role(_ role: Member.Role) -> String { roles[role]?.name ?? "" }
    func hint(_ role: Member.Role) -> String { roles[role]?.hint ?? "" }

    static let dutch = MembersText(
        title: "Leden van de kring",
        explanation: "Leden melden zich aan met een link die één keer werkt. Wie je verwijdert, is meteen afgemeld.",
        you: "dit ben jij", link: "Maak aanmeldlink",
        remove: "Verwijder", newLink: "Aanmeldlink voor",
        newLinkHint: """
            Kopieer de link nu en stuur hem zelf op. Je ziet hem maar één keer. Hij werkt één keer, een uur lang.
            """,
        linkField: "Aanmeldlink", add: "Lid toevoegen", email: "Mailadres",
        emailHint: "Er gaat geen mail uit: je maakt daarna zelf een aanmeldlink.", role: "Wat mag dit lid?",
        roles: [
            .member: ("lid", "Leest mee: acties, casussen en lessen van de kring."),
            .facilitator: ("begeleider", "Maakt en begeleidt ook dialogen."),
            .coreTeam: ("krachtteam", "Onderzoekt ook casussen en schrijft lessen."),
            .secretary: ("secretaris", "Mag alles, ook leden toevoegen en verwijderen."),
        ])
    static let english = MembersText(
        title: "Members of the circle",
        explanation: "Members sign in with a link that works once. Whoever you remove is signed out at once.",
        you: "this is you", link: "Make sign-in link",
        remove: "Remove", newLink: "Sign-in link for",
        newLinkHint: "Copy the link now and send it yourself. You see it only once. It works once, for an hour.",
        linkField: "Sign-in link", add: "Add a member", email: "Mail address",
        emailHint: "No mail is sent: you make a sign-in link afterwards.", role: "What may this member do?",
        roles: [
            .member: ("member", "Reads along: actions, cases and lessons of the circle."),
            .facilitator: ("facilitator", "Also makes and runs dialogues."),
            .coreTeam: ("core team", "Also analyses cases and writes lessons."),
            .secretary: ("secretary", "May do everything, also add and remove members."),
        ])
}
