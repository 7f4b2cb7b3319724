import Disclosure
import Domain

/// Dialogues, each spread over its tables; a change writes only the rows that differ.
struct DialogueStore: Dialogues {
    let database: any Database

    func create(_ new: NewDialogue) async throws -> Dialogue {
        try await database.write { db in
            var generator = SystemRandomNumberGenerator()
            let terms = try db.row(
                "SELECT answer_days, contact_days FROM circle WHERE id = $1", [.integer(new.circle.number)])
            let kept = try terms.flatMap { Circle.Retention(answers: try $0.int(0), contacts: try $0.int(1)) }
            while true {
                let code = Code.random(using: &generator)
                let row = try db.row(
                    """
                    INSERT INTO dialogue
                        (circle, code, title, purpose, kind, mode, phase, rehearsing, blank, version, scope)
                    VALUES ($1, $2, $3, $4, $5, $6, 'draft', 0, 0, 0, $7) ON CONFLICT (code) DO NOTHING RETURNING id
                    """,
                    [
                        .integer(new.circle.number), .text(code.text), .text(new.title.text), .text(new.purpose.text),
                        .text(new.kind.rawValue), .text(new.mode.rawValue), .text(new.scope.rawValue),
                    ])
                guard let row else { continue }
                let dialogue = try new.dialogue(id: ID(row.integer(0)), code: code, kept: kept ?? .standard)
                try db.write(DialogueRows(dialogue), replacing: nil, of: dialogue.id, version: 0)
                return dialogue
            }
        }
    }

    func dialogue(_ code: Code) async throws -> Dialogue? {
        try await database.read { db in
            guard let row = try db.row(DialogueRows.head + " WHERE code = $1", [.text(code.text)]) else { return nil }
            return try db.dialogue(from: row)
        }
    }

    func dialogues(of circle: ID<Circle>) async throws -> [DialogueSummary] {
        try await database.read { db in
            try db.rows(
                """
                SELECT code, title, kind, mode, phase, rehearsing,
                    (SELECT count(*) FROM statement
                     WHERE statement.dialogue = dialogue.id AND moderation = 'approved')
                FROM dialogue WHERE circle = $1 ORDER BY id DESC
                """, [.integer(circle.number)]
            ).map { row in
                guard let code = Code(try row.text(0)) else { throw StorageProblem.damaged("a code") }
                return DialogueSummary(
                    code: code, title: try Line(row.text(1)), kind: try row.choice(2), mode: try row.choice(3),
                    phase: try row.choice(4), isRehearsing: try row.integer(5) == 1, statements: try row.int(6))
            }
        }
    }

    func save(_ new: Dialogue, replacing old: Dialogue) async throws -> Bool {
        try await database.write { db in
            let isSaved = try db.write(
                DialogueRows(new), replacing: DialogueRows(old), of: new.id, version: old.version)
            if isSaved { try db.indexReport(of: new) }
            return isSaved
        }
    }

    func remove(_ dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            try db.forget(.report, dialogue.number)
            try db.execute("DELETE FROM dialogue WHERE id = $1", [.integer(dialogue.number)])
        }
    }

    func joinable() async throws -> [Code] {
        try await database.read { db in
            try db.rows("SELECT code FROM dialogue WHERE phase IN ('lobby', 'running')", [])
                .compactMap { Code(try $0.text(0)) }
        }
    }
}

extension Transaction {
    /// Writes what differs; false (and nothing written) when the stored version is another one.
    @discardableResult
    fileprivate func write(
        _ new: DialogueRows, replacing old: DialogueRows?, of id: ID<Dialogue>, version: Int
    ) throws -> Bool {
        let changed = try execute(
            """
            UPDATE dialogue SET title = $1, purpose = $2, kind = $3, mode = $4, phase = $5, rehearsing = $6,
                current = $7, deadline = $8, blank = $9, version = $10, ended = $11, scope = $12, publishes_rows = $13,
                listed = $14, day = $15, answer_days = $16, on_screen = $17,
                contact_days = $18
            WHERE id = $19 AND version = $20
            """, new.headValues + [.integer(id.number), .number(version)])
        guard changed == 1 else { return false }
        for (index, table) in new.tables.enumerated() {
            try replace(old?.tables[index].rows ?? [], with: table, of: id)
        }
        return true
    }

    private func replace(_ old: [[Value]], with table: DialogueRows.Table, of id: ID<Dialogue>) throws {
        let keys = Set(table.rows.map { $0.prefix(table.keyColumns) })
        let keyNames = table.columns.prefix(table.keyColumns)
        let condition = keyNames.enumerated().map { "\($0.element) = $\($0.offset + 2)" }.joined(separator: " AND ")
        for row in old where !keys.contains(row.prefix(table.keyColumns)) {
            try execute(
                "DELETE FROM \(table.name) WHERE dialogue = $1 AND \(condition)",
                [.integer(id.number)] + row.prefix(table.keyColumns))
        }
        let stored = Set(old)
        let marks = (1...(table.columns.count + 1)).map { "$\($0)" }.joined(separator: ", ")
        let updates = table.columns.dropFirst(table.keyColumns).map { "\($0) = excluded.\($0)" }
        for row in table.rows where !stored.contains(row) {
            try execute(
                """
                INSERT INTO \(table.name) (dialogue, \(table.columns.joined(separator: ", "))) VALUES (\(marks))
                ON CONFLICT (dialogue, \(keyNames.joined(separator: ", ")))
                DO UPDATE SET \(updates.joined(separator: ", "))
                """, [.integer(id.number)] + row)
        }
    }
}
