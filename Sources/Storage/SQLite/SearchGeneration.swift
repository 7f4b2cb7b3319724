import Domain

/// The index is made of what is kept elsewhere; when the way of making it changes, it is made anew.
enum SearchGeneration {
    /// One more whenever ``SearchWords/stem(_:)`` or what goes into the index changes.
    private static let current: Int64 = 3

    static func bringUpToDate(_ database: any Database) throws {
        try database.writeBlocking { db in
            let known = try db.row("SELECT number FROM search_generation", [])?.integer(0)
            guard known != current else { return }
            for table in ["document", "document_word", "search_generation"] {
                try db.execute("DELETE FROM \(table)", [])
            }
            for row in try db.rows(Lesson.head, []) { try db.index(IndexedDocument(db.lesson(row))) }
            try db.indexStudies(where: "id > $1", [.integer(0)])
            for row in try db.rows("SELECT DISTINCT circle FROM pattern ORDER BY circle", []) {
                try db.indexPatterns(of: ID(row.integer(0)))
            }
            for row in try db.rows(DialogueRows.head + " WHERE phase = 'ended'", []) {
                try db.indexReport(of: db.dialogue(from: row))
            }
            try db.execute("INSERT INTO search_generation (number) VALUES ($1)", [.integer(current)])
        }
    }
}
