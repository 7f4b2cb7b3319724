import Domain
import Hummingbird

/// The circles that this browser is signed in to. Each was opened by a link of its own: no circle can let somebody into another.
enum CircleChoice {
    struct Row: Sendable {
        let number: String
        let name: String
        let role: String
        let email: String
        let front: String
        let isChosen: Bool
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let circles: [Row]
        let text: Text
    }

    struct Text: Sendable {
        let title: String
        let explanation: String
        let chosen: String
        let choose: String
        let page: String

        static let dutch = Text(
            title: "Mijn kringen",
            explanation: "Hoor je bij meer kringen? Open in deze browser ook de aanmeldlink van de andere kring.",
            chosen: "hier ben je nu", choose: "Ga naar deze kring", page: "Pagina van de kring")
        static let english = Text(
            title: "My circles",
            explanation:
                "Do you belong to more circles? Open the sign-in link of the other circle in this browser as well.",
            chosen: "you are here", choose: "Go to this circle", page: "Page of the circle")
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.circleChoice, for: .member) { request, visit in
                let text: Text = visit.language.choose(.dutch, .english)
                let members: MembersText = visit.language.choose(.dutch, .english)
                let own = try visit.signedInMember()
                let session = site.gate.cookies.session(of: request)
                let rows = try await site.members.signedIn(with: session?.digest ?? []).map {
                    Row(
                        number: String($0.circle.id.number), name: $0.circle.name.text,
                        role: members.role($0.member.role), email: $0.member.email.text,
                        front: Paths.circle($0.circle.id), isChosen: $0.circle.id == own.circle)
                }
                let content = Content(bar: try ConsoleBar(visit), circles: rows, text: text)
                let frame = Frame(text.title, .console, visit: visit, path: Paths.circleChoice)
                return site.page("circle-choice", frame, content)
            },
            Route(.post, Paths.circleChoice, for: .member) { request, visit in
                let form = try await request.form(of: visit)
                guard let session = site.gate.cookies.session(of: request),
                    let circle = form.id("circle", of: Circle.self),
                    try await site.members.choose(circle, in: session.digest)
                else { throw HTTPError(.notFound) }
                return .seeOther(Paths.console)
            },
        ]
    }
}
