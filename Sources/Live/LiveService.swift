public import ServiceLifecycle
import Synchronization

/// Turns changes into frames, beats the heart, and ends every stream at shutdown.
///
/// It must stand *after* the server in the service group: a group stops its last service first, and the server waits for the
/// very streams that this service ends.
public final class LiveService<Topic: Hashable & Sendable, Frame: Sendable>: Service {
    public let broadcaster: Broadcaster<Topic, Frame>
    private let heartbeat: Duration
    private let makeFrame: @Sendable (Topic) async -> (version: Int, frame: Frame)?
    private let ticker = Mutex(Ticker<Topic>())
    private let start = ContinuousClock.now
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    /// - Parameter makeFrame: the latest frame of a topic; called once per tick, whatever the number of listeners.
    public init(
        broadcaster: Broadcaster<Topic, Frame>, heartbeat: Duration = .seconds(15),
        makeFrame: @escaping @Sendable (Topic) async -> (version: Int, frame: Frame)?
    ) {
        self.broadcaster = broadcaster
        self.heartbeat = heartbeat
        self.makeFrame = makeFrame
        (wakes, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Says that a topic changed. Cheap, and free when nobody listens.
    public func changed(_ topic: Topic, isUrgent: Bool) {
        let listeners = broadcaster.count(of: topic)
        guard listeners > 0 else { return }
        let isSooner = ticker.withLock { ticker in
            let before = ticker.next
            ticker.change(of: topic, isUrgent: isUrgent, listeners: listeners, now: ContinuousClock.now - start)
            return ticker.next != before
        }
        if isSooner { wake.yield() }
    }

    public func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.beat() }
                group.addTask { await self.publish() }
                group.addTask { for await _ in self.stopped { break } }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.stop.finish()
            self.broadcaster.close { cut in
                Task {
                    try? await Task.sleep(for: .seconds(1))
                    cut()
                }
            }
        }
    }

    private let (stopped, stop) = AsyncStream<Void>.makeStream()

    private func beat() async {
        while (try? await Task.sleep(for: heartbeat)) != nil { broadcaster.beat() }
    }

    private func publish() async {
        for await _ in wakes {
            while let next = ticker.withLock({ $0.next }) {
                let wait = next - (ContinuousClock.now - start)
                if wait > .zero { await sleepUntilSooner(wait) }
                if Task.isCancelled { return }
                for topic in ticker.withLock({ $0.takeDue(now: ContinuousClock.now - start) }) {
                    guard let latest = await makeFrame(topic) else { continue }
                    broadcaster.publish(latest.frame, version: latest.version, to: topic)
                }
            }
        }
    }

    /// Sleeps in short steps, so that something urgent is not kept waiting by a calm count.
    private func sleepUntilSooner(_ wait: Duration) async {
        try? await Task.sleep(for: min(wait, .milliseconds(20)))
    }
}
