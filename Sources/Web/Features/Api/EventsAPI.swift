import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Live
import NIOCore

/// The live stream of a dialogue: server-sent events, each a whole snapshot.
enum EventsAPI {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/api/v1/dialogues/{code}/events", for: .everyone, isStream: true) { request, visit in
                let room = try await site.rooms.room(visit.code())
                let channel = visit.channel
                let subscription = site.live.broadcaster.subscribe(to: room.code) { channel.close(promise: nil) }
                guard let subscription else { throw RoomProblem.busy }
                watch(channel) { site.live.broadcaster.unsubscribe(subscription) }
                let seen = request.headers[.lastEventID].flatMap { Int($0) }
                return response(to: subscription, seen: seen, room, site.live)
            }
        ]
    }

    /// Calls `ended` when the peer hangs up. A stream only listens for that, so it needs no room to read into.
    private static func watch(_ channel: any Channel, ended: @escaping @Sendable () -> Void) {
        channel.setOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 256)).whenFailure { _ in }
        channel.pipeline.addHandler(HangUp(ended: ended), position: .first).whenFailure { _ in ended() }
    }

    /// The latest frame of a dialogue; nil when it does not exist.
    static func frame(of code: Code, in rooms: Rooms) async -> (version: Int, frame: ByteBuffer)? {
        guard let snapshot = try? await rooms.room(code).snapshot else { return nil }
        guard let data = try? Response.bytes(of: DialogueSnapshot(snapshot)) else { return nil }
        var frame = ByteBuffer(string: "id: \(snapshot.revision)\nevent: snapshot\ndata: ")
        frame.writeBytes(data)
        frame.writeString("\n\n")
        return (snapshot.revision, frame)
    }

    private static let beat = ByteBuffer(string: ":\n\n")

    // What this closure captures lives as long as the stream, ten thousand times: no more than it needs.
    private static func response(
        to subscription: Broadcaster<Code, ByteBuffer>.Subscription, seen: Int?, _ room: Room, _ live: LiveDialogues
    ) -> Response {
        let broadcaster = live.broadcaster
        // After a restart everybody comes back; the more there are, the more they spread.
        let retry = Int.random(in: 1_000...max(2_000, min(15_000, broadcaster.count * 3)))
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no"],
            body: ResponseBody { writer in
                defer { broadcaster.unsubscribe(subscription) }
                try await writer.write(ByteBuffer(string: "retry: \(retry)\n\n"))
                var version = seen == room.snapshot.revision ? seen : nil
                if version == nil, broadcaster.frame(for: subscription, newerThan: nil) == nil {
                    live.changed(room.code, isUrgent: true)
                } else if let latest = broadcaster.frame(for: subscription, newerThan: version) {
                    version = latest.version
                    try await writer.write(latest.frame)
                }
                for await _ in subscription.wakes {
                    if let latest = broadcaster.frame(for: subscription, newerThan: version) {
                        version = latest.version
                        try await writer.write(latest.frame)
                    } else {
                        try await writer.write(beat)
                    }
                }
                try await writer.finish(nil)
            })
    }
}

/// Says once that the peer of a connection will not read any more.
private final class HangUp: ChannelInboundHandler, Sendable {
    typealias InboundIn = NIOAny

    private let ended: @Sendable () -> Void

    init(ended: @escaping @Sendable () -> Void) { self.ended = ended }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { ended() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        ended()
        context.fireChannelInactive()
    }
}

extension HTTPField.Name {
    fileprivate static let lastEventID = Self("Last-Event-ID")!
    fileprivate static let xAccelBuffering = Self("X-Accel-Buffering")!
}
