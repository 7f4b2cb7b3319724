extension Migration {
    /// Reports: what people wrote in the draft, and what was published.
    static let circlesReports = Migration(
        sql: """
            -- The newest version of a part is the part. content is an object of texts.
            CREATE TABLE report_revision (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                part TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1),
                content TEXT NOT NULL,
                member INTEGER REFERENCES member (id) ON DELETE SET NULL,
                moment INTEGER NOT NULL,
                PRIMARY KEY (dialogue, part, version)
            ) STRICT;
            CREATE INDEX report_revision_member ON report_revision (member);

            -- releases: the figures it stands on, as statement/round/number, separated by spaces.
            CREATE TABLE publication (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                version INTEGER NOT NULL CHECK (version >= 1),
                releases TEXT NOT NULL,
                withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
                member INTEGER REFERENCES member (id) ON DELETE SET NULL,
                moment INTEGER NOT NULL,
                PRIMARY KEY (dialogue, version)
            ) STRICT;
            CREATE INDEX publication_member ON publication (member);

            CREATE TABLE published_page (
                dialogue INTEGER NOT NULL,
                version INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('report', 'slides', 'picture')),
                language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
                content TEXT NOT NULL,
                PRIMARY KEY (dialogue, version, kind, language),
                FOREIGN KEY (dialogue, version) REFERENCES publication (dialogue, version) ON DELETE CASCADE
            ) STRICT;
            CREATE TRIGGER published_page_kept BEFORE UPDATE ON published_page BEGIN
                SELECT RAISE(ABORT, 'what was published is never changed');
            END;

            -- Whether the promise may stand in the report: only who made it says so.
            ALTER TABLE commitment ADD COLUMN public INTEGER NOT NULL DEFAULT 0 CHECK (public IN (0, 1));
            """)
}
