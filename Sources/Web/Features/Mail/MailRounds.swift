public import Domain
public import Foundation

/// Sends what waits in the outbox. One round at a time; a round may be repeated as often as one likes.
public struct MailRounds: Sendable {
    private let outbox: any Outbox
    private let mailer: any Mailer
    private let settings: Settings
    private let templates: Templates

    public init(of site: Site, mailer: any Mailer) {
        outbox = site.stores.outbox
        self.mailer = mailer
        settings = site.settings
        templates = site.templates
    }

    /// What a round did.
    public struct Round: Hashable, Sendable {
        public var accepted = 0
        public var refused = 0
        public var unsure = 0

        public init() {}

        fileprivate mutating func count(_ delivery: Delivery) {
            switch delivery {
            case .accepted: accepted += 1
            case .refused: refused += 1
            case .unsure: unsure += 1
            }
        }
    }

    /// At a start: what was being sent when the server stopped may have left, and is not sent again.
    public func settle() async throws -> Int { try await outbox.settle() }

    /// Queues the reminders that are due, and sends what waits.
    /// - Parameter zone: where the people live; without it the zone of this machine; a day begins at seven in the morning there.
    public func round(at now: Date, in zone: TimeZone? = nil) async throws -> Round {
        var round = Round()
        guard let from = settings.mailFrom else { return round }
        let day = Day(of: now.addingTimeInterval(-7 * 3_600), in: zone)
        _ = try await outbox.queueReminders(dueOn: day, at: now)
        var generator = SystemRandomNumberGenerator()
        while true {
            let secret = Token.random(using: &generator)
            guard let mail = try await outbox.take(at: now, secret: secret.digest) else { return round }
            let message = message(about: mail, from: from, secret: secret, at: now)
            let delivery = await mailer.send(message.source, to: message.to)
            try await outbox.finish(mail, with: delivery, at: now)
            round.count(delivery)
        }
    }

    private func message(about mail: OutgoingMail, from: EmailAddress, secret: Token, at now: Date) -> Message {
        let letter = Letter(mail, secret: secret, settings)
        let host = from.text.split(separator: "@").last.map(String.init) ?? "localhost"
        return Message(
            from: from, fromName: "Krachtveld", to: mail.to, subject: letter.subject, text: letter.plain,
            html: templates.render("mail", letter), unsubscribe: letter.stop?.address,
            id:
                "\(mail.id.number)-\(mail.attempts)-\(secret.digest.prefix(6).map { String($0, radix: 16) }.joined())@\(host)",
            date: now)
    }
}
