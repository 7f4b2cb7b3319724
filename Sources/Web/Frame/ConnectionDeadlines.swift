import NIOCore
import NIOHTTPTypes

/// Ends connections on which nothing happens that ought to: no request, a request that does not end, or a long silence after an
/// answer. While an answer is made or sent, a live stream for instance, it waits.
///
/// It stands behind ``PositionLane``, which tells it of the requests that it keeps for itself: on that way every hop counts.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    struct Patience: Sendable {
        /// From the connection to the end of the first request's head.
        var head: TimeAmount = .seconds(10)
        /// From a request's head to its end.
        var body: TimeAmount = .seconds(20)
        /// From an answer to the next request: longer than a proxy keeps a connection to use it again.
        var silence: TimeAmount = .seconds(180)
    }

    private let patience: Patience
    /// When the connection ends; nil while it is our turn.
    private var deadline: NIODeadline?
    /// Looks at the deadline now and then: one timer for a connection, whatever happens on it.
    private var look: Scheduled<Void>?
    private static let longestLook = TimeAmount.seconds(10)
    private var isReading = false
    /// Requests without their whole answer.
    private var unanswered = 0

    init(patience: Patience = Patience()) { self.patience = patience }

    func handlerAdded(context: ChannelHandlerContext) {
        wait(patience.head, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        look?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        look?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            unanswered += 1
            began(context)
        case .body: break
        case .end:
            isReading = false
            ended()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            if unanswered == 0, !isReading { answered(context) }
        }
        context.write(data, promise: promise)
    }

    /// The head of a request is there.
    func began(_ context: ChannelHandlerContext) { wait(patience.body, context) }

    /// A request is whole: it is our turn.
    func ended() { deadline = nil }

    /// The answer has left, and no other one is under way.
    func answered(_ context: ChannelHandlerContext) { wait(patience.silence, context) }

    private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        deadline = context.eventLoop.now + time
        if look == nil { lookAgain(in: min(time, Self.longestLook), context) }
    }

    private func lookAgain(in time: TimeAmount, _ context: ChannelHandlerContext) {
        let here = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        look = context.eventLoop.scheduleTask(in: time) { here.value.handler.look(here.value.context) }
    }

    private func look(_ context: ChannelHandlerContext) {
        look = nil
        guard let deadline else { return }
        let left = deadline - context.eventLoop.now
        guard left > .nanoseconds(0) else { return context.close(promise: nil) }
        lookAgain(in: min(left, Self.longestLook), context)
    }
}
