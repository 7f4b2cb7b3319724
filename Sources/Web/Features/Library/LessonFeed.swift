import Domain
import Foundation
import Hummingbird

/// New public lessons and reports as an Atom feed (RFC 4287).
enum LessonFeed {
    static func feed(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        var latest: [LibraryDocument] = []
        for kind in [LibraryDocument.Kind.lesson, .report] {
            latest += try await site.stores.library.search(LibraryQuery(text: "", kind: kind)).documents
        }
        latest = Array(latest.sorted { $1.day < $0.day }.prefix(50))
        let home = site.settings.address(Paths.library)
        let updated = latest.first?.day.description ?? "1970-01-01"
        let entries = latest.map { entry($0, site) }.joined()
        let feed = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(visit.language.rawValue)">
            <id>\(SafeHTML.escape(home))</id><title>\(SafeHTML.escape(text.feedTitle))</title>\
            <updated>\(updated)T00:00:00Z</updated><link href="\(SafeHTML.escape(home))"/>\
            <link rel="self" href="\(SafeHTML.escape(site.settings.address(Paths.feed)))"/>\
            <author><name>Krachtveld</name></author>
            \(entries)</feed>

            """
        return Response(
            status: .ok, headers: [.contentType: "application/atom+xml; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: feed)))
    }

    private static func entry(_ document: LibraryDocument, _ site: Site) -> String {
        let address = SafeHTML.escape(site.settings.address(Paths.document(document.reference)))
        return """
            <entry><id>\(address)</id><title>\(SafeHTML.escape(document.title))</title>\
            <updated>\(document.day)T00:00:00Z</updated><link href="\(address)"/>\
            <content type="text">\(SafeHTML.escape(document.excerpt))</content></entry>

            """
    }
}
