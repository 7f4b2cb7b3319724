import Domain
import Foundation

/// Searching with SQLite's FTS5: an index over stems, and one over the parts of words for what was typed wrongly or is a part
/// of a longer word.
struct SQLiteLibrary: Library {
    let database: any Database

    func search(_ query: LibraryQuery) async throws -> LibraryResult {
        try await database.read { db in
            let synonyms = try db.allSynonyms()
            var insteadOf: [String: [String]] = [:]
            var sameMeaning: [String: [String]] = [:]
            var groups: [String] = []
            for word in SearchWords.telling(query.text).prefix(10) {
                let stem = SearchWords.stem(word)
                let others = synonyms.of(stem: stem)
                var alternatives = [stem] + others.map(SearchWords.stem)
                if try !db.isUsed(alternatives, by: query) {
                    let meant = try db.meant(by: word, query)
                    if !meant.isEmpty { insteadOf[word] = meant }
                    alternatives += meant.map(SearchWords.stem)
                } else if !others.isEmpty {
                    sameMeaning[word] = others
                }
                groups.append("(" + anyWord(beginningWith: alternatives) + ")")
            }
            let found = groups.isEmpty ? try db.newest(query) : try db.documents(with: groups, query)
            // Only words that the reader finds in what was found: no word of somebody else's work shows through.
            let visible = insteadOf.isEmpty && sameMeaning.isEmpty ? [] : try db.stems(of: found)
            func seen(_ words: [String]) -> [String]? {
                let seen = words.filter { visible.contains(SearchWords.stem($0)) }
                return seen.isEmpty ? nil : seen
            }
            return LibraryResult(
                documents: found, insteadOf: insteadOf.compactMapValues(seen),
                sameMeaning: sameMeaning.compactMapValues(seen))
        }
    }

    func related(to lesson: Lesson, for reader: ID<Circle>?) async throws -> [LibraryDocument] {
        try await database.read { db in
            let words = SearchWords.telling("\(lesson.words.title) \(lesson.words.handle)").filter { $0.count > 3 }
            // The rarest words tell most, and cost least.
            let stems = try Set(words.prefix(60).map(SearchWords.stem)).compactMap {
                stem -> (stem: String, count: Int)? in
                let row = try db.row("SELECT doc FROM document_term WHERE term = $1", [.text(stem)])
                return try row.map { (stem, try $0.int(0)) }
            }.filter { $0.count > 1 }.sorted { ($0.count, $0.stem) < ($1.count, $1.stem) }.prefix(6).map(\.stem)
            guard !stems.isEmpty else { return [] }
            let query = LibraryQuery(text: "", kind: .lesson, reader: reader, limit: 4)
            let match = stems.map { "\"\($0)\"" }.joined(separator: " OR ")
            return try db.documents(with: ["(\(match))"], query).filter { $0.reference != .lesson(lesson.id) }
                .prefix(3).map(\.self)
        }
    }

    func story(of circle: ID<Circle>, for reader: ID<Circle>?) async throws -> [LibraryDocument] {
        try await database.read { db in
            try db.rows(
                """
                SELECT \(LibraryDocument.columns) FROM document WHERE circle = $1 AND (public = 1 OR circle = $2)
                ORDER BY day, id
                """, [.integer(circle.number), .optional(reader?.number)]
            ).map(LibraryDocument.init(stored:))
        }
    }

    func synonyms(of circle: ID<Circle>) async throws -> Synonyms {
        try await database.read { db in
            let row = try db.row("SELECT alike FROM synonym WHERE circle = $1", [.integer(circle.number)])
            return try row.map { try Synonyms($0.text(0)) } ?? Synonyms()
        }
    }

    func keep(_ synonyms: Synonyms, of circle: ID<Circle>) async throws {
        try await database.write { db in
            try db.execute(
                """
                INSERT INTO synonym (circle, alike) VALUES ($1, $2)
                ON CONFLICT (circle) DO UPDATE SET alike = excluded.alike
                """, [.integer(circle.number), .text(synonyms.text)])
        }
    }

    func forgetUnusedWords() async throws {
        try await database.write { db in
            let forgotten = try db.execute(
                "DELETE FROM document_word WHERE stem NOT IN (SELECT term FROM document_term)", [])
            guard forgotten > 0 else { return }
            // FTS5 keeps what was deleted until it rewrites its parts.
            for table in ["document_text", "document_word_part"] {
                try db.execute("INSERT INTO \(table) (\(table)) VALUES ('optimize')", [])
            }
        }
    }
}

/// What FTS5 looks for. Words are letters and digits only; the quotation marks keep FTS5's own words from being commands.
/// The beginning of a longer word is enough, unless so little was typed that half the dictionary begins with it.
private func anyWord(beginningWith stems: [String]) -> String {
    stems.map { $0.count > 3 ? "\"\($0)\" *" : "\"\($0)\"" }.joined(separator: " OR ")
}

