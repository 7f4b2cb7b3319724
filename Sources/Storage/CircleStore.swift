import Domain

/// Circles, and what they show to everybody.
struct CircleStore: Circles {
    let database: any Database

    func all() async throws -> [Circle] {
        try await database.read { db in
            try db.rows("SELECT \(Circle.columns()) FROM circle ORDER BY name", []).map { try Circle(stored: $0) }
        }
    }

    func published() async throws -> [Circle] {
        try await database.read { db in
            try db.rows("SELECT \(Circle.columns()) FROM circle WHERE public = 1 ORDER BY name", [])
                .map { try Circle(stored: $0) }
        }
    }

    func circle(_ id: ID<Circle>) async throws -> Circle? {
        try await database.read { db in
            try db.row("SELECT \(Circle.columns()) FROM circle WHERE id = $1", [.integer(id.number)])
                .map { try Circle(stored: $0) }
        }
    }

    func add(named name: Line) async throws -> Circle {
        try await database.write { db in
            let row = try db.row(
                "INSERT INTO circle (name) VALUES ($1) ON CONFLICT DO NOTHING RETURNING \(Circle.columns())",
                [.text(name.text)])
            guard let row else { throw CircleProblem.nameTaken }
            return try Circle(stored: row)
        }
    }

    func save(_ circle: Circle) async throws {
        try await database.write { db in
            let other = try db.row(
                "SELECT 1 FROM circle WHERE name = $1 AND id <> $2",
                [.text(circle.name.text), .integer(circle.id.number)])
            guard other == nil else { throw CircleProblem.nameTaken }
            try db.execute(
                """
                UPDATE circle SET name = $1, about = $2, language = $3, accent = $4, layers = $5, accelerators = $6,
                    public = $7, answer_days = $8, contact_days = $9
                WHERE id = $10
                """,
                [
                    .text(circle.name.text), .text(circle.about.text), .text(circle.language.rawValue),
                    .text(circle.accent.rawValue), .lines(circle.layers), .lines(circle.accelerators),
                    .flag(circle.isPublic), .number(circle.retention.answers), .number(circle.retention.contacts),
                    .integer(circle.id.number),
                ])
        }
    }

    func announced(of circle: ID<Circle>) async throws -> [AnnouncedDialogue] {
        try await database.read { db in
            try db.rows(
                """
                SELECT code, title, purpose, phase, day FROM dialogue
                WHERE circle = $1 AND rehearsing = 0 AND (
                    listed = 1 OR EXISTS (
                        SELECT 1 FROM publication WHERE publication.dialogue = dialogue.id AND publication.withdrawn = 0))
                ORDER BY id DESC
                """, [.integer(circle.number)]
            ).map { row in
                guard let code = Code(try row.text(0)) else { throw StorageProblem.damaged("a code") }
                return AnnouncedDialogue(
                    code: code, title: try Line(row.text(1)), purpose: try Paragraph(row.text(2)),
                    phase: try row.choice(3), day: try row.optionalText(4).flatMap { Day($0) })
            }
        }
    }

    func publicLessons(of circle: ID<Circle>, limit: Int) async throws -> [AnnouncedLesson] {
        try await database.read { db in
            try db.rows(
                "SELECT id, title, day FROM lesson WHERE circle = $1 AND public = 1 ORDER BY day DESC, id DESC LIMIT $2",
                [.integer(circle.number), .number(limit)]
            ).map { row in
                guard let day = Day(try row.text(2)) else { throw StorageProblem.damaged("a day") }
                return AnnouncedLesson(id: ID(try row.integer(0)), title: try Line(row.text(1)), day: day)
            }
        }
    }
}

extension Circle {
    /// What ``init(stored:from:)`` reads.
    static func columns(_ table: String = "circle") -> String {
        [
            "id", "name", "about", "language", "accent", "layers", "accelerators", "public", "answer_days",
            "contact_days",
        ].map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// - Parameter first: the column of the id.
    init(stored row: Row, from first: Int = 0) throws {
        self.init(id: ID(try row.integer(first)), name: try Line(row.text(first + 1)))
        about = try Paragraph(row.text(first + 2), limit: Circle.longestAbout)
        language = try row.choice(first + 3)
        accent = try row.choice(first + 4)
        layers = try row.lines(first + 5)
        accelerators = try row.lines(first + 6)
        isPublic = try row.integer(first + 7) == 1
        guard let kept = Retention(answers: try row.int(first + 8), contacts: try row.int(first + 9)) else {
            throw StorageProblem.damaged("a number of days")
        }
        retention = kept
    }
}

extension Value {
    /// One on each line.
    fileprivate static func lines(_ lines: [Line]) -> Value { .text(lines.map(\.text).joined(separator: "\n")) }
}

extension Row {
    fileprivate func lines(_ column: Int) throws -> [Line] {
        try text(column).split(separator: "\n").map { try Line(String($0)) }
    }
}
