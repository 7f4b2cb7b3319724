extension Migration {
    /// What people wrote in a published report, to find it by; and whether the index still holds words of what went.
    static let circlesPublishedText = Migration(
        sql: """
            -- One row for each version that was published and not withdrawn, also where nobody wrote anything.
            CREATE TABLE published_text (
                dialogue INTEGER NOT NULL,
                version INTEGER NOT NULL,
                content TEXT NOT NULL,
                PRIMARY KEY (dialogue, version),
                FOREIGN KEY (dialogue, version) REFERENCES publication (dialogue, version) ON DELETE CASCADE
            ) STRICT;

            -- How many documents went or were written anew since the index was last rewritten.
            ALTER TABLE search_generation ADD COLUMN gone INTEGER NOT NULL DEFAULT 1 CHECK (gone >= 0);
            CREATE TRIGGER document_gone AFTER DELETE ON document BEGIN
                UPDATE search_generation SET gone = gone + 1;
            END;
            CREATE TRIGGER document_rewritten AFTER UPDATE ON document BEGIN
                UPDATE search_generation SET gone = gone + 1;
            END;
            """)
}
