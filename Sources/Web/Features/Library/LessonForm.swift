import Domain
import HTTPTypes
import Hummingbird

/// Writing a lesson; what it rests on is picked, not typed.
enum LessonForm {
    struct Fields: Sendable {
        /// The one that was read when the form was opened.
        var version = 0
        var title = "", handle = "", condition = "", role = "", layer = "", accelerator = ""
        var isPublic = false
        var evidence: Set<String> = []
        var titleProblem: String?, handleProblem: String?, conditionProblem: String?, roleProblem: String?
        var layerProblem: String?, acceleratorProblem: String?
        /// Somebody else was faster, and this is what they made of it.
        var conflict: String?
        var theirs: [CasePage.Fact] = []
    }

    struct Candidate: Sendable {
        let value: String
        let kind: String
        let words: String
        let isChosen: Bool
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let heading: String
        let action: String
        let fields: Fields
        let layers: [CasePartPage.Choice]
        let accelerators: [CasePartPage.Choice]
        let candidates: [Candidate]
        let hasCandidates: Bool
        let remove: String?
        let text: LibraryText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/lessons/new", for: .coreTeam) { request, visit in
                var fields = Fields()
                fields.evidence = Set(request.query.all("from"))
                return try await page(nil, fields, visit, site)
            },
            Route(.post, "/console/lessons/new", for: .coreTeam) { request, visit in
                try await save(nil, request.form(of: visit), visit, site)
            },
            Route(.get, "/console/lessons/{id}", for: .coreTeam) { _, visit in
                let lesson = try await own(visit, site)
                return try await page(lesson, Fields(lesson), visit, site)
            },
            Route(.post, "/console/lessons/{id}", for: .coreTeam) { request, visit in
                let lesson = try await own(visit, site)
                let form = try await request.form(of: visit)
                guard form.contains("remove") else { return try await save(lesson, form, visit, site) }
                try await site.stores.lessons.remove(lesson.id, from: lesson.circle)
                return .seeOther(Paths.library)
            },
        ]
    }

    /// A public lesson of another circle can be read, not changed.
    private static func own(_ visit: Visit, _ site: Site) async throws -> Lesson {
        let lesson = try await site.lesson(visit)
        guard try lesson.circle == visit.signedInMember().circle else { throw HTTPError(.notFound) }
        return lesson
    }

    private static func save(_ lesson: Lesson?, _ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        var fields = Fields(form)
        guard let words = fields.read(in: visit.language) else {
            return try await page(lesson, fields, visit, site, status: .unprocessableContent)
        }
        let evidence = fields.evidence.sorted().compactMap(Lesson.Evidence.init)
        let circle = try visit.signedInMember().circle
        guard let lesson else {
            let id = try await site.stores.lessons.write(words, evidence: evidence, in: circle, on: Promising.today)
            return .seeOther(Paths.lesson(id))
        }
        let isSaved = try await site.stores.lessons.rewrite(
            lesson.id, version: fields.version, as: words, evidence: evidence, of: circle)
        if isSaved { return .seeOther(Paths.lesson(lesson.id)) }
        let latest = try await own(visit, site)
        let mine = Lesson(
            id: latest.id, circle: circle, words: words, evidence: evidence, day: latest.day, version: latest.version)
        fields.theirs = try await differences(Fields(mine), Fields(latest), in: circle, visit, site)
        // Both wrote the same.
        if fields.theirs.isEmpty { return .seeOther(Paths.lesson(lesson.id)) }
        let text: LibraryText = visit.language.choose(.dutch, .english)
        fields.conflict = text.conflict
        fields.version = latest.version
        return try await page(latest, fields, visit, site, status: .conflict)
    }

    private static func differences(
        _ mine: Fields, _ theirs: Fields, in circle: ID<Circle>, _ visit: Visit, _ site: Site
    ) async throws -> [CasePage.Fact] {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let known = try await candidates(mine.evidence.union(theirs.evidence), in: circle, visit, site)
        func evidence(_ fields: Fields) -> String {
            known.filter { fields.evidence.contains($0.value) }.map { "\($0.kind) “\($0.words)”" }
                .joined(separator: ", ")
        }
        return CasePage.Fact.differences(
            [
                (text.title, mine.title, theirs.title), (text.handle, mine.handle, theirs.handle),
                (text.condition, mine.condition, theirs.condition), (text.role, mine.role, theirs.role),
                (text.layer, mine.layer, theirs.layer), (text.accelerator, mine.accelerator, theirs.accelerator),
                (text.evidence, evidence(mine), evidence(theirs)),
                (text.whoReads, text.readers(mine.isPublic), text.readers(theirs.isPublic)),
            ], none: text.none)
    }

    private static func page(
        _ lesson: Lesson?, _ fields: Fields, _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let circle = try visit.signedInMember().circle
        let names = try await site.names(of: circle, visit.language)
        let candidates = try await candidates(fields.evidence, in: circle, visit, site)
        func choices(_ names: [String], _ chosen: String) -> [CasePartPage.Choice] {
            (names.contains(chosen) || chosen.isEmpty ? names : names + [chosen])
                .map { .init(value: $0, name: $0, isChosen: $0 == chosen) }
        }
        let action = lesson.map { "\(Paths.lessons)/\($0.id.number)" } ?? "\(Paths.lessons)/new"
        let content = Content(
            bar: try ConsoleBar(visit), heading: lesson == nil ? text.new : text.edit, action: action,
            fields: fields, layers: choices(names.layers, fields.layer),
            accelerators: choices(names.accelerators, fields.accelerator), candidates: candidates,
            hasCandidates: !candidates.isEmpty, remove: lesson == nil ? nil : text.remove, text: text)
        let frame = Frame(content.heading, .console, visit: visit, path: action)
        return site.page("lesson-form", frame, content, status: status)
    }

    /// The circle's cases, the statements that were shown in its past dialogues, and the promises of which the end is known:
    /// the recent ones, and whatever the lesson rests on already.
    private static func candidates(
        _ chosen: Set<String>, in circle: ID<Circle>, _ visit: Visit, _ site: Site
    ) async throws -> [Candidate] {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let promising: PromisingText = visit.language.choose(.dutch, .english)
        var found: [Candidate] = []
        func add(_ evidence: Lesson.Evidence, _ kind: String, _ words: String, isRecent: Bool) {
            let isChosen = chosen.contains(evidence.name)
            guard isRecent || isChosen else { return }
            found.append(Candidate(value: evidence.name, kind: kind, words: words, isChosen: isChosen))
        }
        for (index, study) in try await site.stores.cases.cases(of: circle).enumerated() {
            add(.study(study.id), text.study, study.title, isRecent: index < 50)
        }
        for (index, promise) in try await site.stores.commitments.commitments(of: circle).map(\.commitment).enumerated()
        {
            guard let outcome = promise.outcome else { continue }
            let words = "\(promise.promise.what) (\(promising.outcome(outcome)))"
            add(.commitment(promise.id), text.commitment, words, isRecent: index < 200)
        }
        let dialogues = try await site.rooms.dialogues(of: circle).filter { $0.phase == .ended }
        for (index, dialogue) in dialogues.enumerated() {
            guard index < 5 || chosen.contains(where: { $0.hasPrefix("statement-\(dialogue.code.text)-") }) else {
                continue
            }
            for statement in try await site.rooms.room(dialogue.code).dialogue.agenda
            where !statement.revealedRounds.isEmpty {
                let words = "\(statement.text) (\(dialogue.title))"
                add(.statement(dialogue.code, statement.id), text.statement, words, isRecent: index < 5)
            }
        }
        return found
    }
}

