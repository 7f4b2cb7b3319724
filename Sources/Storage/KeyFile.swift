public import Domain
import Foundation

/// `signing-keys.json` in the data folder: the only secret of a Krachtveld that proves something to others. Readable by its
/// owner alone; made at the first start.
public struct KeyFile: Sendable {
    private let path: String

    public init(folder: String) {
        path = URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent("signing-keys.json").path
    }

    /// The keys in the file; a first one is made when there is no file.
    public func keys(on day: Day) throws -> SigningKeys {
        if let known = try read() { return known }
        // Whoever is first decides, so that two processes never sign with different keys.
        let made = SigningKeys(on: day)
        let file = path + ".new-\(getpid())"
        try write(made, to: file)
        defer { unlink(file) }
        if link(file, path) == 0 { return made }
        guard let known = try read() else { throw StorageProblem.damaged("\(path) cannot be written") }
        return known
    }

    /// Puts a new key in front.
    public func rotate(on day: Day) throws -> SigningKeys {
        let fresh = try keys(on: day).rotated(on: day)
        let file = path + ".new-\(getpid())"
        try write(fresh, to: file)
        guard rename(file, path) == 0 else {
            unlink(file)
            throw StorageProblem.damaged("\(path) cannot be written")
        }
        return fresh
    }

    /// Whether anybody but the owner may read it; nil when there is no file.
    public var isOpenToOthers: Bool? {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        return info.st_mode & 0o077 != 0
    }

    private func read() throws -> SigningKeys? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try SigningKeys(stored: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw StorageProblem.damaged("\(path) holds no signing keys")
        }
    }

    private func write(_ keys: SigningKeys, to file: String) throws {
        let bytes = Array(try keys.stored)
        unlink(file)
        let descriptor = open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorageProblem.damaged("\(file) cannot be made") }
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(descriptor) == 0 else {
            throw StorageProblem.damaged("\(file) cannot be written")
        }
    }
}
