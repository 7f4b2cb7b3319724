import Domain
import HTTPTypes
import Hummingbird

/// Writing about a pattern: what it is, how far it is, what helped; and taking it together with another, or apart.
enum PatternForm {
    struct Fields: Sendable {
        /// The one that was read when the form was opened.
        var version = 0
        var name = "", explanation = "", raisedBy = "", status = "", direction = ""
        var isPublic = false
        var lessons: Set<String> = []
        var nameProblem: String?, explanationProblem: String?, raisedByProblem: String?
        /// Somebody else was faster, and this is what they made of it.
        var conflict: String?
        var theirs: [CasePage.Fact] = []
    }

    struct Force: Sendable {
        let value: String
        let name: String
        let study: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let heading: String
        let action: String
        let page: String
        let fields: Fields
        let statuses: [CasePartPage.Choice]
        let directions: [CasePartPage.Choice]
        let lessons: [CasePartPage.Choice]
        let hasLessons: Bool
        let targets: [CasePartPage.Choice]
        let hasTargets: Bool
        let forces: [Force]
        let isDivisible: Bool
        /// The pattern that it was taken from, to put it back.
        let origin: CasePartPage.Choice?
        let putBack: String
        let text: PatternText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/patterns/{id}", for: .coreTeam) { _, visit in
                let (pattern, book) = try await site.ownPattern(visit)
                return try await page(pattern, book, Fields(pattern), visit, site)
            },
            Route(.post, "/console/patterns/{id}", for: .coreTeam) { request, visit in
                try await save(request.form(of: visit), visit, site)
            },
        ]
    }

    private static func save(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let (pattern, book) = try await site.ownPattern(visit)
        var fields = Fields(form)
        guard let words = fields.read(in: visit.language) else {
            return try await page(pattern, book, fields, visit, site, status: .unprocessableContent)
        }
        let next = pattern.changed(from: fields.version, to: words, mergedInto: pattern.mergedInto)
        let isSaved = try await site.stores.patterns.save(next, of: pattern.circle, by: Cases.author(visit))
        let lessons = fields.lessons.compactMap { Int64($0) }.map { ID<Lesson>($0) }
        guard isSaved else {
            let (latest, book) = try await site.ownPattern(visit)
            let mine = Pattern(
                id: latest.id, circle: latest.circle, version: latest.version, words: words, lessons: lessons)
            fields.theirs = try await differences(Fields(mine), Fields(latest), visit, site)
            // Both wrote the same.
            if fields.theirs.isEmpty { return .seeOther(Paths.pattern(pattern.id)) }
            let text: PatternText = visit.language.choose(.dutch, .english)
            fields.conflict = text.conflict
            fields.version = latest.version
            return try await page(latest, book, fields, visit, site, status: .conflict)
        }
        try await site.stores.patterns.keep(lessons, of: pattern.id, in: pattern.circle)
        return .seeOther(Paths.pattern(pattern.id))
    }

    private static func differences(
        _ mine: Fields, _ theirs: Fields, _ visit: Visit, _ site: Site
    ) async throws -> [CasePage.Fact] {
        let text: PatternText = visit.language.choose(.dutch, .english)
        let known = try await lessons(mine.lessons.union(theirs.lessons), visit, site)
        func titles(_ fields: Fields) -> String {
            known.filter { fields.lessons.contains($0.value) }.map { "“\($0.name)”" }.joined(separator: ", ")
        }
        func status(_ fields: Fields) -> String { Pattern.Status(rawValue: fields.status).map(text.status) ?? "" }
        func direction(_ fields: Fields) -> String {
            Statement.Direction(rawValue: fields.direction).map(text.direction) ?? ""
        }
        return CasePage.Fact.differences(
            [
                (text.name, mine.name, theirs.name), (text.explanation, mine.explanation, theirs.explanation),
                (text.statusLabel, status(mine), status(theirs)),
                (text.directionLabel, direction(mine), direction(theirs)),
                (text.raisedBy, mine.raisedBy, theirs.raisedBy), (text.whatHelped, titles(mine), titles(theirs)),
                (text.whoReads, text.readers(mine.isPublic), text.readers(theirs.isPublic)),
            ], none: text.none)
    }

    private static func page(
        _ pattern: Pattern, _ book: PatternBook, _ fields: Fields, _ visit: Visit, _ site: Site,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: PatternText = visit.language.choose(.dutch, .english)
        let lessons = try await lessons(fields.lessons, visit, site)
        let targets = book.targets(for: pattern.id)
        let forces = book.entry(pattern.id)?.sightings.compactMap { sighting in
            sighting.own.map {
                Force(
                    value: CaseForce(study: sighting.study, force: $0.force.id).name, name: $0.force.name,
                    study: $0.title)
            }
        }
        let origin = pattern.splitFrom.flatMap(book.pattern)
        let action = Paths.ownPattern(pattern.id)
        let content = Content(
            bar: try ConsoleBar(visit), heading: pattern.words.name.text, action: action,
            page: Paths.pattern(pattern.id), fields: fields,
            statuses: Pattern.Status.allCases.map {
                .init(value: $0.rawValue, name: text.status($0), isChosen: $0.rawValue == fields.status)
            },
            directions: Statement.Direction.allCases.map {
                .init(value: $0.rawValue, name: text.direction($0), isChosen: $0.rawValue == fields.direction)
            },
            lessons: lessons, hasLessons: !lessons.isEmpty,
            targets: targets.map { .init(value: String($0.id.number), name: $0.words.name.text, isChosen: false) },
            hasTargets: !targets.isEmpty, forces: forces ?? [], isDivisible: (forces?.count ?? 0) > 1,
            origin: origin.map { .init(value: String($0.id.number), name: $0.words.name.text, isChosen: true) },
            putBack: text.putBack(origin?.words.name.text ?? ""), text: text)
        let frame = Frame("\(text.edit) · \(pattern.words.name)", .console, visit: visit, path: action)
        return site.page("pattern-form", frame, content, status: status)
    }

    /// The lessons that the circle may point at: the newest, and those that are pointed at.
    private static func lessons(
        _ chosen: Set<String>, _ visit: Visit, _ site: Site
    ) async throws -> [CasePartPage.Choice] {
        let reader = try visit.signedInMember().circle
        let query = LibraryQuery(text: "", kind: .lesson, reader: reader)
        var lessons: [(value: String, title: String)] = []
        for document in try await site.stores.library.search(query).documents {
            if case .lesson(let id) = document.reference { lessons.append((String(id.number), document.title)) }
        }
        for id in chosen.compactMap({ Int64($0) }).sorted() where !lessons.contains(where: { $0.value == String(id) }) {
            if let lesson = try await site.stores.lessons.lesson(ID(id), for: reader) {
                lessons.append((String(id), lesson.words.title.text))
            }
        }
        return lessons.map { .init(value: $0.value, name: $0.title, isChosen: chosen.contains($0.value)) }
    }
}

