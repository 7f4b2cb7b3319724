import ArgumentParser
import Domain
import Foundation
import Web

/// How mail leaves over SMTP. A password never stands on the command line, where every user of the machine can read it.
struct SMTPOptions: ParsableArguments {
    @Option(
        help: "A mail server instead of the mail program: smtp://host:587 or smtps://host:465 (KRACHTVELD_SMTP).")
    var smtp: String?

    @Option(help: "The name to sign in with at the mail server (KRACHTVELD_SMTP_USER).")
    var smtpUser: String?

    @Option(help: "The file with the password (KRACHTVELD_SMTP_PASSWORD_FILE), or KRACHTVELD_SMTP_PASSWORD.")
    var smtpPasswordFile: String?

    @Option(help: "The file with certificates to trust, for a server with one of your own (KRACHTVELD_SMTP_CA).")
    var smtpCa: String?

    @Flag(help: "Send without TLS when the mail server has none; only over a network that nobody else is on.")
    var smtpPlain = false

    private func value(_ option: String?, _ name: String) -> String? { option ?? ServerOptions.environment(name) }

    func validate() throws {
        guard let text = value(smtp, "SMTP") else { return }
        guard SMTPServer.address(text) != nil else {
            throw ValidationError("--smtp must look like smtp://mail.example.nl:587, not \(text).")
        }
    }

    /// nil when no mail server is set.
    func server(from settings: Settings) throws -> SMTPServer? {
        guard let url = value(smtp, "SMTP").flatMap(SMTPServer.address) else { return nil }
        var server = SMTPServer(url: url, from: settings.mailFrom)
        server.user = value(smtpUser, "SMTP_USER")
        server.password = ServerOptions.environment("SMTP_PASSWORD")
        if let path = value(smtpPasswordFile, "SMTP_PASSWORD_FILE") {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw CommandFailure("The password of the mail server cannot be read from \(path).")
            }
            server.password = text.trimmingCharacters(in: .newlines)
        }
        server.authorities = value(smtpCa, "SMTP_CA")
        server.demandsTLS = !smtpPlain && ServerOptions.environment("SMTP_PLAIN") == nil && !SMTPServer.isLocal(url)
        server.name = settings.publicURL.host() ?? "localhost"
        return server
    }
}
