import Domain

/// Words that nobody typed, and that lead to what somebody looks for.
extension Transaction {
    /// The shortest words that end in a word, in any form; who may read what they lead to is asked of the index.
    func compounds(of word: String) throws -> [String] {
        let stem = SearchWords.stem(word)
        guard word.count > 4, stem.count > 3 else { return [] }
        return try rows(
            """
            SELECT document_word.word FROM document_word_part JOIN document_word ON document_word.id = document_word_part.rowid
            WHERE document_word_part MATCH $1 AND stem LIKE '%' || $2 AND stem <> $2
            ORDER BY length(document_word.word), document_word.word LIMIT 8
            """, [.text("\"\(word)\" OR \"\(stem)\""), .text(stem)]
        ).map { try $0.text(0) }
    }

    /// The words that the reader may have meant, of those that the reader can find: longer ones that hold it, else those
    /// that differ by a letter or two.
    func meant(by word: String, _ query: LibraryQuery) throws -> [String] {
        guard word.count >= 4 else { return [] }
        let longer = try rows(
            "SELECT word FROM document_word_part WHERE document_word_part MATCH $1 ORDER BY length(word), word LIMIT 8",
            [.text("\"\(word)\"")]
        ).map { try $0.text(0) }.filter { try isUsed([SearchWords.stem($0)], by: query) }
        guard longer.isEmpty else { return longer }
        let letters = Array(word)
        let parts = (0...(letters.count - 3)).map { "\"" + String(letters[$0..<($0 + 3)]) + "\"" }
        let limit = word.count < 8 ? 1 : 2
        let near = try rows(
            "SELECT word FROM document_word_part WHERE document_word_part MATCH $1 ORDER BY rank LIMIT 200",
            [.text(parts.joined(separator: " OR "))]
        ).compactMap { row -> (word: String, distance: Int)? in
            let candidate = try row.text(0)
            return SearchWords.distance(word, candidate, limit: limit).map { (candidate, $0) }
        }.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
        var meant: [String] = []
        for candidate in near.prefix(20) where meant.count < 5 {
            if try isUsed([SearchWords.stem(candidate.word)], by: query) { meant.append(candidate.word) }
        }
        return meant
    }
}
