import Domain

/// Searching with SQLite's FTS5: an index over stems, and one over the parts of words for what was typed wrongly or is a part
/// of a longer word.
struct SQLiteLibrary: Library {
    let database: any Database

    func search(_ query: LibraryQuery) async throws -> LibraryResult {
        try await database.read { db in
            var insteadOf: [String: [String]] = [:]
            var groups: [String] = []
            for word in SearchWords.telling(query.text).prefix(10) {
                let stem = SearchWords.stem(word)
                var alternatives = [stem] + SearchWords.synonyms(of: stem)
                if try !db.isUsed(alternatives) {
                    let meant = try db.meant(by: word)
                    if !meant.isEmpty { insteadOf[word] = meant }
                    alternatives += meant.map(SearchWords.stem)
                }
                groups.append("(" + anyWord(beginningWith: alternatives) + ")")
            }
            let found =
                groups.isEmpty
                ? try db.newest(query) : try db.lessons(matching: groups.joined(separator: " AND "), query)
            return LibraryResult(lessons: found, insteadOf: insteadOf.compactMapValues { seen($0, in: found) })
        }
    }
}

/// What FTS5 looks for. Words are letters and digits only; the quotation marks keep FTS5's own words from being commands.
private func anyWord(beginningWith stems: [String]) -> String {
    stems.map { "\"\($0)\" *" }.joined(separator: " OR ")
}

/// Of the words that were tried, those that a reader finds in what was found: no word of somebody else's lesson shows through.
private func seen(_ words: [String], in lessons: [Lesson]) -> [String]? {
    let text = lessons.map { "\($0.words.title) \($0.words.handle) \($0.words.condition)" }.joined(separator: " ")
    let visible = Set(SearchWords.plain(text))
    let seen = words.filter(visible.contains)
    return seen.isEmpty ? nil : seen
}

extension Transaction {
    /// Puts the words of a lesson into the index.
    func index(_ words: LessonWords, as id: ID<Lesson>) throws {
        let body = [
            words.handle.text, words.condition.text, words.layer?.text, words.accelerator?.text, words.role?.text,
        ].compactMap(\.self).joined(separator: " ")
        let texts = [words.title.text, body].map(SearchWords.plain)
        try execute("DELETE FROM lesson_text WHERE rowid = $1", [.integer(id.number)])
        try execute(
            "INSERT INTO lesson_text (rowid, title, body) VALUES ($1, $2, $3)",
            [.integer(id.number)] + texts.map { .text($0.map(SearchWords.stem).joined(separator: " ")) })
        for word in Set(texts.joined()) where word.count > 2 {
            let isNew = try execute("INSERT INTO lesson_word (word) VALUES ($1) ON CONFLICT DO NOTHING", [.text(word)])
            if isNew == 1 { try execute("INSERT INTO lesson_word_part (word) VALUES ($1)", [.text(word)]) }
        }
    }

    /// Whether any lesson holds one of these stems.
    fileprivate func isUsed(_ stems: [String]) throws -> Bool {
        let match = anyWord(beginningWith: stems)
        return try row("SELECT 1 FROM lesson_text WHERE lesson_text MATCH $1 LIMIT 1", [.text(match)]) != nil
    }

    /// The used words that somebody may have meant: longer ones that hold it, else those that differ by a letter or two.
    fileprivate func meant(by word: String) throws -> [String] {
        guard word.count >= 4 else { return [] }
        let longer = try rows(
            "SELECT word FROM lesson_word_part WHERE lesson_word_part MATCH $1 ORDER BY length(word), word LIMIT 8",
            [.text("\"\(word)\"")]
        ).map { try $0.text(0) }
        guard longer.isEmpty else { return longer }
        let letters = Array(word)
        let parts = (0...(letters.count - 3)).map { "\"" + String(letters[$0..<($0 + 3)]) + "\"" }
        let limit = word.count < 8 ? 1 : 2
        return try rows(
            "SELECT word FROM lesson_word_part WHERE lesson_word_part MATCH $1 ORDER BY rank LIMIT 200",
            [.text(parts.joined(separator: " OR "))]
        ).compactMap { row -> (word: String, distance: Int)? in
            let candidate = try row.text(0)
            return SearchWords.distance(word, candidate, limit: limit).map { (candidate, $0) }
        }.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(5).map(\.word)
    }

    /// - Parameter first: the number of the first argument.
    private func filter(_ query: LibraryQuery, from first: Int) -> (sql: String, values: [Value]) {
        (
            """
            (public = 1 OR circle = $\(first)) AND ($\(first + 1) IS NULL OR for_layer = $\(first + 1))
                AND ($\(first + 2) IS NULL OR accelerator = $\(first + 2))
            """,
            [.optional(query.reader?.number), .optional(query.layer), .optional(query.accelerator)]
        )
    }

    fileprivate func newest(_ query: LibraryQuery) throws -> [Lesson] {
        let filter = filter(query, from: 1)
        return try rows(
            Lesson.head + " WHERE \(filter.sql) ORDER BY day DESC, id DESC LIMIT $4",
            filter.values + [.number(query.limit)]
        ).map(lesson)
    }

    fileprivate func lessons(matching match: String, _ query: LibraryQuery) throws -> [Lesson] {
        let filter = filter(query, from: 2)
        // A word in the title counts for more than one in the text.
        return try rows(
            """
            SELECT \(Lesson.columns) FROM lesson_text JOIN lesson ON lesson.id = lesson_text.rowid
            WHERE lesson_text MATCH $1 AND \(filter.sql)
            ORDER BY bm25(lesson_text, 8.0, 1.0), id LIMIT $5
            """, [.text(match)] + filter.values + [.number(query.limit)]
        ).map(lesson)
    }
}
