extension Migration {
    /// Patterns: every version of what they are called, and every change of what belongs to them.
    static let circlesPatterns = Migration(
        sql: """
            CREATE TABLE pattern (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE
            ) STRICT;
            CREATE INDEX pattern_circle ON pattern (circle);

            -- The newest version is the pattern.
            CREATE TABLE pattern_revision (
                pattern INTEGER NOT NULL REFERENCES pattern (id) ON DELETE CASCADE,
                version INTEGER NOT NULL CHECK (version >= 1),
                name TEXT NOT NULL,
                direction TEXT NOT NULL CHECK (direction IN ('driving', 'restraining')),
                explanation TEXT NOT NULL,
                status TEXT NOT NULL
                    CHECK (status IN ('signalled', 'confirmed', 'breaking_through', 'broken_through')),
                raised_by TEXT,
                public INTEGER NOT NULL CHECK (public IN (0, 1)),
                merged_into INTEGER REFERENCES pattern (id) ON DELETE SET NULL,
                split_from INTEGER REFERENCES pattern (id) ON DELETE SET NULL,
                member INTEGER REFERENCES member (id) ON DELETE SET NULL,
                moment INTEGER NOT NULL,
                PRIMARY KEY (pattern, version)
            ) STRICT;
            CREATE INDEX pattern_revision_merged ON pattern_revision (merged_into);
            CREATE INDEX pattern_revision_split ON pattern_revision (split_from);
            CREATE INDEX pattern_revision_member ON pattern_revision (member);

            -- The newest version says where a force belongs; without a pattern somebody said that it is none.
            CREATE TABLE pattern_link (
                case_study INTEGER NOT NULL REFERENCES case_study (id) ON DELETE CASCADE,
                force INTEGER NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1),
                pattern INTEGER REFERENCES pattern (id) ON DELETE SET NULL,
                member INTEGER REFERENCES member (id) ON DELETE SET NULL,
                moment INTEGER NOT NULL,
                PRIMARY KEY (case_study, force, version)
            ) STRICT;
            CREATE INDEX pattern_link_pattern ON pattern_link (pattern);
            CREATE INDEX pattern_link_member ON pattern_link (member);

            CREATE TABLE pattern_lesson (
                pattern INTEGER NOT NULL REFERENCES pattern (id) ON DELETE CASCADE,
                lesson INTEGER NOT NULL REFERENCES lesson (id) ON DELETE CASCADE,
                PRIMARY KEY (pattern, lesson)
            ) STRICT;
            CREATE INDEX pattern_lesson_lesson ON pattern_lesson (lesson);
            """)
}
