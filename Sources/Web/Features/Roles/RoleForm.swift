import Domain
import HTTPTypes
import Hummingbird

/// Editing the role picture: sentences of the draft or of the last version, each with an empty line for more.
enum RoleForm {
    struct Row: Sendable {
        /// `layer.part.source`: which sentence this is.
        let key: String
        let index: Int
        let label: String
        var words: String
        /// The words of a promise, which nobody else changes.
        let fixed: String?
        let figure: String?
        var isOmitted: Bool
        var problem: String?
    }

    struct Part: Sendable {
        let name: String
        let rows: [Row]
    }

    struct Layer: Sendable {
        let mark: SafeHTML
        let name: String
        let parts: [Part]
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let action: String
        let back: String
        let history: String
        let title: String
        let message: String?
        let number: Int
        let layers: [Layer]
        let loose: [String]
        let hasLoose: Bool
        let longest: Int
        let text: RoleText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/roles", for: .facilitator) { _, visit in
                let sources = try await sources(visit, site)
                let saved = try await site.stores.roles.versions(of: sources.dialogue.id).first
                let draft = RolePicture.draft(
                    sources.field, layers: sources.dialogue.layers, promises: sources.promises)
                return try page(
                    rows(saved?.picture ?? draft, sources, visit.language), number: saved?.number ?? 0, nil, sources,
                    visit, site)
            },
            Route(.post, "/console/{code}/roles", for: .facilitator) { request, visit in
                try await save(request.form(of: visit), visit, site)
            },
        ]
    }

    static func sources(_ visit: Visit, _ site: Site) async throws -> RoleSources {
        let snapshot = try await site.rooms.room(visit.code()).snapshot
        let phase = snapshot.dialogue.phase
        guard phase != .draft else { throw DialogueProblem.notInThisPhase(phase) }
        return try await RoleSources(snapshot, visit, site)
    }

    private static func save(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let sources = try await sources(visit, site)
        let text: RoleText = visit.language.choose(.dutch, .english)
        var rows = typed(form, sources, visit.language)
        var said: [RolePicture.Said] = []
        for index in rows.indices where !rows[index].isOmitted {
            guard let key = Key(rows[index].key, in: sources.dialogue) else { continue }
            if rows[index].fixed != nil {
                said.append(RolePicture.Said(layer: key.layer, part: key.part, source: key.source))
            } else if !rows[index].words.allSatisfy(\.isWhitespace) {
                let words = rows[index].words
                let line = Web.read(&rows[index].problem, in: visit.language) { () throws(InputProblem) in
                    try Line(words, limit: RolePicture.Said.longest)
                }
                said.append(RolePicture.Said(layer: key.layer, part: key.part, source: key.source, words: line))
            }
        }
        let number = max(0, Int(form["number"]) ?? 0)
        guard rows.allSatisfy({ $0.problem == nil }) else {
            return try page(rows, number: number, text.problem, sources, visit, site, status: .unprocessableContent)
        }
        let isSaved = try await site.stores.roles.save(
            RolePicture(said), as: min(number, 1_000_000) + 1, of: sources.dialogue.id, by: Cases.author(visit))
        if isSaved { return .seeOther(Paths.roles(sources.dialogue.code)) }
        let latest = try await site.stores.roles.versions(of: sources.dialogue.id).first?.number ?? 0
        return try page(rows, number: latest, text.conflict, sources, visit, site, status: .conflict)
    }

    private static func page(
        _ rows: [Row], number: Int, _ message: String?, _ sources: RoleSources, _ visit: Visit, _ site: Site,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: RoleText = visit.language.choose(.dutch, .english)
        let dialogue = sources.dialogue
        let path = Paths.editRoles(dialogue.code)
        let layers = dialogue.layers.enumerated().map { index, layer in
            Layer(
                mark: LayerMark(index: index).picture, name: layer.name.text,
                parts: RolePicture.Part.allCases.map { part in
                    let prefix = "\(layer.id.number).\(part.rawValue)."
                    return Part(name: text.name(part), rows: rows.filter { $0.key.hasPrefix(prefix) })
                })
        }
        let loose = sources.promises.filter { $0.promise.layer == nil }.map { $0.promise.what.text }
        let content = Content(
            bar: try ConsoleBar(visit), action: path, back: Paths.roles(dialogue.code), history: path + "/history",
            title: dialogue.title.text, message: message, number: number, layers: layers, loose: loose,
            hasLoose: !loose.isEmpty, longest: RolePicture.Said.longest, text: text)
        let frame = Frame("\(text.editTitle) · \(dialogue.title)", .console, visit: visit, path: path)
        return site.page("roles-form", frame, content, status: status)
    }
}
