import Domain
import Foundation

/// Circles, members and who is signed in.
struct MemberStore: Members {
    let database: any Database

    func circle(_ id: ID<Circle>) async throws -> Circle? {
        try await database.read { db in
            try db.row("SELECT id, name FROM circle WHERE id = $1", [.integer(id.number)]).map(Circle.init(stored:))
        }
    }

    func ensureCircle(named name: Line) async throws -> Circle {
        try await database.write { db in
            try db.execute("INSERT INTO circle (name) VALUES ($1) ON CONFLICT DO NOTHING", [.text(name.text)])
            let row = try db.row("SELECT id, name FROM circle WHERE name = $1", [.text(name.text)])
            guard let row else { throw StorageProblem.damaged("a circle vanished") }
            return try Circle(stored: row)
        }
    }

    func members(of circle: ID<Circle>) async throws -> [Member] {
        try await database.read { db in
            try db.rows(
                "SELECT id, circle, email, role FROM member WHERE circle = $1 ORDER BY email", [.integer(circle.number)]
            ).map(Member.init(stored:))
        }
    }

    func member(_ email: EmailAddress) async throws -> Member? {
        try await database.read { db in
            try db.row("SELECT id, circle, email, role FROM member WHERE email = $1", [.text(email.text)])
                .map(Member.init(stored:))
        }
    }

    func admit(_ email: EmailAddress, as role: Member.Role, to circle: ID<Circle>) async throws -> Member {
        try await database.write { db in
            if let row = try db.row("SELECT id, circle, email, role FROM member WHERE email = $1", [.text(email.text)])
            {
                let member = try Member(stored: row)
                guard member.circle == circle else { throw MembersError.addressInOtherCircle }
                if member.role == .secretary, role != .secretary { try db.keepASecretary(beside: member) }
            }
            let row = try db.row(
                """
                INSERT INTO member (circle, email, role) VALUES ($1, $2, $3)
                ON CONFLICT (email) DO UPDATE SET role = excluded.role
                RETURNING id, circle, email, role
                """, [.integer(circle.number), .text(email.text), .text(role.rawValue)])
            guard let row else { throw StorageProblem.damaged("a member vanished") }
            return try Member(stored: row)
        }
    }

    func remove(_ member: ID<Member>, from circle: ID<Circle>) async throws {
        try await database.write { db in
            let row = try db.row(
                "SELECT id, circle, email, role FROM member WHERE id = $1 AND circle = $2",
                [.integer(member.number), .integer(circle.number)])
            guard let found = try row.map(Member.init(stored:)) else { return }
            if found.role == .secretary { try db.keepASecretary(beside: found) }
            try db.execute("DELETE FROM member WHERE id = $1", [.integer(member.number)])
        }
    }

    func addSignInLink(_ token: Digest, for member: ID<Member>, expires: Date) async throws {
        try await database.write { db in
            try db.execute(
                "INSERT INTO sign_in_link (token, member, expires) VALUES ($1, $2, $3)",
                [.blob(token), .integer(member.number), .moment(expires)])
        }
    }

    func useSignInLink(_ token: Digest, at now: Date, session: Digest, expires: Date) async throws -> Member? {
        try await database.write { db in
            let used = try db.row(
                """
                UPDATE sign_in_link SET used = $1 WHERE token = $2 AND used IS NULL AND expires > $1
                RETURNING member
                """, [.moment(now), .blob(token)])
            guard let used else { return nil }
            let member = try used.integer(0)
            try db.execute("DELETE FROM session WHERE expires <= $1", [.moment(now)])
            try db.execute("DELETE FROM sign_in_link WHERE expires <= $1", [.moment(now)])
            try db.execute(
                "INSERT INTO session (token, member, expires) VALUES ($1, $2, $3)",
                [.blob(session), .integer(member), .moment(expires)])
            return try db.row("SELECT id, circle, email, role FROM member WHERE id = $1", [.integer(member)])
                .map(Member.init(stored:))
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
            ).map(Member.init(stored:))
        }
    }

    func endSession(_ session: Digest) async throws {
        try await database.write { db in
            try db.execute("DELETE FROM session WHERE token = $1", [.blob(session)])
        }
    }
}

extension Transaction {
    fileprivate func keepASecretary(beside member: Member) throws {
        let others = try row(
            "SELECT count(*) FROM member WHERE circle = $1 AND role = 'secretary' AND id <> $2",
            [.integer(member.circle.number), .integer(member.id.number)])
        guard try (others?.integer(0) ?? 0) > 0 else { throw MembersError.lastSecretary }
    }
}

extension Value {
    /// Milliseconds since 1970.
    static func moment(_ date: Date) -> Value { .integer(Int64((date.timeIntervalSince1970 * 1000).rounded())) }
}

extension Circle {
    fileprivate init(stored row: Row) throws {
        self.init(id: ID(try row.integer(0)), name: try Line(row.text(1)))
    }
}

extension Member {
    fileprivate init(stored row: Row) throws {
        self.init(
            id: ID(try row.integer(0)), circle: ID(try row.integer(1)), email: try EmailAddress(row.text(2)),
            role: try row.choice(3))
    }
}