extension LibraryQuery {
    /// Who may read it, and what it is filtered by, as FTS5 looks for it.
    fileprivate var facets: String {
        let access = [Facet.everybody] + (reader.map { [Facet.circle($0)] } ?? [])
        let wanted =
            [kind.map(Facet.kind), layer.map(Facet.layer), accelerator.map(Facet.accelerator)].compactMap(\.self)
            + (role.map(Facet.roles) ?? [])
        let groups = [access.joined(separator: " OR ")] + wanted
        return groups.map { "facets : (\($0))" }.joined(separator: " AND ")
    }

}

extension LibraryDocument.Reference {
    /// The id of the source, or the code of a report.
    fileprivate var key: (source: Int64?, code: String?) {
        switch self {
        case .lesson(let id): (id.number, nil)
        case .study(let id): (id.number, nil)
        case .pattern(let id): (id.number, nil)
        case .report(let code): (nil, code.text)
        }
    }
}

extension LibraryDocument {
    static let columns = "kind, source, document.title, excerpt, facts, public, day, address"

    fileprivate init(stored row: Row) throws {
        let kind: Kind = try row.choice(0)
        let source = try row.integer(1)
        guard let day = Day(try row.text(6)) else { throw StorageProblem.damaged("a day") }
        let reference: Reference
        switch kind {
        case .lesson: reference = .lesson(ID(source))
        case .study: reference = .study(ID(source))
        case .pattern: reference = .pattern(ID(source))
        case .report:
            guard let code = try row.optionalText(7).flatMap({ Code($0) }) else {
                throw StorageProblem.damaged("a code")
            }
            reference = .report(code)
        }
        self.init(
            reference: reference, title: try row.text(2), excerpt: try row.text(3), facts: try row.text(4),
            isPublic: try row.integer(5) == 1, day: day)
    }
}

extension Transaction {
    /// The common ones, and those of every circle: which words mean the same is nobody's secret, and what they lead to is
    /// shown only to whoever may read it.
    fileprivate func allSynonyms() throws -> Synonyms {
        let own = try rows("SELECT alike FROM synonym ORDER BY circle", []).flatMap { try Synonyms($0.text(0)).groups }
        return Synonyms(groups: Synonyms.common.groups + own)
    }

    /// Whether anything that the reader may find holds one of these stems.
    fileprivate func isUsed(_ stems: [String], by query: LibraryQuery) throws -> Bool {
        let open = LibraryQuery(text: "", reader: query.reader)
        let match = "{title body} : (\(anyWord(beginningWith: stems))) AND \(open.facets)"
        return try row("SELECT 1 FROM document_text WHERE document_text MATCH $1 LIMIT 1", [.text(match)]) != nil
    }

    /// The words that the reader may have meant, of those that the reader can find: longer ones that hold it, else those
    /// that differ by a letter or two.
    fileprivate func meant(by word: String, _ query: LibraryQuery) throws -> [String] {
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

    fileprivate func newest(_ query: LibraryQuery) throws -> [LibraryDocument] {
        guard query.isFiltered else {
            return try rows(
                """
                SELECT \(LibraryDocument.columns) FROM document WHERE public = 1 OR circle = $1
                ORDER BY day DESC, id DESC LIMIT $2
                """, [.optional(query.reader?.number), .number(query.limit)]
            ).map(LibraryDocument.init(stored:))
        }
        // The index gives the last that came in without reading all of them.
        return try rows(
            """
            SELECT \(LibraryDocument.columns) FROM document_text JOIN document ON document.id = document_text.rowid
            WHERE document_text MATCH $1 ORDER BY document_text.rowid DESC LIMIT $2
            """, [.text(query.facets), .number(query.limit)]
        ).map(LibraryDocument.init(stored:)).sorted { $1.day < $0.day }
    }

    fileprivate func documents(with groups: [String], _ query: LibraryQuery) throws -> [LibraryDocument] {
        let match = "{title body} : (\(groups.joined(separator: " AND "))) AND \(query.facets)"
        // A word in the title counts for more than one in the text, and who may read it counts for nothing.
        return try rows(
            """
            SELECT \(LibraryDocument.columns) FROM (
                SELECT rowid AS found, bm25(document_text, 8.0, 1.0, 0.0) AS score FROM document_text
                WHERE document_text MATCH $1 ORDER BY score, rowid LIMIT $2
            ) JOIN document ON document.id = found ORDER BY score, found
            """, [.text(match), .number(query.limit)]
        ).map(LibraryDocument.init(stored:))
    }

    /// The words of what was found, as stems.
    fileprivate func stems(of documents: [LibraryDocument]) throws -> Set<String> {
        var stems: Set<String> = []
        for document in documents {
            let (source, code) = document.reference.key
            let row = try self.row(
                "SELECT id FROM document WHERE kind = $1 AND (source = $2 OR address = $3)",
                [.text(document.kind.rawValue), .optional(source), .optional(code)])
            if let row { stems.formUnion(try self.stems(of: row.integer(0))) }
        }
        return stems
    }
}
