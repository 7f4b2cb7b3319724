import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The library: searching lessons, reading one with what it rests on, and the feed of new ones.
enum LibraryPages {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.library, for: .everyone) { request, visit in try await search(request, visit, site) },
            Route(.get, "/lessons/{id}", for: .everyone) { _, visit in try await LessonPage.page(visit, site) },
            Route(.get, "/lessons.atom", for: .everyone) { _, visit in try await LessonFeed.feed(visit, site) },
        ] + LessonForm.routes(site)
    }

    struct Hit: Sendable {
        let title: String
        let link: String
        let handle: String
        let facts: String
        let isOwn: Bool
    }

    struct Content: Sendable {
        let bar: ConsoleBar?
        let query: String
        let layers: [CasePartPage.Choice]
        let accelerators: [CasePartPage.Choice]
        let hasFilters: Bool
        let count: String
        let instead: [String]
        let hits: [Hit]
        let isEmpty: Bool
        let mayWrite: Bool
        let feed: String
        let text: LibraryText
    }

    private static func search(_ request: Request, _ visit: Visit, _ site: Site) async throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        func asked(_ name: String) -> String {
            request.uri.queryParameters[Substring(name)].map(String.init) ?? ""
        }
        func chosen(_ name: String) -> String? { asked(name).isEmpty ? nil : String(asked(name).prefix(40)) }
        let query = LibraryQuery(
            text: asked("q"), layer: chosen("layer"), accelerator: chosen("accelerator"), reader: visit.member?.circle)
        let result = try await site.stores.library.search(query)
        // A stranger filters by the names that every circle starts with: a circle's own are its own.
        let names = try await site.names(of: visit.member?.circle, visit.language)
        func choices(_ names: [String], _ chosen: String?) -> [CasePartPage.Choice] {
            names.map { .init(value: $0, name: $0, isChosen: $0 == chosen) }
        }
        let content = Content(
            bar: try visit.member == nil ? nil : ConsoleBar(visit), query: query.text,
            layers: choices(names.layers, query.layer), accelerators: choices(names.accelerators, query.accelerator),
            hasFilters: query.layer != nil || query.accelerator != nil,
            count: text.count(result.lessons.count, limit: query.limit),
            instead: result.insteadOf.sorted { $0.key < $1.key }.map { text.instead($0.key, $0.value) },
            hits: result.lessons.map { Hit($0, visit, text) }, isEmpty: result.lessons.isEmpty,
            mayWrite: visit.member.map { $0.role >= .coreTeam } ?? false, feed: Paths.feed, text: text)
        let frame = Frame(text.library, .console, visit: visit, path: Paths.library)
        return site.page("library", frame, content)
    }
}

extension LibraryPages.Hit {
    init(_ lesson: Lesson, _ visit: Visit, _ text: LibraryText) {
        title = lesson.words.title.text
        link = Paths.lesson(lesson.id)
        let first = lesson.words.handle.text
        handle = first.count > 280 ? first.prefix(279) + "…" : first
        facts = text.facts(lesson)
        isOwn = !lesson.words.isPublic
    }
}

extension Paths {
    static let library = "/library"
    static let feed = "/lessons.atom"
    static func lesson(_ id: ID<Lesson>) -> String { "/lessons/\(id.number)" }
    static let lessons = "/console/lessons"
    static func newLesson(from evidence: Lesson.Evidence) -> String { "\(lessons)/new?from=\(evidence.name)" }
}

extension Site {
    /// The lesson in the path, if this visitor may read it.
    func lesson(_ visit: Visit) async throws -> Lesson {
        let id = try visit.id("id", of: Lesson.self)
        guard let lesson = try await stores.lessons.lesson(id, for: visit.member?.circle) else {
            throw HTTPError(.notFound)
        }
        return lesson
    }
}
