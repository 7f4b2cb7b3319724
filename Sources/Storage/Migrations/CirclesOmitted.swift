extension Migration {
    /// Which statements a published report leaves out, so that nobody finds it by them.
    static let circlesOmitted = Migration(
        sql: """
            -- Ids with a space in between.
            ALTER TABLE published_text ADD COLUMN omitted TEXT NOT NULL DEFAULT '';
            """)
}
