extension Migration {
    /// One index for everything that can be found. It is made of the rest, and made anew when its generation changes.
    static let circlesSearch = Migration(
        sql: """
            DROP TRIGGER lesson_text_removed;
            DROP TABLE lesson_text;
            DROP TABLE lesson_word_part;
            DROP TABLE lesson_word;

            CREATE TABLE document (
                id INTEGER PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('lesson', 'case', 'pattern', 'report')),
                -- The id of the lesson, the case, the pattern or the dialogue.
                source INTEGER NOT NULL,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                public INTEGER NOT NULL CHECK (public IN (0, 1)),
                day TEXT NOT NULL CHECK (length(day) = 10),
                title TEXT NOT NULL,
                excerpt TEXT NOT NULL,
                facts TEXT NOT NULL,
                -- The code of a report.
                address TEXT,
                UNIQUE (kind, source)
            ) STRICT;
            CREATE INDEX document_circle ON document (circle);
            CREATE INDEX document_day ON document (day);

            -- Searching is what truly differs between databases: this is SQLite's way (FTS5). The texts are stems, not
            -- words; facets hold who may read it and what one filters by, each as one word.
            CREATE VIRTUAL TABLE document_text USING fts5 (
                title, body, facets, tokenize = 'unicode61 remove_diacritics 2', prefix = '4 6');
            CREATE VIRTUAL TABLE document_term USING fts5vocab (document_text, row);
            -- Every word that was used, to find the one that was meant.
            CREATE TABLE document_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, stem TEXT NOT NULL) STRICT;
            CREATE INDEX document_word_stem ON document_word (stem);
            CREATE VIRTUAL TABLE document_word_part USING fts5 (word, tokenize = 'trigram');

            CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN
                DELETE FROM document_text WHERE rowid = old.id;
            END;
            CREATE TRIGGER document_word_removed AFTER DELETE ON document_word BEGIN
                DELETE FROM document_word_part WHERE rowid = old.id;
            END;
            CREATE TRIGGER document_lesson AFTER DELETE ON lesson BEGIN
                DELETE FROM document WHERE kind = 'lesson' AND source = old.id;
            END;
            CREATE TRIGGER document_case AFTER DELETE ON case_study BEGIN
                DELETE FROM document WHERE kind = 'case' AND source = old.id;
            END;
            CREATE TRIGGER document_pattern AFTER DELETE ON pattern BEGIN
                DELETE FROM document WHERE kind = 'pattern' AND source = old.id;
            END;
            CREATE TRIGGER document_report AFTER DELETE ON dialogue BEGIN
                DELETE FROM document WHERE kind = 'report' AND source = old.id;
            END;

            CREATE TABLE search_generation (number INTEGER NOT NULL) STRICT;

            CREATE TABLE synonym (
                circle INTEGER PRIMARY KEY REFERENCES circle (id) ON DELETE CASCADE,
                alike TEXT NOT NULL
            ) STRICT;
            """)
}
