extension Migration {
    /// Lessons, what they rest on, and the index to find them.
    static let circlesLessons = Migration(
        sql: """
            CREATE TABLE lesson (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
                handle TEXT NOT NULL,
                condition TEXT NOT NULL,
                for_layer TEXT,
                accelerator TEXT,
                role TEXT,
                public INTEGER NOT NULL CHECK (public IN (0, 1)),
                day TEXT NOT NULL CHECK (length(day) = 10),
                version INTEGER NOT NULL CHECK (version >= 1)
            ) STRICT;
            CREATE INDEX lesson_circle ON lesson (circle);
            CREATE INDEX lesson_latest ON lesson (public, day);

            CREATE TABLE lesson_evidence (
                lesson INTEGER NOT NULL REFERENCES lesson (id) ON DELETE CASCADE,
                place INTEGER NOT NULL,
                case_study INTEGER REFERENCES case_study (id) ON DELETE CASCADE,
                dialogue INTEGER REFERENCES dialogue (id) ON DELETE CASCADE,
                statement INTEGER,
                commitment INTEGER REFERENCES commitment (id) ON DELETE CASCADE,
                PRIMARY KEY (lesson, place),
                CHECK ((case_study IS NOT NULL) + (dialogue IS NOT NULL) + (commitment IS NOT NULL) = 1),
                CHECK ((dialogue IS NULL) = (statement IS NULL))
            ) STRICT;
            CREATE INDEX lesson_evidence_case ON lesson_evidence (case_study);
            CREATE INDEX lesson_evidence_dialogue ON lesson_evidence (dialogue);
            CREATE INDEX lesson_evidence_commitment ON lesson_evidence (commitment);

            -- Searching is what truly differs between databases: this is SQLite's way (FTS5). The texts are stems, not words.
            CREATE VIRTUAL TABLE lesson_text USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');
            -- Every word that was used, to find the one that was meant.
            CREATE TABLE lesson_word (word TEXT PRIMARY KEY) STRICT;
            CREATE VIRTUAL TABLE lesson_word_part USING fts5 (word, tokenize = 'trigram');
            CREATE TRIGGER lesson_text_removed AFTER DELETE ON lesson BEGIN
                DELETE FROM lesson_text WHERE rowid = old.id;
            END;
            """)
}
