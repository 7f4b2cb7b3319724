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

    func queueSignIn(_ email: EmailAddress, at now: Date) async throws {
        let turn = Int64(now.timeIntervalSince1970 / 300)
        try await database.write { db in
            try db.execute(
                """
                INSERT INTO mail (event, member, state, next)
                SELECT 'sign-in ' || min(id) || ' ' || $1, min(id), 'waiting', $2 FROM member WHERE email = $3
                HAVING count(*) > 0 ON CONFLICT (event) DO NOTHING
                """, [.integer(turn), .moment(now), .text(email.text)])
        }
    }

    func take(at now: Date, secret: Digest) async throws -> OutgoingMail? {
        try await database.write { db in
            try db.dropUnwanted(at: now)
            let row = try db.row(
                """
                UPDATE mail SET state = 'sending', attempts = attempts + 1
                WHERE id = (SELECT id FROM mail WHERE state = 'waiting' AND next <= $1 ORDER BY next, id LIMIT 1)
                RETURNING id, attempts, commitment, invitation, member
                """, [.moment(now)])
            guard let row else { return nil }
            let content: OutgoingMail.Content
            if let commitment = try row.optionalInteger(2) {
                content = try db.reminder(of: commitment, secret)
            } else if let invitation = try row.optionalInteger(3) {
                content = try db.invitation(invitation, secret)
            } else {
                content = try db.signIn(row.integer(4), secret, at: now)
            }
            return OutgoingMail(id: ID(try row.integer(0)), attempts: try row.int(1), content: content)
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
        // A mail server likes to repeat the address that it refuses; the proof is kept without it.
        let proof = words.replacing(mail.to.text, with: "…")
        try await database.write { db in
            try db.execute(
                "UPDATE mail SET state = $1, answer = $2, answered = $3, next = $4 WHERE id = $5",
                [
                    .text(state.rawValue), .text(String(proof.prefix(500))), .moment(now), .moment(moment),
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

extension Transaction {
    /// Who answered meanwhile, or wants no mail any more, gets none; nor does anybody get a link that is too old to use.
    fileprivate func dropUnwanted(at now: Date) throws {
        try execute(
            """
            DELETE FROM mail WHERE state = 'waiting' AND commitment IS NOT NULL
                AND commitment NOT IN (SELECT commitment FROM promiser)
            """, [])
        try execute(
            """
            DELETE FROM mail WHERE state = 'waiting' AND invitation IN
                (SELECT id FROM invitation WHERE uses > 0 OR expires <= $1)
            """, [.moment(now)])
    }

    fileprivate func reminder(of commitment: Int64, _ secret: Digest) throws -> OutgoingMail.Content {
        let about = try row(
            """
            SELECT promiser.name, promiser.email, promiser.language, commitment.statement, commitment.what,
                commitment.due, commitment.partners, commitment.step, commitment.need, commitment.public, \(Circle.columns())
            FROM commitment JOIN promiser ON promiser.commitment = commitment.id
            JOIN circle ON circle.id = commitment.circle WHERE commitment.id = $1
            """, [.integer(commitment)])
        guard let about else { throw StorageProblem.damaged("a mail to nobody") }
        try execute(
            "INSERT INTO commitment_link (token, commitment) VALUES ($1, $2)", [.blob(secret), .integer(commitment)])
        return .reminder(
            try Promise(stored: about, from: 3),
            Promiser(
                name: try about.optionalText(0).map { try Line($0) }, email: try EmailAddress(about.text(1)),
                language: try about.choice(2)),
            of: try Circle(stored: about, from: 10))
    }

    fileprivate func invitation(_ invitation: Int64, _ secret: Digest) throws -> OutgoingMail.Content {
        let about = try row(
            """
            SELECT invitation.email, invitation.role, invitation.expires, \(Circle.columns())
            FROM invitation JOIN circle ON circle.id = invitation.circle WHERE invitation.id = $1
            """, [.integer(invitation)])
        guard let about else { throw StorageProblem.damaged("a mail to nobody") }
        // The link of an attempt that failed was seen by nobody.
        try execute("UPDATE invitation SET token = $1 WHERE id = $2", [.blob(secret), .integer(invitation)])
        return .invitation(
            try EmailAddress(about.text(0)), as: try about.choice(1), to: try Circle(stored: about, from: 3),
            until: Date(timeIntervalSince1970: Double(try about.integer(2)) / 1000))
    }

    fileprivate func signIn(_ member: Int64, _ secret: Digest, at now: Date) throws -> OutgoingMail.Content {
        let about = try row(
            """
            SELECT member.email, \(Circle.columns())
            FROM member JOIN circle ON circle.id = member.circle WHERE member.id = $1
            """, [.integer(member)])
        guard let about else { throw StorageProblem.damaged("a mail to nobody") }
        try execute(
            "INSERT INTO sign_in_link (token, member, expires, mailed) VALUES ($1, $2, $3, 1)",
            [.blob(secret), .integer(member), .moment(now.addingTimeInterval(OutgoingMail.signInLife))])
        return .signIn(try EmailAddress(about.text(0)), try Circle(stored: about, from: 1))
    }
}
