extension Migration {
    /// What a circle shows and starts with; one address in several circles; invitations; mails about more than promises.
    static let circlesApart = Migration(
        sql: """
            ALTER TABLE circle ADD COLUMN about TEXT NOT NULL DEFAULT '';
            ALTER TABLE circle ADD COLUMN language TEXT NOT NULL DEFAULT 'nl' CHECK (language IN ('nl', 'en'));
            ALTER TABLE circle ADD COLUMN accent TEXT NOT NULL DEFAULT 'teal'
                CHECK (accent IN ('teal', 'blue', 'green', 'violet', 'brick'));
            -- One name on each line.
            ALTER TABLE circle ADD COLUMN layers TEXT NOT NULL DEFAULT '';
            ALTER TABLE circle ADD COLUMN accelerators TEXT NOT NULL DEFAULT '';
            ALTER TABLE circle ADD COLUMN public INTEGER NOT NULL DEFAULT 0 CHECK (public IN (0, 1));
            ALTER TABLE circle ADD COLUMN answer_days INTEGER NOT NULL DEFAULT 90 CHECK (answer_days BETWEEN 1 AND 365);
            ALTER TABLE circle ADD COLUMN contact_days INTEGER NOT NULL DEFAULT 30 CHECK (contact_days BETWEEN 1 AND 90);

            -- Whether its circle shows it on the public page, when it is, and how long its answers are kept.
            ALTER TABLE dialogue ADD COLUMN listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1));
            ALTER TABLE dialogue ADD COLUMN day TEXT CHECK (length(day) = 10);
            ALTER TABLE dialogue ADD COLUMN answer_days INTEGER NOT NULL DEFAULT 90 CHECK (answer_days BETWEEN 1 AND 365);

            -- SQLite cannot drop a UNIQUE: the table is made anew under its own name. Foreign keys are not enforced meanwhile, so
            -- what refers to it stays as it is.
            CREATE TABLE new_member (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                email TEXT NOT NULL,
                role TEXT NOT NULL CHECK (role IN ('member', 'facilitator', 'core_team', 'secretary')),
                UNIQUE (circle, email)
            ) STRICT;
            INSERT INTO new_member (id, circle, email, role) SELECT id, circle, email, role FROM member;
            DROP TABLE member;
            ALTER TABLE new_member RENAME TO member;
            CREATE INDEX member_email ON member (email);

            -- Whoever used a link that was mailed has the mailbox: such a link opens every circle of the address.
            ALTER TABLE sign_in_link ADD COLUMN mailed INTEGER NOT NULL DEFAULT 0 CHECK (mailed IN (0, 1));

            -- The circles that a browser signed in to; session.member is the one it looks at.
            CREATE TABLE signed_in (
                session BLOB NOT NULL REFERENCES session (token) ON DELETE CASCADE,
                member INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
                PRIMARY KEY (session, member)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX signed_in_member ON signed_in (member);
            INSERT INTO signed_in (session, member) SELECT token, member FROM session;

            CREATE TABLE invitation (
                id INTEGER PRIMARY KEY,
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                -- Of a mailed one NULL until the mail leaves.
                token BLOB UNIQUE CHECK (length(token) = 32),
                role TEXT NOT NULL CHECK (role IN ('member', 'facilitator', 'core_team', 'secretary')),
                single INTEGER NOT NULL CHECK (single IN (0, 1)),
                expires INTEGER NOT NULL,
                uses INTEGER NOT NULL DEFAULT 0,
                email TEXT,
                CHECK (token IS NOT NULL OR email IS NOT NULL),
                CHECK (single = 1 OR (role <> 'secretary' AND email IS NULL))
            ) STRICT;
            CREATE INDEX invitation_circle ON invitation (circle);

            CREATE TABLE new_mail (
                id INTEGER PRIMARY KEY,
                event TEXT NOT NULL UNIQUE,
                -- What it is about: one of these.
                commitment INTEGER REFERENCES commitment (id) ON DELETE CASCADE,
                invitation INTEGER REFERENCES invitation (id) ON DELETE CASCADE,
                member INTEGER REFERENCES member (id) ON DELETE CASCADE,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unsure')),
                attempts INTEGER NOT NULL DEFAULT 0,
                next INTEGER NOT NULL,
                -- When the mail program answered last, and what it said.
                answered INTEGER,
                answer TEXT,
                CHECK ((commitment IS NOT NULL) + (invitation IS NOT NULL) + (member IS NOT NULL) = 1)
            ) STRICT;
            INSERT INTO new_mail (id, event, commitment, state, attempts, next, answered, answer)
                SELECT id, event, commitment, state, attempts, next, answered, answer FROM mail;
            DROP TABLE mail;
            ALTER TABLE new_mail RENAME TO mail;
            CREATE INDEX mail_state ON mail (state, next);
            CREATE INDEX mail_commitment ON mail (commitment);
            CREATE INDEX mail_invitation ON mail (invitation);
            CREATE INDEX mail_member ON mail (member);
            """)
}
