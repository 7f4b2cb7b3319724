extension Migration {
    /// Of whom a protected dialogue tells, and figures that are numbered and never replaced.
    static let circlesReleases = Migration(
        sql: """
            ALTER TABLE dialogue ADD COLUMN scope TEXT NOT NULL DEFAULT 'room' CHECK (scope IN ('room', 'layers'));

            CREATE TABLE figure (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                number INTEGER NOT NULL CHECK (number >= 1),
                shown TEXT NOT NULL,
                PRIMARY KEY (dialogue, statement, round, number)
            ) STRICT;
            INSERT INTO figure (dialogue, statement, round, number, shown)
                SELECT dialogue, statement, round, 1, figure FROM release;
            DROP TABLE release;
            """)
}
