import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Every version of a role picture, and the way back.
enum RoleHistory {
    struct Row: Sendable {
        let number: Int
        let who: String
        let isCurrent: Bool
        let sentences: [String]
        let restoreLabel: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let title: String
        let back: String
        let action: String
        let rows: [Row]
        let isEmpty: Bool
        let current: Int
        let text: RoleText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/roles/history", for: .facilitator) { _, visit in try await page(visit, site) },
            Route(.post, "/console/{code}/roles/history", for: .facilitator) { request, visit in
                try await restore(request.form(of: visit), visit, site)
            },
        ]
    }

    /// Puts an earlier version back, as a new one.
    private static func restore(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let dialogue = try await RoleForm.sources(visit, site).dialogue
        let versions = try await site.stores.roles.versions(of: dialogue.id)
        guard let latest = versions.first, let old = versions.first(where: { $0.number == Int(form["version"]) }),
            Int(form["current"]) == latest.number
        else { return try await page(visit, site, status: .conflict) }
        let isSaved = try await site.stores.roles.save(
            old.picture, as: latest.number + 1, of: dialogue.id, by: Cases.author(visit))
        return isSaved ? .seeOther(Paths.roles(dialogue.code)) : try await page(visit, site, status: .conflict)
    }

    private static func page(
        _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: RoleText = visit.language.choose(.dutch, .english)
        let sources = try await RoleForm.sources(visit, site)
        let dialogue = sources.dialogue
        let versions = try await site.stores.roles.versions(of: dialogue.id)
        let path = Paths.editRoles(dialogue.code) + "/history"
        let content = Content(
            bar: try ConsoleBar(visit), title: dialogue.title.text, back: Paths.editRoles(dialogue.code), action: path,
            rows: versions.map {
                Row($0, isCurrent: $0.number == versions.first?.number, sources, text, visit.language)
            },
            isEmpty: versions.isEmpty, current: versions.first?.number ?? 0, text: text)
        let frame = Frame("\(text.history) · \(dialogue.title)", .console, visit: visit, path: path)
        return site.page("roles-history", frame, content, status: status)
    }
}

extension RoleHistory.Row {
    fileprivate init(
        _ version: RoleVersion, isCurrent: Bool, _ sources: RoleSources, _ text: RoleText, _ language: Language
    ) {
        number = version.number
        let style = Date.FormatStyle(date: .long, time: .shortened, locale: language.locale)
        who = "\(version.moment.formatted(style)) · \(version.author?.text ?? text.formerMember)"
        self.isCurrent = isCurrent
        sentences = sources.dialogue.layers.flatMap { layer in
            RolePicture.Part.allCases.flatMap { part in
                version.picture.said(by: layer.id, in: part).compactMap { said in
                    sources.words(said).map { "\(layer.name) · \(text.name(part)): \($0)" }
                }
            }
        }
        restoreLabel = "\(text.restore): \(text.version.lowercased()) \(version.number)"
    }
}
