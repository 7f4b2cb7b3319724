extension Migration {
    /// When the last release of a statement that stays open was made: what is shown is as old as that.
    static let circlesReleaseMoment = Migration(sql: "ALTER TABLE release_chain ADD COLUMN made INTEGER;")
}
