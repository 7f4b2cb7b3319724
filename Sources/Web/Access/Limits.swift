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

    /// How large a bucket is, and how fast it fills.
    private struct Rate {
        let size: Double
        let perSecond: Double

        /// Takes one from a bucket; who comes for the first time finds a full one.
        func take(from bucket: inout Bucket?, now: Duration) -> Int? {
            var filled = bucket ?? Bucket(full: size, now: now)
            defer { bucket = filled }
            return filled.take(size: size, perSecond: perSecond, now: now)
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
    private static let changes = Rate(size: 400, perSecond: 100)
    /// Joins per dialogue: a burst of 6,000, then 50 a second.
    private static let joins = Rate(size: 6_000, perSecond: 50)
    /// Promises per dialogue: a burst of 500, then one a second.
    private static let promises = Rate(size: 500, perSecond: 1)

    /// Seconds that this participant must wait; nil when it may go on.
    func wait(for participant: Token) -> Int? {
        let now = ContinuousClock.now - start
        return state.withLock { state in
            if now - state.forgotten > .seconds(60) {
                state.participants = [:]
                state.forgotten = now
            }
            return Self.changes.take(from: &state.participants[participant], now: now)
        }
    }

    /// Seconds that a newcomer to this dialogue must wait; nil when there is room.
    func waitToJoin(_ code: Code) -> Int? {
        let now = ContinuousClock.now - start
        return state.withLock { Self.joins.take(from: &$0.joins[code], now: now) }
    }

    /// Seconds that the next promise of this dialogue must wait; nil when there is room.
    func waitToPromise(_ code: Code) -> Int? {
        let now = ContinuousClock.now - start
        return state.withLock { Self.promises.take(from: &$0.promises[code], now: now) }
    }
}
