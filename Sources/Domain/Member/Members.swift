public import Foundation

/// A secret that is stored only as its SHA-256 digest.
public typealias Digest = [UInt8]

/// Who belongs to a circle, and who is signed in. Somebody who belongs to several circles is a member of each, on its own: one
/// circle never learns of another.
public protocol Members: Sendable {
    func circle(_ id: ID<Circle>) async throws -> Circle?
    /// The circle with this name, made when it does not exist.
    func ensureCircle(named name: Line) async throws -> Circle
    func members(of circle: ID<Circle>) async throws -> [Member]
    func member(_ email: EmailAddress, of circle: ID<Circle>) async throws -> Member?
    /// Everywhere that this address is a member; for the operator.
    func memberships(_ email: EmailAddress) async throws -> [Member]
    /// Adds a member, or changes the role of the one with this address in this circle.
    func admit(_ email: EmailAddress, as role: Member.Role, to circle: ID<Circle>) async throws -> Member
    func addSignInLink(_ token: Digest, for member: ID<Member>, expires: Date) async throws
    /// Uses a link once and opens a session; nil when it is unknown, used or expired. Atomic: of many parallel uses one wins.
    func useSignInLink(_ token: Digest, at now: Date, opening session: NewSession) async throws -> Member?
    func memberSignedIn(with session: Digest, at now: Date) async throws -> Member?
    /// Every circle that this browser signed in to, each by a link of that circle.
    func signedIn(with session: Digest) async throws -> [Membership]
    /// Goes on in another circle that this browser signed in to; false when it did not.
    func choose(_ circle: ID<Circle>, in session: Digest) async throws -> Bool
    func endSession(_ session: Digest) async throws
}

/// A session that is to be opened.
public struct NewSession: Hashable, Sendable {
    public let token: Digest
    public let expires: Date
    /// The session that this browser has already: the circles that it signed in to come along, and it ends.
    public let before: Digest?

    public init(token: Digest, expires: Date, before: Digest? = nil) {
        self.token = token
        self.expires = expires
        self.before = before
    }
}

/// Somebody in a circle.
public struct Membership: Hashable, Sendable {
    public let member: Member
    public let circle: Circle

    public init(member: Member, circle: Circle) {
        self.member = member
        self.circle = circle
    }
}

public enum MembersError: Error, Hashable, Sendable {
    case alreadyMember
    case alreadyInvited
    case lastSecretary
}
