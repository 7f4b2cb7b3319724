extension Migration {
    static let positionsSealed = Migration(
        sql: """
            -- 0: a digest without a key, as it was stored before. It is sealed when the folder is opened.
            ALTER TABLE participant ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1));
            CREATE INDEX participant_unsealed ON participant (id) WHERE sealed = 0;
            """)
}
