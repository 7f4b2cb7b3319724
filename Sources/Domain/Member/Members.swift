public import Foundation

/// A secret that is stored only as its SHA-256 digest.
public typealias Digest = [UInt8]

/// Who belongs to a circle, and who is signed in.
public protocol Members: Sendable {
    func circle(_ id: ID<Circle>) async throws -> Circle?
    /// The circle with this name, made when it does not exist.
    func ensureCircle(named name: Line) async throws -> Circle
    func members(of circle: ID<Circle>) async throws -> [Member]
    func member(_ email: EmailAddress) async throws -> Member?
    /// Adds a member, or changes the role of the one with this address in this circle.
    /// - Throws: ``MembersError/addressInOtherCircle`` when the address belongs to another circle.
    func admit(_ email: EmailAddress, as role: Member.Role, to circle: ID<Circle>) async throws -> Member
    /// Ends the membership and every session and sign-in link of this member of this circle.
    func remove(_ member: ID<Member>, from circle: ID<Circle>) async throws
    func addSignInLink(_ token: Digest, for member: ID<Member>, expires: Date) async throws
    /// Uses a link once and opens a session; nil when it is unknown, used or expired. Atomic: of many parallel uses one wins.
    func useSignInLink(_ token: Digest, at now: Date, session: Digest, expires: Date) async throws -> Member?
    func memberSignedIn(with session: Digest, at now: Date) async throws -> Member?
    func endSession(_ session: Digest) async throws
}

public enum MembersError: Error, Hashable, Sendable {
    case addressInOtherCircle
    case lastSecretary
}
