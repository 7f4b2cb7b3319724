import Domain

/// Lessons with what they rest on; every change goes into the index in the same transaction.
struct LessonStore: Lessons {
    let database: any Database

    func write(
        _ words: LessonWords, evidence: [Lesson.Evidence], in circle: ID<Circle>, on day: Day
    ) async throws -> ID<Lesson> {
        try await database.write { db in
            let id = try db.insert(words, in: circle, on: day)
            try db.keep(evidence, of: id, in: circle)
            return id
        }
    }

    func identities(of circle: ID<Circle>) async throws -> Set<String> {
        try await database.read { db in try db.identities(of: circle) }
    }

    func add(_ entries: [LessonFile.Entry], to circle: ID<Circle>, today: Day) async throws -> Int {
        try await database.write { db in
            var known = try db.identities(of: circle)
            // The oldest first, so that the newest came in last.
            let new = entries.filter { known.insert($0.words.identity).inserted }
                .map { (words: $0.words, day: $0.day ?? today) }.sorted { $0.day < $1.day }
            for (words, day) in new { try db.insert(words, in: circle, on: day) }
            return new.count
        }
    }

    func rewrite(
        _ id: ID<Lesson>, version: Int, as words: LessonWords, evidence: [Lesson.Evidence], of circle: ID<Circle>
    ) async throws -> Bool {
        try await database.write { db in
            let changed = try db.execute(
                """
                UPDATE lesson SET title = $1, handle = $2, condition = $3, for_layer = $4, accelerator = $5, role = $6,
                    public = $7, version = version + 1
                WHERE id = $8 AND circle = $9 AND version = $10
                """, words.values + [.integer(id.number), .integer(circle.number), .number(version)])
            guard changed == 1 else { return false }
            try db.keep(evidence, of: id, in: circle)
            let lesson = try db.row(Lesson.head + " WHERE id = $1", [.integer(id.number)]).map(db.lesson)
            if let lesson { try db.index(IndexedDocument(lesson)) }
            return true
        }
    }

    func lesson(_ id: ID<Lesson>, for reader: ID<Circle>?) async throws -> Lesson? {
        try await database.read { db in
            try db.row(
                Lesson.head + " WHERE id = $1 AND (public = 1 OR circle = $2)",
                [.integer(id.number), .optional(reader?.number)]
            ).map(db.lesson)
        }
    }

    func lessons(from dialogue: ID<Dialogue>) async throws -> [Lesson] {
        try await database.read { db in
            try db.rows(
                Lesson.head
                    + " WHERE public = 1 AND id IN (SELECT lesson FROM lesson_evidence WHERE dialogue = $1)"
                    + " ORDER BY day DESC, id DESC", [.integer(dialogue.number)]
            ).map(db.lesson)
        }
    }

    func latest(_ count: Int) async throws -> [Lesson] {
        try await database.read { db in
            try db.rows(
                Lesson.head + " WHERE public = 1 ORDER BY day DESC, id DESC LIMIT $1", [.number(count)]
            ).map(db.lesson)
        }
    }

    func remove(_ id: ID<Lesson>, from circle: ID<Circle>) async throws {
        try await database.write { db in
            guard
                try db.row(
                    "SELECT 1 FROM lesson WHERE id = $1 AND circle = $2",
                    [.integer(id.number), .integer(circle.number)]) != nil
            else { return }
            try db.forget(.lesson, id.number)
            try db.execute("DELETE FROM lesson WHERE id = $1", [.integer(id.number)])
        }
    }
}

extension LessonWords {
    fileprivate var values: [Value] {
        [
            .text(title.text), .text(handle.text), .text(condition.text), .optional(layer?.text),
            .optional(accelerator?.text), .optional(role?.text), .flag(isPublic),
        ]
    }
}

extension Lesson {
    static let columns = """
        lesson.id, circle, lesson.title, handle, condition, for_layer, accelerator, role, public, day, version
        """
    static let head = "SELECT \(columns) FROM lesson"
}

extension Transaction {
    fileprivate func identities(of circle: ID<Circle>) throws -> Set<String> {
        Set(
            try rows("SELECT title FROM lesson WHERE circle = $1", [.integer(circle.number)])
                .map { LessonWords.identity(of: try $0.text(0)) })
    }

