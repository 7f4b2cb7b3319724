import Domain
import Foundation
import Hummingbird

/// New public lessons and reports as an Atom feed (RFC 4287).
enum LessonFeed {
    private struct Entry {
        let path: String
        let title: String
        let day: Day
        let content: String
    }

    private static let longest = 50

    static func feed(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let lessons = try await site.stores.lessons.latest(longest).map {
            Entry(path: Paths.lesson($0.id), title: $0.words.title.text, day: $0.day, content: $0.words.handle.text)
        }
        let query = LibraryQuery(text: "", kind: .report, limit: longest)
        let reports = try await site.stores.library.search(query).documents.map {
            Entry(path: Paths.document($0.reference), title: $0.title, day: $0.day, content: $0.excerpt)
        }
        let latest = (lessons + reports).sorted { $1.day < $0.day }.prefix(longest)
        let home = site.settings.address(Paths.library)
        let updated = latest.first?.day.description ?? "1970-01-01"
        let entries = latest.map { xml($0, site) }.joined()
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

    private static func xml(_ entry: Entry, _ site: Site) -> String {
        let address = SafeHTML.escape(site.settings.address(entry.path))
        return """
            <entry><id>\(address)</id><title>\(SafeHTML.escape(entry.title))</title>\
            <updated>\(entry.day)T00:00:00Z</updated><link href="\(address)"/>\
            <content type="text">\(SafeHTML.escape(entry.content))</content></entry>

            """
    }
}
