import Domain
import Foundation

/// What is kept for a time only, and the reports of what was deleted.
struct RetentionStore: RetentionStores {
    let circles: any Database
    let positions: any Database

    func deleteContacts(
        of circle: Circle, at now: Date, counting report: RetentionReport
    ) async throws -> RetentionReport {
        try await circles.write { db in
            let moment = now.addingTimeInterval(-Double(circle.retention.contacts) * 86_400)
            let values: [Value] = [.integer(circle.id.number), .moment(moment)]
            var report = report
            report.invitations += try db.execute("DELETE FROM invitation WHERE circle = $1 AND expires < $2", values)
            // The row stays: it is the proof that the event had its mail.
            report.mails += try db.execute(
                """
                UPDATE mail SET answer = NULL
                WHERE answer IS NOT NULL AND commitment IN (
                    SELECT commitment.id FROM commitment LEFT JOIN dialogue ON dialogue.id = commitment.dialogue
                    WHERE commitment.circle = $1
                        AND mail.answered < $2 - coalesce(dialogue.contact_days, $3) * 86400000)
                """, [.integer(circle.id.number), .moment(now), .number(circle.retention.contacts)])
            report.mails += try db.execute(
                """
                DELETE FROM mail
                WHERE state <> 'waiting' AND member IN (SELECT id FROM member WHERE circle = $1) AND answered < $2
                """, values)
            return report
        }
    }

    func deleteEndedSessions(at now: Date) async throws {
        try await circles.write { db in
            try db.execute("DELETE FROM session WHERE expires <= $1", [.moment(now)])
            try db.execute("DELETE FROM sign_in_link WHERE expires <= $1", [.moment(now)])
        }
    }

    func keep(_ report: RetentionReport, of circle: ID<Circle>) async throws {
        try await circles.write { db in
            try db.execute(
                """
                INSERT INTO retention_report (circle, day, dialogues, contacts, invitations, mails, cases, finished)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (circle, day) DO UPDATE SET
                    dialogues = retention_report.dialogues + excluded.dialogues,
                    contacts = retention_report.contacts + excluded.contacts,
                    invitations = retention_report.invitations + excluded.invitations,
                    mails = retention_report.mails + excluded.mails,
                    cases = retention_report.cases + excluded.cases, finished = excluded.finished
                """,
                [
                    .integer(circle.number), .text(report.day.description), .number(report.dialogues),
                    .number(report.contacts), .number(report.invitations), .number(report.mails), .number(report.cases),
                    .flag(report.isFinished),
                ])
            try db.execute(
                "DELETE FROM retention_report WHERE circle = $1 AND day < $2",
                [.integer(circle.number), .text(report.day.adding(days: -400).description)])
        }
    }

    func reports(of circle: ID<Circle>) async throws -> [RetentionReport] {
        try await circles.read { db in
            try db.rows(
                """
                SELECT day, dialogues, contacts, invitations, mails, cases, finished FROM retention_report
                WHERE circle = $1 ORDER BY day DESC
                """, [.integer(circle.number)]
            ).map { row in
                guard let day = Day(try row.text(0)) else { throw StorageProblem.damaged("a day") }
                return RetentionReport(
                    day: day, dialogues: try row.int(1), contacts: try row.int(2), invitations: try row.int(3),
                    mails: try row.int(4), cases: try row.int(5), isFinished: try row.integer(6) == 1)
            }
        }
    }

    func isFinished(on night: Day) async throws -> Bool {
        try await circles.read { db in
            try db.row(
                """
                SELECT 1 FROM circle WHERE id NOT IN (
                    SELECT circle FROM retention_report WHERE day >= $1 AND finished = 1) LIMIT 1
                """, [.text(night.description)]) == nil
        }
    }

    func scrub() async throws {
        try await circles.scrub()
        try await positions.scrub()
    }
}
