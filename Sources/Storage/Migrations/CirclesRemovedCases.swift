extension Migration {
    /// A case that was removed can be put back for a while; the nightly round reports those that went for good.
    static let circlesRemovedCases = Migration(
        sql: """
            -- NULL while the case is there.
            ALTER TABLE case_study ADD COLUMN removed_at INTEGER;
            ALTER TABLE retention_report ADD COLUMN cases INTEGER NOT NULL DEFAULT 0 CHECK (cases >= 0);
            """)
}
