import Dispatch
import Foundation
import Synchronization

/// A program that turns a page into a tagged PDF: Chromium and its kin, or WeasyPrint.
struct PaperPrinter {
    let program: URL
    /// A program that has said nothing by then is ended.
    var patience: TimeInterval = 180

    private static let browsers = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome",
    ]
    private static let typesetter = "weasyprint"

    private var isTypesetter: Bool { program.lastPathComponent == Self.typesetter }

    /// - Parameter name: a path or the name of a program; nil for the first that is found.
    static func installed(named name: String?) throws -> PaperPrinter {
        let names = name.map { [$0] } ?? browsers + [typesetter]
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for name in names {
            let candidates = name.contains("/") ? [name] : folders.map { $0 + "/" + name }
            if let path = candidates.first(where: FileManager.default.isExecutableFile) {
                return PaperPrinter(program: URL(fileURLWithPath: path))
            }
        }
        if let name { throw CommandFailure("\(name) is not there, so no PDF can be made.") }
        throw CommandFailure(
            """
            Neither Chromium nor WeasyPrint is installed, so no PDF can be made. Install one of them (apt install chromium), or \
            write --html FILE and print that from any browser.
            """)
    }

    /// Makes the PDF beside its place and moves it there, so that a file is whole or not there.
    func print(_ page: String, to target: URL) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("report-" + UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("report.html")
        let made = folder.appendingPathComponent("report.pdf")
        let complaints = folder.appendingPathComponent("complaints")
        try Data(page.utf8).write(to: source)
        try Data().write(to: complaints)
        try run(arguments(source, made, folder), complaints: complaints)
        guard let bytes = try? Data(contentsOf: made), bytes.starts(with: Data("%PDF-".utf8)) else {
            let said = (try? String(contentsOf: complaints, encoding: .utf8)) ?? ""
            throw CommandFailure("\(program.path) made no PDF. \(said.suffix(500))")
        }
        do { try bytes.write(to: target, options: .atomic) } catch {
            throw CommandFailure("\(target.path) cannot be written: \(error.localizedDescription)")
        }
    }

    private func arguments(_ source: URL, _ made: URL, _ folder: URL) -> [String] {
        guard !isTypesetter else { return ["--pdf-variant", "pdf/ua-1", source.path, made.path] }
        // Chromium refuses its sandbox to root; the page holds no script and loads nothing.
        return (geteuid() == 0 ? ["--no-sandbox"] : []) + [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
            "--disable-component-update", "--disable-extensions", "--disable-dev-shm-usage",
            "--user-data-dir=" + folder.appendingPathComponent("profile").path, "--export-tagged-pdf",
            "--generate-pdf-document-outline", "--no-pdf-header-footer", "--print-to-pdf=" + made.path,
            source.absoluteString,
        ]
    }

    private func run(_ arguments: [String], complaints: URL) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: complaints)
        do { try process.run() } catch {
            throw CommandFailure("\(program.path) could not be started: \(error.localizedDescription)")
        }
        let isLate = Mutex(false)
        let alarm = DispatchWorkItem {
            isLate.withLock { $0 = true }
            process.terminate()
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: alarm)
        process.waitUntilExit()
        alarm.cancel()
        if isLate.withLock({ $0 }) {
            throw CommandFailure("\(program.path) did not answer in \(Int(patience)) s.")
        }
    }
}
