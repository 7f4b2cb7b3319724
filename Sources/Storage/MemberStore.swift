import Domain
import Foundation

/// Members, and who is signed in.
struct MemberStore: Members {
    let database: any Database

    func circle(_ id: ID<Circle>) async throws -> Circle? {
        try await CircleStore(database: database).circle(id)
    }

    func ensureCircle(named name: Line) async throws -> Circle {
        try await database.write { db in
            try db.execute("INSERT INTO circle (name) VALUES ($1) ON CONFLICT DO NOTHING", [.text(name.text)])
            let row = try db.row("SELECT \(Circle.columns()) FROM circle WHERE name = $1", [.text(name.text)])
            guard let row else { throw StorageProblem.damaged("a circle vanished") }
            return try Circle(stored: row)
        }
    }

    func members(of circle: ID<Circle>) async throws -> [Member] {
        try await database.read { db in
            try db.rows(
                "SELECT \(Member.columns) FROM member WHERE circle = $1 ORDER BY email", [.integer(circle.number)]
            ).map { try Member(stored: $0) }
        }
    }

    func member(_ email: EmailAddress, of circle: ID<Circle>) async throws -> Member? {
        try await database.read { db in
            try db.row(
                "SELECT \(Member.columns) FROM member WHERE email = $1 AND circle = $2",
                [.text(email.text), .integer(circle.number)]
            ).map { try Member(stored: $0) }
        }
    }

    func memberships(_ email: EmailAddress) async throws -> [Member] {
        try await database.read { db in
            try db.rows("SELECT \(Member.columns) FROM member WHERE email = $1 ORDER BY id", [.text(email.text)])
                .map { try Member(stored: $0) }
        }
    }

    func admit(_ email: EmailAddress, as role: Member.Role, to circle: ID<Circle>) async throws -> Member {
        try await database.write { db in
            let known = try db.row(
                "SELECT \(Member.columns) FROM member WHERE email = $1 AND circle = $2",
                [.text(email.text), .integer(circle.number)])
            if let known, role != .secretary {
                let member = try Member(stored: known)
                if member.role == .secretary { try db.keepASecretary(beside: member) }
            }
            let row = try db.row(
                """
                INSERT INTO member (circle, email, role) VALUES ($1, $2, $3)
                ON CONFLICT (circle, email) DO UPDATE SET role = excluded.role
                RETURNING \(Member.columns)
                """, [.integer(circle.number), .text(email.text), .text(role.rawValue)])
            guard let row else { throw StorageProblem.damaged("a member vanished") }
            return try Member(stored: row)
        }
    }

    func addSignInLink(_ token: Digest, for member: ID<Member>, expires: Date) async throws {
        try await database.write { db in
            try db.execute(
                "INSERT INTO sign_in_link (token, member, expires) VALUES ($1, $2, $3)",
                [.blob(token), .integer(member.number), .moment(expires)])
        }
    }

    func useSignInLink(_ token: Digest, at now: Date, opening session: NewSession) async throws -> Member? {
        try await database.write { db in
            let used = try db.row(
                """
                UPDATE sign_in_link SET used = $1 WHERE token = $2 AND used IS NULL AND expires > $1
                RETURNING member, mailed
                """, [.moment(now), .blob(token)])
            guard let used else { return nil }
            let id = try used.integer(0)
            try db.execute("DELETE FROM sign_in_link WHERE expires <= $1", [.moment(now)])
            var opened = [ID<Member>(id)]
            if try used.integer(1) == 1 {
                opened += try db.rows(
                    "SELECT id FROM member WHERE email = (SELECT email FROM member WHERE id = $1) AND id <> $1",
                    [.integer(id)]
                ).map { ID(try $0.integer(0)) }
            }
            try db.open(session, for: opened, at: now)
            return try db.row("SELECT \(Member.columns) FROM member WHERE id = $1", [.integer(id)])
                .map { try Member(stored: $0) }
        }
    }

    func memberSignedIn(with session: Digest, at now: Date) async throws -> Member? {
        try await database.read { db in
            try db.row(
                """
                SELECT member.id, member.circle, member.email, member.role
                FROM session JOIN member ON member.id = session.member
                WHERE session.token = $1 AND session.expires > $2
                """, [.blob(session), .moment(now)]
            ).map { try Member(stored: $0) }
        }
    }

    func signedIn(with session: Digest) async throws -> [Membership] {
        try await database.read { db in
            try db.rows(
                """
                SELECT member.id, member.circle, member.email, member.role, \(Circle.columns())
                FROM signed_in JOIN member ON member.id = signed_in.member
                JOIN circle ON circle.id = member.circle
                WHERE signed_in.session = $1 ORDER BY circle.name, member.id
                """, [.blob(session)]
            ).map { Membership(member: try Member(stored: $0), circle: try Circle(stored: $0, from: 4)) }
        }
    }

    func choose(_ circle: ID<Circle>, in session: Digest) async throws -> Bool {
        try await database.write { db in
            let member = try db.row(
                """
                SELECT member.id FROM signed_in JOIN member ON member.id = signed_in.member
                WHERE signed_in.session = $1 AND member.circle = $2 ORDER BY member.id
                """, [.blob(session), .integer(circle.number)])
            guard let member else { return false }
            return try db.execute(
                "UPDATE session SET member = $1 WHERE token = $2", [member.values[0], .blob(session)]) == 1
        }
    }

    func endSession(_ session: Digest) async throws {
        try await database.write { db in
            try db.execute("DELETE FROM session WHERE token = $1", [.blob(session)])
        }
    }
}

extension Transaction {
    func keepASecretary(beside member: Member) throws {
        let others = try row(
            "SELECT count(*) FROM member WHERE circle = $1 AND role = 'secretary' AND id <> $2",
            [.integer(member.circle.number), .integer(member.id.number)])
        guard try (others?.integer(0) ?? 0) > 0 else { throw MembersError.lastSecretary }
    }

    /// Opens a session on the first of these memberships. What the browser was signed in to before comes along.
    func open(_ session: NewSession, for members: [ID<Member>], at now: Date) throws {
        guard let first = members.first else { return }
        try execute("DELETE FROM session WHERE expires <= $1", [.moment(now)])
        try execute(
            "INSERT INTO session (token, member, expires) VALUES ($1, $2, $3)",
            [.blob(session.token), .integer(first.number), .moment(session.expires)])
        for member in members {
            try execute(
                "INSERT INTO signed_in (session, member) VALUES ($1, $2)",
                [.blob(session.token), .integer(member.number)])
        }
        guard let before = session.before else { return }
        try execute(
            """
            INSERT INTO signed_in (session, member)
            SELECT $1, member FROM signed_in WHERE session = $2 ON CONFLICT DO NOTHING
            """, [.blob(session.token), .blob(before)])
        try execute("DELETE FROM session WHERE token = $1", [.blob(before)])
    }
}

extension Value {
    /// Milliseconds since 1970.
    static func moment(_ date: Date) -> Value { .integer(Int64((date.timeIntervalSince1970 * 1000).rounded())) }
}

extension Member {
    /// What ``init(stored:)`` reads.
    static let columns = "id, circle, email, role"

    init(stored row: Row) throws {
        self.init(
            id: ID(try row.integer(0)), circle: ID(try row.integer(1)), email: try EmailAddress(row.text(2)),
            role: try row.choice(3))
    }
}
