extension Migration {
    /// A case remembers the last number that it gave to a part, so that the number of an erased one is never given out again.
    static let circlesLastPart = Migration(
        sql: """
            ALTER TABLE case_study ADD COLUMN last_part INTEGER NOT NULL DEFAULT 0 CHECK (last_part >= 0);
            UPDATE case_study SET last_part = coalesce(
                (SELECT max(part) FROM case_revision WHERE case_revision.case_study = case_study.id), 0);
            """)
}
