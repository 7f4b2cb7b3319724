import Domain

/// Who may use a route. Every route declares one; there is no default.
public enum Policy: String, Hashable, Sendable, CaseIterable {
    case everyone
    /// Whoever joined the dialogue in the path.
    case participant
    /// A signed-in member of the circle; a route with a dialogue in its path is for that dialogue's circle only. Each of
    /// these lets in who may do more as well.
    case member, facilitator, coreTeam, secretary

    /// What a member must at least be; nil where membership is not asked.
    var role: Member.Role? {
        switch self {
        case .everyone, .participant: nil
        case .member: .member
        case .facilitator: .facilitator
        case .coreTeam: .coreTeam
        case .secretary: .secretary
        }
    }
}

enum AccessProblem: Error, Hashable, Sendable {
    case notJoined
    case notSignedIn
    case notAllowed
    /// A link to become a member that was used, revoked or too old.
    case invitationOver
    /// A form or request that did not come from our own pages.
    case foreignOrigin
    case tooFast(retryAfter: Int)
}
