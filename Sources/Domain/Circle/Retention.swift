public import Foundation

/// What a round deleted of a circle.
public struct RetentionReport: Hashable, Sendable {
    public let day: Day
    /// Dialogues of which the answers went; what was shown of them stays.
    public var dialogues = 0
    /// Names and addresses of people who asked for a reminder.
    public var contacts = 0
    public var invitations = 0
    /// What mail servers said about mails.
    public var mails = 0
    /// Cases that were removed and that nobody put back.
    public var cases = 0

    public init(
        day: Day, dialogues: Int = 0, contacts: Int = 0, invitations: Int = 0, mails: Int = 0, cases: Int = 0
    ) {
        self.day = day
        self.dialogues = dialogues
        self.contacts = contacts
        self.invitations = invitations
        self.mails = mails
        self.cases = cases
    }

    public var isEmpty: Bool { dialogues + contacts + invitations + mails + cases == 0 }
}

/// What is kept of people for a time only.
public protocol RetentionStores: Sendable {
    /// Deletes invitations and what mail servers said, where the term of the circle, or of the dialogue that the mail was about,
    /// is over; adds how many they were.
    func deleteContacts(of circle: Circle, at now: Date, counting report: RetentionReport) async throws
        -> RetentionReport
    /// Deletes sessions and sign-in links that ended.
    func deleteEndedSessions(at now: Date) async throws
    /// Adds to the report of the same day.
    func keep(_ report: RetentionReport, of circle: ID<Circle>) async throws
    /// The newest first, of a year and a bit.
    func reports(of circle: ID<Circle>) async throws -> [RetentionReport]
    func lastDay() async throws -> Day?
    /// Writes over what was deleted, in every file: after this no byte of it is left in them.
    func scrub() async throws
}

/// The nightly round: everything whose time is over is deleted, and what was deleted is reported. It may be repeated as often as
/// one likes.
public struct Retention: Sendable {
    private let rooms: Rooms
    private let stores: CircleStores

    public init(rooms: Rooms, stores: CircleStores) {
        self.rooms = rooms
        self.stores = stores
    }

    /// Nights begin at three.
    public func isDue(at now: Date, in zone: TimeZone?) async throws -> Bool {
        guard let last = try await stores.retention.lastDay() else { return true }
        return last < Self.night(of: now, in: zone)
    }

    private static func night(of now: Date, in zone: TimeZone?) -> Day {
        Day(of: now.addingTimeInterval(-3 * 3_600), in: zone)
    }

    /// - Returns: what was deleted, by circle.
    @discardableResult
    public func round(at now: Date, in zone: TimeZone?) async throws -> [ID<Circle>: RetentionReport] {
        let today = Day(of: now, in: zone)
        var dialogues: [ID<Circle>: Int] = [:]
        for code in try await rooms.deleteOldAnswers(now: now) {
            dialogues[try await rooms.room(code).dialogue.circle, default: 0] += 1
        }
        var reports: [ID<Circle>: RetentionReport] = [:]
        for circle in try await stores.circles.all() {
            var report = RetentionReport(
                day: Self.night(of: now, in: zone), dialogues: dialogues[circle.id] ?? 0)
            report.contacts = try await stores.commitments.forgetPromisers(of: circle, today: today)
            report = try await stores.retention.deleteContacts(of: circle, at: now, counting: report)
            report.cases = try await stores.removedCases.erase(
                from: circle.id, removedBefore: now.addingTimeInterval(-Double(RemovedCase.days) * 86_400))
            try await stores.retention.keep(report, of: circle.id)
            reports[circle.id] = report
        }
        try await stores.retention.deleteEndedSessions(at: now)
        try await stores.retention.scrub()
        return reports
    }
}
