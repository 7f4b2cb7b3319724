import Disclosure
import Synchronization

/// The fields of all ongoing dialogues that run.
final class LiveFields: Sendable {
    private let stores: Rooms.Stores
    private let epoch: Duration
    private let fields = Mutex<[Code: LiveField]>([:])

    init(stores: Rooms.Stores, epoch: Duration) {
        self.stores = stores
        self.epoch = epoch
    }

    func field(of room: Room) -> LiveField {
        fields.withLock { fields in
            if let known = fields[room.code] { return known }
            let fresh = LiveField(room, stores: stores, epoch: epoch)
            fields[room.code] = fresh
            return fresh
        }
    }

    func forget(_ code: Code) { fields.withLock { $0[code] = nil } }

    /// Before the people of a dialogue are forgotten: the numbers of their positions may come back.
    func willForget(_ dialogue: ID<Dialogue>) async throws {
        let heights = try await stores.positions.heights(without: dialogue)
        try await stores.releases.lowerChains(to: heights)
        for field in fields.withLock({ Array($0.values) }) { await field.lower(to: heights) }
    }
}

extension Rooms {
    /// Keeps the fields of running ongoing dialogues up to date, at most once in `pace` each, until the task is cancelled.
    /// - Parameter problem: told of a field that could not be brought up to date; it is tried again.
    public func keepLiveFields(
        every pace: Duration = .seconds(1), problem: @escaping @Sendable (Code, any Error) -> Void
    ) async {
        await withDiscardingTaskGroup { group in
            repeat {
                for room in roomsInUse where room.dialogue.hasLiveField {
                    group.addTask {
                        do { try await self.refreshLiveField(of: room) } catch { problem(room.code, error) }
                    }
                }
            } while (try? await Task.sleep(for: pace)) != nil
            group.cancelAll()
        }
    }

    /// Takes the ongoing dialogues up that people can join, after a restart.
    public func openOngoing() async throws {
        for code in try await stores.dialogues.joinable() { _ = try await room(code) }
    }

    /// Brings the live field of one dialogue up to date.
    public func refreshLiveField(of room: Room) async throws { try await live.field(of: room).refresh() }

    /// The last releases of rounds of an ongoing protected dialogue that are shown from now on.
    func closeLive(_ rounds: [RoundKey], in dialogue: Dialogue) async throws {
        guard dialogue.kind == .ongoing, dialogue.mode == .protected, !rounds.isEmpty else { return }
        try await live.field(of: room(dialogue.code)).close(rounds)
    }
}
