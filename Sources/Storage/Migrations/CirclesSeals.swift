extension Migration {
    /// What a dialogue proves itself with after its end.
    static let circlesSeals = Migration(
        sql: """
            ALTER TABLE dialogue ADD COLUMN publishes_rows INTEGER NOT NULL DEFAULT 0 CHECK (publishes_rows IN (0, 1));

            CREATE TABLE seal (
                dialogue INTEGER PRIMARY KEY REFERENCES dialogue (id) ON DELETE CASCADE,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                -- Gone together with the answers.
                salt BLOB CHECK (length(salt) = 32),
                row_order BLOB CHECK (length(row_order) = 32),
                last_participant INTEGER NOT NULL
            ) STRICT;

            -- Who got the complete export, for whom.
            CREATE TABLE handout (
                id INTEGER PRIMARY KEY,
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                day TEXT NOT NULL CHECK (length(day) = 10),
                auditor TEXT NOT NULL,
                maker TEXT NOT NULL
            ) STRICT;
            CREATE INDEX handout_dialogue ON handout (dialogue);
            """)
}
