import Domain
import HTTPTypes
import Hummingbird

/// Lessons of before, from a file: first what would happen, then it happens. What is wrong is named by line and column, and
/// then nothing is kept.
enum ImportPage {
    struct Row: Sendable {
        let title: String
        let handle: String
        /// When it holds; nil where the file does not say.
        let condition: CasePage.Fact?
        let facts: String
        let isNew: Bool
        let state: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let typed: String
        let problem: String?
        let rows: [Row]
        let hasRows: Bool
        let summary: String
        let mayKeep: Bool
        let text: ImportText
    }

    /// Ten years of lessons fit in it.
    private static let largest = 4 * 1_024 * 1_024

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.lessonImport, for: .coreTeam) { _, visit in
                try page("", nil, [], [], visit, site)
            },
            Route(.post, Paths.lessonImport, for: .coreTeam) { request, visit in
                let form = try await request.formWithFile(of: visit, largest: largest)
                return try await take(form, visit, site)
            },
        ]
    }

    private static func take(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        // A file that was just chosen counts for more than what was read before, and nobody has seen yet what it would do.
        let file = form.file("file")
        let bytes = file ?? Array(form["lessons"].utf8)
        let typed = String(validating: bytes, as: UTF8.self) ?? ""
        let circle = try visit.signedInMember().circle
        do {
            let entries = try LessonFile.read(bytes)
            if form.contains("keep"), file == nil {
                _ = try await site.stores.lessons.add(entries, to: circle, today: Promising.today)
                return .seeOther(Paths.library)
            }
            let known = try await site.stores.lessons.identities(of: circle)
            return try page(typed, nil, entries, known, visit, site)
        } catch let problem as LessonFile.Problem {
            return try page(typed, problem, [], [], visit, site, status: .unprocessableContent)
        }
    }

    private static func page(
        _ typed: String, _ problem: LessonFile.Problem?, _ entries: [LessonFile.Entry], _ known: Set<String>,
        _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: ImportText = visit.language.choose(.dutch, .english)
        let words: LibraryText = visit.language.choose(.dutch, .english)
        var seen = known
        let rows = entries.map { entry in
            let isNew = seen.insert(entry.words.identity).inserted
            func short(_ text: String) -> String { text.count > 120 ? text.prefix(119) + "…" : text }
            let condition = entry.words.condition
            let facts = [
                words.facts(entry.words), entry.day?.words(in: visit.language) ?? "",
                entry.words.isPublic ? "" : words.own,
            ].filter { !$0.isEmpty }.joined(separator: " · ")
            return Row(
                title: entry.words.title.text, handle: short(entry.words.handle.text),
                condition: condition.isEmpty
                    ? nil : CasePage.Fact(name: words.condition, value: short(condition.text)), facts: facts,
                isNew: isNew, state: isNew ? text.isNew : text.isKnown)
        }
        let new = rows.count(where: \.isNew)
        let content = Content(
            bar: try ConsoleBar(visit), typed: typed,
            problem: problem.map { "\(text.place($0.line, $0.column)): \(text.what($0.what, visit.language))" },
            rows: rows, hasRows: !rows.isEmpty, summary: text.summary(new: new, known: rows.count - new),
            mayKeep: new > 0, text: text)
        return site.page(
            "lesson-import", Frame(text.title, .console, visit: visit, path: Paths.lessonImport), content,
            status: status)
    }
}

extension Paths {
    static let lessonImport = "/console/lessons/import"
}
