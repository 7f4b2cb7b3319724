import Disclosure
import Synchronization

/// Searches for groups that run: one per dialogue, however many people ask.
final class GroupSearches: Sendable {
    private let running = Mutex<[ID<Dialogue>: Task<PublicGroups?, any Error>]>([:])

    /// The search of a dialogue that runs, or a new one. A search that is over is forgotten.
    func search(
        of dialogue: ID<Dialogue>, by find: @escaping @Sendable () async throws -> PublicGroups?
    ) -> Task<PublicGroups?, any Error> {
        running.withLock { running in
            if let known = running[dialogue] { return known }
            let task = Task {
                defer { self.forget(dialogue) }
                return try await find()
            }
            running[dialogue] = task
            return task
        }
    }

    private func forget(_ dialogue: ID<Dialogue>) { running.withLock { $0[dialogue] = nil } }
}
