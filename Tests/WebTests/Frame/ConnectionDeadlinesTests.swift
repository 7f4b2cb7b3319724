import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// Time passes as the test says.
@Suite struct ConnectionDeadlinesTests {
    private let channel: EmbeddedChannel

    init() throws {
        channel = EmbeddedChannel(handler: ConnectionDeadlines())
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func pass(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

    private func ask(whole: Bool = true) throws {
        try channel.writeInbound(
            HTTPRequestPart.head(HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")))
        if whole { try channel.writeInbound(HTTPRequestPart.end(nil)) }
    }

    private func answer(whole: Bool = true) throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        if whole { try channel.writeOutbound(HTTPResponsePart.end(nil)) }
    }

    @Test func `who says nothing is let go after ten seconds`() {
        pass(9)
        #expect(channel.isActive)
        pass(1)
        #expect(!channel.isActive)
    }

    @Test func `a request that does not end is let go after twenty seconds, however it trickles`() throws {
        pass(9)
        try ask(whole: false)
        for _ in 0..<19 {
            pass(1)
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
        }
        #expect(channel.isActive)
        pass(1)
        #expect(!channel.isActive)
    }

    @Test func `an answer takes as long as it takes, a stream for instance`() throws {
        try ask()
        pass(60)
        try answer(whole: false)
        pass(86_400)
        #expect(channel.isActive)
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        pass(179)
        #expect(channel.isActive)
        pass(1)
        #expect(!channel.isActive)
    }

    @Test func `who keeps asking stays, also when requests overtake answers`() throws {
        for _ in 0..<20 {
            try ask()
            try ask()
            try answer()
            pass(170)
            try answer()
            pass(170)
        }
        #expect(channel.isActive)
        pass(10)
        #expect(!channel.isActive)
    }
}
