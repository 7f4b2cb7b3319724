extension Migration {
    /// What every night's round deleted, for each circle. A row of noughts says that it looked.
    static let circlesRetention = Migration(
        sql: """
            CREATE TABLE retention_report (
                circle INTEGER NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
                day TEXT NOT NULL CHECK (length(day) = 10),
                -- Dialogues of which the answers went.
                dialogues INTEGER NOT NULL CHECK (dialogues >= 0),
                -- People who were to be reminded of a promise.
                contacts INTEGER NOT NULL CHECK (contacts >= 0),
                invitations INTEGER NOT NULL CHECK (invitations >= 0),
                -- What mail servers said about mails.
                mails INTEGER NOT NULL CHECK (mails >= 0),
                PRIMARY KEY (circle, day)
            ) STRICT, WITHOUT ROWID;
            """)
}
