import Domain
import Foundation

/// Links with which somebody becomes a member.
struct InvitationStore: Invitations {
    let database: any Database

    static let head = """
        SELECT invitation.id, circle, role, single, expires, uses, email, mail.state
        FROM invitation LEFT JOIN mail ON mail.invitation = invitation.id
        """

    func add(_ new: NewInvitation, token: Digest) async throws {
        try await database.write { db in
            try db.execute(
                "INSERT INTO invitation (circle, token, role, single, expires) VALUES ($1, $2, $3, $4, $5)",
                [
                    .integer(new.circle.number), .blob(token), .text(new.role.rawValue), .flag(new.isSingle),
                    .moment(new.expires),
                ])
        }
    }

    func mail(_ new: NewInvitation, to email: EmailAddress, at now: Date) async throws {
        try await database.write { db in
            guard try !db.isMember(email, of: new.circle) else { throw MembersError.alreadyMember }
            let known = try db.row(
                "SELECT 1 FROM invitation WHERE circle = $1 AND email = $2 AND uses = 0 AND expires > $3",
                [.integer(new.circle.number), .text(email.text), .moment(now)])
            guard known == nil else { throw MembersError.alreadyInvited }
            let row = try db.row(
                "INSERT INTO invitation (circle, role, single, expires, email) VALUES ($1, $2, 1, $3, $4) RETURNING id",
                [.integer(new.circle.number), .text(new.role.rawValue), .moment(new.expires), .text(email.text)])
            guard let id = try row?.integer(0) else { throw StorageProblem.damaged("an invitation vanished") }
            try db.execute(
                "INSERT INTO mail (event, invitation, state, next) VALUES ($1, $2, 'waiting', $3)",
                [.text("invitation \(id)"), .integer(id), .moment(now)])
        }
    }

    func invitations(of circle: ID<Circle>) async throws -> [Invitation] {
        try await database.read { db in
            try db.rows(Self.head + " WHERE circle = $1 ORDER BY invitation.id DESC", [.integer(circle.number)])
                .map(Invitation.init(stored:))
        }
    }

    func revoke(_ id: ID<Invitation>, of circle: ID<Circle>) async throws {
        try await database.write { db in
            try db.execute(
                "DELETE FROM invitation WHERE id = $1 AND circle = $2", [.integer(id.number), .integer(circle.number)])
        }
    }

    func opened(by token: Digest, at now: Date) async throws -> Invitation? {
        try await database.read { db in
            try db.row(Self.head + " WHERE token = $1", [.blob(token)]).map(Invitation.init(stored:))
        }.flatMap { $0.isOpen(at: now) ? $0 : nil }
    }

    func accept(
        _ token: Digest, as email: EmailAddress, at now: Date, opening session: NewSession
    ) async throws -> Member? {
        try await database.write { db in
            // What it was mailed to is what counts, whatever was typed.
            let used = try db.row(
                """
                UPDATE invitation SET uses = uses + 1
                WHERE token = $1 AND expires > $2 AND (single = 0 OR uses = 0) RETURNING circle, role, email
                """, [.blob(token), .moment(now)])
            guard let used else { return nil }
            let circle = ID<Circle>(try used.integer(0))
            let address = try used.optionalText(2).map { try EmailAddress($0) } ?? email
            guard try !db.isMember(address, of: circle) else { throw MembersError.alreadyMember }
            let row = try db.row(
                "INSERT INTO member (circle, email, role) VALUES ($1, $2, $3) RETURNING \(Member.columns)",
                [.integer(circle.number), .text(address.text), .text(try used.text(1))])
            guard let row else { throw StorageProblem.damaged("a member vanished") }
            let member = try Member(stored: row)
            try db.open(session, for: [member.id], at: now)
            return member
        }
    }
}

extension Transaction {
    fileprivate func isMember(_ email: EmailAddress, of circle: ID<Circle>) throws -> Bool {
        try row(
            "SELECT 1 FROM member WHERE circle = $1 AND email = $2", [.integer(circle.number), .text(email.text)])
            != nil
    }
}

extension Invitation {
    init(stored row: Row) throws {
        self.init(
            id: ID(try row.integer(0)), circle: ID(try row.integer(1)), role: try row.choice(2),
            isSingle: try row.integer(3) == 1,
            expires: Date(timeIntervalSince1970: Double(try row.integer(4)) / 1000), uses: try row.int(5),
            email: try row.optionalText(6).map { try EmailAddress($0) },
            mail: row.values[7] == .null ? nil : try row.choice(7))
    }
}
