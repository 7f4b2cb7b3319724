import Disclosure
import Synchronization

/// Searches for groups: one per dialogue, however many people ask.
final class GroupSearches: Sendable {
    private enum Search {
        case runs
        case over(Result<PublicGroups?, any Error>)
    }

    private let searches = Mutex<[ID<Dialogue>: Search]>([:])

    /// Starts a search, unless there is one or was one.
    func begin(of dialogue: ID<Dialogue>, by find: @escaping @Sendable () async throws -> PublicGroups?) {
        let isNew = searches.withLock { searches in
            guard searches[dialogue] == nil else { return false }
            searches[dialogue] = .runs
            return true
        }
        guard isNew else { return }
        Task {
            let result: Result<PublicGroups?, any Error>
            do { result = .success(try await find()) } catch { result = .failure(error) }
            searches.withLock { $0[dialogue] = .over(result) }
        }
    }

    /// What a search found (nil inside: nothing); nil while it runs.
    /// - Throws: what prevented it, once; the next asker starts anew.
    func outcome(of dialogue: ID<Dialogue>) throws -> PublicGroups?? {
        try searches.withLock { searches in
            guard case .over(let result) = searches[dialogue] else { return nil }
            if case .failure = result { searches[dialogue] = nil }
            return .some(try result.get())
        }
    }
}
