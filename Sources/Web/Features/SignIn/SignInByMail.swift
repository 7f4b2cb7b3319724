import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Asking for a sign-in link by mail. The answer is the same for every address, so that nobody learns who is a member.
enum SignInByMail {
    struct Content: Sendable {
        let mayMail: Bool
        let isAsked: Bool
        let typed: String
        let problem: String?
        let text: Text
    }

    struct Text: Sendable {
        let title: String
        let explanation: String
        let email: String
        let send: String
        let asked: String
        let askedHint: String
        let noMail: String

        static let dutch = Text(
            title: "Aanmelden",
            explanation: "Voor leden van een kring. Je krijgt een mail met een link, geen wachtwoord.",
            email: "Je mailadres", send: "Stuur mij een link", asked: "Kijk in je mail",
            askedHint: "Is dit adres van een lid? Dan komt er binnen een paar minuten een mail met een link.",
            noMail: "Deze server verstuurt geen mail. Vraag de secretaris van je kring om een aanmeldlink.")
        static let english = Text(
            title: "Sign in", explanation: "For members of a circle. You get a mail with a link, no password.",
            email: "Your mail address", send: "Send me a link", asked: "Look at your mail",
            askedHint: "Is this a member’s address? Then a mail with a link comes within a few minutes.",
            noMail: "This server sends no mail. Please ask the secretary of your circle for a sign-in link.")
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.signIn, for: .everyone) { request, visit in
                page(visit, site, isAsked: request.query.contains("asked"))
            },
            Route(.post, Paths.signIn, for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                let typed = try await request.form()["email"]
                var problem: String?
                let email = read(&problem, in: visit.language) { () throws(InputProblem) in try EmailAddress(typed) }
                guard let email else {
                    return page(visit, site, typed: typed, problem: problem, status: .unprocessableContent)
                }
                // As long for an address that nobody has: the time that it takes does not tell who is a member.
                async let pause: Void = Task.sleep(for: .milliseconds(300))
                if site.settings.mailFrom != nil { try await site.stores.outbox.queueSignIn(email, at: .now) }
                try await pause
                return .seeOther(Paths.signIn + "?asked=yes")
            },
        ]
    }

    private static func page(
        _ visit: Visit, _ site: Site, isAsked: Bool = false, typed: String = "", problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let text: Text = visit.language.choose(.dutch, .english)
        let content = Content(
            mayMail: site.settings.mailFrom != nil, isAsked: isAsked, typed: typed, problem: problem, text: text)
        return site.page(
            "sign-in-by-mail", Frame(text.title, .phone, visit: visit, path: Paths.signIn), content, status: status)
    }
}
