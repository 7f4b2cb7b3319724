import Domain
import HTTPTypes
import Hummingbird

/// The role picture of each layer: everybody reads it, a facilitator edits it.
enum Roles {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/roles", for: .everyone) { _, visit in try await page(visit, site) }
        ] + RoleForm.routes(site) + RoleHistory.routes(site)
    }

    private static func page(_ visit: Visit, _ site: Site) async throws -> Response {
        let snapshot = try await site.rooms.room(visit.code()).snapshot
        let dialogue = snapshot.dialogue
        guard visit.mayReadField(of: dialogue) else { return .seeOther(Paths.report(dialogue.code)) }
        let sources = try await RoleSources(snapshot, visit, site)
        let saved = try await site.stores.roles.versions(of: dialogue.id).first
        let picture = saved?.picture ?? RolePicture.draft(sources.field, layers: dialogue.layers)
        let mayEdit = sources.isMember && (visit.member.map { $0.role >= .facilitator } ?? false)
        let content = RoleContent(picture, isEdited: saved != nil, mayEdit: mayEdit, sources, visit.language)
        let frame = Frame(
            "\(content.text.title): \(dialogue.title)", .report, visit: visit, path: Paths.roles(dialogue.code))
        return site.page("roles", frame, content)
    }
}
