import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks a server until it answers: through refused connections, resets, restarts and a server that is busy.
struct PatientClient: Sendable {
    enum Reply: Sendable {
        case done(ByteBuffer)
        case refused(status: UInt, detail: String)
    }

    let http: HTTPClient
    let patience: Duration
    let tally: ReplayTally
    private static let largestReply = 64 << 20

    /// Sends a request, with the same content however often it takes.
    /// - Throws: ``CommandFailure`` when the server stays away longer than the patience lasts.
    func send(_ request: HTTPClientRequest) async throws -> Reply {
        var backoff = Backoff()
        let giveUp = ContinuousClock.now + patience
        while true {
            let pause: Duration
            do {
                let response = try await http.execute(request, timeout: .seconds(30))
                let body = try await response.body.collect(upTo: Self.largestReply)
                switch response.status.code {
                case 200..<300: return .done(body)
                case 429, 503: pause = backoff.next(atLeast: response.headers.first(name: "retry-after"))
                case 500, 502, 504: pause = backoff.next()
                default: return .refused(status: response.status.code, detail: String(String(buffer: body).prefix(300)))
                }
            } catch {
                // Whether the request arrived is not known: that is what its key is for.
                try Task.checkCancellation()
                pause = backoff.next()
            }
            guard ContinuousClock.now < giveUp else {
                throw CommandFailure("\(request.url): the server did not answer for \(patience.components.seconds) s.")
            }
            tally.count { $0.retries += 1 }
            try await Task.sleep(for: pause)
        }
    }
}

/// Longer and longer pauses, never the same for two clients.
struct Backoff {
    private var longest = 0.05

    /// - Parameter header: a `Retry-After` in seconds that the server asked for.
    mutating func next(atLeast header: String? = nil) -> Duration {
        let asked = header.flatMap(Double.init).map { min(max($0, 0), 3_600) } ?? 0
        defer { longest = min(longest * 2, 2) }
        return .seconds(asked + Double.random(in: longest / 2...longest))
    }
}
