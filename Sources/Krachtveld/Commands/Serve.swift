import ArgumentParser
import Domain
import Foundation
import Logging
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the web application from a data folder.")

    @OptionGroup var options: ServerOptions

    func run() async throws {
        OpenFiles.raise()
        let composition = try options.composition()
        try await composition.serve(host: options.host, port: options.port)
    }
}

/// What `serve` and `demo` share. Each option has an environment variable for service files.
struct ServerOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder with the databases (KRACHTVELD_DATA).")
    var chosenData: String?

    @Option(help: "The port to listen on (KRACHTVELD_PORT).")
    var port = Self.environment("PORT").flatMap(Int.init) ?? 8080

    @Option(help: "The address to listen on; 0.0.0.0 for every network (KRACHTVELD_HOST).")
    var host = Self.environment("HOST") ?? "127.0.0.1"

    @Option(help: "The address that people type, such as https://dialoog.example.nl (KRACHTVELD_PUBLIC_URL).")
    var publicURL: String?

    @Option(
        help: "Where security researchers write to, such as mailto:security@example.nl (KRACHTVELD_SECURITY_CONTACT).")
    var securityContact: String?

    @Option(
        help: "The address that mails come from, such as kring@example.nl (KRACHTVELD_MAIL_FROM). No mail without it.")
    var mailFrom: String?

    @Option(help: "The mail program: sendmail, or one that reads mail as it does (KRACHTVELD_SENDMAIL).")
    var sendmail = Self.environment("SENDMAIL") ?? "/usr/sbin/sendmail -i"

    @OptionGroup var smtp: SMTPOptions

    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment["KRACHTVELD_" + name].flatMap { $0.isEmpty ? nil : $0 }
    }

    var data: String { chosenData ?? Self.environment("DATA") ?? "data" }

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("--port must be 1 … 65535, not \(port).") }
        if let text = mailFrom ?? Self.environment("MAIL_FROM"), (try? EmailAddress(text)) == nil {
            throw ValidationError("--mail-from must be a mail address, not \(text).")
        }
        try smtp.validate()
        guard settings() != nil else {
            throw ValidationError("--public-url must look like https://dialoog.example.nl, not \(publicURL ?? "").")
        }
    }

    func settings() -> Settings? {
        let text = publicURL ?? Self.environment("PUBLIC_URL") ?? "http://localhost:\(port)"
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil else { return nil }
        return Settings(
            publicURL: url, securityContact: securityContact ?? Self.environment("SECURITY_CONTACT"),
            mailFrom: (mailFrom ?? Self.environment("MAIL_FROM")).flatMap { try? EmailAddress($0) })
    }

    func composition(data: String? = nil) throws -> Composition {
        guard let settings = settings() else { throw ValidationError("--public-url is not an address.") }
        return try Composition(
            data: data ?? self.data, settings: settings, mailer: try mailer(from: settings), logger: Self.logger())
    }

    /// The operator's mail server or mail program; one that refuses everything while there is no address to send from.
    func mailer(from settings: Settings) throws -> any Mailer {
        if let server = try smtp.server(from: settings) { return server }
        let words = settings.mailFrom == nil ? [] : sendmail.split(separator: " ").map(String.init)
        return SendmailCommand(words: words, from: settings.mailFrom)
    }

    static func logger() -> Logger {
        var logger = Logger(label: "krachtveld") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel =
            ProcessInfo.processInfo.environment["KRACHTVELD_LOG"].flatMap { Logger.Level(rawValue: $0) } ?? .notice
        return logger
    }
}
