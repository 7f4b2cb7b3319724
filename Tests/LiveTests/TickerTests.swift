import Testing

@testable import Live

@Suite struct TickerTests {
    @Test func `what people wait for is due at once, counts at a calm pace`() {
        var ticker = Ticker<String>()
        ticker.change(of: "a", isUrgent: true, listeners: 10, now: .seconds(1))
        #expect(ticker.takeDue(now: .seconds(1)) == ["a"])
        ticker.change(of: "a", isUrgent: false, listeners: 10, now: .seconds(1) + .milliseconds(10))
        #expect(ticker.takeDue(now: .seconds(1) + .milliseconds(199)).isEmpty)
        #expect(ticker.takeDue(now: .seconds(1) + .milliseconds(200)) == ["a"])
    }

    @Test func `something urgent overtakes a waiting count`() {
        var ticker = Ticker<String>()
        ticker.change(of: "a", isUrgent: true, listeners: 1, now: .zero)
        _ = ticker.takeDue(now: .zero)
        ticker.change(of: "a", isUrgent: false, listeners: 1, now: .milliseconds(10))
        ticker.change(of: "a", isUrgent: true, listeners: 1, now: .milliseconds(20))
        #expect(ticker.takeDue(now: .milliseconds(20)) == ["a"])
        #expect(ticker.next == nil)
    }

    @Test func `ten thousand listeners get a frame every three seconds at most while people answer`() {
        #expect(Ticker<String>.pace(listeners: 10_000) == .seconds(3))
        #expect(Ticker<String>.pace(listeners: 30) == .milliseconds(200))
    }
}
