import Domain

/// Seals of dialogues that ended, beside the dialogues: they hold no answers.
struct SealStore: Seals {
    let database: any Database

    func seal(of dialogue: ID<Dialogue>) async throws -> Seal? {
        try await database.read { db in
            let row = try db.row("SELECT digest FROM seal WHERE dialogue = $1", [.integer(dialogue.number)])
            return try row.flatMap { Seal(digest: try $0.blob(0)) }
        }
    }

    func secrets(of dialogue: ID<Dialogue>) async throws -> SealSecrets? {
        try await database.read { db in
            let row = try db.row(
                "SELECT salt, row_order, last_participant, schema FROM seal WHERE dialogue = $1 AND salt IS NOT NULL",
                [.integer(dialogue.number)])
            return try row.map {
                SealSecrets(
                    salt: try $0.blob(0), order: try $0.blob(1), lastParticipant: ID(try $0.integer(2)),
                    schema: try $0.int(3))
            }
        }
    }

    func fix(_ seal: Seal, with secrets: SealSecrets, of dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.execute(
                """
                INSERT INTO seal (dialogue, digest, salt, row_order, last_participant, schema)
                    SELECT id, $1, $2, $3, $4, $5 FROM dialogue WHERE id = $6 AND deleted = 0
                ON CONFLICT (dialogue) DO NOTHING
                """,
                [
                    .blob(seal.digest), .blob(secrets.salt), .blob(secrets.order),
                    .integer(secrets.lastParticipant.number), .number(secrets.schema), .integer(dialogue.number),
                ])
        }
    }

    func rowsDigest(of dialogue: ID<Dialogue>) async throws -> Digest? {
        try await database.read { db in
            try db.row(
                "SELECT rows_digest FROM seal WHERE dialogue = $1 AND rows_digest IS NOT NULL",
                [.integer(dialogue.number)]
            )?.blob(0)
        }
    }

    func fixRows(_ digest: Digest, of dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.execute(
                "UPDATE seal SET rows_digest = $1 WHERE dialogue = $2 AND rows_digest IS NULL",
                [.blob(digest), .integer(dialogue.number)])
        }
    }

    func forgetSecrets(of dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.execute(
                "UPDATE seal SET salt = NULL, row_order = NULL WHERE dialogue = $1", [.integer(dialogue.number)])
        }
    }

    func note(_ handout: Handout, of dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.execute(
                "INSERT INTO handout (dialogue, day, auditor, maker) VALUES ($1, $2, $3, $4)",
                [
                    .integer(dialogue.number), .text(handout.day.description), .text(handout.auditor.text),
                    .text(handout.maker ?? ""),
                ])
        }
    }

    func handouts(of dialogue: ID<Dialogue>) async throws -> [Handout] {
        try await database.read { db in
            try db.rows(
                "SELECT day, auditor, maker FROM handout WHERE dialogue = $1 ORDER BY id",
                [.integer(dialogue.number)]
            ).map { row in
                guard let day = Day(try row.text(0)) else { throw StorageProblem.damaged("a day") }
                let maker = try row.text(2)
                return Handout(day: day, auditor: try Line(row.text(1)), maker: maker.isEmpty ? nil : maker)
            }
        }
    }
}