extension Pattern {
    /// The version after the one that somebody read.
    func changed(from version: Int, to words: PatternWords, mergedInto: ID<Pattern>?) -> Pattern {
        // A form may hold any number; one beyond all versions is simply too late.
        let next = version < Int.max ? version + 1 : version
        return Pattern(
            id: id, circle: circle, version: next, words: words, mergedInto: mergedInto, splitFrom: splitFrom,
            lessons: lessons)
    }
}

extension PatternForm.Fields {
    init(_ form: Form) {
        version = Int(form["version"]) ?? 0
        name = form["name"]
        explanation = form["explanation"]
        raisedBy = form["raisedBy"]
        status = form["status"]
        direction = form["direction"]
        isPublic = form["public"] == "yes"
        lessons = Set(form.all("lesson"))
    }

    init(_ pattern: Pattern) {
        version = pattern.version
        name = pattern.words.name.text
        explanation = pattern.words.explanation.text
        raisedBy = pattern.words.raisedBy?.text ?? ""
        status = pattern.words.status.rawValue
        direction = pattern.words.direction.rawValue
        isPublic = pattern.words.isPublic
        lessons = Set(pattern.lessons.map { String($0.number) })
    }

    /// The words of the pattern; nil when something is wrong.
    mutating func read(in language: Language) -> PatternWords? {
        let typed = self
        let name = Web.read(&nameProblem, in: language) { () throws(InputProblem) in
            try Line(typed.name, limit: PatternWords.longestName)
        }
        let explanation = Web.read(&explanationProblem, in: language) { () throws(InputProblem) in
            try Paragraph(typed.explanation)
        }
        let raisedBy = readOptional(typed.raisedBy, &raisedByProblem, in: language)
        guard let name, let explanation, raisedByProblem == nil,
            let status = Pattern.Status(rawValue: typed.status),
            let direction = Statement.Direction(rawValue: typed.direction)
        else { return nil }
        return PatternWords(
            name: name, direction: direction, explanation: explanation, status: status, raisedBy: raisedBy,
            isPublic: typed.isPublic)
    }
}
