import Domain

/// The links between forces and statements.
struct StatementSourceStore: StatementSources {
    let database: any Database

    func remember(_ statement: ID<Statement>, of dialogue: ID<Dialogue>, from source: CaseForce) async throws {
        try await database.write { db in
            try db.execute(
                """
                INSERT INTO statement_source (dialogue, statement, case_study, force) VALUES ($1, $2, $3, $4)
                ON CONFLICT (dialogue, statement) DO NOTHING
                """,
                [
                    .integer(dialogue.number), .integer(statement.number), .integer(source.study.number),
                    .integer(source.force.number),
                ])
        }
    }

    func sources(of dialogue: ID<Dialogue>) async throws -> [ID<Statement>: CaseForce] {
        try await database.read { db in
            let rows = try db.rows(
                "SELECT statement, case_study, force FROM statement_source WHERE dialogue = $1",
                [.integer(dialogue.number)])
            return try rows.reduce(into: [:]) { sources, row in
                sources[ID(try row.integer(0))] = CaseForce(
                    study: ID(try row.integer(1)), force: ID(try row.integer(2)))
            }
        }
    }

    func statements(from study: ID<CaseStudy>) async throws -> [DraftedStatement] {
        try await database.read { db in
            try db.rows(
                """
                SELECT force, code, statement FROM statement_source
                JOIN dialogue ON dialogue.id = statement_source.dialogue
                WHERE case_study = $1 ORDER BY dialogue, statement
                """, [.integer(study.number)]
            ).map { row in
                guard let code = Code(try row.text(1)) else { throw StorageProblem.damaged("a code") }
                return DraftedStatement(
                    force: ID(try row.integer(0)), dialogue: code, statement: ID(try row.integer(2)))
            }
        }
    }
}
