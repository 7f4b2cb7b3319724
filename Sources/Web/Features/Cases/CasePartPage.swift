import Domain
import HTTPTypes
import Hummingbird

/// Writing one part of a case. Two people who write the same part at once both see what the other wrote.
enum CasePartPage {
    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    /// One field of the form; exactly one of the kinds is true.
    struct Field: Sendable {
        /// Not `name`: a choice has one of its own, which would stand in its place.
        let field: String
        let label: String
        let hint: String?
        let problem: String?
        let value: String
        let isRequired: Bool
        let limit: Int
        var isLine = false, isParagraph = false, isSelect = false, isRadio = false, isCheck = false
        var choices: [Choice] = []
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let title: String
        let heading: String
        let action: String
        let back: String
        let kind: String
        let version: Int
        let fields: [Field]
        /// What somebody else wrote meanwhile.
        let theirs: [CasePage.Fact]
        let conflict: String?
        let mayRemove: Bool
        let text: CaseText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/cases/{id}/parts", for: .coreTeam) { request, visit in
                let query = request.query
                guard let kind = CasePart.Kind(rawValue: query["kind"]), kind != .facts else {
                    throw HTTPError(.notFound)
                }
                let typed: [CaseField: String] = [.strength: "3", .direction: query["direction"]]
                return try await page(Draft(kind: kind, part: nil, typed: typed), visit, site)
            },
            Route(.post, "/console/cases/{id}/parts", for: .coreTeam) { request, visit in
                try await add(request.form(of: visit), visit, site)
            },
            Route(.get, "/console/cases/{id}/parts/{number}", for: .coreTeam) { _, visit in
                let part = try await part(visit, site)
                let typed = Dictionary(uniqueKeysWithValues: part.content.fields.map { ($0.field, $0.value) })
                return try await page(Draft(kind: part.kind, part: part, typed: typed), visit, site)
            },
            Route(.post, "/console/cases/{id}/parts/{number}", for: .coreTeam) { request, visit in
                try await save(request.form(of: visit), visit, site)
            },
        ]
    }

    /// What stands in the form.
    struct Draft {
        let kind: CasePart.Kind
        let part: CasePart?
        /// The version that was read when the form was opened; nil where that is the one of ``part``.
        var seen: Int?
        var typed: [CaseField: String]
        var problems = CaseProblems()
        var conflict: Conflict?
    }

    static func part(_ visit: Visit, _ site: Site) async throws -> CasePart {
        let id = try visit.id("number", of: CasePart.self)
        guard let part = try await Cases.study(visit, site).part(id) else { throw HTTPError(.notFound) }
        return part
    }

    static func typed(_ form: Form, _ kind: CasePart.Kind) -> [CaseField: String] {
        Dictionary(
            uniqueKeysWithValues: CaseField.fields(of: kind).map {
                ($0, form.all($0.rawValue).joined(separator: " "))
            })
    }

    private static func add(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        guard let kind = CasePart.Kind(rawValue: form["kind"]), kind != .facts else { throw HTTPError(.badRequest) }
        let typed = typed(form, kind)
        switch CaseContent.read(kind, { typed[$0] ?? "" }) {
        case .failure(let problems):
            return try await page(
                Draft(kind: kind, part: nil, typed: typed, problems: problems), visit, site,
                status: .unprocessableContent)
        case .success(let content):
            let study = try visit.id("id", of: CaseStudy.self)
            let id = try await site.stores.cases.add(
                NewCasePart(kind: kind, content: content), to: study, of: visit.signedInMember().circle,
                by: Cases.author(visit))
            guard let id else { throw HTTPError(.notFound) }
            return .seeOther(Paths.anchor(id, of: study))
        }
    }

    static func page(
        _ draft: Draft, _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = visit.language
        let text: CaseText = language.choose(.dutch, .english)
        let study = try await Cases.study(visit, site)
        let names = try await site.names(of: study.circle, language)
        let fields = CaseField.fields(of: draft.kind).map {
            Field($0, draft.typed[$0] ?? "", draft.problems[$0], study, names, text, language)
        }
        let heading = draft.part == nil ? text.add(draft.kind) : text.change(draft.kind)
        let action =
            draft.part.map { Paths.part($0.id, of: study.id) } ?? "\(Paths.study(study.id))/parts"
        let theirs = draft.conflict?.fields.map { field in
            let value = draft.part?.content[field].flatMap { CaseWords.value($0, of: field, in: study, language) }
            return CasePage.Fact(name: CaseWords.label(field, language), value: value ?? text.none)
        }
        let content = Content(
            bar: try ConsoleBar(visit), title: study.title, heading: heading, action: action,
            back: draft.part.map { Paths.anchor($0.id, of: study.id) } ?? Paths.study(study.id),
            kind: draft.kind.rawValue, version: draft.seen ?? draft.part?.version ?? 0, fields: fields,
            theirs: theirs ?? [], conflict: draft.conflict.map(text.conflict),
            mayRemove: draft.part != nil && draft.kind != .facts, text: text)
        let path = draft.part == nil ? "\(action)?kind=\(draft.kind.rawValue)" : action
        let frame = Frame("\(heading) · \(study.title)", .console, visit: visit, path: path)
        return site.page("case-part", frame, content, status: status)
    }
}

