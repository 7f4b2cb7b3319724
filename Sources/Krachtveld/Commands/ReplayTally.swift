import Synchronization

/// What a replay did so far; shared by its connections.
final class ReplayTally: Sendable {
    struct Counts: Encodable, Sendable {
        var participants = 0
        var positions = 0
        var refused = 0
        var retries = 0
        /// Votes on statements that the dialogue does not ask.
        var skipped = 0
        var seconds = 0.0
    }

    private let counts = Mutex(Counts())

    var now: Counts { counts.withLock { $0 } }

    func count(_ change: (inout Counts) -> Void) { counts.withLock { change(&$0) } }
}
