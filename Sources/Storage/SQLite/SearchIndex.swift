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
    let body: [String]
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

extension Transaction {
    /// Puts a document into the index, in the place of what it was before.
    func index(_ document: IndexedDocument) throws {
        let stale = try stems(of: document.kind, document.source)
        let row = try self.row(
            """
            INSERT INTO document (kind, source, circle, public, day, title, excerpt, facts, address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (kind, source) DO UPDATE SET public = excluded.public, day = excluded.day,
                title = excluded.title, excerpt = excluded.excerpt, facts = excluded.facts
            RETURNING id
            """,
            [
                .text(document.kind.rawValue), .integer(document.source), .integer(document.circle.number),
                .flag(document.isPublic), .text(document.day.description), .text(document.title),
                .text(document.excerpt.count > 280 ? document.excerpt.prefix(279) + "…" : document.excerpt),
                .text(document.facts), .optional(document.address),
            ])
        guard let row else { throw StorageProblem.damaged("a document vanished") }
        let id = try row.integer(0)
        let texts = [SearchWords.plain(document.title), SearchWords.plain(document.body.joined(separator: " "))]
        try execute("DELETE FROM document_text WHERE rowid = $1", [.integer(id)])
        try execute(
            "INSERT INTO document_text (rowid, title, body, facets) VALUES ($1, $2, $3, $4)",
            [.integer(id)] + texts.map { .text($0.map(SearchWords.stem).joined(separator: " ")) }
                + [.text(document.facets)])
        for word in Set(texts.joined()) where word.count > 2 { try remember(word) }
        try forgetWords(of: stale)
    }

    /// Takes a document out of the index, with the words that only it held.
    func forget(_ kind: LibraryDocument.Kind, _ source: Int64) throws {
        let stale = try stems(of: kind, source)
        try execute("DELETE FROM document WHERE kind = $1 AND source = $2", [.text(kind.rawValue), .integer(source)])
        try forgetWords(of: stale)
    }

    private func remember(_ word: String) throws {
        let new = try self.row(
            "INSERT INTO document_word (word, stem) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id",
            [.text(word), .text(SearchWords.stem(word))])
        guard let new else { return }
        try execute(
            "INSERT INTO document_word_part (rowid, word) VALUES ($1, $2)", [new.values[0], .text(word)])
    }

    private func stems(of kind: LibraryDocument.Kind, _ source: Int64) throws -> Set<String> {
        let row = try self.row(
            "SELECT id FROM document WHERE kind = $1 AND source = $2", [.text(kind.rawValue), .integer(source)])
        return try row.map { try stems(of: $0.integer(0)) } ?? []
    }

    /// The words of a document, as stems.
    func stems(of document: Int64) throws -> Set<String> {
        let row = try self.row("SELECT title, body FROM document_text WHERE rowid = $1", [.integer(document)])
        guard let row else { return [] }
        return Set((try row.text(0) + " " + row.text(1)).split(separator: " ").map(String.init))
    }

    private func forgetWords(of stems: Set<String>) throws {
        for stem in stems where try row("SELECT 1 FROM document_term WHERE term = $1", [.text(stem)]) == nil {
            try execute("DELETE FROM document_word WHERE stem = $1", [.text(stem)])
        }
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
