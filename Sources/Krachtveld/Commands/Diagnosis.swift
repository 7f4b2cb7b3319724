import Domain
import Foundation
import Storage
import Web

/// The checks of the doctor.
enum Diagnosis {
    /// The databases: who can read them, whether they are whole, and whether every figure follows from the log.
    static func data(in path: String) -> [Finding] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return [
                .wrong("There is no data folder at \(path). Start the server once, or name another one with --data.")
            ]
        }
        let inspection = FolderInspection(path: path)
        var findings = [
            inspection.isOpenToOthers
                ? Finding.wrong("Other users of this machine can look into \(path). Run: chmod 700 \(path)")
                : .good("Only the owner can look into \(path).")
        ]
        findings += inspection.files.flatMap(state)
        switch KeyFile(folder: path).isOpenToOthers {
        case nil: findings.append(.note("The key that signs reports is made at the next start."))
        case true?:
            findings.append(
                .wrong("Others can read the key that signs reports. Run: chmod 600 \(path)/signing-keys.json"))
        case false?: findings.append(.good("Only the owner can read the key that signs reports."))
        }
        let isWhole = inspection.files.allSatisfy { $0.exists && $0.damage.isEmpty && $0.schema == $0.knownSchema }
        guard isWhole else { return findings }
        findings.append(fold(inspection))
        findings.append(durability(path))
        return findings
    }

    private static func state(of file: FolderInspection.File) -> [Finding] {
        guard file.exists else { return [.wrong("\(file.name) is not there.")] }
        if let damage = file.damage.first { return [.wrong("\(file.name) is damaged: \(damage). Restore a back-up.")] }
        if file.schema > file.knownSchema {
            return [.wrong("\(file.name) was written by a newer Krachtveld (schema \(file.schema)). Install that one.")]
        }
        var findings = [Finding.good("\(file.name) can be opened and is whole.")]
        if file.schema < file.knownSchema {
            findings.append(.note("\(file.name) is brought up to date at the next start. Make a back-up first."))
        }
        if !file.isWriteAheadLogged {
            findings.append(.wrong("\(file.name) does not use a write-ahead log. Start the server once to set it."))
        }
        return findings
    }

    private static func fold(_ inspection: FolderInspection) -> Finding {
        guard let differences = inspection.differences, let positions = inspection.positions else {
            return .wrong("The positions cannot be compared with their log.")
        }
        return differences == 0
            ? .good("All \(positions) positions follow from the log: 0 differences.")
            : .wrong(
                "\(differences) positions differ from what the log says. Keep a copy of the folder and restore a back-up."
            )
    }

    private static func durability(_ path: String) -> Finding {
        do {
            try FolderInspection.openAsServer(path: path)
            return .good("An answer is confirmed only when it is on disk (synchronous=FULL).")
        } catch {
            return .wrong("The server cannot open the folder: \(error)")
        }
    }

    /// What people type, and whether their browser keeps the cookies safe.
    static func address(_ settings: Settings, host: String) -> [Finding] {
        let url = settings.publicURL
        let local = ["localhost", "127.0.0.1", "::1"].contains(url.host() ?? "")
        var findings: [Finding] = []
        if local {
            findings.append(
                .wrong(
                    "The public address is \(url.absoluteString): nobody outside this machine gets there. Set --public-url."
                ))
        } else if url.scheme != "https" {
            findings.append(.wrong("\(url.absoluteString) is not https: answers and cookies travel in the open."))
        } else {
            findings.append(.good("People reach it at \(url.absoluteString), over https."))
        }
        findings.append(
            settings.usesSecureCookies
                ? .good("Cookies are sent over a safe connection only.")
                : .wrong("Cookies can be read on the way: they are only safe with an https address."))
        if ["127.0.0.1", "::1", "localhost"].contains(host) {
            findings.append(.good("Only a proxy on this machine can reach the server itself (\(host))."))
        } else {
            findings.append(
                .note(
                    "The server listens on \(host), without https of its own: let only the proxy through the firewall.")
            )
        }
        findings.append(
            settings.securityContact == nil
                ? .wrong("There is no address for security researchers. Set --security-contact.")
                : .good("Security researchers find an address in /.well-known/security.txt."))
        return findings
    }

    /// Whether mail can leave. A mail server is really asked; nothing is sent.
    static func mail(_ settings: Settings, _ server: SMTPServer?, program: String) async -> [Finding] {
        guard let from = settings.mailFrom else {
            return [
                .note(
                    "No mail is sent: nobody is reminded, invited or signed in by mail. Set --mail-from to change that."
                )
            ]
        }
        if let server { return await mail(from, server) }
        let path = program.split(separator: " ").first.map(String.init) ?? ""
        return [
            FileManager.default.isExecutableFile(atPath: path)
                ? .good("Mail leaves from \(from) through \(path).")
                : .wrong(
                    "\(path) is no program that can send mail. Install one, name another with --sendmail, or a server with --smtp."
                )
        ]
    }

    private static func mail(_ from: EmailAddress, _ server: SMTPServer) async -> [Finding] {
        let address = server.url.absoluteString
        var findings: [Finding] = []
        if let problem = await server.check() {
            findings.append(.wrong("The mail server \(address) does not take mail from here: \(problem)"))
        } else {
            findings.append(.good("Mail leaves from \(from) through \(address); it answered just now."))
        }
        if !server.demandsTLS, !SMTPServer.isLocal(server.url) {
            findings.append(.wrong("Mail to \(address) may travel in the open. Leave --smtp-plain out."))
        }
        if server.user != nil, server.password == nil {
            findings.append(
                .wrong("There is a name for the mail server but no password: set KRACHTVELD_SMTP_PASSWORD_FILE."))
        }
        return findings
    }

    static let leastOpenFiles = 4_096
    static let leastFreeBytes: Int64 = 500_000_000

    /// Room on the disk, and how many connections may be open.
    static func machine(data: String) -> [Finding] {
        var findings: [Finding] = []
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: data)
        if let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value {
            let megabytes = free / 1_000_000
            findings.append(
                free < leastFreeBytes
                    ? .wrong(
                        "Only \(megabytes) MB is free on the disk of the data; \(leastFreeBytes / 1_000_000) MB is the least."
                    )
                    : .good("\(megabytes) MB is free on the disk of the data."))
        } else {
            findings.append(.wrong("The free space on the disk of the data cannot be read."))
        }
        let limit = OpenFiles.most
        findings.append(
            limit < leastOpenFiles
                ? .wrong("Only \(limit) files may be open at once: a full room cannot connect. Set LimitNOFILE=65536.")
                : .good("\(limit) files may be open at once."))
        return findings
    }
}
