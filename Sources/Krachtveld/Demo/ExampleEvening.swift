import Domain
import Logging
import ServiceLifecycle

/// Gives the dialogue with simulated people its first minute: a statement that opens, is answered and revealed, and a next one.
/// After that, and as soon as somebody else steers, it keeps its hands off.
struct ExampleEvening: Service {
    let example: Example
    let composition: Composition
    private static let answering = Duration.seconds(20)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do { try await begin() } catch {
                composition.logger.notice("the example goes on by itself no more", metadata: ["reason": "\(error)"])
            }
        }
        try? await gracefulShutdown()
    }

    private func begin() async throws {
        let (rooms, code) = (composition.rooms, example.running)
        let dialogue = try await rooms.room(code).dialogue
        let agenda = dialogue.agenda.map(\.id)
        guard dialogue.isRehearsing, dialogue.phase == .lobby, agenda.count > 1 else { return }
        try await rooms.change(code) { try $0.open(agenda[0]) }
        let untouched = try await rooms.room(code).dialogue.version
        guard (try? await Task.sleep(for: Self.answering)) != nil else { return }
        guard try await rooms.room(code).dialogue.version == untouched else { return }
        try await rooms.change(code) { try $0.reveal(agenda[0]) }
        let shown = try await rooms.room(code).dialogue.version
        guard (try? await Task.sleep(for: Self.answering)) != nil else { return }
        guard try await rooms.room(code).dialogue.version == shown else { return }
        try await rooms.change(code) { try $0.open(agenda[1]) }
    }
}
