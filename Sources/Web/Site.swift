public import Domain
import HTTPTypes
public import Hummingbird
public import Live
import Logging
public import NIOCore

public typealias LiveDialogues = LiveService<Code, ByteBuffer>

/// The whole web site: one line per feature. Everything a handler needs is in here.
public struct Site: Sendable {
    let rooms: Rooms
    let members: any Members
    let stores: CircleStores
    let live: LiveDialogues
    let keys: SigningKeys
    let settings: Settings
    let rehearsals: Rehearsals
    var templates: Templates
    let gate: Gate
    let removals = Removals()

    public init(
        rooms: Rooms, members: any Members, stores: CircleStores, live: LiveDialogues, keys: SigningKeys,
        settings: Settings,
        rehearsals: Rehearsals? = nil
    ) {
        self.rooms = rooms
        self.members = members
        self.stores = stores
        self.live = live
        self.keys = keys
        self.settings = settings
        self.rehearsals = rehearsals ?? Rehearsals(rooms: rooms)
        templates = Templates()
        gate = Gate(
            rooms: rooms, members: members, cookies: CookieJar(isSecure: settings.usesSecureCookies), limits: Limits())
    }

    /// The table of contents.
    var routes: [Route] {
        [
            Assets.routes,
            SignIn.routes(self),
            SignInByMail.routes(self),
            CirclePages.routes(self),
            CircleSettings.routes(self),
            CircleChoice.routes(self),
            RetentionPage.routes(self),
            OwnDataPage.routes(self),
            InvitationForms.routes(self),
            InvitationPage.routes(self),
            LanguageChoice.routes(self),
            Console.routes(self),
            MemberPages.routes(self),
            Promising.routes(self),
            Cases.routes(self),
            PatternPages.routes(self),
            LibraryPages.routes(self),
            StoryPage.routes(self),
            Joining.routes(self),
            Positioning.routes(self),
            Screen.routes(self),
            ReportPages.routes(self),
            ReportDesk.routes(self),
            OpenDataFile.routes(self),
            FieldPages.routes(self),
            Roles.routes(self),
            DialogueAPI.routes(self),
            PositionAPI.routes(self),
            EventsAPI.routes(self),
            ConsoleAPI.routes(self),
            OpenAPI.routes(self),
            AccessibilityPage.routes(self),
            Health.routes(self),
        ].flatMap(\.self)
    }

    public func router() -> Router<Visit> {
        let router = Router(context: Visit.self)
        router.addMiddleware { NotFoundPage(site: self) }
        for route in routes {
            router.on(route.routerPath, method: route.method) { request, visit in
                // A stream keeps the memory that its handler needed at most; a task of its own gives it back.
                guard route.isStream else { return await respond(to: request, visit, by: route) }
                return await Task { await respond(to: request, visit, by: route) }.value
            }
            // Mail scanners and link checkers ask for the head only. Of a stream there is none to give.
            guard route.method == .get, !route.isStream else { continue }
            router.on(route.routerPath, method: .head) { request, visit in
                await respond(to: request, visit, by: route).createHeadResponse()
            }
        }
        return router
    }

    /// Makes the handlers that a connection needs before the router; see ``ConnectionDeadlines`` and ``PositionLane``.
    public func connectionHandlers() -> @Sendable () -> [any RemovableChannelHandler] {
        let desk = PositionDesk(gate: gate)
        return {
            let deadlines = ConnectionDeadlines()
            return [PositionLane(desk: desk, deadlines: deadlines), deadlines]
        }
    }

    /// Checks who comes in, runs the handler and turns what it throws into words.
    private func respond(to request: Request, _ visit: Visit, by route: Route) async -> Response {
        var visit = visit
        if !route.isAPI { visit.language = language(of: request) }
        var response: Response
        do {
            try await gate.admit(request, &visit, route: route)
            if !route.isAPI { visit.circle = try await circle(of: visit) }
            response = try await route.handle(request, visit)
        } catch {
            response = failure(error, request, visit, isAPI: route.isAPI, path: route.path)
        }
        response.addSecurityHeaders(isAPI: route.isAPI)
        return response
    }

    private func circle(of visit: Visit) async throws -> Circle? {
        var id = visit.member?.circle
        if let code = try? visit.code(), let room = try? await rooms.room(code) { id = room.dialogue.circle }
        guard let id else { return nil }
        return try await stores.circles.circle(id)
    }

    /// - Parameter path: of the route: an address may hold a secret, and is not for the log.
    func failure(_ error: any Error, _ request: Request, _ visit: Visit, isAPI: Bool, path: String = "") -> Response {
        let failure = Failure(error)
        if failure == nil || error is StoreUnavailable {
            visit.logger.error("a request failed", metadata: ["error": "\(error)", "path": "\(path)"])
        }
        var visit = visit
        if isAPI { visit.language = language(of: request) }
        if case AccessProblem.notJoined = error, !isAPI, let code = try? visit.code() {
            return .seeOther(Paths.join(code))
        }
        let known = failure ?? .unforeseen
        var response = isAPI ? problem(known, visit) : failurePage(known, visit)
        if let seconds = known.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    func language(of request: Request) -> Language {
        if let chosen = gate.cookies.language(of: request) { return chosen }
        let accepted = request.headers[.acceptLanguage] ?? ""
        let first = accepted.split(separator: ",").first.map { $0.prefix(2).lowercased() }
        return first.flatMap(Language.init(rawValue:)) ?? (accepted.isEmpty ? .dutch : .english)
    }

    func page(
        _ template: String, _ frame: Frame, _ content: some Sendable, status: HTTPResponse.Status = .ok
    ) -> Response {
        var html = templates.render(template, Page(frame: frame, page: content))
        // Whoever sent a form that is refused begins where something is wrong. No text can hold this: quotation marks are escaped.
        if status == .unprocessableContent, let wrong = html.firstRange(of: " aria-invalid=\"true\"") {
            html.insert(contentsOf: " autofocus", at: wrong.upperBound)
        }
        return .html(html, status: status)
    }
}
