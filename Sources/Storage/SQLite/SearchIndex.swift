import Domain
import Foundation

/// A document as it goes into the index.
struct IndexedDocument {
    let kind: LibraryDocument.Kind
    let source: Int64
    let circle: ID<Circle>
    let isPublic: Bool
    let day: Day
    let title: String
    let excerpt: String
    /// Everything in it that can be found.
    var body: [String]
    var layers: [String] = []
    var accelerators: [String] = []
    var role: String?
    var address: String?
}

/// What one filters by and who may read, as words of the index that no text holds.
enum Facet {
    static let everybody = "zzpublic"
    static func circle(_ id: ID<Circle>) -> String { "zzcircle\(id.number)" }
    static func kind(_ kind: LibraryDocument.Kind) -> String { "zzkind\(kind.rawValue)" }
    static func layer(_ name: String) -> String { "zzlayer" + hex(name) }
    static func accelerator(_ name: String) -> String { "zzaccelerator" + hex(name) }
    /// One for each word, so that every form of it finds it.
    static func roles(_ role: String) -> [String] {
        SearchWords.telling(role).map { "zzrole" + hex(SearchWords.stem($0)) }
    }

    private static func hex(_ text: String) -> String {
        text.lowercased().utf8.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

/// How words get in and out. Every statement here is a plain one: one with RETURNING, ON CONFLICT or a trigger opens a savepoint,
/// and at each savepoint FTS5 writes what it has gathered to the file as a part of its own, which it must merge again later.
extension Transaction {
    /// Puts a document into the index, in the place of what it was before.
    func index(_ document: IndexedDocument) throws {
        let texts = [document.title, document.body.joined(separator: " ")].map { text in
            SearchWords.plain(text).map { (word: $0, stem: SearchWords.stem($0)) }
        }
        let (id, stale) = try row(of: document)
        try execute(
            "INSERT INTO document_text (rowid, title, body, facets) VALUES ($1, $2, $3, $4)",
            [.integer(id)] + texts.map { .text($0.map(\.stem).joined(separator: " ")) } + [.text(document.facets)])
        let words = texts.joined()
        try remember(Dictionary(words.filter { $0.word.count > 2 }.map { ($0.word, $0.stem) }) { first, _ in first })
        try forgetWords(of: stale.subtracting(words.map(\.stem)))
    }

    /// The row of a document, new or written anew, without its text; and the stems of what stood there.
    private func row(of document: IndexedDocument) throws -> (id: Int64, stale: Set<String>) {
        let values: [Value] = [
            .flag(document.isPublic), .text(document.day.description), .text(document.title),
            .text(document.excerpt.count > 280 ? document.excerpt.prefix(279) + "…" : document.excerpt),
            .text(document.facts),
        ]
        if let id = try id(of: document.kind, document.source) {
            let stale = try stems(of: id)
            try execute("DELETE FROM document_text WHERE rowid = $1", [.integer(id)])
            try execute(
                "UPDATE document SET public = $1, day = $2, title = $3, excerpt = $4, facts = $5 WHERE id = $6",
                values + [.integer(id)])
            return (id, stale)
        }
        try execute(
            """
            INSERT INTO document (public, day, title, excerpt, facts, kind, source, circle, address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            values + [
                .text(document.kind.rawValue), .integer(document.source), .integer(document.circle.number),
                .optional(document.address),
            ])
        guard let row = try row("SELECT last_insert_rowid()", []) else { throw StorageProblem.damaged("no document") }
        return (try row.integer(0), [])
    }

    /// Takes a document out of the index, with the words that only it held.
    func forget(_ kind: LibraryDocument.Kind, _ source: Int64) throws {
        guard let id = try id(of: kind, source) else { return }
        let stale = try stems(of: id)
        try execute("DELETE FROM document WHERE id = $1", [.integer(id)])
        try forgetWords(of: stale)
    }

    /// - Parameter words: each with its stem; letters and digits only, so they need no escaping as JSON.
    private func remember(_ words: [String: String]) throws {
        let new = try rows(
            "SELECT value FROM json_each($1) WHERE value NOT IN (SELECT word FROM document_word) ORDER BY value",
            [.text("[" + words.keys.map { "\"\($0)\"" }.joined(separator: ",") + "]")])
        for row in new {
            let word = try row.text(0)
            try execute(
                "INSERT INTO document_word (word, stem) VALUES ($1, $2)",
                [.text(word), .text(words[word] ?? SearchWords.stem(word))])
            try execute(
                "INSERT INTO document_word_part (rowid, word) VALUES (last_insert_rowid(), $1)", [.text(word)])
        }
    }

    private func id(of kind: LibraryDocument.Kind, _ source: Int64) throws -> Int64? {
        try row(
            "SELECT id FROM document WHERE kind = $1 AND source = $2", [.text(kind.rawValue), .integer(source)]
        )?.integer(0)
    }

    /// The words of a document, as stems.
    func stems(of document: Int64) throws -> Set<String> {
        let row = try self.row("SELECT title, body FROM document_text WHERE rowid = $1", [.integer(document)])
        guard let row else { return [] }
        return Set((try row.text(0) + " " + row.text(1)).split(separator: " ").map(String.init))
    }

    /// Forgets the words of stems that no document holds any more.
    func forgetWords(of stems: Set<String>) throws {
        for stem in stems where try documents(withStem: stem, atMost: 1) == 0 {
            try execute("DELETE FROM document_word WHERE stem = $1", [.text(stem)])
        }
    }

    /// How many documents hold a stem, counted no further than asked: a common one is in nearly all of them.
    func documents(withStem stem: String, atMost limit: Int) throws -> Int {
        let row = try self.row(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM document_text WHERE document_text MATCH $1 LIMIT $2) AS found
            """, [.text("{title body} : \"\(stem)\""), .number(limit)])
        return try row?.int(0) ?? 0
    }
}

extension IndexedDocument {
    fileprivate var facts: String {
        // Many of one kind say nothing on one line.
        ((layers.count == 1 ? layers : []) + (accelerators.count == 1 ? accelerators : []) + [role].compactMap(\.self))
            .joined(separator: " · ")
    }

    fileprivate var facets: String {
        let access = [Facet.circle(circle)] + (isPublic ? [Facet.everybody] : [])
        let names = Set(layers).sorted().map(Facet.layer) + Set(accelerators).sorted().map(Facet.accelerator)
        return (access + [Facet.kind(kind)] + names + (role.map(Facet.roles) ?? [])).joined(separator: " ")
    }
}
