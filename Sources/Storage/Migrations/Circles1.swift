extension Migration {
    static let circles1 = Migration(
        sql: """
            CREATE TABLE circle (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 140)
            ) STRICT;

            CREATE TABLE member (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                email TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL CHECK (role IN ('secretary', 'facilitator'))
            ) STRICT;
            CREATE INDEX member_circle ON member (circle);

            CREATE TABLE sign_in_link (
                token BLOB PRIMARY KEY CHECK (length(token) = 32),
                member INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
                expires INTEGER NOT NULL,
                used INTEGER
            ) STRICT;
            CREATE INDEX sign_in_link_member ON sign_in_link (member);

            CREATE TABLE session (
                token BLOB PRIMARY KEY CHECK (length(token) = 32),
                member INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
                expires INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX session_member ON session (member);

            CREATE TABLE dialogue (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                code TEXT NOT NULL UNIQUE CHECK (length(code) = 6),
                title TEXT NOT NULL,
                purpose TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('live', 'ongoing')),
                mode TEXT NOT NULL CHECK (mode IN ('protected', 'open')),
                phase TEXT NOT NULL CHECK (phase IN ('draft', 'lobby', 'running', 'ended')),
                rehearsing INTEGER NOT NULL CHECK (rehearsing IN (0, 1)),
                current INTEGER,
                deadline INTEGER,
                blank INTEGER NOT NULL CHECK (blank IN (0, 1)),
                version INTEGER NOT NULL,
                -- When it ended; the answers are deleted a fixed time after, and then deleted is 1.
                ended INTEGER,
                deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
                -- How many took part, as it was shown at the end.
                attendance TEXT
            ) STRICT;
            CREATE INDEX dialogue_circle ON dialogue (circle);

            CREATE TABLE layer (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                id INTEGER NOT NULL,
                name TEXT NOT NULL,
                PRIMARY KEY (dialogue, id)
            ) STRICT;

            CREATE TABLE accelerator (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                id INTEGER NOT NULL,
                name TEXT NOT NULL,
                PRIMARY KEY (dialogue, id)
            ) STRICT;

            CREATE TABLE statement (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                id INTEGER NOT NULL,
                place INTEGER NOT NULL,
                text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
                explanation TEXT NOT NULL,
                accelerator INTEGER,
                direction TEXT CHECK (direction IN ('driving', 'restraining')),
                answer TEXT NOT NULL CHECK (answer IN ('buttons', 'floor')),
                origin TEXT NOT NULL CHECK (origin IN ('team', 'participant', 'imported')),
                moderation TEXT NOT NULL CHECK (moderation IN ('approved', 'pending', 'rejected', 'merged')),
                reason TEXT,
                merged_into INTEGER,
                imported_from INTEGER,
                PRIMARY KEY (dialogue, id),
                CHECK ((moderation = 'rejected') = (reason IS NOT NULL)),
                CHECK ((moderation = 'merged') = (merged_into IS NOT NULL))
            ) STRICT;
            CREATE UNIQUE INDEX statement_import ON statement (dialogue, imported_from);

            CREATE TABLE statement_round (
                dialogue INTEGER NOT NULL,
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                phase TEXT NOT NULL CHECK (phase IN ('waiting', 'open', 'closed', 'revealed', 'hidden', 'parked')),
                PRIMARY KEY (dialogue, statement, round),
                FOREIGN KEY (dialogue, statement) REFERENCES statement (dialogue, id) ON DELETE CASCADE
            ) STRICT;

            -- Figures as they were shown.
            CREATE TABLE release (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                figure TEXT NOT NULL,
                PRIMARY KEY (dialogue, statement, round)
            ) STRICT;

            CREATE TABLE note (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                id INTEGER NOT NULL,
                statement INTEGER,
                kind TEXT NOT NULL CHECK (kind IN ('note', 'quote')),
                text TEXT NOT NULL,
                PRIMARY KEY (dialogue, id)
            ) STRICT;
            """)
}
