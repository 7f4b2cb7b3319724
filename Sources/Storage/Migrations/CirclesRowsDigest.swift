extension Migration {
    /// What public rows prove themselves with.
    static let circlesRowsDigest = Migration(
        sql: """
            -- The SHA-256 of the answers without layers, where those are public.
            ALTER TABLE seal ADD COLUMN rows_digest BLOB CHECK (rows_digest IS NULL OR length(rows_digest) = 32);
            """)
}
