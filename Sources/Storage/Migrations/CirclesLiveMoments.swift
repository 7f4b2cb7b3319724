extension Migration {
    /// Where in the log of positions each release of a statement that stays open was made, so that it can be counted again; and
    /// the schema of the export that a seal is of.
    static let circlesLiveMoments = Migration(
        sql: """
            CREATE TABLE live_release (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                statement INTEGER NOT NULL,
                number INTEGER NOT NULL CHECK (number >= 1),
                log_height INTEGER NOT NULL CHECK (log_height >= 0),
                closing INTEGER NOT NULL CHECK (closing IN (0, 1)),
                PRIMARY KEY (dialogue, statement, number)
            ) STRICT;

            ALTER TABLE seal ADD COLUMN schema INTEGER NOT NULL DEFAULT 1 CHECK (schema >= 1);
            """)
}
