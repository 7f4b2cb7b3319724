public import Foundation

/// A mail that is to be sent, or was.
public struct OutgoingMail: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        case waiting
        /// Handed to the mail program, which has not answered yet.
        case sending
        case sent
        /// The mail program refused it again and again.
        case failed
        /// The server stopped, or the mail program did not answer: it may or may not have gone out, so it is not sent again.
        case unsure
    }

    /// What it is about, and for whom.
    public enum Content: Hashable, Sendable {
        case reminder(Promise, Promiser, of: Circle)
        case invitation(EmailAddress, as: Member.Role, to: Circle, until: Date)
        case signIn(EmailAddress, Circle)
    }

    public let id: ID<OutgoingMail>
    public let attempts: Int
    public let content: Content

    public init(id: ID<OutgoingMail>, attempts: Int, content: Content) {
        self.id = id
        self.attempts = attempts
        self.content = content
    }

    public var to: EmailAddress {
        switch content {
        case .reminder(_, let promiser, _): promiser.email
        case .invitation(let email, _, _, _), .signIn(let email, _): email
        }
    }

    /// A link with which somebody signs in works this long after its mail left.
    public static let signInLife: TimeInterval = 3_600

    /// How long to wait after so many refusals; nil when it is enough.
    public static func pause(after attempts: Int) -> TimeInterval? {
        let minutes = [5, 15, 60, 240, 720, 1_440, 1_440]
        return minutes.indices.contains(attempts - 1) ? Double(minutes[attempts - 1]) * 60 : nil
    }
}

/// What a mail program said.
public enum Delivery: Hashable, Sendable {
    /// It took the message; the words are kept as proof.
    case accepted(proof: String)
    /// It did not take the message; that is certain.
    case refused(String)
    /// It may or may not have taken the message.
    case unsure(String)
}

/// What hands a message to the outside world.
public protocol Mailer: Sendable {
    /// - Parameter message: headers and body, lines ending in a line feed.
    func send(_ message: String, to address: EmailAddress) async -> Delivery
}

/// Mails that wait, and what became of those that left. One event never makes two mails.
public protocol Outbox: Sendable {
    /// Queues a reminder of every promise whose day has come, of which nobody said what became, and that had none yet.
    func queueReminders(dueOn day: Day, at now: Date) async throws -> Int
    /// Queues a link for whoever has this address, if it is a member's. Whoever asks again within five minutes gets no second one.
    func queueSignIn(_ email: EmailAddress, at now: Date) async throws
    /// Takes the next mail whose time has come, and marks it as being sent before anybody sends it.
    /// - Parameter secret: opens what the mail is about, from the link in it.
    func take(at now: Date, secret: Digest) async throws -> OutgoingMail?
    func finish(_ mail: OutgoingMail, with delivery: Delivery, at now: Date) async throws
    /// At a start: what was being sent when the server stopped may have left.
    func settle() async throws -> Int
}
