extension Migration {
    static let circlesSecret = Migration(
        sql: """
            -- What must not lie in the file that it protects.
            CREATE TABLE secret (
                name TEXT PRIMARY KEY,
                bytes BLOB NOT NULL CHECK (length(bytes) = 32)
            ) STRICT;
            """)
}
