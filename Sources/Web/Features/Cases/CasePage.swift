import Domain
import Hummingbird

/// One case: what it is, the picture of its forces with the same as a table, its turning points, its parties, what has to be
/// done.
enum CasePage {
    struct Fact: Sendable {
        let name: String
        /// The name before the value: a question has its mark already.
        let label: String
        let value: String

        init(name: String, value: String) {
            self.name = name
            label = name.hasSuffix("?") ? name : name + ":"
            self.value = value
        }

        /// What stands in the fields that somebody else left otherwise than whoever writes.
        static func differences(_ fields: [(name: String, mine: String, theirs: String)], none: String) -> [Fact] {
            fields.filter { $0.mine != $0.theirs }
                .map { Fact(name: $0.name, value: $0.theirs.isEmpty ? none : $0.theirs) }
        }
    }

    /// A part in a list or a table.
    struct Part: Sendable {
        let anchor: String
        let name: String
        let facts: [Fact]
        let edit: String
        let editLabel: String
    }

    struct ForceRow: Sendable {
        let anchor: String
        let name: String
        let direction: String
        let isDriving: Bool
        let strength: Int
        let accelerator: String
        let layer: String
        let evidence: [Evidence]
        let said: [Said]
        let pattern: ForcePattern.Offer
        /// Where a statement is made of it.
        let draft: String
        let draftLabel: String
        let edit: String
        let editLabel: String
    }

    /// A party in the table.
    struct Party: Sendable {
        let anchor: String
        let name: String
        let holds: String
        let relation: String
        let stance: String
        let edit: String
        let editLabel: String
    }

    struct PartyLabels: Sendable {
        let name: String
        let holds: String
        let relation: String
        let stance: String
    }

    struct Evidence: Sendable {
        let words: String
        /// An address on the web.
        let link: String?
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let base: String
        let title: String
        let facts: [Fact]
        let editFacts: String
        let lesson: String
        let picture: SafeHTML?
        let narrowPicture: SafeHTML?
        let web: SafeHTML?
        let partyLabels: PartyLabels
        let narrowWeb: SafeHTML?
        let forces: [ForceRow]
        let turningPoints: [Part]
        let parties: [Party]
        let actions: [Part]
        let hasForces: Bool
        let hasTurningPoints: Bool
        let hasParties: Bool
        let hasActions: Bool
        /// The list of promises, where the case began with one that got stuck.
        let promise: String?
        let mayWrite: Bool
        /// Two people changed a part at once, and both changes are in it.
        let isTogether: Bool
        let text: CaseText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/cases/{id}", for: .member) { request, visit in
                let study = try await Cases.study(visit, site)
                let isTogether = request.query.contains("together")
                let content = try await content(study, isTogether: isTogether, visit, site)
                let frame = Frame(study.title, .console, visit: visit, path: Paths.study(study.id))
                return site.page("case", frame, content)
            }
        ]
    }

    private static func content(
        _ study: CaseStudy, isTogether: Bool, _ visit: Visit, _ site: Site
    ) async throws -> Content {
        let said = try await Said.about(study, visit, site)
        let language = visit.language
        let text: CaseText = language.choose(.dutch, .english)
        let picture = ForceFieldPicture(study, text)
        let web = PartyWebPicture(study, text, language)
        let book = try await site.stores.patterns.book(for: study.circle)
        let patterns: PatternText = language.choose(.dutch, .english)
        func parts(_ parts: [CasePart]) -> [Part] { parts.map { Part($0, of: study, text, language) } }
        let facts = study.facts.map { part in
            Part(part, of: study, text, language).facts
        }
        let forces = study.forces(.driving) + study.forces(.restraining)
        let (points, parties, actions) = (study.turningPoints, study.parts(.party), study.parts(.action))
        return Content(
            bar: try ConsoleBar(visit), base: Paths.study(study.id), title: study.title, facts: facts ?? [],
            editFacts: study.facts.map { Paths.part($0.id, of: study.id) } ?? Paths.study(study.id),
            lesson: Paths.newLesson(from: .study(study.id)),
            picture: picture?.wide, narrowPicture: picture?.narrow, web: web?.wide,
            partyLabels: PartyLabels(language), narrowWeb: web?.narrow,
            forces: forces.map { part in
                ForceRow(
                    part, of: study, said: said[part.id] ?? [],
                    pattern: ForcePattern.Offer(part, of: study, book, patterns), text)
            },
            turningPoints: parts(points),
            parties: parties.map { Party($0, of: study, text, language) }, actions: parts(actions),
            hasForces: !forces.isEmpty,
            hasTurningPoints: !points.isEmpty, hasParties: !parties.isEmpty, hasActions: !actions.isEmpty,
            promise: study.commitment.map { Paths.promise($0) },
            mayWrite: try visit.signedInMember().role >= .coreTeam, isTogether: isTogether, text: text)
    }
}

extension CasePage.Part {
    init(_ part: CasePart, of study: CaseStudy, _ text: CaseText, _ language: Language) {
        anchor = "part-\(part.id.number)"
        name = part.name
        edit = Paths.part(part.id, of: study.id)
        editLabel = "\(text.edit): \(part.name)"
        facts = part.content.fields.compactMap { field, value in
            guard field != part.kind.name else { return nil }
            guard let words = CaseWords.value(value, of: field, in: study, language) else { return nil }
            return CasePage.Fact(name: CaseWords.label(field, language), value: words)
        }
    }
}

extension CasePage.PartyLabels {
    init(_ language: Language) {
        name = CaseWords.label(.party, language)
        holds = CaseWords.label(.holds, language)
        relation = CaseWords.label(.relation, language)
        stance = CaseWords.label(.stance, language)
    }
}

extension CasePage.Party {
    init(_ part: CasePart, of study: CaseStudy, _ text: CaseText, _ language: Language) {
        func words(_ field: CaseField) -> String {
            part.content[field].flatMap { CaseWords.value($0, of: field, in: study, language) } ?? ""
        }
        anchor = "part-\(part.id.number)"
        name = part.name
        holds = words(.holds)
        relation = words(.relation)
        stance = words(.stance)
        edit = Paths.part(part.id, of: study.id)
        editLabel = "\(text.edit): \(part.name)"
    }
}

extension CasePage.ForceRow {
    init(
        _ part: CasePart, of study: CaseStudy, said: [Said], pattern: ForcePattern.Offer, _ text: CaseText
    ) {
        let content = part.content
        anchor = "part-\(part.id.number)"
        name = part.name
        isDriving = content.direction == .driving
        direction = isDriving ? text.driving : text.restraining
        strength = content.strength
        accelerator = content[.accelerator] ?? ""
        layer = content[.layer] ?? ""
        self.said = said
        self.pattern = pattern
        draft = Paths.part(part.id, of: study.id) + "/statement"
        draftLabel = "\(text.draft): \(part.name)"
        edit = Paths.part(part.id, of: study.id)
        editLabel = "\(text.edit): \(part.name)"
        var evidence: [CasePage.Evidence] = []
        if let point = content[.turningPoint].flatMap({ study.part(.turningPoint, $0) }), !point.isRemoved {
            evidence.append(.init(words: "\(text.turningPoint): \(point.name)", link: nil))
        }
        if let quote = content[.quote] { evidence.append(.init(words: "“\(quote)”", link: nil)) }
        if let link = content[.document] { evidence.append(.init(words: text.document, link: link)) }
        self.evidence = evidence
    }
}
