extension Migration {
    /// Two more roles; promises; the outbox.
    static let circlesCommitments = Migration(
        sql: """
            -- SQLite cannot widen a CHECK: member and what refers to it are made anew, the referring tables first, so that
            -- nothing is deleted along.
            CREATE TABLE new_member (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                email TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL CHECK (role IN ('member', 'facilitator', 'core_team', 'secretary'))
            ) STRICT;
            INSERT INTO new_member (id, circle, email, role) SELECT id, circle, email, role FROM member;
            CREATE TABLE new_sign_in_link (
                token BLOB PRIMARY KEY CHECK (length(token) = 32),
                member INTEGER NOT NULL REFERENCES new_member (id) ON DELETE CASCADE,
                expires INTEGER NOT NULL,
                used INTEGER
            ) STRICT;
            INSERT INTO new_sign_in_link (token, member, expires, used)
                SELECT token, member, expires, used FROM sign_in_link;
            CREATE TABLE new_session (
                token BLOB PRIMARY KEY CHECK (length(token) = 32),
                member INTEGER NOT NULL REFERENCES new_member (id) ON DELETE CASCADE,
                expires INTEGER NOT NULL
            ) STRICT;
            INSERT INTO new_session (token, member, expires) SELECT token, member, expires FROM session;
            DROP TABLE sign_in_link;
            DROP TABLE session;
            DROP TABLE member;
            ALTER TABLE new_member RENAME TO member;
            ALTER TABLE new_sign_in_link RENAME TO sign_in_link;
            ALTER TABLE new_session RENAME TO session;
            CREATE INDEX member_circle ON member (circle);
            CREATE INDEX sign_in_link_member ON sign_in_link (member);
            CREATE INDEX session_member ON session (member);

            -- No participant, and no time at which it was made. The id is random: it tells no order either.
            CREATE TABLE commitment (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                dialogue INTEGER REFERENCES dialogue (id) ON DELETE SET NULL,
                statement INTEGER,
                what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 1000),
                due TEXT NOT NULL CHECK (length(due) = 10),
                partners TEXT,
                step TEXT,
                need TEXT,
                outcome TEXT CHECK (outcome IN ('kept', 'stuck', 'changed')),
                explanation TEXT NOT NULL DEFAULT ''
            ) STRICT;
            CREATE INDEX commitment_circle ON commitment (circle);
            CREATE INDEX commitment_dialogue ON commitment (dialogue);
            CREATE INDEX commitment_due ON commitment (due);

            -- Who wants a reminder; deleted after the answer.
            CREATE TABLE promiser (
                commitment INTEGER PRIMARY KEY REFERENCES commitment (id) ON DELETE CASCADE,
                name TEXT,
                email TEXT NOT NULL,
                language TEXT NOT NULL CHECK (language IN ('nl', 'en'))
            ) STRICT;

            CREATE TABLE commitment_link (
                token BLOB PRIMARY KEY CHECK (length(token) = 32),
                commitment INTEGER NOT NULL REFERENCES commitment (id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX commitment_link_commitment ON commitment_link (commitment);

            -- One row per event, so that no event makes two mails.
            CREATE TABLE mail (
                id INTEGER PRIMARY KEY,
                event TEXT NOT NULL UNIQUE,
                commitment INTEGER NOT NULL REFERENCES commitment (id) ON DELETE CASCADE,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unsure')),
                attempts INTEGER NOT NULL DEFAULT 0,
                next INTEGER NOT NULL,
                -- When the mail program answered last, and what it said.
                answered INTEGER,
                answer TEXT
            ) STRICT;
            CREATE INDEX mail_state ON mail (state, next);
            CREATE INDEX mail_commitment ON mail (commitment);
            """)
}
