import Domain
import Foundation
import Hummingbird

/// New public lessons as an Atom feed (RFC 4287).
enum LessonFeed {
    static func feed(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let lessons = try await site.stores.lessons.latest(50)
        let home = site.settings.address(Paths.library)
        let updated = lessons.first?.day.description ?? "1970-01-01"
        let entries = lessons.map { entry($0, site) }.joined()
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

    private static func entry(_ lesson: Lesson, _ site: Site) -> String {
        let address = SafeHTML.escape(site.settings.address(Paths.lesson(lesson.id)))
        return """
            <entry><id>\(address)</id><title>\(SafeHTML.escape(lesson.words.title.text))</title>\
            <updated>\(lesson.day)T00:00:00Z</updated><link href="\(address)"/>\
            <content type="text">\(SafeHTML.escape(lesson.words.handle.text))</content></entry>

            """
    }
}
