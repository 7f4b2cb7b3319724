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
            Route(.get, "/api/v1/dialogues/{code}/events", for: .everyone) { request, visit in
                let room = try await site.rooms.room(visit.code())
                let channel = visit.channel
                let subscription = site.live.broadcaster.subscribe(to: room.code) { channel.close(promise: nil) }
                guard let subscription else { throw RoomProblem.busy }
                return response(to: request, subscription, room, site)
            }
        ]
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

    private static func response(
        to request: Request, _ subscription: Broadcaster<Code, ByteBuffer>.Subscription, _ room: Room, _ site: Site
    ) -> Response {
        let broadcaster = site.live.broadcaster
        // After a restart everybody comes back; the more there are, the more they spread.
        let retry = Int.random(in: 1_000...max(2_000, min(15_000, broadcaster.count * 3)))
        let seen = request.headers[.lastEventID].flatMap { Int($0) }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no"],
            body: ResponseBody { writer in
                defer { broadcaster.unsubscribe(subscription) }
                try await request.body.consumeWithInboundCloseHandler { _ in
                    try await writer.write(ByteBuffer(string: "retry: \(retry)\n\n"))
                    var version = seen == room.snapshot.revision ? seen : nil
                    if version == nil, broadcaster.frame(for: subscription, newerThan: nil) == nil {
                        site.live.changed(room.code, isUrgent: true)
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
                } onInboundClosed: {
                    broadcaster.unsubscribe(subscription)
                }
                try await writer.finish(nil)
            })
    }
}

extension HTTPField.Name {
    fileprivate static let lastEventID = Self("Last-Event-ID")!
    fileprivate static let xAccelBuffering = Self("X-Accel-Buffering")!
}
