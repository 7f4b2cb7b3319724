import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Decides who comes in, before a handler runs.
struct Gate: Sendable {
    let rooms: Rooms
    let members: any Members
    let cookies: CookieJar
    let limits: Limits

    /// Checks the policy and fills in who makes the request.
    func admit(_ request: Request, _ visit: inout Visit, route: Route) async throws {
        switch route.policy {
        case .everyone:
            if !route.isAPI { try await recognise(request, &visit) }
        case .participant:
            try await admitParticipant(request, &visit, route: route)
        case .member, .facilitator, .coreTeam, .secretary:
            try await admitMember(request, &visit, route: route)
        }
    }

    private func recognise(_ request: Request, _ visit: inout Visit) async throws {
        if let session = cookies.session(of: request) {
            visit.member = try await members.memberSignedIn(with: session.digest, at: .now)
            visit.csrf = Self.csrf(for: session)
        }
    }

    private func admitParticipant(_ request: Request, _ visit: inout Visit, route: Route) async throws {
        let code = try visit.code()
        guard let token = try participantToken(of: request, in: code),
            let participant = try await rooms.participant(token),
            try await rooms.room(code).id == participant.dialogue
        else { throw AccessProblem.notJoined }
        if request.changesSomething, let wait = limits.wait(for: token) {
            throw AccessProblem.tooFast(retryAfter: wait)
        }
        visit.participant = participant
        if !route.isAPI { visit.csrf = Self.csrf(for: token) }
    }

    /// The same decision about a participant who changes something, when memory is enough to let somebody in; nil says
    /// nothing.
    func participantAtOnce(_ token: Token, to code: Code) -> (Participant, Room)? {
        guard let participant = rooms.rememberedParticipant(token), let room = rooms.roomInUse(code),
            room.id == participant.dialogue, limits.wait(for: token) == nil
        else { return nil }
        return (participant, room)
    }

    /// The token that a request shows for a dialogue: in the header, or in a cookie on a request from a page of our own.
    private func participantToken(of request: Request, in code: Code) throws -> Token? {
        if let token = request.headers[.authorization].flatMap(Token.init(bearer:)) { return token }
        guard let token = cookies.participant(of: request, in: code) else { return nil }
        if request.changesSomething { try requireOwnOrigin(request) }
        return token
    }

    /// The token in a cookie of a request from a page of our own.
    func cookieToken(of head: HTTPRequest, in code: Code) -> Token? {
        try? participantToken(of: Request(head: head, body: .init(buffer: ByteBuffer())), in: code)
    }

    private func admitMember(_ request: Request, _ visit: inout Visit, route: Route) async throws {
        guard let session = cookies.session(of: request),
            let member = try await members.memberSignedIn(with: session.digest, at: .now)
        else { throw AccessProblem.notSignedIn }
        guard let least = route.policy.role, member.role >= least else { throw AccessProblem.notAllowed }
        if visit.parameters.get("code") != nil {
            // A dialogue of another circle does not exist for this member.
            let circle = try await rooms.room(visit.code()).dialogue.circle
            guard circle == member.circle else { throw RoomProblem.noSuchDialogue }
        }
        visit.member = member
        visit.csrf = Self.csrf(for: session)
        if request.changesSomething {
            try requireOwnOrigin(request)
            if route.isAPI, request.headers[.csrf] != visit.csrf { throw AccessProblem.foreignOrigin }
        }
    }

    /// A session for whoever signs in now. What this browser was signed in to comes along, under a new token.
    func newSession(after request: Request) -> (token: Token, new: NewSession) {
        var generator = SystemRandomNumberGenerator()
        let token = Token.random(using: &generator)
        let expires = Date(timeIntervalSinceNow: Double(CookieJar.sessionSeconds))
        let before = cookies.session(of: request)?.digest
        return (token, NewSession(token: token.digest, expires: expires, before: before))
    }

    /// A request with a cookie must come from a page of our own.
    func requireOwnOrigin(_ request: Request) throws {
        if let origin = request.headers[.origin] {
            guard let authority = request.head.authority, origin.hasSuffix("//" + authority) else {
                throw AccessProblem.foreignOrigin
            }
        } else if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw AccessProblem.foreignOrigin
        }
    }

    /// Derived from the secret cookie, so that only a page of our own can know it.
    static func csrf(for token: Token) -> String {
        SHA256.hash(data: Array("form".utf8) + token.bytes).prefix(16).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }
}

extension Token {
    /// The token of a field `Authorization: Bearer …`.
    init?(bearer field: String) {
        guard field.hasPrefix("Bearer ") else { return nil }
        self.init(field.dropFirst(7))
    }
}

extension Request {
    var changesSomething: Bool { method != .get && method != .head }
}

extension HTTPField.Name {
    static let csrf = Self("X-Csrf-Token")!
    static let secFetchSite = Self("Sec-Fetch-Site")!
    static let idempotencyKey = Self("Idempotency-Key")!
}
