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
    /// Whether everything of the circle whose time is over is gone.
    public var isFinished: Bool

    public init(
        day: Day, dialogues: Int = 0, contacts: Int = 0, invitations: Int = 0, mails: Int = 0, cases: Int = 0,
        isFinished: Bool = true
    ) {
        self.day = day
        self.dialogues = dialogues
        self.contacts = contacts
        self.invitations = invitations
        self.mails = mails
        self.cases = cases
        self.isFinished = isFinished
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
    /// Whether the round of this night, or of a later one, was completed for every circle.
    func isFinished(on night: Day) async throws -> Bool
    /// Writes over what was deleted, in every file: after this no byte of it is left in them.
    func scrub() async throws
}

/// What a round deleted, and what went wrong.
public struct RetentionRound: Sendable {
    public struct Failure: Sendable {
        /// nil when it was of no single circle.
        public let circle: ID<Circle>?
        public let error: any Error
    }

    /// What was deleted, by circle.
    public fileprivate(set) var reports: [ID<Circle>: RetentionReport] = [:]
    public fileprivate(set) var failures: [Failure] = []

    public subscript(_ circle: ID<Circle>) -> RetentionReport? { reports[circle] }

    /// Takes a step; what goes wrong in it keeps nobody from the next one.
    @discardableResult
    fileprivate mutating func attempt<Value>(
        for circle: ID<Circle>? = nil, _ step: () async throws -> Value
    ) async -> Value? {
        do { return try await step() } catch {
            failures.append(Failure(circle: circle, error: error))
            return nil
        }
    }
}

/// The nightly round: everything whose time is over is deleted, and what was deleted is reported. It may be repeated as often as
/// one likes, and is repeated until it succeeded for every circle.
public struct Retention: Sendable {
    private let rooms: Rooms
    private let stores: CircleStores

    public init(rooms: Rooms, stores: CircleStores) {
        self.rooms = rooms
        self.stores = stores
    }

    /// Nights begin at three.
    public func isDue(at now: Date, in zone: TimeZone?) async throws -> Bool {
        try await !stores.retention.isFinished(on: Self.night(of: now, in: zone))
    }

    private static func night(of now: Date, in zone: TimeZone?) -> Day {
        Day(of: now.addingTimeInterval(-3 * 3_600), in: zone)
    }

    /// One circle of which something cannot be deleted costs the others nothing.
    @discardableResult
    public func round(at now: Date, in zone: TimeZone?) async -> RetentionRound {
        let night = Self.night(of: now, in: zone)
        var round = RetentionRound()
        let dialogues = await deleteAnswers(at: now, on: night, &round)
        for circle in await round.attempt({ try await stores.circles.all() }) ?? [] {
            var report = RetentionReport(day: night)
            await round.attempt(for: circle.id) {
                report.contacts = try await stores.commitments.forgetPromisers(
                    of: circle, today: Day(of: now, in: zone))
                report = try await stores.retention.deleteContacts(of: circle, at: now, counting: report)
                report.cases = try await stores.removedCases.erase(
                    from: circle.id, removedBefore: now.addingTimeInterval(-Double(RemovedCase.days) * 86_400))
            }
            report.isFinished = !round.failures.contains { $0.circle == circle.id }
            await round.attempt(for: circle.id) { try await stores.retention.keep(report, of: circle.id) }
            report.dialogues = dialogues[circle.id] ?? 0
            round.reports[circle.id] = report
        }
        await round.attempt { try await stores.retention.deleteEndedSessions(at: now) }
        await round.attempt { try await stores.retention.scrub() }
        return round
    }

    /// Deletes the answers whose time is over. Each dialogue is reported at once: nobody could count it afterwards.
    private func deleteAnswers(
        at now: Date, on night: Day, _ round: inout RetentionRound
    ) async -> [ID<Circle>: Int] {
        var deleted: [ID<Circle>: Int] = [:]
        for code in await round.attempt({ try await rooms.dialoguesWithOldAnswers(at: now) }) ?? [] {
            let circle = await round.attempt { try await rooms.room(code).dialogue.circle }
            guard let circle else { continue }
            await round.attempt(for: circle) {
                try await rooms.deleteAnswers(of: code)
                deleted[circle, default: 0] += 1
                try await stores.retention.keep(
                    RetentionReport(day: night, dialogues: 1, isFinished: false), of: circle)
            }
        }
        return deleted
    }
}
