import Domain

/// Promises, and the links that open them.
struct CommitmentStore: Commitments {
    let database: any Database

    private static let columns = """
        commitment.id, commitment.circle, dialogue.code, dialogue.title, commitment.statement, commitment.what,
        commitment.due, commitment.partners, commitment.step, commitment.need, commitment.public,
        commitment.outcome, commitment.explanation, commitment.for_layer
        """
    private static let source = "commitment LEFT JOIN dialogue ON dialogue.id = commitment.dialogue"

    func make(_ promise: Promise, for place: PromisePlace, secret: Digest, promiser: Promiser?) async throws -> Bool {
        try await database.write { db in
            if let made = try Self.opened(by: secret, in: db) { return made.commitment.promise == promise }
            let id = Int64.random(in: 1...Int64(1) << 52)
            try db.execute(
                """
                INSERT INTO commitment
                    (id, circle, dialogue, statement, what, due, partners, step, need, public, for_layer)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                [
                    .integer(id), .integer(place.circle.number), .optional(place.dialogue?.number),
                    .optional(promise.statement?.number), .text(promise.what.text), .text(promise.due.description),
                    .optional(promise.partners?.text), .optional(promise.step?.text), .optional(promise.need?.text),
                    .flag(promise.isPublic),
                    .optional(promise.layer?.number),
                ])
            try db.execute(
                "INSERT INTO commitment_link (token, commitment) VALUES ($1, $2)", [.blob(secret), .integer(id)])
            guard let promiser else { return true }
            try db.execute(
                "INSERT INTO promiser (commitment, name, email, language) VALUES ($1, $2, $3, $4)",
                [
                    .integer(id), .optional(promiser.name?.text), .text(promiser.email.text),
                    .text(promiser.language.rawValue),
                ])
            return true
        }
    }

    func commitments(of circle: ID<Circle>) async throws -> [Reminded] {
        try await database.read { db in
            try db.rows(
                """
                SELECT \(Self.columns), mail.state FROM \(Self.source)
                LEFT JOIN mail ON mail.commitment = commitment.id
                WHERE commitment.circle = $1 ORDER BY commitment.due, commitment.id
                """, [.integer(circle.number)]
            ).map { row in
                let mail: OutgoingMail.State? = row.values[14] == .null ? nil : try row.choice(14)
                return Reminded(commitment: try Commitment(stored: row), mail: mail)
            }
        }
    }

    func publicPromises(of dialogue: ID<Dialogue>) async throws -> [Promise] {
        try await shown(in: dialogue).map(\.promise)
    }

    func shown(in dialogue: ID<Dialogue>) async throws -> [ShownPromise] {
        try await database.read { db in
            try db.rows(
                """
                SELECT id, statement, what, due, partners, step, need, public FROM commitment
                WHERE dialogue = $1 AND public = 1 ORDER BY due, id
                """, [.integer(dialogue.number)]
            ).map { ShownPromise(id: ID(try $0.integer(0)), promise: try Promise(stored: $0, from: 1)) }
        }
    }

    func withhold(_ id: ID<Commitment>, of circle: ID<Circle>) async throws {
        try await database.write { db in
            try db.execute(
                "UPDATE commitment SET public = 0 WHERE id = $1 AND circle = $2",
                [.integer(id.number), .integer(circle.number)])
        }
    }

    func commitment(_ id: ID<Commitment>, of circle: ID<Circle>) async throws -> Commitment? {
        try await database.read { db in
            try db.row(
                "SELECT \(Self.columns) FROM \(Self.source) WHERE commitment.id = $1 AND commitment.circle = $2",
                [.integer(id.number), .integer(circle.number)]
            ).map(Commitment.init(stored:))
        }
    }

    func opened(by secret: Digest) async throws -> Opened? {
        try await database.read { db in try Self.opened(by: secret, in: db) }
    }

    private static func opened(by secret: Digest, in db: any Transaction) throws -> Opened? {
        try db.row(
            """
            SELECT \(columns), promiser.commitment FROM \(source)
            JOIN commitment_link ON commitment_link.commitment = commitment.id
            LEFT JOIN promiser ON promiser.commitment = commitment.id
            WHERE commitment_link.token = $1
            """, [.blob(secret)]
        ).map { Opened(commitment: try Commitment(stored: $0), isReminded: $0.values[14] != .null) }
    }

    func answer(_ outcome: Commitment.Outcome, by secret: Digest) async throws -> Bool {
        try await database.write { db in
            let answered = try db.row(
                """
                UPDATE commitment SET outcome = $1 WHERE outcome IS NULL
                    AND id = (SELECT commitment FROM commitment_link WHERE token = $2) RETURNING id
                """, [.text(outcome.rawValue), .blob(secret)])
            guard let answered else { return false }
            // Nobody has to be reminded any more.
            try db.execute("DELETE FROM promiser WHERE commitment = $1", [.integer(answered.integer(0))])
            return true
        }
    }

    func explain(_ explanation: Paragraph, by secret: Digest) async throws {
        try await database.write { db in
            try db.execute(
                """
                UPDATE commitment SET explanation = $1 WHERE outcome IS NOT NULL AND explanation = ''
                    AND id = (SELECT commitment FROM commitment_link WHERE token = $2)
                """, [.text(explanation.text), .blob(secret)])
        }
    }

    func forgetPromiser(by secret: Digest) async throws {
        try await database.write { db in
            try db.execute(
                "DELETE FROM promiser WHERE commitment = (SELECT commitment FROM commitment_link WHERE token = $1)",
                [.blob(secret)])
        }
    }

    func erase(by secret: Digest) async throws {
        try await database.write { db in
            try db.execute(
                "DELETE FROM commitment WHERE id = (SELECT commitment FROM commitment_link WHERE token = $1)",
                [.blob(secret)])
        }
    }

    func remove(_ id: ID<Commitment>, from circle: ID<Circle>) async throws {
        try await database.write { db in
            try db.execute(
                "DELETE FROM commitment WHERE id = $1 AND circle = $2",
                [.integer(id.number), .integer(circle.number)])
        }
    }

    func forgetPromisers(of circle: Circle, today: Day) async throws -> Int {
        try await database.write { db in
            let own = circle.retention.contacts
            let terms = try db.rows(
                "SELECT DISTINCT contact_days FROM dialogue WHERE circle = $1", [.integer(circle.id.number)]
            ).map { try $0.int(0) }
            return try Set(terms + [own]).reduce(0) { forgotten, days in
                try forgotten
                    + db.execute(
                        """
                        DELETE FROM promiser WHERE commitment IN (
                            SELECT id FROM commitment WHERE circle = $1 AND due < $2 AND $3 = coalesce(
                                (SELECT contact_days FROM dialogue WHERE dialogue.id = commitment.dialogue), $4))
                        """,
                        [
                            .integer(circle.id.number), .text(today.adding(days: -days).description), .number(days),
                            .number(own),
                        ])
            }
        }
    }
}

extension Promise {
    /// - Parameter first: the column of the statement, after which the words follow.
    init(stored row: Row, from first: Int) throws {
        guard let due = Day(try row.text(first + 2)) else { throw StorageProblem.damaged("a day") }
        self.init(
            what: try Line(row.text(first + 1)), due: due,
            partners: try row.optionalText(first + 3).map { try Line($0) },
            step: try row.optionalText(first + 4).map { try Line($0) },
            need: try row.optionalText(first + 5).map { try Line($0) },
            statement: try row.optionalInteger(first).map { ID($0) }, isPublic: try row.integer(first + 6) == 1)
    }
}

extension Commitment {
    fileprivate init(stored row: Row) throws {
        var dialogue: DialogueReference?
        if let text = try row.optionalText(2) {
            guard let code = Code(text) else { throw StorageProblem.damaged("a code") }
            dialogue = DialogueReference(code: code, title: try Line(row.text(3)))
        }
        var promise = try Promise(stored: row, from: 4)
        promise.layer = try row.optionalInteger(13).map { ID($0) }
        let outcome: Outcome? = row.values[11] == .null ? nil : try row.choice(11)
        self.init(
            id: ID(try row.integer(0)), circle: ID(try row.integer(1)), dialogue: dialogue, promise: promise,
            outcome: outcome, explanation: try Paragraph(row.text(12)))
    }
}
