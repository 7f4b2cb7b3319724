import Synchronization

/// Who hears what, when: for each topic the latest frame, encoded once and shared by all who listen.
///
/// A frame replaces the one before it; somebody who is slow misses frames in between and gets the latest. Nothing is ever queued
/// per subscriber beyond one wake-up.
public final class Broadcaster<Topic: Hashable & Sendable, Frame: Sendable>: Sendable {
    /// One listener. `wakes` yields when there may be something new, and at every heartbeat.
    public struct Subscription: Sendable {
        let id: Int
        let topic: Topic
        public let wakes: AsyncStream<Void>
    }

    private struct Subscriber {
        let continuation: AsyncStream<Void>.Continuation
        /// Cuts the connection of a peer that does not read.
        let cut: @Sendable () -> Void
        /// Heartbeats since the last time that it took a wake-up.
        var unansweredBeats = 0
    }

    private struct Channel {
        var frame: (version: Int, frame: Frame)?
        var subscribers: [Int: Subscriber] = [:]
    }

    private struct State {
        var nextID = 0
        var count = 0
        var isClosed = false
        var channels: [Topic: Channel] = [:]
    }

    private let state = Mutex(State())
    private let mostSubscribers: Int
    private static var mostUnansweredBeats: Int { 2 }

    public init(mostSubscribers: Int) {
        self.mostSubscribers = mostSubscribers
    }

    /// How many listen.
    public var count: Int { state.withLock { $0.count } }

    public func count(of topic: Topic) -> Int { state.withLock { $0.channels[topic]?.subscribers.count ?? 0 } }

    /// Starts to listen; nil when there is no room for more or the server is stopping. A full house refuses the newcomer and
    /// never sends somebody away who is in.
    public func subscribe(to topic: Topic, cut: @escaping @Sendable () -> Void) -> Subscription? {
        let (wakes, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let id: Int? = state.withLock { state in
            guard !state.isClosed, state.count < mostSubscribers else { return nil }
            state.nextID += 1
            state.count += 1
            state.channels[topic, default: Channel()].subscribers[state.nextID] = Subscriber(
                continuation: continuation, cut: cut)
            return state.nextID
        }
        guard let id else { return nil }
        continuation.onTermination = { [weak self] _ in self?.remove(id, from: topic) }
        return Subscription(id: id, topic: topic, wakes: wakes)
    }

    /// Ends one subscription; its `wakes` finish.
    public func unsubscribe(_ subscription: Subscription) {
        let subscriber = state.withLock { $0.channels[subscription.topic]?.subscribers[subscription.id] }
        subscriber?.continuation.finish()
    }

    /// The latest frame when it is newer than `version`. Also the sign of life that keeps a subscription.
    public func frame(for subscription: Subscription, newerThan version: Int?) -> (version: Int, frame: Frame)? {
        state.withLock { state in
            state.channels[subscription.topic]?.subscribers[subscription.id]?.unansweredBeats = 0
            guard let latest = state.channels[subscription.topic]?.frame, latest.version != version else { return nil }
            return latest
        }
    }

    /// Makes a frame the latest one of its topic and wakes everybody who listens; where nobody does, nothing is kept.
    public func publish(_ frame: Frame, version: Int, to topic: Topic) {
        let subscribers: [Subscriber] = state.withLock { state in
            state.channels[topic]?.frame = (version, frame)
            return state.channels[topic].map { Array($0.subscribers.values) } ?? []
        }
        for subscriber in subscribers { subscriber.continuation.yield() }
    }

    /// Wakes everybody so that a sign of life is written, and cuts those who have not taken the last ones.
    public func beat() {
        let (living, dead): ([Subscriber], [Subscriber]) = state.withLock { state in
            var living: [Subscriber] = []
            var dead: [Subscriber] = []
            for topic in Array(state.channels.keys) {
                guard var channel = state.channels.removeValue(forKey: topic) else { continue }
                for id in Array(channel.subscribers.keys) {
                    channel.subscribers[id]?.unansweredBeats += 1
                    guard let subscriber = channel.subscribers[id] else { continue }
                    if subscriber.unansweredBeats > Self.mostUnansweredBeats {
                        dead.append(subscriber)
                    } else {
                        living.append(subscriber)
                    }
                }
                if !channel.subscribers.isEmpty { state.channels[topic] = channel }
            }
            return (living, dead)
        }
        for subscriber in living { subscriber.continuation.yield() }
        for subscriber in dead {
            subscriber.cut()
            subscriber.continuation.finish()
        }
    }

    /// Ends every subscription and refuses new ones. `cutLater` is called with what cuts each connection, for those whose peer
    /// does not let go.
    public func close(cutLater: (@escaping @Sendable () -> Void) -> Void) {
        let all: [Subscriber] = state.withLock { state in
            state.isClosed = true
            return state.channels.values.flatMap { $0.subscribers.values }
        }
        for subscriber in all {
            subscriber.continuation.finish()
            cutLater(subscriber.cut)
        }
    }

    private func remove(_ id: Int, from topic: Topic) {
        state.withLock { state in
            guard state.channels[topic]?.subscribers.removeValue(forKey: id) != nil else { return }
            state.count -= 1
            if state.channels[topic]?.subscribers.isEmpty == true { state.channels[topic] = nil }
        }
    }
}
