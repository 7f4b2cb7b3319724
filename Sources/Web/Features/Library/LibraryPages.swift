import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The library: searching what circles made, reading a lesson with what it rests on, and the feed of what is new.
enum LibraryPages {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.library, for: .everyone) { request, visit in try await search(request, visit, site) },
            Route(.get, "/lessons/{id}", for: .everyone) { _, visit in try await LessonPage.page(visit, site) },
            Route(.get, "/lessons.atom", for: .everyone) { _, visit in try await LessonFeed.feed(visit, site) },
        ] + LessonForm.routes(site) + SynonymPage.routes(site) + ImportPage.routes(site)
    }

    /// The circle that learned something.
    struct Learner: Sendable {
        let name: String
        let link: String
    }

    struct Hit: Sendable {
        let kind: String
        let title: String
        let link: String
        let excerpt: String
        let facts: String
        let isOwn: Bool
    }

    struct Content: Sendable {
        let bar: ConsoleBar?
        let query: String
        let kinds: [CasePartPage.Choice]
        let layers: [CasePartPage.Choice]
        let accelerators: [CasePartPage.Choice]
        let role: String
        let hasFilters: Bool
        /// nil where nothing was asked, and nothing is there.
        let count: String?
        let also: [String]
        let hits: [Hit]
        let empty: String?
        let mayWrite: Bool
        let feed: String
        let text: LibraryText
    }

    private static func search(_ request: Request, _ visit: Visit, _ site: Site) async throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let query = LibraryQuery(request.query, reader: visit.member?.circle)
        let result = try await site.stores.library.search(query)
        // A stranger filters by the names that every circle starts with: a circle's own are its own.
        let names = try await site.names(of: visit.member?.circle, visit.language)
        func choices(_ names: [String], _ chosen: String?) -> [CasePartPage.Choice] {
            names.map { .init(value: $0, name: $0, isChosen: $0 == chosen) }
        }
        let also =
            result.sameMeaning.sorted { $0.key < $1.key }.map { text.sameMeaning($0.key, $0.value) }
            + result.insteadOf.sorted { $0.key < $1.key }.map { text.instead($0.key, $0.value) }
            + (result.compounds.isEmpty ? [] : [text.also(result.compounds)])
        let isBare = result.documents.isEmpty && query.text.isEmpty && !query.isFiltered
        let content = Content(
            bar: try visit.member == nil ? nil : ConsoleBar(visit), query: query.text,
            kinds: LibraryDocument.Kind.allCases.map {
                .init(value: $0.rawValue, name: text.kinds($0), isChosen: $0 == query.kind)
            },
            layers: choices(names.layers, query.layer), accelerators: choices(names.accelerators, query.accelerator),
            role: query.role ?? "", hasFilters: query.isFiltered,
            count: isBare ? nil : text.count(result.documents.count, limit: query.limit), also: also,
            hits: result.documents.map { Hit($0, text) },
            empty: isBare ? text.bare : result.documents.isEmpty ? text.empty : nil,
            mayWrite: visit.member.map { $0.role >= .coreTeam } ?? false, feed: Paths.feed, text: text)
        let frame = Frame(text.library, .console, visit: visit, path: Paths.library)
        return site.page("library", frame, content)
    }
}

extension LibraryQuery {
    fileprivate init(_ query: Form, reader: ID<Circle>?) {
        func asked(_ name: String) -> String? {
            let value = String(query[name].prefix(200))
            return value.allSatisfy(\.isWhitespace) ? nil : value
        }
        self.init(
            text: asked("q") ?? "", kind: asked("kind").flatMap(LibraryDocument.Kind.init),
            layer: asked("layer").map { String($0.prefix(40)) },
            accelerator: asked("accelerator").map { String($0.prefix(40)) },
            role: asked("role").map { String($0.prefix(80)) }, reader: reader)
    }
}

extension LibraryPages.Hit {
    init(_ document: LibraryDocument, _ text: LibraryText) {
        kind = text.kind(document.kind)
        title = document.title
        link = Paths.document(document.reference)
        excerpt = document.excerpt
        facts = document.facts
        isOwn = !document.isPublic
    }
}

extension Paths {
    static let library = "/library"
    static let feed = "/lessons.atom"
    static func lesson(_ id: ID<Lesson>) -> String { "/lessons/\(id.number)" }
    static let lessons = "/console/lessons"
    static func newLesson(from evidence: Lesson.Evidence) -> String { "\(lessons)/new?from=\(evidence.name)" }
    /// Where somebody reads what was found.
    static func document(_ reference: LibraryDocument.Reference) -> String {
        switch reference {
        case .lesson(let id): lesson(id)
        case .study(let id): study(id)
        case .pattern(let id): pattern(id)
        case .report(let code): report(code)
        }
    }
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
