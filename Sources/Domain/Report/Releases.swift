public import Disclosure
public import Foundation

/// Figures as they were shown. They outlive the answers they were made from.
public protocol Releases: Sendable {
    /// The latest figure of each round.
    func fields(of dialogue: ID<Dialogue>) async throws -> [RoundKey: PublicField]
    /// Keeps figures under their numbers; a number that is taken stays what it was.
    func keep(_ fields: [RoundKey: PublicField], of dialogue: ID<Dialogue>) async throws
    func attendance(of dialogue: ID<Dialogue>) async throws -> PublicAttendance?
    func keep(_ attendance: PublicAttendance, of dialogue: ID<Dialogue>) async throws
    func forget(_ dialogue: ID<Dialogue>) async throws
    /// Dialogues that ended before a moment and whose answers were not deleted yet.
    func due(before moment: Date) async throws -> [Code]
    func markDeleted(_ dialogue: ID<Dialogue>) async throws
}
