extension Migration {
    /// The thread from a force to a statement, and from a promise that got stuck to a new case.
    static let circlesThread = Migration(
        sql: """
            CREATE TABLE statement_source (
                dialogue INTEGER NOT NULL,
                statement INTEGER NOT NULL,
                case_study INTEGER NOT NULL REFERENCES case_study (id) ON DELETE CASCADE,
                force INTEGER NOT NULL,
                PRIMARY KEY (dialogue, statement),
                FOREIGN KEY (dialogue, statement) REFERENCES statement (dialogue, id) ON DELETE CASCADE
            ) STRICT;
            CREATE INDEX statement_source_case ON statement_source (case_study);

            ALTER TABLE case_study ADD COLUMN commitment INTEGER REFERENCES commitment (id) ON DELETE SET NULL;
            CREATE UNIQUE INDEX case_study_commitment ON case_study (commitment);
            """)
}
