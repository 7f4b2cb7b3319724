import Synchronization

/// When to make the next frame of a topic: what people wait for at once, counts at a calm pace. A value, without clock or
/// tasks of its own.
public struct Ticker<Topic: Hashable & Sendable>: Sendable {
    private var due: [Topic: Duration] = [:]
    private var lastMade: [Topic: Duration] = [:]

    public init() {}

    /// Notes that a topic changed at `now` (a duration since any fixed moment).
    /// - Parameter listeners: how many will get the frame; many listeners mean a slower pace.
    public mutating func change(of topic: Topic, isUrgent: Bool, listeners: Int, now: Duration) {
        let moment = isUrgent ? now : max(now, (lastMade[topic] ?? .zero) + Self.pace(listeners: listeners))
        due[topic] = min(due[topic] ?? moment, moment)
    }

    /// 100 µs of work per listener and frame: at most a third of the time, and never more than five frames a second.
    static func pace(listeners: Int) -> Duration {
        max(.milliseconds(200), .microseconds(300) * listeners)
    }

    /// The topics whose frame is due; they count as made.
    public mutating func takeDue(now: Duration) -> [Topic] {
        let ready = due.filter { $0.value <= now }.map(\.key)
        for topic in ready {
            due[topic] = nil
            lastMade[topic] = now
        }
        return ready
    }

    /// When something is due next; nil when nothing is.
    public var next: Duration? { due.values.min() }
}
