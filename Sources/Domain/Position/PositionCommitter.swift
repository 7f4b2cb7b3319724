import Dispatch
import Synchronization

/// Collects positions from any number of tasks and commits them together: every caller resumes only after the transaction
/// that holds its position is on disk.
///
/// No timer: while one commit runs, the next batch gathers. Whether a statement is open is asked when the batch is made, so
/// that after ``flush()`` nothing can be added to a statement that was closed before it.
final class PositionCommitter: Sendable {
    typealias Done = @Sendable (Result<PositionOutcome, any Error>) -> Void

    private struct Job {
        let request: PositionRequest
        let room: Room
        let done: Done
    }

    private enum Waiting {
        case position(Job)
        case flush(CheckedContinuation<Void, Never>)
    }

    private struct State {
        var waiting: [Waiting] = []
        var isDraining = false
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "positions")
    private let positions: any Positions
    private let mostWaiting: Int
    private static let largestBatch = 512

    init(positions: any Positions, mostWaiting: Int) {
        self.positions = positions
        self.mostWaiting = mostWaiting
    }

    /// Calls `done` when the position is on disk, or with what prevented it: ``RoomProblem/busy`` when the queue is full, an
    /// error of the store when the commit failed.
    func record(_ request: PositionRequest, in room: Room, done: @escaping Done) {
        let isAccepted = enqueue(.position(Job(request: request, room: room, done: done)), limit: mostWaiting)
        if !isAccepted { done(.failure(RoomProblem.busy)) }
    }

    /// Returns when everything that was waiting is on disk.
    func flush() async {
        await withCheckedContinuation { done in
            _ = enqueue(.flush(done), limit: .max)
        }
    }

    private func enqueue(_ item: Waiting, limit: Int) -> Bool {
        let (isAccepted, starts) = state.withLock { state in
            guard state.waiting.count < limit else { return (false, false) }
            state.waiting.append(item)
            let starts = !state.isDraining
            state.isDraining = true
            return (true, starts)
        }
        if starts { queue.async { self.drain() } }
        return isAccepted
    }

    private func drain() {
        while true {
            let batch: [Waiting] = state.withLock { state in
                let batch = Array(state.waiting.prefix(Self.largestBatch))
                state.waiting.removeFirst(batch.count)
                if batch.isEmpty { state.isDraining = false }
                return batch
            }
            guard !batch.isEmpty else { return }
            commit(batch)
        }
    }

    private func commit(_ batch: [Waiting]) {
        var jobs: [Job] = []
        var flushes: [CheckedContinuation<Void, Never>] = []
        for item in batch {
            switch item {
            case .position(let job): jobs.append(job)
            case .flush(let done): flushes.append(done)
            }
        }
        if !jobs.isEmpty {
            do {
                let outcomes = try positions.record(
                    jobs.map { ($0.request, $0.room.accepts($0.request.statement, round: $0.request.round)) })
                for (job, outcome) in zip(jobs, outcomes) {
                    job.room.count(outcome)
                    job.done(.success(outcome))
                }
            } catch {
                for job in jobs { job.done(.failure(error)) }
            }
        }
        for done in flushes { done.resume() }
    }
}
