import Domain
import Foundation

/// Searching with SQLite's FTS5: an index over stems, and one over the parts of words for what was typed wrongly or is a part
/// of a longer word.
struct SQLiteLibrary: Library {
    let database: any Database

    func search(_ query: LibraryQuery) async throws -> LibraryResult {
        try await database.read { db in
            let synonyms = try db.synonyms(for: query.reader)
            var insteadOf: [String: [String]] = [:]
            var sameMeaning: [String: [String]] = [:]
            var groups: [String] = []
            var used: [(word: String, group: Int)] = []
            for word in SearchWords.telling(query.text).prefix(10) {
                let stem = SearchWords.stem(word)
                let others = synonyms.of(stem: stem)
                var alternatives = [stem] + others.map(SearchWords.stem)
                if try !db.isUsed(alternatives, by: query) {
                    let meant = try db.meant(by: word, query)
                    if !meant.isEmpty { insteadOf[word] = meant }
                    alternatives += meant.map(SearchWords.stem)
                } else {
                    if !others.isEmpty { sameMeaning[word] = others }
                    used.append((word, groups.count))
                }
                groups.append(try db.anyWord(beginningWith: alternatives))
            }
            let found = groups.isEmpty ? try db.newest(query) : try db.documents(with: groups, query)
            let (more, compounds) = try db.more(than: found, groups, ending: used, query)
            // Only words that the reader finds in what was found: no word of somebody else's work shows through.
            let isPlain = insteadOf.isEmpty && sameMeaning.isEmpty
            let visible = try db.stems(of: isPlain ? [] : found + more)
            func seen(_ words: [String]) -> [String]? {
                let seen = words.filter { visible.contains(SearchWords.stem($0)) }
                return seen.isEmpty ? nil : seen
            }
            let longer = try db.stems(of: more)
            return LibraryResult(
                documents: (found + more).map(\.document), insteadOf: insteadOf.compactMapValues(seen),
                sameMeaning: sameMeaning.compactMapValues(seen),
                compounds: compounds.filter { longer.contains(SearchWords.stem($0)) })
        }
    }

    func related(to lesson: Lesson, for reader: ID<Circle>?) async throws -> [LibraryDocument] {
        try await database.read { db in
            let words = SearchWords.telling("\(lesson.words.title) \(lesson.words.handle)").filter { $0.count > 3 }
            // The rarest words tell most, and cost least.
            let stems = try Set(words.prefix(60).map(SearchWords.stem)).map { stem in
                (stem: stem, count: try db.documents(withStem: stem, atMost: Self.many))
            }.filter { $0.count > 1 }.sorted { ($0.count, $0.stem) < ($1.count, $1.stem) }.prefix(6).map(\.stem)
            guard !stems.isEmpty else { return [] }
            let query = LibraryQuery(text: "", kind: .lesson, reader: reader, limit: 4)
            let match = stems.map { "\"\($0)\"" }.joined(separator: " OR ")
            return try db.documents(with: [match], query).map(\.document)
                .filter { $0.reference != .lesson(lesson.id) }.prefix(3).map(\.self)
        }
    }

    /// More documents than this are neither ranked nor sorted: of words that so many hold, the newest tell as much as the best.
    fileprivate static let many = 5_000

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
        let (gone, stems) = try await database.read { db in
            let gone = try db.row("SELECT gone FROM search_generation WHERE gone > 0", [])?.integer(0)
            let unused = "SELECT DISTINCT stem FROM document_word WHERE stem NOT IN (SELECT term FROM document_term)"
            return (gone, gone == nil ? [] : Set(try db.rows(unused, []).map { try $0.text(0) }))
        }
        guard let gone else { return }
        try await database.write { db in try db.forgetWords(of: stems) }
        for table in ["document_text", "document_word_part"] { try await rewrite(table) }
        // What went meanwhile is for the next time.
        try await database.write { db in
            try db.execute("UPDATE search_generation SET gone = gone - $1", [.integer(gone)])
        }
        try await database.scrub()
    }

    /// FTS5 keeps the words of what was deleted until it merges its parts into one (sqlite.org/fts5.html, section 6.8). In steps,
    /// so that nobody who writes waits long; the first one, with a negative number, says that all parts take part. Its own
    /// secure-delete would need SQLite 3.42, and makes a file that an older one cannot read.
    private func rewrite(_ table: String) async throws {
        var pages = -Self.pagesAtOnce
        var changes = 2
        // As its documentation has it: less than two changes mean that there was nothing left to do.
        while changes >= 2 {
            changes = try await database.write { [pages] db in
                func total() throws -> Int { try db.row("SELECT total_changes()", [])?.int(0) ?? 0 }
                let before = try total()
                try db.execute("INSERT INTO \(table) (\(table), rank) VALUES ('merge', $1)", [.number(pages)])
                return try total() - before
            }
            pages = Self.pagesAtOnce
        }
    }

    /// Of an index of 100,000 documents, about a twentieth of a second.
    private static let pagesAtOnce = 200
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

