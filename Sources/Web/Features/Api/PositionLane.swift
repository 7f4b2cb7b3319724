import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes
import Synchronization

/// The short way for the one request that a whole room makes at the same moment: taking position.
///
/// It answers on the connection's event loop, without a task, when memory holds everything that is needed and the position
/// is stored. Everything else goes the long way through the router, which alone knows how to refuse: another request, an
/// unknown token, a closed statement, a full queue. A request may take both ways, because its key counts once.
final class PositionLane: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let desk: PositionDesk
    private let deadlines: ConnectionDeadlines
    /// The request that is being read, when it may go the short way.
    private var head: PositionHead?
    private var body = ByteBuffer()
    /// A position is on its way to the disk; what the client sends meanwhile waits in `held`.
    private var isWaiting = false
    private var held: [HTTPRequestPart] = []
    private var heldQuiesce: ChannelShouldQuiesceEvent?
    /// Requests on the long way without their whole answer: answers must leave in the order of the requests.
    private var unanswered = 0

    init(desk: PositionDesk, deadlines: ConnectionDeadlines) {
        self.desk = desk
        self.deadlines = deadlines
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        read(unwrapInboundIn(data), context)
    }

    private func read(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
        if isWaiting { return held.append(part) }
        switch part {
        case .head(let request):
            head = unanswered == 0 ? PositionHead(request) : nil
            if head != nil {
                deadlines.began(context)
                return body.clear()
            }
            unanswered += 1
            context.fireChannelRead(wrapInboundOut(part))
        case .body(var bytes) where head != nil:
            body.writeBuffer(&bytes)
        case .end where head != nil:
            serve(context)
        default:
            context.fireChannelRead(wrapInboundOut(part))
        }
    }

    private func serve(_ context: ChannelHandlerContext) {
        guard let head, let (request, room) = desk.read(head, body) else { return goTheLongWay(context) }
        isWaiting = true
        deadlines.ended()
        let loop = context.eventLoop
        let here = NIOLoopBound((lane: self, context: context), eventLoop: loop)
        desk.rooms.takePosition(request, in: room) { result in
            loop.execute { here.value.lane.finish(result, here.value.context) }
        }
    }

    private func finish(_ result: Result<PositionOutcome, any Error>, _ context: ChannelHandlerContext) {
        isWaiting = false
        switch result {
        case .success(.recorded(let receipt, _)), .success(.repeated(let receipt)):
            let reply = PositionReply.bytes(receipt)
            context.write(wrapOutboundOut(.head(desk.replyHead(reply))), promise: nil)
            context.write(wrapOutboundOut(.body(reply)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            deadlines.answered(context)
            head = nil
        case .success(.notOpen), .success(.keyReused), .failure:
            goTheLongWay(context)
        }
        let parts = held
        held = []
        for part in parts { read(part, context) }
        if !parts.isEmpty { context.fireChannelReadComplete() }
        if !isWaiting, let event = heldQuiesce {
            heldQuiesce = nil
            context.fireUserInboundEventTriggered(event)
        }
    }

    private func goTheLongWay(_ context: ChannelHandlerContext) {
        guard let head else { return }
        self.head = nil
        unanswered += 1
        context.fireChannelRead(wrapInboundOut(.head(head.request)))
        context.fireChannelRead(wrapInboundOut(.body(body)))
        context.fireChannelRead(wrapInboundOut(.end(nil)))
        context.fireChannelReadComplete()
        body = ByteBuffer()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    /// A server that stops closes idle connections; this one is not idle.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isWaiting, let quiesce = event as? ChannelShouldQuiesceEvent {
            heldQuiesce = quiesce
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}

/// What all lanes share.
final class PositionDesk: Sendable {
    let rooms: Rooms
    private let gate: Gate
    private let heads = Mutex(ReplyHeads())

    init(gate: Gate) {
        self.gate = gate
        rooms = gate.rooms
    }

    /// The position that is asked for, when the request is in order and memory knows who makes it.
    func read(_ head: PositionHead, _ body: ByteBuffer) -> (PositionRequest, Room)? {
        guard let wish = PositionWish(plain: body), let stance = try? wish.stance(),
            let token = head.bearer ?? gate.cookieToken(of: head.request, in: head.code),
            let (participant, room) = gate.participantAtOnce(token, to: head.code)
        else { return nil }
        let request = try? PositionRequest(
            checking: wish.round, sequence: wish.sequence, participant: participant.id, key: head.key,
            statement: head.statement, stance: stance)
        return request.map { ($0, room) }
    }

    /// The head of the answer, equal to that of the long way.
    func replyHead(_ bytes: ByteBuffer) -> HTTPResponse { heads.withLock { $0.head(for: bytes) } }
}

/// Heads of answers, made once a second for each length of the bytes beneath them.
private struct ReplyHeads {
    private var second = 0
    private var byLength: [Int: HTTPResponse] = [:]

    mutating func head(for bytes: ByteBuffer) -> HTTPResponse {
        let now = Date.now
        if second != Int(now.timeIntervalSince1970) {
            second = Int(now.timeIntervalSince1970)
            byLength = [:]
        }
        if let head = byLength[bytes.readableBytes] { return head }
        var reply = Response.json(bytes: bytes)
        reply.addSecurityHeaders(isAPI: true)
        reply.headers[.date] = now.internetTime + " GMT"
        byLength[bytes.readableBytes] = reply.head
        return reply.head
    }
}