extension CasePartPage.Field {
    init(
        _ field: CaseField, _ value: String, _ problem: InputProblem?, _ study: CaseStudy,
        _ names: (layers: [String], accelerators: [String]), _ text: CaseText, _ language: Language
    ) {
        self.field = field.rawValue
        label = CaseWords.label(field, language)
        hint = CaseWords.hint(field, language)
        self.problem = problem?.text(in: language)
        self.value = value
        isRequired = field.isRequired
        var limit = 1_000
        func choices(_ values: [String]) -> [CasePartPage.Choice] {
            let chosen = Set(value.split(separator: " ").map(String.init))
            return values.map {
                .init(
                    value: $0, name: CaseWords.value($0, of: field, in: study, language) ?? $0,
                    isChosen: chosen.contains($0) || $0 == value)
            }
        }
        switch field.shape {
        case .line(let most): (limit, isLine) = (most, true)
        case .paragraph: isParagraph = true
        case .month: (limit, isLine) = (10, true)
        case .link: (limit, isLine) = (500, true)
        case .choice(let values):
            if values.count == 1 { isCheck = true } else { isRadio = true }
            self.choices = choices(values)
        case .choices(let values):
            isCheck = true
            self.choices = choices(values)
        case .name:
            isSelect = true
            let known = field == .layer ? names.layers : names.accelerators
            self.choices = choices(known.contains(value) || value.isEmpty ? known : known + [value])
        case .part(let kind):
            isSelect = true
            self.choices = choices(study.parts(kind).map { String($0.id.number) })
            // What was taken out may come back: saving the form does not let go of it.
            if let part = study.part(field, value), part.isRemoved {
                self.choices.append(.init(value: value, name: "\(part.name) (\(text.removed))", isChosen: true))
            }
        }
        self.limit = limit
    }
}

extension Site {
    /// The layers and accelerators that a circle uses; the ready format's before it had a dialogue.
    func names(
        of circle: ID<Circle>?, _ language: Language
    ) async throws -> (layers: [String], accelerators: [String]) {
        var used: (layers: [String], accelerators: [String]) = ([], [])
        if let circle { used = try await stores.cases.names(of: circle) }
        // What the circle calls its own comes before what it happened to use.
        if let circle, let own = try await stores.circles.circle(circle) {
            if !own.layers.isEmpty { used.layers = own.layers.map(\.text) }
            if !own.accelerators.isEmpty { used.accelerators = own.accelerators.map(\.text) }
        }
        let ready = try ReadyFormat.roundTable.dialogue(in: language, circle: circle ?? ID(0))
        return (
            used.layers.isEmpty ? ready.layers.map(\.text) : used.layers,
            used.accelerators.isEmpty ? ready.accelerators.map(\.text) : used.accelerators
        )
    }
}
