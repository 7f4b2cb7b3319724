import Domain

/// The index is made of what is kept elsewhere; when the way of making it changes, it is made anew.
enum SearchGeneration {
    /// One more whenever ``SearchWords/stem(_:)`` or what goes into the index changes.
    private static let current: Int64 = 5

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
            try db.noteOmitted()
            for row in try db.rows(DialogueRows.head + " WHERE phase = 'ended'", []) {
                try db.indexReport(of: db.dialogue(from: row))
            }
            try db.execute("INSERT INTO search_generation (number) VALUES ($1)", [.integer(current)])
        }
    }
}

extension Transaction {
    /// Notes which statements a report leaves out that was published before that was kept: what people had changed by then says so.
    fileprivate func noteOmitted() throws {
        // Of the oldest ones not even the words were kept.
        try execute(
            """
            INSERT INTO published_text (dialogue, version, content)
            SELECT dialogue, version, '' FROM publication WHERE withdrawn = 0 AND NOT EXISTS (
                SELECT 1 FROM published_text
                WHERE published_text.dialogue = publication.dialogue AND published_text.version = publication.version)
            """, [])
        let published = try rows(
            """
            SELECT publication.dialogue, publication.version, moment FROM publication JOIN published_text
            ON published_text.dialogue = publication.dialogue AND published_text.version = publication.version
            WHERE omitted = ''
            """, [])
        for row in published {
            let (dialogue, version, moment) = (try row.integer(0), try row.int(1), try row.integer(2))
            let parts = try rows(
                "SELECT part, version, content FROM report_revision WHERE dialogue = $1 AND moment <= $2",
                [.integer(dialogue), .integer(moment)]
            ).compactMap(ReportPart.init(stored:))
            let omitted = ReportEdits(parts: parts, count: parts.count).omitted
            try execute(
                "UPDATE published_text SET omitted = $1 WHERE dialogue = $2 AND version = $3",
                [.text(omitted.stored), .integer(dialogue), .number(version)])
        }
    }
}