extension LessonForm.Fields {
    init(_ form: Form) {
        version = Int(form["version"]) ?? 0
        title = form["title"]
        handle = form["handle"]
        condition = form["condition"]
        role = form["role"]
        layer = form["layer"]
        accelerator = form["accelerator"]
        isPublic = form["public"] == "yes"
        evidence = Set(form.all("evidence"))
    }

    init(_ lesson: Lesson) {
        version = lesson.version
        title = lesson.words.title.text
        handle = lesson.words.handle.text
        condition = lesson.words.condition.text
        role = lesson.words.role?.text ?? ""
        layer = lesson.words.layer?.text ?? ""
        accelerator = lesson.words.accelerator?.text ?? ""
        isPublic = lesson.words.isPublic
        evidence = Set(lesson.evidence.map(\.name))
    }

    /// The words of the lesson; nil when something is wrong.
    mutating func read(in language: Language) -> LessonWords? {
        let typed = self
        let title = Web.read(&titleProblem, in: language) { () throws(InputProblem) in try Line(typed.title) }
        let handle = Web.read(&handleProblem, in: language) { () throws(InputProblem) in
            let handle = try Paragraph(typed.handle)
            guard !handle.isEmpty else { throw .empty }
            return handle
        }
        let condition = Web.read(&conditionProblem, in: language) { () throws(InputProblem) in
            try Paragraph(typed.condition)
        }
        let role = readOptional(typed.role, limit: 80, &roleProblem, in: language)
        let layer = readOptional(typed.layer, limit: 40, &layerProblem, in: language)
        let accelerator = readOptional(typed.accelerator, limit: 40, &acceleratorProblem, in: language)
        guard let title, let handle, let condition, roleProblem == nil, layerProblem == nil, acceleratorProblem == nil
        else { return nil }
        return LessonWords(
            title: title, handle: handle, condition: condition, layer: layer, accelerator: accelerator, role: role,
            isPublic: typed.isPublic)
    }
}

extension Lesson.Evidence {
    /// How a form names it.
    var name: String {
        switch self {
        case .study(let id): "case-\(id.number)"
        case .statement(let code, let id): "statement-\(code)-\(id.number)"
        case .commitment(let id): "commitment-\(id.number)"
        }
    }

    init?(_ name: String) {
        let parts = name.split(separator: "-")
        guard let last = parts.last.flatMap({ Int64($0) }), last > 0 else { return nil }
        switch (parts.first, parts.count) {
        case ("case", 2): self = .study(ID(last))
        case ("commitment", 2): self = .commitment(ID(last))
        case ("statement", 3):
            guard let code = Code(parts[1]) else { return nil }
            self = .statement(code, ID(last))
        default: return nil
        }
    }
}
