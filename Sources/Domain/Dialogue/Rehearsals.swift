import Synchronization

/// The rehearsals that are going on, each with its simulated people.
public final class Rehearsals: Sendable {
    private struct State {
        var crowds: [Code: Task<Void, Never>] = [:]
        var isClosed = false
    }

    private let rooms: Rooms
    private let pace: Crowd.Pace
    private let state = Mutex(State())

    public init(rooms: Rooms, pace: Crowd.Pace = .lively) {
        self.rooms = rooms
        self.pace = pace
    }

    /// Opens the lobby for simulated people and lets them in.
    public func start(_ code: Code) async throws {
        try await rooms.change(code) { try $0.rehearse() }
        var generator = SystemRandomNumberGenerator()
        let simulator = Simulator(rooms: rooms, seed: generator.next(), pace: pace)
        state.withLock { state in
            guard !state.isClosed else { return }
            state.crowds[code]?.cancel()
            state.crowds[code] = Task { await simulator.run(code: code, people: Dialogue.simulatedPeople) }
        }
    }

    /// Sends the simulated people home and takes everything away that they did.
    public func wipe(_ code: Code) async throws {
        // First home, then wipe: somebody who is just coming in would stay behind.
        let crowd = state.withLock { $0.crowds.removeValue(forKey: code) }
        crowd?.cancel()
        await crowd?.value
        try await rooms.wipeRehearsal(code)
    }

    /// Wipes what an earlier run of the server left behind: its simulated people are gone.
    public func wipeLeftovers() async throws {
        for code in try await rooms.stores.dialogues.joinable() {
            guard try await rooms.room(code).dialogue.isRehearsing, state.withLock({ $0.crowds[code] == nil }) else {
                continue
            }
            try await rooms.wipeRehearsal(code)
        }
    }

    /// Sends everybody home; nobody comes in any more.
    public func close() async {
        let crowds = state.withLock { state in
            state.isClosed = true
            defer { state.crowds = [:] }
            return Array(state.crowds.values)
        }
        for crowd in crowds { crowd.cancel() }
        for crowd in crowds { await crowd.value }
    }
}
