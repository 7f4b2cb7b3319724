import Dispatch
import Domain
import Foundation
import Synchronization

/// Hands mail to the operator's own mail program: sendmail, or one that reads a message in the same way, such as msmtp.
struct SendmailCommand: Mailer {
    /// The program and what always comes first, such as `/usr/sbin/sendmail -i`.
    let words: [String]
    /// nil while this server sends no mail.
    let from: EmailAddress?
    /// A program that has said nothing by then is ended, and nobody knows whether it took the message.
    var patience: TimeInterval = 60

    private static let queue = DispatchQueue(label: "krachtveld.mail")

    func send(_ message: String, to address: EmailAddress) async -> Delivery {
        await withCheckedContinuation { continuation in
            Self.queue.async { continuation.resume(returning: run(message, address)) }
        }
    }

    private func run(_ message: String, _ address: EmailAddress) -> Delivery {
        guard let program = words.first, let from else { return .refused("no mail program is set") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        // After the two hyphens nothing is an option, whatever an address looks like.
        process.arguments = words.dropFirst() + ["-f", from.text, "--", address.text]
        let complaints: FileHandle
        do {
            complaints = try Self.file(holding: "")
            process.standardInput = try Self.file(holding: message)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = complaints
            try process.run()
        } catch {
            return .refused("\(program) could not be started: \(error.localizedDescription)")
        }
        let isLate = Mutex(false)
        let alarm = DispatchWorkItem {
            isLate.withLock { $0 = true }
            process.terminate()
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: alarm)
        process.waitUntilExit()
        alarm.cancel()
        if isLate.withLock({ $0 }) { return .unsure("\(program) did not answer in \(Int(patience)) s") }
        guard process.terminationReason == .exit else { return .unsure("\(program) crashed") }
        try? complaints.seek(toOffset: 0)
        let said = (try? complaints.read(upToCount: 500)) ?? nil
        let line = said.map { String(decoding: $0, as: UTF8.self).replacing("\n", with: " ") } ?? ""
        return process.terminationStatus == 0
            ? .accepted(proof: "\(program) took it: exit code 0")
            : .refused("\(program) refused it: exit code \(process.terminationStatus) \(line)")
    }

    /// Text as a file without a name: a program that does not read or never closes it cannot block or break the server.
    private static func file(holding text: String) throws -> FileHandle {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("mail-" + UUID().uuidString)
        let made = FileManager.default.createFile(
            atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw CocoaError(.fileWriteUnknown) }
        defer { try? FileManager.default.removeItem(at: file) }
        return try FileHandle(forUpdating: file)
    }
}
