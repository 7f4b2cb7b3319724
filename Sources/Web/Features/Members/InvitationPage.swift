import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// An invitation for whoever holds its link: which circle, as what, and one button. Opening it changes nothing.
enum InvitationPage {
    struct Content: Sendable {
        let circle: String
        let about: [String]
        let role: String
        let action: String
        /// To whom it was mailed; nil when the address is asked.
        let email: String?
        let typed: String
        let problem: String?
        let isStopping: Bool
        let text: Text
    }

    struct Text: Sendable {
        let title: String
        let asRole: String
        let email: String
        let emailHint: String
        let under: String
        let kept: String
        let join: String
        let declined: String
        let decline: String
        let declineExplanation: String

        static let dutch = Text(
            title: "Je bent uitgenodigd", asRole: "Je rol:", email: "Je mailadres",
            emailHint: "Onder dit adres ben je lid. De secretaris van de kring ziet het.",
            under: "Je wordt lid onder het adres",
            kept: "We bewaren je adres zolang je lid bent. Je kunt het altijd zelf laten wissen.", join: "Word lid",
            declined: "Liever niet?", decline: "Nee, wis mijn adres",
            declineExplanation: "We wissen de uitnodiging, met je mailadres. Je krijgt geen mail meer.")
        static let english = Text(
            title: "You are invited", asRole: "Your role:", email: "Your mail address",
            emailHint: "You are a member under this address. The secretary of the circle sees it.",
            under: "You become a member under the address",
            kept: "We keep your address as long as you are a member. You can always have it deleted.",
            join: "Become a member",
            declined: "Rather not?", decline: "No, delete my address",
            declineExplanation: "We delete the invitation, with your mail address. You get no more mail.")
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/invitations/{token}", for: .everyone) { request, visit in try await page(request, visit, site)
            },
            Route(.post, "/invitations/{token}", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                return try await accept(request, visit, site)
            },
            Route(.get, "/invitations/{token}/stop", for: .everyone) { request, visit in
                try await page(request, visit, site, isStopping: true)
            },
            // Mail programs post here by themselves, without a page of ours and without cookies (RFC 8058).
            Route(.post, "/invitations/{token}/stop", for: .everyone) { _, visit in
                let (_, invitation) = try await opened(visit, site)
                // A link for a group is not somebody's to take away.
                guard invitation.isSingle else { throw HTTPError(.notFound) }
                try await site.stores.invitations.revoke(invitation.id, of: invitation.circle)
                return .seeOther(Paths.home)
            },
        ]
    }

    private static func opened(_ visit: Visit, _ site: Site) async throws -> (token: Token, invitation: Invitation) {
        guard let token = visit.parameters.get("token").flatMap({ Token($0) }),
            let invitation = try await site.stores.invitations.opened(by: token.digest, at: .now)
        else { throw AccessProblem.invitationOver }
        return (token, invitation)
    }

    private static func accept(_ request: Request, _ visit: Visit, _ site: Site) async throws -> Response {
        let (token, invitation) = try await opened(visit, site)
        let typed = try await request.form()["email"]
        var problem: String?
        let email =
            invitation.email
            ?? read(&problem, in: visit.language) { () throws(InputProblem) in try EmailAddress(typed) }
        if let email {
            do {
                let (session, new) = site.gate.newSession(after: request)
                let member = try await site.stores.invitations.accept(token.digest, as: email, at: .now, opening: new)
                guard member != nil else { throw AccessProblem.invitationOver }
                var response = Response.seeOther(Paths.console)
                response.setCookie(site.gate.cookies.session(session))
                return response
            } catch let error as MembersError {
                problem = error.failure.text(in: visit.language)
            }
        }
        return try await page(request, visit, site, typed: typed, problem: problem, status: .unprocessableContent)
    }

    private static func page(
        _ request: Request, _ visit: Visit, _ site: Site, isStopping: Bool = false, typed: String = "",
        problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (token, invitation) = try await opened(visit, site)
        guard let circle = try await site.stores.circles.circle(invitation.circle),
            !isStopping || invitation.isSingle
        else { throw HTTPError(.notFound) }
        var visit = visit
        if site.gate.cookies.language(of: request) == nil { visit.language = circle.language }
        let text: Text = visit.language.choose(.dutch, .english)
        let members: MembersText = visit.language.choose(.dutch, .english)
        let content = Content(
            circle: circle.name.text, about: circle.about.text.split(whereSeparator: \.isNewline).map(String.init),
            role: members.role(invitation.role), action: Paths.invitation(token), email: invitation.email?.text,
            typed: typed, problem: problem, isStopping: isStopping, text: text)
        let path = Paths.invitation(token) + (isStopping ? "/stop" : "")
        let frame = Frame(text.title, .phone, visit: visit, path: path, circle: circle)
        return site.page("invitation", frame, content, status: status)
    }
}
