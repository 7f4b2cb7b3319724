import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Inviting people by a link or a mail, and taking an invitation back; on the page of the members.
enum InvitationForms {
    enum Way: String, Sendable {
        /// A link that works once.
        case once
        /// A link for everybody who has it, until a day.
        case day
        /// A link that is mailed, and that nobody here sees.
        case mail
    }

    /// What was typed, and what is wrong with it.
    struct Fields: Sendable {
        var way = Way.once
        var role = Member.Role.member
        var until = ""
        var email = ""
        var untilProblem: String?
        var emailProblem: String?
    }

    struct Row: Sendable {
        let role: String
        let facts: String
        let mail: String?
        let isOpen: Bool
        let remove: String
        let removeLabel: String
    }

    struct Content: Sendable {
        let roles: [MemberPages.RoleChoice]
        let isOnce: Bool
        let isDay: Bool
        let isMail: Bool
        let until: String
        let earliest: String
        let latest: String
        let email: String
        let untilProblem: String?
        let emailProblem: String?
        /// False while the server sends no mail.
        let mayMail: Bool
        let rows: [Row]
        let hasRows: Bool
        let text: InvitationText
    }

    /// A link that works once stays open this long.
    static let singleDays = 14

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.post, Paths.invitations, for: .secretary) { request, visit in
                try await invite(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/invitations/{id}/remove", for: .secretary) { request, visit in
                _ = try await request.form(of: visit)
                let id = try visit.id("id", of: Invitation.self)
                let circle = try visit.signedInMember().circle
                guard try await site.stores.invitations.invitations(of: circle).contains(where: { $0.id == id }) else {
                    throw HTTPError(.notFound)
                }
                try await site.stores.invitations.revoke(id, of: circle)
                return .seeOther(Paths.members)
            },
        ]
    }

    private static func invite(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        var fields = Fields(
            way: form.choice("way", or: .once), role: form.choice("role", or: .member), until: form["until"],
            email: form["email"])
        let text: InvitationText = visit.language.choose(.dutch, .english)
        let circle = try visit.signedInMember().circle
        let standard = Date(timeIntervalSinceNow: Double(singleDays) * 86_400)
        switch fields.way {
        case .once:
            return try await show(
                NewInvitation(circle: circle, role: fields.role, isSingle: true, expires: standard), visit, site)
        case .day:
            if let end = lastMoment(fields.until), fields.role != .secretary {
                return try await show(
                    NewInvitation(circle: circle, role: fields.role, isSingle: false, expires: end), visit, site)
            }
            fields.untilProblem = fields.role == .secretary ? text.secretaryOnce : text.dayWrong
        case .mail:
            let typed = fields.email
            let email = read(&fields.emailProblem, in: visit.language) { () throws(InputProblem) in
                try EmailAddress(typed)
            }
            if let email, site.settings.mailFrom != nil {
                do {
                    let new = NewInvitation(circle: circle, role: fields.role, isSingle: true, expires: standard)
                    try await site.stores.invitations.mail(new, to: email, at: .now)
                    return .seeOther(Paths.members)
                } catch let problem as MembersError {
                    fields.emailProblem = problem.failure.text(in: visit.language)
                }
            }
        }
        return try await MemberPages.page(
            visit, site, fields: .init(invitation: fields), status: .unprocessableContent)
    }

    /// The link is in the answer to this form and nowhere else.
    private static func show(_ new: NewInvitation, _ visit: Visit, _ site: Site) async throws -> Response {
        let text: InvitationText = visit.language.choose(.dutch, .english)
        let link = try await Site.invitationLink(new, in: site.stores.invitations, site.settings)
        let fresh = MemberPages.FreshLink(
            title: text.fresh, hint: new.isSingle ? text.freshOnce : text.freshDay, label: text.freshLabel,
            address: link)
        return try await MemberPages.page(visit, site, fresh: fresh)
    }

    /// The end of a day from today on, within ``Invitation/mostDays``.
    private static func lastMoment(_ text: String) -> Date? {
        let today = Promising.today
        guard let day = Day(text), day >= today, day <= today.adding(days: Invitation.mostDays) else { return nil }
        return day.adding(days: 1).start(in: .current)
    }
}

extension InvitationForms.Content {
    init(_ fields: InvitationForms.Fields, _ visit: Visit, _ site: Site) async throws {
        let words: InvitationText = visit.language.choose(.dutch, .english)
        let members: MembersText = visit.language.choose(.dutch, .english)
        roles = MemberPages.RoleChoice.all(fields.role, members)
        isOnce = fields.way == .once
        isDay = fields.way == .day
        isMail = fields.way == .mail
        let today = Promising.today
        until = fields.until.isEmpty ? today.adding(days: InvitationForms.singleDays).description : fields.until
        earliest = today.description
        latest = today.adding(days: Invitation.mostDays).description
        email = fields.email
        untilProblem = fields.untilProblem
        emailProblem = fields.emailProblem
        mayMail = site.settings.mailFrom != nil
        rows = try await site.stores.invitations.invitations(of: visit.signedInMember().circle).map {
            .init($0, words, members, visit.language)
        }
        hasRows = !rows.isEmpty
        text = words
    }
}

extension InvitationForms.Row {
    init(_ invitation: Invitation, _ text: InvitationText, _ members: MembersText, _ language: Language) {
        role = members.role(invitation.role)
        isOpen = invitation.isOpen(at: .now)
        let day = Day(of: invitation.expires.addingTimeInterval(-1), in: nil).words(in: language)
        let kind = invitation.email.map { "\(text.mailedTo) \($0)" } ?? (invitation.isSingle ? text.once : text.many)
        let state =
            isOpen ? "\(text.until) \(day)" : invitation.isSingle && invitation.uses > 0 ? text.used : text.expired
        let uses = invitation.isSingle ? nil : "\(invitation.uses) \(text.uses)"
        facts = [kind, state, uses].compactMap(\.self).joined(separator: " · ")
        mail = invitation.mail.map(text.mail)
        remove = "\(Paths.invitations)/\(invitation.id.number)/remove"
        removeLabel = "\(isOpen ? text.revoke : text.forget): \(role), \(facts)"
    }
}
