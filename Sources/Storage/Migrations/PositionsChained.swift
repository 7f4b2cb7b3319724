extension Migration {
    static let positionsChained = Migration(
        sql: """
            -- Every row of the log knows the one before it about the same participant, statement and round, and the position
            -- knows the last one and its key. A retry is found along that chain; an index over random keys would make each position
            -- write one more page, and another one each time.
            ALTER TABLE position_log RENAME TO position_log_keyed;
            CREATE TABLE position_log (
                id INTEGER PRIMARY KEY,
                participant INTEGER NOT NULL,
                key BLOB NOT NULL CHECK (length(key) = 16),
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
                place INTEGER NOT NULL CHECK (place BETWEEN -100 AND 100),
                sequence INTEGER NOT NULL CHECK (sequence >= 0),
                counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
                previous INTEGER CHECK (previous < id)
            ) STRICT;
            INSERT INTO position_log
            SELECT id, participant, key, statement, round, kind, place, sequence, counted,
                lag(id) OVER (PARTITION BY participant, statement, round ORDER BY id)
            FROM position_log_keyed ORDER BY id;
            DROP TABLE position_log_keyed;

            ALTER TABLE position RENAME TO position_alone;
            CREATE TABLE position (
                participant INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
                statement INTEGER NOT NULL,
                round INTEGER NOT NULL CHECK (round >= 1),
                kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
                place INTEGER NOT NULL CHECK (place BETWEEN -100 AND 100),
                sequence INTEGER NOT NULL CHECK (sequence >= 0),
                latest INTEGER NOT NULL,
                key BLOB NOT NULL CHECK (length(key) = 16),
                PRIMARY KEY (participant, statement, round)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO position
            SELECT position_alone.*, coalesce(latest, 0),
                coalesce((SELECT key FROM position_log WHERE id = latest), zeroblob(16))
            FROM position_alone LEFT JOIN (
                SELECT participant, statement, round, max(id) AS latest FROM position_log
                GROUP BY participant, statement, round
            ) AS chain USING (participant, statement, round);
            DROP TABLE position_alone;

            -- Two who add to the same chain at once are refused by the file itself.
            CREATE TRIGGER position_log_is_a_chain BEFORE INSERT ON position_log
            WHEN NEW.previous IS NOT (
                    SELECT latest FROM position
                    WHERE participant = NEW.participant AND statement = NEW.statement AND round = NEW.round)
            BEGIN
                SELECT RAISE(ABORT, 'a row of the log follows the latest one of its position');
            END;
            """)
}
