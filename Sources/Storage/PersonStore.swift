import Domain
import Foundation

/// Everything about a person, whichever table it is in.
struct PersonStore: People {
    let circles: any Database
    let positions: any Database

    func held(about member: Member, at now: Date) async throws -> HeldData {
        try await circles.read { db in
            let id: [Value] = [.integer(member.id.number)]
            let address: [Value] = [.integer(member.circle.number), .text(member.email.text)]
            var held = HeldData()
            held.sessions = try db.rows(
                """
                SELECT expires FROM session JOIN signed_in ON signed_in.session = session.token
                WHERE signed_in.member = $1 ORDER BY expires
                """, id
            ).map { try $0.date(0) }
            held.signInLinks = try db.rows(
                "SELECT expires, used FROM sign_in_link WHERE member = $1 ORDER BY expires", id
            ).map { .init(expires: try $0.date(0), isUsed: $0.values[1] != .null) }
            held.invitations = try db.rows(
                InvitationStore.head + " WHERE circle = $1 AND email = $2 ORDER BY invitation.id", address
            ).map(Invitation.init(stored:))
            held.reminders = try db.rows(
                """
                SELECT id, what, due, name FROM promiser JOIN commitment ON commitment.id = promiser.commitment
                WHERE circle = $1 AND email = $2 ORDER BY due
                """, address
            ).map { row in
                guard let due = Day(try row.text(2)) else { throw StorageProblem.damaged("a day") }
                return .init(
                    commitment: ID(try row.integer(0)), what: try Line(row.text(1)), due: due,
                    name: try row.optionalText(3).map { try Line($0) })
            }
            held.versions = try db.rows(
                """
                SELECT case_study, part, version, moment FROM case_revision WHERE member = $1
                ORDER BY moment, part, version
                """, id
            ).map {
                .init(
                    study: ID(try $0.integer(0)), part: ID(try $0.integer(1)), version: try $0.int(2),
                    moment: try $0.date(3))
            }
            held.reportTexts = try db.texts(
                """
                SELECT code, moment FROM report_revision JOIN dialogue ON dialogue.id = report_revision.dialogue
                WHERE member = $1
                UNION ALL
                SELECT code, moment FROM publication JOIN dialogue ON dialogue.id = publication.dialogue
                WHERE member = $1 ORDER BY 2
                """, id)
            held.roleTexts = try db.texts(
                """
                SELECT code, moment FROM role_picture JOIN dialogue ON dialogue.id = role_picture.dialogue
                WHERE member = $1 ORDER BY 2
                """, id)
            try db.readPatterns(id, into: &held)
            held.raised = try db.raised(by: [member.email.text.lowercased()], in: member.circle)
            held.auditFiles = try db.rows(
                """
                SELECT code, handout.day FROM handout JOIN dialogue ON dialogue.id = handout.dialogue
                WHERE circle = $1 AND maker = $2 ORDER BY handout.id
                """, address
            ).map { row in
                guard let code = Code(try row.text(0)), let day = Day(try row.text(1)) else {
                    throw StorageProblem.damaged("a handout")
                }
                return .init(dialogue: code, day: day)
            }
            held.mails = try db.mails(about: id, address)
            return held
        }
    }

    func forget(_ member: ID<Member>, of circle: ID<Circle>) async throws {
        let gone = try await circles.write { db -> Gone in
            let row = try db.row(
                "SELECT \(Member.columns) FROM member WHERE id = $1 AND circle = $2",
                [.integer(member.number), .integer(circle.number)])
            guard let found = try row.map({ try Member(stored: $0) }) else { return Gone() }
            if found.role == .secretary { try db.keepASecretary(beside: found) }
            return try db.forget(found.email, of: circle)
        }
        try await scrub(gone)
    }

    func forgetEverywhere(_ email: EmailAddress) async throws -> Forgotten {
        let (forgotten, gone) = try await circles.write { db in
            let all = try db.rows("SELECT id FROM circle ORDER BY id", []).map { ID<Circle>(try $0.integer(0)) }
            var counts = Gone()
            for circle in all {
                let gone = try db.forget(email, of: circle)
                counts.memberships += gone.memberships
                counts.reminders += gone.reminders
                counts.invitations += gone.invitations
                counts.namings += gone.namings
            }
            let orphans = try db.rows(
                """
                SELECT \(Circle.columns()) FROM circle WHERE NOT EXISTS (
                    SELECT 1 FROM member WHERE member.circle = circle.id AND member.role = 'secretary') ORDER BY id
                """, []
            ).map { try Circle(stored: $0) }
            return (
                Forgotten(
                    memberships: counts.memberships, reminders: counts.reminders, invitations: counts.invitations,
                    withoutSecretary: orphans), counts
            )
        }
        try await scrub(gone)
        return forgotten
    }

    private func scrub(_ gone: Gone) async throws {
        if gone.namings > 0 { try await SQLiteLibrary(database: circles).forgetUnusedWords() }
        try await circles.scrub()
        try await positions.scrub()
    }
}

