public import Foundation

/// A link with which somebody becomes a member.
public struct Invitation: Hashable, Sendable {
    public let id: ID<Invitation>
    public let circle: ID<Circle>
    public let role: Member.Role
    /// Works once; otherwise for everybody who has it, until it expires.
    public let isSingle: Bool
    public let expires: Date
    public let uses: Int
    /// To whom it is mailed; whoever opens it becomes a member under this address.
    public let email: EmailAddress?
    /// What happened to the mail.
    public let mail: OutgoingMail.State?

    public init(
        id: ID<Invitation>, circle: ID<Circle>, role: Member.Role, isSingle: Bool, expires: Date, uses: Int,
        email: EmailAddress?, mail: OutgoingMail.State?
    ) {
        self.id = id
        self.circle = circle
        self.role = role
        self.isSingle = isSingle
        self.expires = expires
        self.uses = uses
        self.email = email
        self.mail = mail
    }

    public func isOpen(at now: Date) -> Bool { expires > now && !(isSingle && uses > 0) }

    /// The longest that a link may stay open.
    public static let mostDays = 90
}

/// What a secretary asks for.
public struct NewInvitation: Hashable, Sendable {
    public let circle: ID<Circle>
    public let role: Member.Role
    public let isSingle: Bool
    public let expires: Date

    /// A link that makes a secretary works once, whatever is asked.
    public init(circle: ID<Circle>, role: Member.Role, isSingle: Bool, expires: Date) {
        self.circle = circle
        self.role = role
        self.isSingle = isSingle || role == .secretary
        self.expires = expires
    }
}

/// Where invitations are kept.
public protocol Invitations: Sendable {
    /// - Parameter token: opens it; only its digest is kept.
    func add(_ new: NewInvitation, token: Digest) async throws
    /// Queues a mail with a link that nobody else sees. Nobody is mailed twice while an invitation is open.
    /// - Throws: ``MembersError/alreadyMember``, ``MembersError/alreadyInvited``.
    func mail(_ new: NewInvitation, to email: EmailAddress, at now: Date) async throws
    /// The newest first.
    func invitations(of circle: ID<Circle>) async throws -> [Invitation]
    func revoke(_ id: ID<Invitation>, of circle: ID<Circle>) async throws
    /// The open invitation that a link opens.
    func opened(by token: Digest, at now: Date) async throws -> Invitation?
    /// Uses the link and opens a session; nil when it is not open any more. Atomic: of many parallel uses of a link that works
    /// once, one wins.
    /// - Throws: ``MembersError/alreadyMember``: an invitation never signs in somebody who is there already.
    func accept(_ token: Digest, as email: EmailAddress, at now: Date, opening session: NewSession) async throws
        -> Member?
}
