/// Who may use a route. Every route declares one; there is no default.
public enum Policy: String, Hashable, Sendable, CaseIterable {
    case everyone
    /// Whoever joined the dialogue in the path.
    case participant
    /// A signed-in member of the circle; a route with a dialogue in its path is for that dialogue's circle only.
    case facilitator
    case secretary
}

enum AccessProblem: Error, Hashable, Sendable {
    case notJoined
    case notSignedIn
    case notAllowed
    /// A form or request that did not come from our own pages.
    case foreignOrigin
    case tooFast(retryAfter: Int)
}