/// A document, and its row in the index.
private struct Found {
    let id: Int64
    let document: LibraryDocument
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
    /// The common ones, and those of the reader's circle.
    fileprivate func synonyms(for reader: ID<Circle>?) throws -> Synonyms {
        guard let reader else { return .common }
        let own = try row("SELECT alike FROM synonym WHERE circle = $1", [.integer(reader.number)])
        return try own.map { Synonyms(groups: Synonyms.common.groups + (try Synonyms($0.text(0)).groups)) } ?? .common
    }

    /// What FTS5 looks for. Words are letters and digits only; the quotation marks keep FTS5's own words from being commands.
    /// The beginning of a longer word is enough, unless so little was typed that half the dictionary begins with it, or the
    /// word itself is in so many documents that longer ones would add nothing but time.
    fileprivate func anyWord(beginningWith stems: [String]) throws -> String {
        try stems.map { stem in
            let many = SQLiteLibrary.many
            let isWhole = try stem.count < 4 || documents(withStem: stem, atMost: many) == many
            return isWhole ? "\"\(stem)\"" : "\"\(stem)\" *"
        }.joined(separator: " OR ")
    }

    /// Whether anything that the reader may find holds one of these stems.
    func isUsed(_ stems: [String], by query: LibraryQuery) throws -> Bool {
        let open = LibraryQuery(text: "", reader: query.reader)
        let match = "{title body} : (\(try anyWord(beginningWith: stems))) AND \(open.facets)"
        return try row("SELECT 1 FROM document_text WHERE document_text MATCH $1 LIMIT 1", [.text(match)]) != nil
    }

    fileprivate func stems(of found: [Found]) throws -> Set<String> {
        try found.reduce(into: []) { $0.formUnion(try stems(of: $1.id)) }
    }

    /// What is found by longer words that end in the typed ones, after what was found by the typed ones themselves: who looks
    /// for "vergunning" reads of an "omgevingsvergunning" too, where there is room.
    fileprivate func more(
        than found: [Found], _ groups: [String], ending used: [(word: String, group: Int)], _ query: LibraryQuery
    ) throws -> (documents: [Found], compounds: [String]) {
        guard found.count < query.limit else { return ([], []) }
        var groups = groups
        var all: [String] = []
        for (word, group) in used {
            let compounds = try self.compounds(of: word)
            let stems = Set(compounds.map(SearchWords.stem)).sorted()
            groups[group] = ([groups[group]] + stems.map { "\"\($0)\"" }).joined(separator: " OR ")
            all += compounds
        }
        guard !all.isEmpty else { return ([], []) }
        let known = Set(found.map(\.id))
        let more = try documents(with: groups, query).filter { !known.contains($0.id) }
        return (Array(more.prefix(query.limit - found.count)), all)
    }

    fileprivate func newest(_ query: LibraryQuery) throws -> [Found] {
        guard query.isFiltered else {
            return try rows(
                """
                SELECT \(LibraryDocument.columns), id FROM document WHERE public = 1 OR circle = $1
                ORDER BY day DESC, id DESC LIMIT $2
                """, [.optional(query.reader?.number), .number(query.limit)]
            ).map(Found.init(stored:))
        }
        // The index gives the last that came in without reading all of them; what came in last may be of years ago.
        return try rows(
            """
            SELECT \(LibraryDocument.columns), id FROM (
                SELECT rowid AS found FROM document_text WHERE document_text MATCH $1 ORDER BY rowid DESC LIMIT $2
            ) JOIN document ON document.id = found ORDER BY day DESC, id DESC LIMIT $3
            """, [.text(query.facets), .number(SQLiteLibrary.many), .number(query.limit)]
        ).map(Found.init(stored:))
    }

    /// The best of the newest ones that hold a word of each group.
    fileprivate func documents(with groups: [String], _ query: LibraryQuery) throws -> [Found] {
        let words = groups.map { "(\($0))" }.joined(separator: " AND ")
        let match = Value.text("{title body} : (\(words)) AND \(query.facets)")
        let oldest = try row(
            "SELECT rowid FROM document_text WHERE document_text MATCH $1 ORDER BY rowid DESC LIMIT 1 OFFSET $2",
            [match, .number(SQLiteLibrary.many)])
        // A word in the title counts for more than one in the text, and who may read it counts for nothing.
        return try rows(
            """
            SELECT \(LibraryDocument.columns), id FROM (
                SELECT rowid AS found, bm25(document_text, 8.0, 1.0, 0.0) AS score FROM document_text
                WHERE document_text MATCH $1 AND rowid > $2 ORDER BY score, rowid LIMIT $3
            ) JOIN document ON document.id = found ORDER BY score, found
            """, [match, .integer(try oldest?.integer(0) ?? 0), .number(query.limit)]
        ).map(Found.init(stored:))
    }
}

extension Found {
    init(stored row: Row) throws {
        self.init(id: try row.integer(8), document: try LibraryDocument(stored: row))
    }
}
