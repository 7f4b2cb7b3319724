extension Migration {
    /// What a nightly round deleted is reported at once; whether the round was completed is said beside it.
    static let circlesUnfinishedRounds = Migration(
        sql: """
            ALTER TABLE retention_report ADD COLUMN finished INTEGER NOT NULL DEFAULT 1 CHECK (finished IN (0, 1));
            """)
}
