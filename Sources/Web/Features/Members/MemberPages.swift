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
        let removeSure: String
    }

    struct RoleChoice: Sendable {
        let value: String
        let name: String
        let hint: String
        let isChosen: Bool
    }

    /// A link that is shown once.
    struct FreshLink: Sendable {
        let title: String
        let hint: String
        let label: String
        let address: String
    }

    /// What was typed, and what is wrong with it.
    struct Fields: Sendable {
        var email = ""
        var role = Member.Role.facilitator
        var problem: String?
        var invitation = InvitationForms.Fields()
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let members: [Row]
        let fresh: FreshLink?
        let message: String?
        let email: String
        let roles: [RoleChoice]
        let problem: String?
        let invite: InvitationForms.Content
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
                let text: MembersText = visit.language.choose(.dutch, .english)
                let fresh = FreshLink(
                    title: "\(text.newLink) \(member.email)", hint: text.newLinkHint, label: text.linkField,
                    address: link)
                return try await page(visit, site, fresh: fresh)
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
            try await site.stores.people.forget(member.id, of: member.circle)
            return .seeOther(Paths.members)
        } catch let problem as MembersError {
            return try await page(
                visit, site, message: problem.failure.text(in: visit.language), status: .unprocessableContent)
        }
    }

    static func page(
        _ visit: Visit, _ site: Site, fields: Fields = Fields(), fresh: FreshLink? = nil, message: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: MembersText = visit.language.choose(.dutch, .english)
        let own = try visit.signedInMember()
        let members = try await site.members.members(of: own.circle)
        let content = Content(
            bar: try ConsoleBar(visit), members: members.map { Row($0, own: own, text) }, fresh: fresh,
            message: message, email: fields.email, roles: RoleChoice.all(fields.role, text), problem: fields.problem,
            invite: try await .init(fields.invitation, visit, site), text: text)
        let frame = Frame(text.title, .console, visit: visit, path: Paths.members)
        return site.page("members", frame, content, status: status)
    }
}

extension MemberPages.RoleChoice {
    static func all(_ chosen: Member.Role, _ text: MembersText) -> [MemberPages.RoleChoice] {
        Member.Role.allCases.map {
            .init(value: $0.rawValue, name: text.role($0), hint: text.hint($0), isChosen: $0 == chosen)
        }
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
        removeSure = "\(text.removeSure): \(member.email)"
    }
}
