import Domain
import Synchronization

/// How much one participant, and one dialogue, may ask of the server. Never per address: a room shares one.
final class Limits: Sendable {
    /// A bucket that fills with time.
    struct Bucket: Sendable {
        private(set) var level: Double
        private var last: Duration

        init(full: Double, now: Duration) {
            level = full
            last = now
        }

        /// Takes one; nil when there was one, else the seconds to wait.
        mutating func take(size: Double, perSecond: Double, now: Duration) -> Int? {
            let seconds =
                max(0, Double((now - last).components.seconds))
                + Double((now - last).components.attoseconds) / 1e18
            level = min(size, level + seconds * perSecond)
            last = now
            guard level < 1 else {
                level -= 1
                return nil
            }
            return max(1, Int(((1 - level) / perSecond).rounded(.up)))
        }
    }

    private struct State {
        var participants: [Token: Bucket] = [:]
        var joins: [Code: Bucket] = [:]
        var promises: [Code: Bucket] = [:]
        var forgotten: Duration = .zero
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now
    /// Changes per participant: a burst of 400, then 100 a second; a person never reaches it, a script does.
    private static let changes = (size: 400.0, perSecond: 100.0)
    /// Joins per dialogue: a burst of 6,000, then 50 a second.
    private static let joins = (size: 6_000.0, perSecond: 50.0)
    /// Promises per dialogue: a burst of 500, then one a second.
    private static let promises = (size: 500.0, perSecond: 1.0)

    /// Seconds that this participant must wait; nil when it may go on.
    func wait(for participant: Token) -> Int? {
        let now = ContinuousClock.now - start
        return state.withLock { state in
            if now - state.forgotten > .seconds(60) {
                state.participants = [:]
                state.forgotten = now
            }
            return state.participants[participant, default: Bucket(full: Self.changes.size, now: now)]
                .take(size: Self.changes.size, perSecond: Self.changes.perSecond, now: now)
        }
    }

    /// Seconds that a newcomer to this dialogue must wait; nil when there is room.
    func waitToJoin(_ code: Code) -> Int? {
        let now = ContinuousClock.now - start
        return state.withLock { state in
            state.joins[code, default: Bucket(full: Self.joins.size, now: now)]
                .take(size: Self.joins.size, perSecond: Self.joins.perSecond, now: now)
        }
    }

    /// Seconds that the next promise of this dialogue must wait; nil when there is room.
    func waitToPromise(_ code: Code) -> Int? {
        let now = ContinuousClock.now - start
        return state.withLock { state in
            state.promises[code, default: Bucket(full: Self.promises.size, now: now)]
                .take(size: Self.promises.size, perSecond: Self.promises.perSecond, now: now)
        }
    }
}
