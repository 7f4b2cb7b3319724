extension Migration {
    /// Releases of statements that stay open: the chain they form, and how far in the log of positions the last one counted;
    /// and groups as they were shown.
    static let circlesLive = Migration(
        sql: """
            CREATE TABLE release_chain (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                statement INTEGER NOT NULL,
                releases TEXT NOT NULL,
                log_height INTEGER NOT NULL CHECK (log_height >= 0),
                PRIMARY KEY (dialogue, statement)
            ) STRICT;

            -- The opinion groups of an open dialogue that ended.
            CREATE TABLE opinion_groups (
                dialogue INTEGER PRIMARY KEY REFERENCES dialogue (id) ON DELETE CASCADE,
                shown TEXT NOT NULL
            ) STRICT;
            """)
}