    /// A new lesson, which can be found at once.
    @discardableResult
    fileprivate func insert(_ words: LessonWords, in circle: ID<Circle>, on day: Day) throws -> ID<Lesson> {
        let row = try self.row(
            """
            INSERT INTO lesson (title, handle, condition, for_layer, accelerator, role, public, circle, day, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) RETURNING id
            """, words.values + [.integer(circle.number), .text(day.description)])
        guard let row else { throw StorageProblem.damaged("a lesson vanished") }
        let id = ID<Lesson>(try row.integer(0))
        try index(IndexedDocument(Lesson(id: id, circle: circle, words: words, evidence: [], day: day, version: 1)))
        return id
    }

    /// The whole lesson that a row of ``Lesson/columns`` begins.
    func lesson(_ row: Row) throws -> Lesson {
        let id = ID<Lesson>(try row.integer(0))
        guard let day = Day(try row.text(9)) else { throw StorageProblem.damaged("a day") }
        let words = LessonWords(
            title: try Line(row.text(2)), handle: try Paragraph(row.text(3)), condition: try Paragraph(row.text(4)),
            layer: try row.optionalText(5).map { try Line($0) },
            accelerator: try row.optionalText(6).map { try Line($0) },
            role: try row.optionalText(7).map { try Line($0) }, isPublic: try row.integer(8) == 1)
        let evidence = try rows(
            """
            SELECT case_study, code, statement, commitment FROM lesson_evidence
            LEFT JOIN dialogue ON dialogue.id = lesson_evidence.dialogue WHERE lesson = $1 ORDER BY place
            """, [.integer(id.number)]
        ).compactMap(Lesson.Evidence.init(stored:))
        return Lesson(
            id: id, circle: ID(try row.integer(1)), words: words, evidence: evidence, day: day,
            version: try row.int(10))
    }

    /// Replaces what a lesson rests on; what is not of this circle is left out.
    fileprivate func keep(_ evidence: [Lesson.Evidence], of id: ID<Lesson>, in circle: ID<Circle>) throws {
        // Of a case that was removed nobody could say that it stays: it comes back with the case.
        let removed = try rows(
            """
            SELECT case_study FROM lesson_evidence JOIN case_study ON case_study.id = lesson_evidence.case_study
            WHERE lesson = $1 AND removed_at IS NOT NULL ORDER BY place
            """, [.integer(id.number)])
        try execute("DELETE FROM lesson_evidence WHERE lesson = $1", [.integer(id.number)])
        for (place, row) in removed.enumerated() {
            try execute(
                "INSERT INTO lesson_evidence (lesson, place, case_study) VALUES ($1, $2, $3)",
                [.integer(id.number), .number(evidence.count + place), .integer(row.integer(0))])
        }
        for (place, piece) in evidence.enumerated() {
            let head = "INSERT INTO lesson_evidence (lesson, place, case_study, dialogue, statement, commitment)"
            let place: [Value] = [.integer(id.number), .number(place), .integer(circle.number)]
            switch piece {
            case .study(let study):
                try execute(
                    "\(head) SELECT $1, $2, id, NULL, NULL, NULL FROM case_study"
                        + " WHERE circle = $3 AND id = $4 AND removed_at IS NULL",
                    place + [.integer(study.number)])
            case .statement(let code, let statement):
                try execute(
                    """
                    \(head) SELECT $1, $2, NULL, dialogue.id, statement.id, NULL
                    FROM dialogue JOIN statement ON statement.dialogue = dialogue.id
                    WHERE circle = $3 AND code = $4 AND statement.id = $5
                    """, place + [.text(code.text), .integer(statement.number)])
            case .commitment(let commitment):
                try execute(
                    "\(head) SELECT $1, $2, NULL, NULL, NULL, id FROM commitment WHERE circle = $3 AND id = $4",
                    place + [.integer(commitment.number)])
            }
        }
    }
}

extension Lesson.Evidence {
    fileprivate init?(stored row: Row) throws {
        if let study = try row.optionalInteger(0) {
            self = .study(ID(study))
        } else if let code = try row.optionalText(1).flatMap({ Code($0) }), let statement = try row.optionalInteger(2) {
            self = .statement(code, ID(statement))
        } else if let commitment = try row.optionalInteger(3) {
            self = .commitment(ID(commitment))
        } else {
            return nil
        }
    }
}
