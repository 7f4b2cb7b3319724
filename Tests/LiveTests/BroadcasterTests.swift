import Synchronization
import Testing

@testable import Live

@Suite struct BroadcasterTests {
    private func broadcaster(most: Int = 10) -> Broadcaster<String, String> { Broadcaster(mostSubscribers: most) }

    @Test func `a slow reader skips to the latest frame`() async throws {
        let broadcaster = broadcaster()
        let subscription = try #require(broadcaster.subscribe(to: "a") {})
        for version in 1...5 { broadcaster.publish("frame \(version)", version: version, to: "a") }
        var wakes = subscription.wakes.makeAsyncIterator()
        _ = await wakes.next()
        let latest = try #require(broadcaster.frame(for: subscription, newerThan: nil))
        #expect(latest.frame == "frame 5")
        #expect(broadcaster.frame(for: subscription, newerThan: 5) == nil)
    }

    @Test func `who is in another room hears nothing`() throws {
        let broadcaster = broadcaster()
        let subscription = try #require(broadcaster.subscribe(to: "a") {})
        broadcaster.publish("x", version: 1, to: "b")
        #expect(broadcaster.frame(for: subscription, newerThan: nil) == nil)
    }

    @Test func `who comes after everybody left hears nothing old`() throws {
        let broadcaster = broadcaster()
        broadcaster.unsubscribe(try #require(broadcaster.subscribe(to: "a") {}))
        broadcaster.publish("old", version: 1, to: "a")
        let late = try #require(broadcaster.subscribe(to: "a") {})
        #expect(broadcaster.frame(for: late, newerThan: nil) == nil)
    }

    @Test func `a full house refuses the newcomer and keeps who is in`() throws {
        let broadcaster = broadcaster(most: 1)
        let first = broadcaster.subscribe(to: "a") {}
        #expect(broadcaster.subscribe(to: "a") {} == nil)
        broadcaster.unsubscribe(try #require(first))
        #expect(broadcaster.count == 0)
        #expect(broadcaster.subscribe(to: "a") {} != nil)
    }

    @Test func `who gives no sign of life for three beats is cut, who reads is not`() throws {
        let broadcaster = broadcaster()
        let cut = Mutex<[String]>([])
        let silent = try #require(broadcaster.subscribe(to: "a") { cut.withLock { $0.append("silent") } })
        let reader = try #require(broadcaster.subscribe(to: "a") { cut.withLock { $0.append("reader") } })
        for _ in 0..<5 {
            broadcaster.beat()
            _ = broadcaster.frame(for: reader, newerThan: nil)
        }
        #expect(cut.withLock { $0 } == ["silent"])
        #expect(broadcaster.count == 1)
        _ = silent
    }

    @Test func `closing ends every subscription and refuses new ones`() async throws {
        let broadcaster = broadcaster()
        let subscription = try #require(broadcaster.subscribe(to: "a") {})
        let cuts = Mutex(0)
        broadcaster.close { _ in cuts.withLock { $0 += 1 } }
        for await _ in subscription.wakes {}
        #expect(cuts.withLock { $0 } == 1)
        #expect(broadcaster.subscribe(to: "a") {} == nil)
    }
}
