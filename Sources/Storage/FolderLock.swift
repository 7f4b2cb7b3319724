import Foundation

/// Keeps a second server out of a data folder: each keeps dialogues in memory and would not see what the other changes.
///
/// Held until the process ends, however it ends. Commands beside the server do not take it: the database orders their writes.
public final class FolderLock: Sendable {
    private let descriptor: Int32

    /// - Throws: ``StorageProblem/inUse(_:)`` when another server has the folder.
    public init(folder: String) throws {
        let file = URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent("server.lock").path
        descriptor = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorageProblem.damaged("\(file) cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StorageProblem.inUse(folder)
        }
    }

    deinit { close(descriptor) }
}
