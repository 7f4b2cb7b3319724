extension Migration {
    static let positions1 = Migration(
        sql: """
            CREATE TABLE participant (
                id INTEGER PRIMARY KEY,
                dialogue INTEGER NOT NULL,
                layer INTEGER,
                words BLOB NOT NULL CHECK (length(words) = 32),
                UNIQUE (dialogue, words)
            ) STRICT;

            CREATE TABLE participant_token (
                token BLOB PRIMARY KEY CHECK (length(token) = 32),
                participant INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX participant_token_participant ON participant_token (participant);

            -- Everything that was ever asked of the server, in order of arrival. kind: 0 place, 1 pass, 2 taken back.
            CREATE TABLE position_log (
                id INTEGER PRIMARY KEY,
                participant INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
                key BLOB NOT NULL CHECK (length(key) = 16),
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
                place INTEGER NOT NULL CHECK (place BETWEEN -100 AND 100),
                sequence INTEGER NOT NULL CHECK (sequence >= 0),
                counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
                UNIQUE (participant, key)
            ) STRICT;

            -- The fold over the log.
            CREATE TABLE position (
                participant INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
                place INTEGER NOT NULL CHECK (place BETWEEN -100 AND 100),
                sequence INTEGER NOT NULL CHECK (sequence >= 0),
                PRIMARY KEY (participant, statement, round)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE tally (
                dialogue INTEGER NOT NULL,
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                layer INTEGER NOT NULL,
                zone TEXT NOT NULL CHECK (zone IN ('disagree', 'middle', 'agree', 'pass')),
                people INTEGER NOT NULL CHECK (people > 0),
                PRIMARY KEY (dialogue, statement, round, layer, zone)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE submission (
                dialogue INTEGER NOT NULL,
                statement INTEGER NOT NULL,
                participant INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
                PRIMARY KEY (dialogue, statement)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX submission_participant ON submission (participant);
            """)
}
