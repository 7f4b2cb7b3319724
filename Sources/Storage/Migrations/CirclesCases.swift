extension Migration {
    /// Cases: every version of every part.
    static let circlesCases = Migration(
        sql: """
            CREATE TABLE case_study (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE
            ) STRICT;
            CREATE INDEX case_study_circle ON case_study (circle);

            -- The newest version of a part is the part. content is an object of texts, by field.
            CREATE TABLE case_revision (
                case_study INTEGER NOT NULL REFERENCES case_study (id) ON DELETE CASCADE,
                part INTEGER NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1),
                kind TEXT NOT NULL CHECK (kind IN ('facts', 'turning_point', 'party', 'force', 'action')),
                content TEXT NOT NULL,
                removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
                member INTEGER REFERENCES member (id) ON DELETE SET NULL,
                moment INTEGER NOT NULL,
                PRIMARY KEY (case_study, part, version)
            ) STRICT;
            CREATE INDEX case_revision_member ON case_revision (member);
            """)
}
