extension Migration {
    /// One choice of what the big screen shows, instead of the wall of promises alone.
    static let circlesOnScreen = Migration(
        sql: """
            ALTER TABLE dialogue ADD COLUMN on_screen TEXT NOT NULL DEFAULT 'dialogue'
                CHECK (on_screen IN ('dialogue', 'shared', 'friction', 'forces', 'promises'));
            UPDATE dialogue SET on_screen = 'promises' WHERE wall = 1;
            ALTER TABLE dialogue DROP COLUMN wall;
            """)
}
