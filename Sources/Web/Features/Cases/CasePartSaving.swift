import Domain
import HTTPTypes
import Hummingbird

/// Saving a part that others may have written meanwhile. What they changed elsewhere in it stays; where both changed the same
/// field, whoever comes second sees both texts.
extension CasePartPage {
    /// What somebody else did to the part while it was open in a form.
    struct Conflict: Sendable {
        enum Kind { case changed, removed, changedBeforeRemoval }

        let kind: Kind
        /// What of theirs is shown.
        var fields: [CaseField] = []
    }

    static func save(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let part = try await part(visit, site)
        let seen = Int(form["version"]) ?? 0
        if form.contains("remove"), part.kind != .facts { return try await takeOut(part, seen: seen, visit, site) }
        let typed = typed(form, part.kind)
        switch CaseContent.read(part.kind, { typed[$0] ?? "" }) {
        case .failure(let problems):
            return try await page(
                Draft(kind: part.kind, part: part, seen: seen, typed: typed, problems: problems), visit, site,
                status: .unprocessableContent)
        case .success(let content): return try await write(content, over: part, seen: seen, visit, site)
        }
    }

    /// - Parameter seen: the version that stood in the form when it was opened.
    private static func write(
        _ mine: CaseContent, over latest: CasePart, seen: Int, _ visit: Visit, _ site: Site
    ) async throws -> Response {
        let study = try await Cases.study(visit, site)
        var (part, isMerged) = (latest, false)
        for _ in 0..<5 {
            var content = mine
            if part.version != seen {
                guard !part.isRemoved else { return try await refuse(.init(kind: .removed), mine, part, visit, site) }
                let history = try await site.stores.cases.history(of: study.id, in: study.circle)
                let before = history.first { $0.part.id == part.id && $0.part.version == seen }?.part.content
                let base = before ?? CaseContent(stored: [:])
                let (merged, both) = mine.merged(with: part.content, since: base)
                content = merged
                // Both together may say what neither may say alone, as a quote without consent.
                let isSound = (try? CaseContent.read(part.kind) { merged[$0] ?? "" }.get()) != nil
                guard both.isEmpty, isSound else {
                    let shown = both.isEmpty ? part.content.fields.map(\.field) : both
                    return try await refuse(.init(kind: .changed, fields: shown), merged, part, visit, site)
                }
                isMerged = true
            }
            let isSaved = try await site.stores.cases.save(
                part.changed(to: content), in: study.id, of: study.circle, by: Cases.author(visit))
            if isSaved {
                return .seeOther(isMerged ? Paths.together(study.id) : Paths.anchor(part.id, of: study.id))
            }
            part = try await self.part(visit, site)
        }
        throw HTTPError(.conflict)
    }

    private static func takeOut(
        _ part: CasePart, seen: Int, _ visit: Visit, _ site: Site
    ) async throws -> Response {
        let study = try await Cases.study(visit, site)
        if part.isRemoved { return .seeOther(Paths.study(study.id)) }
        var isTakenOut = false
        if part.version == seen {
            isTakenOut = try await site.stores.cases.save(
                part.changed(to: part.content, isRemoved: true), in: study.id, of: study.circle,
                by: Cases.author(visit))
        }
        if isTakenOut { return .seeOther(Paths.study(study.id)) }
        let latest = try await self.part(visit, site)
        let shown = latest.content.fields.map(\.field)
        return try await refuse(
            .init(kind: .changedBeforeRemoval, fields: shown), latest.content, latest, visit, site)
    }

    private static func refuse(
        _ conflict: Conflict, _ content: CaseContent, _ part: CasePart, _ visit: Visit, _ site: Site
    ) async throws -> Response {
        let typed = Dictionary(uniqueKeysWithValues: content.fields.map { ($0.field, $0.value) })
        let draft = Draft(kind: part.kind, part: part, typed: typed, conflict: conflict)
        return try await page(draft, visit, site, status: .conflict)
    }
}

extension Paths {
    /// A case, saying that two people changed a part of it at once.
    static func together(_ id: ID<CaseStudy>) -> String { "\(study(id))?together=yes" }
}
