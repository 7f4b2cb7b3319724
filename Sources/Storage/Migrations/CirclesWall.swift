extension Migration {
    /// Whether the big screen shows the promises that may be shown.
    static let circlesWall = Migration(
        sql: "ALTER TABLE dialogue ADD COLUMN wall INTEGER NOT NULL DEFAULT 0 CHECK (wall IN (0, 1))")
}
