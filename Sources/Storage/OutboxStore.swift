import Domain
import Foundation

/// The outbox: a mail is marked as being sent before anybody sends it, so that a crash never makes a second one.
struct OutboxStore: Outbox {
    let database: any Database

    func queueReminders(dueOn day: Day, at now: Date) async throws -> Int {
        try await database.write { db in
            try db.execute(
                """
                INSERT INTO mail (event, commitment, state, next)
                SELECT 'reminder ' || commitment.id, commitment.id, 'waiting', $1
                FROM commitment JOIN promiser ON promiser.commitment = commitment.id
                WHERE commitment.due <= $2 AND commitment.outcome IS NULL
                ON CONFLICT (event) DO NOTHING
                """, [.moment(now), .text(day.description)])
        }
    }

    func take(at now: Date, secret: Digest) async throws -> OutgoingMail? {
        try await database.write { db in
            // Who answered meanwhile, or wants no mail any more, gets none.
            try db.execute(
                """
                DELETE FROM mail WHERE state = 'waiting'
                    AND commitment NOT IN (SELECT commitment FROM promiser)
                """, [])
            let row = try db.row(
                """
                UPDATE mail SET state = 'sending', attempts = attempts + 1
                WHERE id = (SELECT id FROM mail WHERE state = 'waiting' AND next <= $1 ORDER BY next, id LIMIT 1)
                RETURNING id, commitment, attempts
                """, [.moment(now)])
            guard let row else { return nil }
            let commitment = try row.integer(1)
            let about = try db.row(
                """
                SELECT promiser.name, promiser.email, promiser.language, commitment.statement, commitment.what,
                    commitment.due, commitment.partners, commitment.step, commitment.need, commitment.public
                FROM commitment JOIN promiser ON promiser.commitment = commitment.id WHERE commitment.id = $1
                """, [.integer(commitment)])
            guard let about else { throw StorageProblem.damaged("a mail to nobody") }
            try db.execute(
                "INSERT INTO commitment_link (token, commitment) VALUES ($1, $2)",
                [.blob(secret), .integer(commitment)])
            return OutgoingMail(
                id: ID(try row.integer(0)), commitment: ID(commitment), attempts: try row.int(2),
                promise: try Promise(stored: about, from: 3),
                promiser: Promiser(
                    name: try about.optionalText(0).map { try Line($0) }, email: try EmailAddress(about.text(1)),
                    language: try about.choice(2)))
        }
    }

    func finish(_ mail: OutgoingMail, with delivery: Delivery, at now: Date) async throws {
        let state: OutgoingMail.State
        let words: String
        var next = now
        switch delivery {
        case .accepted(let proof): (state, words) = (.sent, proof)
        case .unsure(let why): (state, words) = (.unsure, why)
        case .refused(let why):
            words = why
            if let pause = OutgoingMail.pause(after: mail.attempts) {
                state = .waiting
                next = now.addingTimeInterval(pause)
            } else {
                state = .failed
            }
        }
        let moment = next
        try await database.write { db in
            try db.execute(
                "UPDATE mail SET state = $1, answer = $2, answered = $3, next = $4 WHERE id = $5",
                [
                    .text(state.rawValue), .text(String(words.prefix(500))), .moment(now), .moment(moment),
                    .integer(mail.id.number),
                ])
        }
    }

    func settle() async throws -> Int {
        try await database.write { db in
            try db.execute(
                "UPDATE mail SET state = 'unsure', answer = 'the server stopped' WHERE state = 'sending'", [])
        }
    }
}
