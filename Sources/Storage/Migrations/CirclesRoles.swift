extension Migration {
    /// Role pictures, every version; the layer for which somebody makes a promise.
    static let circlesRoles = Migration(
        sql: """
            CREATE TABLE role_picture (
                dialogue INTEGER NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
                version INTEGER NOT NULL CHECK (version >= 1),
                content TEXT NOT NULL,
                member INTEGER REFERENCES member (id) ON DELETE SET NULL,
                moment INTEGER NOT NULL,
                PRIMARY KEY (dialogue, version)
            ) STRICT;
            CREATE INDEX role_picture_member ON role_picture (member);

            ALTER TABLE commitment ADD COLUMN for_layer INTEGER;
            """)
}
