public import Domain
import Foundation
import Hummingbird
public import NIOCore

/// Signing in with a one-time link, and signing out.
enum SignIn {
    static let linkLife: TimeInterval = 3_600

    static func routes(_ site: Site) -> [Route] {
        [
            // Opening the link only shows a button: mail scanners open links, and a GET changes nothing.
            Route(.get, "/sign-in/{token}", for: .everyone) { _, visit in
                guard let token = visit.parameters.get("token").flatMap({ Token($0) }) else {
                    throw AccessProblem.notSignedIn
                }
                return signInPage(visit, token, site)
            },
            Route(.post, "/sign-in/{token}", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                guard let token = visit.parameters.get("token").flatMap({ Token($0) }) else {
                    throw AccessProblem.notSignedIn
                }
                let (session, new) = site.gate.newSession(after: request)
                let member = try await site.members.useSignInLink(token.digest, at: .now, opening: new)
                guard member != nil else { throw AccessProblem.notSignedIn }
                var response = Response.seeOther(Paths.console)
                response.setCookie(site.gate.cookies.session(session))
                return response
            },
            Route(.post, "/sign-out", for: .member) { request, visit in
                _ = try await request.form(of: visit)
                if let session = site.gate.cookies.session(of: request) {
                    try await site.members.endSession(session.digest)
                }
                var response = Response.seeOther(Paths.home)
                response.setCookie(site.gate.cookies.endedSession())
                return response
            },
        ]
    }

    private struct Content: Sendable {
        let action: String
        let text: Text
    }

    private static func signInPage(_ visit: Visit, _ token: Token, _ site: Site) -> Response {
        let text: Text = visit.language.choose(.dutch, .english)
        let path = Paths.signIn(token)
        let frame = Frame(text.title, .phone, visit: visit, path: path)
        return site.page("sign-in", frame, Content(action: path, text: text))
    }

    struct Text: Sendable {
        let title: String
        let explanation: String
        let button: String

        static let dutch = Text(
            title: "Aanmelden",
            explanation: "Deze link werkt één keer. Daarna ben je op dit apparaat twaalf uur aangemeld.",
            button: "Meld me aan")
        static let english = Text(
            title: "Sign in",
            explanation: "This link works once. You then stay signed in on this device for twelve hours.",
            button: "Sign me in")
    }
}

extension Site {
    /// A fresh one-time link for a member.
    public static func signInLink(
        for member: Member, in members: any Members, _ settings: Settings
    ) async throws -> String {
        var generator = SystemRandomNumberGenerator()
        let token = Token.random(using: &generator)
        try await members.addSignInLink(
            token.digest, for: member.id, expires: Date(timeIntervalSinceNow: SignIn.linkLife))
        return settings.address(Paths.signIn(token))
    }

    /// The address of a fresh invitation.
    public static func invitationLink(
        _ new: NewInvitation, in invitations: any Invitations, _ settings: Settings
    ) async throws -> String {
        var generator = SystemRandomNumberGenerator()
        let token = Token.random(using: &generator)
        try await invitations.add(new, token: token.digest)
        return settings.address(Paths.invitation(token))
    }

    /// The latest frame of a dialogue's live stream.
    public static func frame(of code: Code, in rooms: Rooms) async -> (version: Int, frame: ByteBuffer)? {
        await EventsAPI.frame(of: code, in: rooms)
    }
}
