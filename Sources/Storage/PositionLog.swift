import Domain

/// The log as the live field reads it.
extension PositionStore {
    func log(of dialogue: ID<Dialogue>, after height: Int64, most: Int) async throws -> LogPiece {
        try await database.read { db in
            let last = try db.row("SELECT coalesce(max(id), 0) FROM position_log", [])?.integer(0) ?? 0
            guard last > height else { return LogPiece(positions: [], height: height, isLast: true) }
            let end = min(last, height + Int64(max(1, most)))
            // A cross join keeps the order: by the log's own numbers, never by all people of the dialogue.
            let rows = try db.rows(
                """
                SELECT position_log.id, participant, layer, statement, round, kind, place, sequence
                FROM position_log CROSS JOIN participant
                WHERE position_log.id > $1 AND position_log.id <= $2 AND counted = 1
                    AND participant.id = position_log.participant AND dialogue = $3
                ORDER BY position_log.id
                """, [.integer(height), .integer(end), .integer(dialogue.number)])
            let positions = try rows.map { row in
                LoggedPosition(
                    number: try row.integer(0), participant: ID(try row.integer(1)),
                    layer: try row.optionalInteger(2).map { ID($0) }, position: try Position(stored: row, from: 3))
            }
            return LogPiece(positions: positions, height: end, isLast: end == last)
        }
    }

    func heights(without dialogue: ID<Dialogue>) async throws -> LogHeights {
        try await database.read { db in
            let all = try db.row("SELECT coalesce(max(id), 0) FROM position_log", [])?.integer(0) ?? 0
            let others = try db.row(
                """
                SELECT coalesce(max(position_log.id), 0) FROM position_log
                JOIN participant ON participant.id = position_log.participant WHERE dialogue <> $1
                """, [.integer(dialogue.number)])
            return LogHeights(all: all, others: try others?.integer(0) ?? 0)
        }
    }
}
