import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOHTTP1

/// Plays recorded votes through the public API, as the people who cast them.
struct Player: Sendable {
    struct Asked: Decodable, Sendable {
        let id: Int64
        let round: Int
        let importedFrom: Int?
    }

    private struct Joined: Decodable { let token: String }

    let client: PatientClient
    /// The address of the dialogue in the API.
    let base: String
    /// The statements by their number in the recording.
    let asked: [Int: Asked]
    /// Makes the keys of this run its own; the same key for every retry.
    private let secret = SymmetricKey(size: .bits256)

    /// Asks the server which statements it knows.
    init(base: String, client: PatientClient) async throws {
        self.client = client
        self.base = base
        switch try await client.send(HTTPClientRequest(url: base + "/statements")) {
        case .done(let body):
            let list: [Asked]
            do { list = try JSONDecoder().decode([Asked].self, from: Data(body.readableBytesView)) } catch {
                throw CommandFailure("\(base): this is not a Krachtveld.")
            }
            let isImported = list.contains { $0.importedFrom != nil }
            asked = Dictionary(
                list.compactMap { statement in
                    (isImported ? statement.importedFrom : Int(statement.id)).map { ($0, statement) }
                }, uniquingKeysWith: { first, _ in first })
        case .refused(let status, let detail):
            throw CommandFailure("\(base): the server refused (\(status)): \(detail)")
        }
    }

    /// Plays one lane; with a speed, everything waits for its recorded moment.
    func play(_ lane: [Recording.Vote], speed: Double?, from start: ContinuousClock.Instant) async throws {
        var tokens: [Int: String] = [:]
        for vote in lane {
            guard let statement = asked[vote.comment] else {
                client.tally.count { $0.skipped += 1 }
                continue
            }
            if let speed {
                try await Task.sleep(until: start + .seconds(min(Double(vote.moment) / 1_000 / speed, 1e9)))
            }
            if tokens[vote.voter] == nil { tokens[vote.voter] = try await join(vote.voter) }
            try await take(vote, on: statement, token: tokens[vote.voter] ?? "")
        }
    }

    private func join(_ voter: Int) async throws -> String {
        var request = request(.POST, "/participants", key: "join \(voter)")
        request.body = .bytes(ByteBuffer(string: "{}"))
        switch try await client.send(request) {
        case .done(let body):
            let joined = try JSONDecoder().decode(Joined.self, from: Data(body.readableBytesView))
            client.tally.count { $0.participants += 1 }
            return joined.token
        case .refused(let status, let detail):
            throw CommandFailure("Nobody can join \(base) (\(status)): \(detail)")
        }
    }

    private func take(_ vote: Recording.Vote, on statement: Asked, token: String) async throws {
        let position = vote.vote == 0 ? "\"pass\"" : String(vote.vote * 100)
        var request = request(.PUT, "/statements/\(statement.id)/position", key: "vote \(vote.voter) \(vote.line)")
        request.headers.add(name: "authorization", value: "Bearer \(token)")
        request.body = .bytes(
            ByteBuffer(
                string: #"{"round":\#(statement.round),"position":\#(position),"sequence":\#(vote.sequence)}"#))
        switch try await client.send(request) {
        case .done: client.tally.count { $0.positions += 1 }
        case .refused(let status, let detail):
            let refused = client.tally.now.refused
            client.tally.count { $0.refused += 1 }
            if refused < 5 { Terminal.say("line \(vote.line) refused (\(status)): \(detail)") }
        }
    }

    private func request(_ method: HTTPMethod, _ path: String, key: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        request.headers.add(name: "content-type", value: "application/json")
        let code = HMAC<SHA256>.authenticationCode(for: Data(key.utf8), using: secret)
        let digits = code.prefix(16).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }
        request.headers.add(name: "idempotency-key", value: digits.joined())
        return request
    }
}