/// How many rows of a person went.
private struct Gone {
    var memberships = 0, reminders = 0, invitations = 0
    /// Versions of patterns that said who raised them; the index may still hold those words.
    var namings = 0
}

extension Transaction {
    /// Deletes what this circle holds under an address. Sessions, links and mails go along by their foreign keys; what the person
    /// wrote loses the name.
    fileprivate func forget(
        _ email: EmailAddress, of circle: ID<Circle>
    ) throws -> Gone {
        let values: [Value] = [.integer(circle.number), .text(email.text)]
        let namings = try forgetRaiser(email, in: circle)
        let reminders = try execute(
            """
            DELETE FROM promiser WHERE commitment IN (SELECT id FROM commitment WHERE circle = $1) AND email = $2
            """, values)
        let invitations = try execute("DELETE FROM invitation WHERE circle = $1 AND email = $2", values)
        // That the file was given stays known; who made it does not.
        try execute(
            """
            UPDATE handout SET maker = '' WHERE dialogue IN (SELECT id FROM dialogue WHERE circle = $1) AND maker = $2
            """, values)
        let memberships = try execute("DELETE FROM member WHERE circle = $1 AND email = $2", values)
        return Gone(
            memberships: memberships, reminders: reminders, invitations: invitations, namings: namings)
    }

    /// Takes a person out of "raised by", where the address stands there, or a name that the person gave for a reminder.
    fileprivate func forgetRaiser(_ email: EmailAddress, in circle: ID<Circle>) throws -> Int {
        let names = try rows(
            """
            SELECT name FROM promiser JOIN commitment ON commitment.id = promiser.commitment
            WHERE circle = $1 AND email = $2 AND name IS NOT NULL
            """, [.integer(circle.number), .text(email.text)]
        ).map { try $0.text(0).lowercased() }
        let found = try raised(by: [email.text.lowercased()] + names, in: circle)
        for version in found {
            try execute(
                "UPDATE pattern_revision SET raised_by = NULL WHERE pattern = $1 AND version = $2",
                [.integer(version.pattern.number), .number(version.version)])
        }
        if !found.isEmpty { try indexPatterns(of: circle) }
        return found.count
    }

    /// The versions of patterns that name somebody: a first name alone only where nothing else stands.
    fileprivate func raised(by names: [String], in circle: ID<Circle>) throws -> [HeldData.PatternText] {
        try rows(
            """
            SELECT pattern, version, moment, raised_by FROM pattern_revision
            JOIN pattern ON pattern.id = pattern_revision.pattern
            WHERE circle = $1 AND raised_by IS NOT NULL ORDER BY moment, pattern, version
            """, [.integer(circle.number)]
        ).filter { row in
            let words = try row.text(3).lowercased()
            return names.contains {
                words == $0 || (($0.contains(" ") || $0.contains("@")) && words.contains($0))
            }
        }.map { .init(pattern: ID(try $0.integer(0)), version: try $0.int(1), moment: try $0.date(2)) }
    }

    /// What stands beside a dialogue: its code, and when it was written.
    fileprivate func texts(_ query: String, _ member: [Value]) throws -> [HeldData.ReportText] {
        try rows(query, member).map { row in
            guard let code = Code(try row.text(0)) else { throw StorageProblem.damaged("a code") }
            return .init(dialogue: code, moment: try row.date(1))
        }
    }

    fileprivate func readPatterns(_ member: [Value], into held: inout HeldData) throws {
        held.patternTexts = try rows(
            "SELECT pattern, version, moment FROM pattern_revision WHERE member = $1 ORDER BY moment, pattern, version",
            member
        ).map { .init(pattern: ID(try $0.integer(0)), version: try $0.int(1), moment: try $0.date(2)) }
        held.forceChoices = try rows(
            "SELECT case_study, force, moment FROM pattern_link WHERE member = $1 ORDER BY moment, case_study, force",
            member
        ).map {
            .init(
                force: CaseForce(study: ID(try $0.integer(0)), force: ID(try $0.integer(1))),
                moment: try $0.date(2))
        }
    }

    fileprivate func mails(about member: [Value], _ address: [Value]) throws -> [HeldData.Mail] {
        func read(_ about: HeldData.Mail.About, _ condition: String, _ values: [Value]) throws -> [HeldData.Mail] {
            try rows("SELECT state, answered FROM mail WHERE \(condition) ORDER BY id", values).map { row in
                HeldData.Mail(
                    about: about, state: try row.choice(0),
                    answered: row.values[1] == .null ? nil : try row.date(1))
            }
        }
        return try read(.signIn, "member = $1", member)
            + read(.invitation, "invitation IN (SELECT id FROM invitation WHERE circle = $1 AND email = $2)", address)
            + read(
                .reminder,
                """
                commitment IN (SELECT commitment.id FROM commitment JOIN promiser ON promiser.commitment = commitment.id
                    WHERE circle = $1 AND email = $2)
                """, address)
    }
}

extension Row {
    /// Milliseconds since 1970.
    func date(_ column: Int) throws(StorageProblem) -> Date {
        Date(timeIntervalSince1970: Double(try integer(column)) / 1000)
    }
}
