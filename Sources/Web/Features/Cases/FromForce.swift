import Disclosure
import Domain
import HTTPTypes
import Hummingbird

/// From a force to a statement with one click, with the way back on both sides.
enum FromForce {
    struct Content: Sendable {
        let bar: ConsoleBar
        let action: String
        let back: String
        let force: String
        let value: String
        let problem: String?
        let advice: [String]
        let dialogues: [CasePartPage.Choice]
        let hasDialogues: Bool
        let help: WritingHelpText
        let text: FromForceText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/cases/{id}/parts/{number}/statement", for: .coreTeam) { _, visit in
                let part = try await force(visit, site)
                let text: FromForceText = visit.language.choose(.dutch, .english)
                return try await page(part, text.draft(part), nil, visit, site)
            },
            Route(.post, "/console/cases/{id}/parts/{number}/statement", for: .coreTeam) { request, visit in
                try await draft(request.form(of: visit), visit, site)
            },
        ]
    }

    private static func force(_ visit: Visit, _ site: Site) async throws -> CasePart {
        let part = try await CasePartPage.part(visit, site)
        guard part.kind == .force, !part.isRemoved else { throw HTTPError(.notFound) }
        return part
    }

    private static func draft(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let part = try await force(visit, site)
        let study = try visit.id("id", of: CaseStudy.self)
        var problem: String?
        let typed = form["text"]
        let line = read(&problem, in: visit.language) { () throws(InputProblem) in
            try Line(typed, limit: Statement.longest)
        }
        // Only a dialogue of the own circle.
        let own = try await site.rooms.dialogues(of: visit.signedInMember().circle)
        guard let line, let code = Code(form["dialogue"]), own.contains(where: { $0.code == code }) else {
            return try await page(part, typed, problem, visit, site, status: .unprocessableContent)
        }
        let source = CaseForce(study: study, force: part.id)
        let (id, dialogue) = try await site.rooms.change(code) { dialogue in
            let accelerator = dialogue.accelerators.first {
                $0.name.text.lowercased() == part.content[.accelerator]?.lowercased()
            }
            let draft = StatementDraft(
                text: line, accelerator: accelerator?.id, direction: part.content.direction)
            return (try dialogue.add(draft), dialogue.id)
        }
        try await site.stores.sources.remember(id, of: dialogue, from: source)
        return .seeOther(Paths.anchor(part.id, of: study))
    }

    private static func page(
        _ part: CasePart, _ value: String, _ problem: String?, _ visit: Visit, _ site: Site,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: FromForceText = visit.language.choose(.dutch, .english)
        let study = try visit.id("id", of: CaseStudy.self)
        let dialogues = try await site.rooms.dialogues(of: visit.signedInMember().circle)
            .filter { $0.phase != .ended && !$0.isRehearsing }
        let content = Content(
            bar: try ConsoleBar(visit), action: Paths.part(part.id, of: study) + "/statement",
            back: Paths.anchor(part.id, of: study), force: part.name, value: value, problem: problem,
            advice: WritingAdvice.on(value).map { $0.text(in: visit.language) },
            dialogues: dialogues.enumerated().map {
                .init(value: $0.element.code.text, name: $0.element.title.text, isChosen: $0.offset == 0)
            },
            hasDialogues: !dialogues.isEmpty, help: visit.language.choose(.dutch, .english), text: text)
        let frame = Frame(
            text.title, .console, visit: visit, path: content.action, scripts: ["console.js"])
        return site.page("from-force", frame, content, status: status)
    }
}

/// What people said about a force, where a statement was drafted from it.
struct Said: Sendable {
    let statement: String
    let link: String
    /// What everybody may read; nil while nothing was shown.
    let sentence: String?
    /// The same for each layer of which something is shown.
    let layers: String?

    /// The statements of a case by force, with what the room said as far as it was shown.
    static func about(_ study: CaseStudy, _ visit: Visit, _ site: Site) async throws -> [ID<CasePart>: [Said]] {
        var said: [ID<CasePart>: [Said]] = [:]
        let text: FieldText = visit.language.choose(.dutch, .english)
        for drafted in try await site.stores.sources.statements(from: study.id) {
            let snapshot = try await site.rooms.room(drafted.dialogue).snapshot
            guard let statement = snapshot.dialogue.statement(drafted.statement) else { continue }
            let link =
                snapshot.dialogue.phase == .ended
                ? Paths.report(drafted.dialogue, statement.id) : Paths.console(drafted.dialogue)
            let layers = StatementFinding(of: statement, in: snapshot)?.layers ?? []
            let told = layers.filter { $0.shown != .nothing }.map { "\($0.name): \(text.words($0))" }
            said[drafted.force, default: []].append(
                Said(
                    statement: statement.text.text, link: link,
                    sentence: snapshot.sentence(statement).map { visit.language.choose($0.nl, $0.en) },
                    layers: told.isEmpty ? nil : told.joined(separator: " · ")))
        }
        return said
    }
}

extension Site {
    /// The way back from the statements of a dialogue to the forces that they were drafted from.
    func sourceLinks(
        of dialogue: Dialogue, _ language: Language
    ) async throws -> [ID<Statement>: DraftContent.SourceLink] {
        let text: FromForceText = language.choose(.dutch, .english)
        var studies: [ID<CaseStudy>: CaseStudy] = [:]
        var links: [ID<Statement>: DraftContent.SourceLink] = [:]
        for (statement, source) in try await stores.sources.sources(of: dialogue.id) {
            if studies[source.study] == nil {
                studies[source.study] = try await stores.cases.caseStudy(source.study, of: dialogue.circle)
            }
            guard let study = studies[source.study], let part = study.part(source.force) else { continue }
            links[statement] = .init(
                name: "\(text.force): \(part.name) (\(study.title))",
                link: Paths.anchor(part.id, of: study.id))
        }
        return links
    }
}

struct FromForceText: Sendable {
    let title: String
    let explanation: String
    let force: String
    let statement: String
    let dialogue: String
    let make: String
    let back: String
    let none: String
    let newDialogue: String
    private let driving: String
    private let restraining: String

    /// A first wording; people make it a real statement.
    func draft(_ part: CasePart) -> String {
        "\(part.name): \(part.content.direction == .driving ? driving : restraining)"
    }

    static let dutch = FromForceText(
        title: "Maak een stelling van deze kracht",
        explanation: "Versneller en richting gaan mee. Na de dialoog lees je bij de kracht wat mensen ervan vonden.",
        force: "Kracht", statement: "Stelling", dialogue: "In welke dialoog?", make: "Maak de stelling", back: "Terug",
        none: "Er is nog geen dialoog waarin de stelling kan staan.", newDialogue: "Maak een dialoog",
        driving: "dit helpt ons vooruit.", restraining: "dit houdt ons tegen.")
    static let english = FromForceText(
        title: "Make a statement of this force",
        explanation: "Accelerator and direction go along. After the dialogue you read with the force what people said.",
        force: "Force", statement: "Statement", dialogue: "In which dialogue?", make: "Make the statement",
        back: "Back", none: "There is no dialogue yet that can hold the statement.", newDialogue: "Make a dialogue",
        driving: "this helps us forward.", restraining: "this holds us back.")
}
