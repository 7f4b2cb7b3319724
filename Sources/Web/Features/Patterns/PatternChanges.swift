import Domain
import HTTPTypes
import Hummingbird

/// What the core team does with patterns: make one of forces that look alike, merge, split, put back, delete.
enum PatternChanges {
    struct Removal: Sendable {
        let bar: ConsoleBar
        let base: String
        let title: String
        let text: PatternText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.post, Paths.ownPatterns, for: .coreTeam) { request, visit in
                try await decide(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/patterns/{id}/merge", for: .coreTeam) { request, visit in
                try await merge(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/patterns/{id}/split", for: .coreTeam) { request, visit in
                try await split(request.form(of: visit), visit, site)
            },
            Route(.get, "/console/patterns/{id}/remove", for: .coreTeam) { _, visit in
                let pattern = try await site.ownPattern(visit).pattern
                let text: PatternText = visit.language.choose(.dutch, .english)
                let base = Paths.ownPattern(pattern.id)
                let content = Removal(
                    bar: try ConsoleBar(visit), base: base, title: pattern.words.name.text, text: text)
                return site.page(
                    "case-remove", Frame(text.remove, .console, visit: visit, path: base + "/remove"), content)
            },
            Route(.post, "/console/patterns/{id}/remove", for: .coreTeam) { request, visit in
                _ = try await request.form(of: visit)
                let pattern = try await site.ownPattern(visit).pattern
                try await site.stores.patterns.remove(pattern.id, from: pattern.circle)
                return .seeOther(Paths.patterns)
            },
        ]
    }

    /// What a person decided about forces that look alike: one pattern, a new one, or none.
    private static func decide(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let circle = try visit.signedInMember().circle
        let forces = form.all("force").prefix(100).compactMap { CaseForce($0) }
        guard let first = forces.first else { return .seeOther(Paths.patterns) }
        if form["pattern"] == "new", !form.contains("none") {
            let study = try await site.stores.cases.caseStudy(first.study, of: circle)
            guard let part = study?.part(first.force), part.kind == .force else { throw HTTPError(.notFound) }
            let words = PatternWords(
                name: try Line(part.name, limit: PatternWords.longestName), direction: part.content.direction)
            let id = try await site.stores.patterns.create(
                words, of: forces, from: nil, in: circle, by: Cases.author(visit))
            return .seeOther(form.contains("case") ? Paths.anchor(first.force, of: first.study) : Paths.ownPattern(id))
        }
        let pattern = form.contains("none") ? nil : form.id("pattern", of: Pattern.self)
        guard pattern != nil || form.contains("none") else { throw HTTPError(.badRequest) }
        for force in forces {
            let isDone = try await site.stores.patterns.assign(force, to: pattern, of: circle, by: Cases.author(visit))
            guard isDone else { throw HTTPError(.notFound) }
        }
        if form.contains("case") { return .seeOther(Paths.anchor(first.force, of: first.study)) }
        return .seeOther(pattern.map(Paths.pattern) ?? Paths.patterns)
    }

    private static func merge(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let (pattern, book) = try await site.ownPattern(visit)
        guard let target = form.id("into", of: Pattern.self), target != pattern.id, let entry = book.entry(target),
            entry.pattern.id != pattern.id
        else { throw HTTPError(.notFound) }
        let next = pattern.changed(from: pattern.version, to: pattern.words, mergedInto: entry.pattern.id)
        let isSaved = try await site.stores.patterns.save(next, of: pattern.circle, by: Cases.author(visit))
        guard isSaved else { throw HTTPError(.conflict) }
        return .seeOther(Paths.pattern(entry.pattern.id))
    }

    /// Takes some forces out into a pattern of their own; merging that one back is the way back.
    private static func split(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let (pattern, book) = try await site.ownPattern(visit)
        let own = Set(
            book.entry(pattern.id)?.sightings.compactMap { sighting in
                sighting.own.map { CaseForce(study: sighting.study, force: $0.force.id) }
            } ?? [])
        let chosen = form.all("force").compactMap { CaseForce($0) }.filter(own.contains)
        guard !chosen.isEmpty else { return .seeOther(Paths.ownPattern(pattern.id)) }
        var words = pattern.words
        if let name = try? Line(form["name"], limit: PatternWords.longestName) { words.name = name }
        words.explanation = .none
        words.status = .signalled
        words.raisedBy = nil
        let id = try await site.stores.patterns.create(
            words, of: chosen, from: pattern.id, in: pattern.circle, by: Cases.author(visit))
        return .seeOther(Paths.ownPattern(id))
    }
}
