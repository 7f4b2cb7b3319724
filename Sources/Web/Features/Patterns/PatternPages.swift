import Domain
import Hummingbird

/// Patterns: the list, a page per pattern that can be read in a minute, and what the core team does with them.
enum PatternPages {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.patterns, for: .everyone) { _, visit in try await list(visit, site) },
            Route(.get, "/patterns/{id}", for: .everyone) { _, visit in try await PatternPage.page(visit, site) },
        ] + PatternForm.routes(site) + PatternChanges.routes(site) + PatternHistoryPage.routes(site)
            + ForcePattern.routes(site)
    }

    struct Row: Sendable {
        let name: String
        let link: String
        let direction: String
        let status: String
        let seen: String
        let isOwn: Bool
    }

    /// A suggestion: forces that look alike, and the one button that says that they are.
    struct Suggestion: Sendable {
        struct Force: Sendable {
            let name: String
            let study: String
            let link: String
            let value: String
        }

        let direction: String
        let forces: [Force]
        /// The pattern that they look like; nil when it would be a new one.
        let pattern: String?
        let patternID: String
        let button: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar?
        let rows: [Row]
        let isEmpty: Bool
        let mayWrite: Bool
        let suggestions: [Suggestion]
        let hasSuggestions: Bool
        let text: PatternText
    }

    /// So many suggestions at once are enough to decide about.
    private static let mostSuggestions = 12

    private static func list(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: PatternText = visit.language.choose(.dutch, .english)
        let book = try await site.stores.patterns.book(for: visit.member?.circle)
        var suggestions: [Suggestion] = []
        if let member = visit.member, member.role >= .coreTeam {
            let studies = try await site.stores.cases.cases(of: member.circle)
            suggestions = self.suggestions(PatternSuggestions(studies, book), text)
        }
        let content = Content(
            bar: try visit.member == nil ? nil : ConsoleBar(visit), rows: book.entries.map { Row($0, text) },
            isEmpty: book.entries.isEmpty, mayWrite: visit.member.map { $0.role >= .coreTeam } ?? false,
            suggestions: suggestions, hasSuggestions: !suggestions.isEmpty, text: text)
        return site.page("patterns", Frame(text.patterns, .console, visit: visit, path: Paths.patterns), content)
    }

    private static func suggestions(_ found: PatternSuggestions, _ text: PatternText) -> [Suggestion] {
        let groups = found.groups.map { group in
            Suggestion(
                direction: text.direction(group[0].direction), forces: group.map(Suggestion.Force.init), pattern: nil,
                patternID: "new", button: text.makePattern)
        }
        let matches = Dictionary(grouping: found.matches, by: \.pattern.id).values.map { matches in
            let pattern = matches[0].pattern
            return Suggestion(
                direction: text.direction(pattern.words.direction), forces: matches.map { .init($0.force) },
                pattern: pattern.words.name.text, patternID: String(pattern.id.number),
                button: text.isPattern(pattern.words.name.text))
        }
        return Array((matches.sorted { $0.button < $1.button } + groups).prefix(mostSuggestions))
    }
}

extension PatternPages.Suggestion.Force {
    init(_ force: ForceInCase) {
        name = force.name
        study = force.title
        link = Paths.anchor(force.force.force, of: force.force.study)
        value = force.force.name
    }
}

extension PatternPages.Row {
    init(_ entry: PatternBook.Entry, _ text: PatternText) {
        name = entry.pattern.words.name.text
        link = Paths.pattern(entry.pattern.id)
        direction = text.direction(entry.pattern.words.direction)
        status = text.status(entry.pattern.words.status)
        seen = text.seen(entry)
        isOwn = !entry.pattern.words.isPublic
    }
}

extension CaseForce {
    /// How a form names it.
    var name: String { "\(study.number)-\(force.number)" }

    init?(_ name: String) {
        let numbers = name.split(separator: "-").compactMap { Int64($0) }
        guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 }) else { return nil }
        self.init(study: ID(numbers[0]), force: ID(numbers[1]))
    }
}

extension Paths {
    static let patterns = "/patterns"
    static func pattern(_ id: ID<Pattern>) -> String { "/patterns/\(id.number)" }
    static let ownPatterns = "/console/patterns"
    static func ownPattern(_ id: ID<Pattern>) -> String { "\(ownPatterns)/\(id.number)" }
}

extension Site {
    /// The pattern in the path, if this visitor may see it, with everything around it.
    func pattern(_ visit: Visit) async throws -> (pattern: Pattern, book: PatternBook) {
        let id = try visit.id("id", of: Pattern.self)
        let book = try await stores.patterns.book(for: visit.member?.circle)
        guard let pattern = book.pattern(id) else { throw HTTPError(.notFound) }
        return (pattern, book)
    }

    /// The pattern in the path, if it is of the visitor's own circle.
    func ownPattern(_ visit: Visit) async throws -> (pattern: Pattern, book: PatternBook) {
        let found = try await pattern(visit)
        guard try found.pattern.circle == visit.signedInMember().circle else { throw HTTPError(.notFound) }
        return found
    }
}
