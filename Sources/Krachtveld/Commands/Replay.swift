import ArgumentParser
import AsyncHTTPClient
import Domain
import Foundation
import NIOCore

struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a recorded conversation through the public API, as that many participants.",
        discussion: """
            Everybody in the file joins and answers in the recorded order. A server that is away or busy is asked again with \
            the same key, so nothing counts twice. Ends with a line of JSON; the exit code is 1 when anything was refused.
            """)

    @Argument(help: "The votes: votes.csv of a Polis export, or of `krachtveld export positions --format polis`.")
    var votes: String

    @Option(help: "The address of the server, such as http://localhost:8080.")
    var server: String

    @Option(help: "The join code of the dialogue; its statements carry the numbers of the recording.")
    var dialogue: String

    @Option(help: "How many times faster than recorded; as fast as possible when left out.")
    var speed: Double?

    @Option(help: "How many connections to use.")
    var connections = 32

    @Option(help: "How many seconds a server may be away.")
    var patience = 120

    func validate() throws {
        _ = try Code.typed(dialogue)
        guard let url = URL(string: server), ["http", "https"].contains(url.scheme), url.host() != nil else {
            throw ValidationError("--server must look like http://localhost:8080, not \(server).")
        }
        if let speed, !(speed > 0 && speed.isFinite) { throw ValidationError("--speed must be more than 0.") }
        guard (1...4_096).contains(connections) else { throw ValidationError("--connections must be 1 … 4096.") }
        guard (1...86_400).contains(patience) else { throw ValidationError("--patience must be 1 … 86400.") }
    }

    func run() async throws {
        let recording = try Recording(file: InputFile(path: votes))
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(5), read: .seconds(30)))
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        // Our own patience decides: the pool must say at once that nobody listens.
        configuration.connectionPool.retryConnectionEstablishment = false
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let tally = ReplayTally()
        let client = PatientClient(http: http, patience: .seconds(patience), tally: tally)
        let outcome: Result<Void, any Error>
        do {
            try await play(recording, client)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await http.shutdown()
        try Terminal.print(json: tally.now)
        try outcome.get()
        if tally.now.skipped > 0 {
            Terminal.say("\(tally.now.skipped) votes are on statements that this dialogue does not ask.")
        }
        if tally.now.refused > 0 { throw ExitCode.failure }
    }

    private func play(_ recording: Recording, _ client: PatientClient) async throws {
        let base = (server.hasSuffix("/") ? String(server.dropLast()) : server) + "/api/v1/dialogues/"
        let player = try await Player(base: base + Code.typed(dialogue).text, client: client)
        guard recording.votes.contains(where: { player.asked[$0.comment] != nil }) else {
            throw CommandFailure("No statement of \(dialogue) has a number that occurs in \(votes).")
        }
        let start = ContinuousClock.now
        defer {
            client.tally.count { $0.seconds = ((ContinuousClock.now - start) / .milliseconds(1)).rounded() / 1_000 }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            let progress = Task { await tell(client.tally, of: recording.votes.count) }
            defer { progress.cancel() }
            for lane in recording.lanes(connections) {
                group.addTask { try await player.play(lane, speed: speed, from: start) }
            }
            try await group.waitForAll()
        }
    }

    /// Says how far it is, twice a second, until it is cancelled.
    private func tell(_ tally: ReplayTally, of total: Int) async {
        while (try? await Task.sleep(for: .milliseconds(500))) != nil {
            let now = tally.now
            Terminal.say(
                "\(now.positions) of \(total) positions, \(now.participants) participants, \(now.retries) retries")
        }
    }
}
