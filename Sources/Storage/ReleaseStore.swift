import Disclosure
import Domain
import Foundation

/// Figures as they were shown, beside the dialogues: they hold no answers.
struct ReleaseStore: Releases {
    let database: any Database

    func fields(of dialogue: ID<Dialogue>) async throws -> [RoundKey: PublicField] {
        try await database.read { db in
            let rows = try db.rows(
                """
                SELECT statement, round, shown FROM figure WHERE dialogue = $1 ORDER BY statement, round, number
                """, [.integer(dialogue.number)])
            var fields: [RoundKey: PublicField] = [:]
            for row in rows {
                let round = RoundKey(statement: ID(try row.integer(0)), round: try row.int(1))
                fields[round] = try PublicField(released: row.text(2))
            }
            return fields
        }
    }

    func keep(_ fields: [RoundKey: PublicField], of dialogue: ID<Dialogue>) async throws {
        guard !fields.isEmpty else { return }
        try await database.write { db in try db.keep(fields, of: dialogue) }
    }

    func liveReleases(of dialogue: ID<Dialogue>) async throws -> [LiveRelease] {
        try await database.read { db in
            try db.rows(
                """
                SELECT figure.statement, shown, live_release.log_height, closing
                FROM figure JOIN release_chain
                    ON release_chain.dialogue = figure.dialogue AND release_chain.statement = figure.statement
                LEFT JOIN live_release
                    ON live_release.dialogue = figure.dialogue AND live_release.statement = figure.statement
                    AND live_release.number = figure.number
                WHERE figure.dialogue = $1 AND figure.round = 1 ORDER BY figure.statement, figure.number
                """, [.integer(dialogue.number)]
            ).map { row in
                let moment = try row.optionalInteger(2).map { height in
                    LiveRelease.Moment(height: height, isClosing: try row.optionalInteger(3) == 1)
                }
                return LiveRelease(
                    statement: ID(try row.integer(0)), field: try PublicField(released: row.text(1)), moment: moment)
            }
        }
    }

    func attendance(of dialogue: ID<Dialogue>) async throws -> PublicAttendance? {
        try await database.read { db in
            let row = try db.row(
                "SELECT attendance FROM dialogue WHERE id = $1 AND attendance IS NOT NULL",
                [.integer(dialogue.number)])
            return try row.map { try PublicAttendance(released: $0.text(0)) }
        }
    }

    func keep(_ attendance: PublicAttendance, of dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.execute(
                "UPDATE dialogue SET attendance = $1 WHERE id = $2",
                [.text(attendance.released), .integer(dialogue.number)])
        }
    }

    func groups(of dialogue: ID<Dialogue>) async throws -> PublicGroups? {
        try await database.read { db in
            let row = try db.row(
                "SELECT shown FROM opinion_groups WHERE dialogue = $1", [.integer(dialogue.number)])
            return try row.map { try PublicGroups(released: $0.text(0)) }
        }
    }

    func keep(_ groups: PublicGroups, of dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.execute(
                "INSERT INTO opinion_groups (dialogue, shown) VALUES ($1, $2) ON CONFLICT (dialogue) DO NOTHING",
                [.integer(dialogue.number), .text(groups.released)])
        }
    }

    func forget(_ dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            for table in ["figure", "release_chain", "live_release", "opinion_groups"] {
                try db.execute("DELETE FROM \(table) WHERE dialogue = $1", [.integer(dialogue.number)])
            }
        }
    }

    func due(at now: Date) async throws -> [Code] {
        try await database.read { db in
            try db.rows(
                """
                SELECT code FROM dialogue WHERE ended + answer_days * 86400000 < $1 AND deleted = 0 ORDER BY id
                """, [.moment(now)]
            ).compactMap { Code(try $0.text(0)) }
        }
    }

    func markDeleted(_ dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.execute("UPDATE dialogue SET deleted = 1 WHERE id = $1", [.integer(dialogue.number)])
        }
    }
}

extension Transaction {
    func keep(_ fields: [RoundKey: PublicField], of dialogue: ID<Dialogue>) throws {
        for (round, field) in fields {
            try execute(
                """
                INSERT INTO figure (dialogue, statement, round, number, shown) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (dialogue, statement, round, number) DO NOTHING
                """,
                [
                    .integer(dialogue.number), .integer(round.statement.number), .number(round.round),
                    .number(field.number), .text(field.released),
                ])
        }
    }
}
