import CCurl
import Dispatch
import Domain
import Foundation

/// Hands mail to a mail server over SMTP, with TLS unless the operator says that there is none on the way.
struct SMTPServer: Mailer {
    /// smtp://host:587 (STARTTLS) or smtps://host:465 (TLS from the first byte).
    let url: URL
    let from: EmailAddress?
    var user: String?
    var password: String?
    /// False only where the operator says so, or on this machine.
    var demandsTLS = true
    /// A file with the certificates to trust, where the server has one of the organisation itself.
    var authorities: String?
    /// What this machine calls itself.
    var name = "localhost"
    var patience = 60

    private static let queue = DispatchQueue(label: "krachtveld.smtp")
    private static let isReady: Bool = curl_open() != 0

    /// smtp and smtps only, with a host.
    static func address(_ text: String) -> URL? {
        guard let url = URL(string: text), ["smtp", "smtps"].contains(url.scheme), let host = url.host(), !host.isEmpty,
            url.user() == nil, ["", "/"].contains(url.path())
        else { return nil }
        return url
    }

    /// On this machine nobody listens in between.
    static func isLocal(_ url: URL) -> Bool { ["localhost", "127.0.0.1", "::1", "[::1]"].contains(url.host() ?? "") }

    func send(_ message: String, to address: EmailAddress) async -> Delivery {
        guard let from else { return .refused("no address to send from is set") }
        return await onQueue { talk in
            let body = message.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
            return talk.send(body, from: from.text, to: address.text)
        }
    }

    /// Connects, greets and signs in, without sending anything; what is wrong with it, or nil.
    func check() async -> String? {
        let delivery = await onQueue { $0.greet() }
        if case .accepted = delivery { return nil }
        if case .refused(let why) = delivery { return why }
        if case .unsure(let why) = delivery { return why }
        return nil
    }

    private func onQueue(_ work: @escaping @Sendable (SMTPTalk) -> Delivery) async -> Delivery {
        await withCheckedContinuation { continuation in
            Self.queue.async {
                guard Self.isReady, let talk = SMTPTalk(self) else {
                    return continuation.resume(returning: .refused("libcurl is not installed, or did not start"))
                }
                continuation.resume(returning: work(talk))
            }
        }
    }
}
