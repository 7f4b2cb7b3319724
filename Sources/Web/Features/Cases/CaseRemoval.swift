import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Removing a case, and for a while putting it back.
enum CaseRemoval {
    struct Question: Sendable {
        let bar: ConsoleBar
        let base: String
        let title: String
        let text: CaseText
    }

    struct Row: Sendable {
        let title: String
        let until: String
        let restoration: String
        let restore: String
        let erasure: String
        let erase: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let rows: [Row]
        let hasRows: Bool
        let text: RemovedCasesText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/cases/{id}/remove", for: .coreTeam) { _, visit in
                let study = try await Cases.study(visit, site)
                let text: CaseText = visit.language.choose(.dutch, .english)
                let base = Paths.study(study.id)
                let content = Question(bar: try ConsoleBar(visit), base: base, title: study.title, text: text)
                return site.page(
                    "case-remove", Frame(text.remove, .console, visit: visit, path: base + "/remove"), content)
            },
            Route(.post, "/console/cases/{id}/remove", for: .coreTeam) { request, visit in
                _ = try await request.form(of: visit)
                let study = try await Cases.study(visit, site)
                try await site.stores.removedCases.remove(study.id, from: study.circle, at: .now)
                return .seeOther(Paths.removedCases)
            },
            Route(.get, Paths.removedCases, for: .coreTeam) { _, visit in try await page(visit, site) },
            Route(.post, "/console/cases/{id}/restoration", for: .coreTeam) { request, visit in
                _ = try await request.form(of: visit)
                let id = try visit.id("id", of: CaseStudy.self)
                _ = try await site.stores.removedCases.putBack(id, in: visit.signedInMember().circle)
                // A second click finds the case that the first one put back.
                return .seeOther(Paths.study(try await Cases.study(visit, site).id))
            },
            Route(.post, "/console/cases/{id}/erasure", for: .coreTeam) { request, visit in
                _ = try await request.form(of: visit)
                let id = try visit.id("id", of: CaseStudy.self)
                guard try await site.stores.removedCases.erase(id, from: visit.signedInMember().circle) else {
                    throw HTTPError(.notFound)
                }
                return .seeOther(Paths.removedCases)
            },
        ]
    }

    private static func page(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: RemovedCasesText = visit.language.choose(.dutch, .english)
        let rows = try await site.stores.removedCases.removed(from: visit.signedInMember().circle).map {
            let removed = Day(of: $0.moment, in: .current)
            return Row(
                title: $0.title,
                until: text.until(
                    removed.words(in: visit.language), removed.adding(days: RemovedCase.days).words(in: visit.language)),
                restoration: Paths.study($0.id) + "/restoration", restore: "\(text.restore): \($0.title)",
                erasure: Paths.study($0.id) + "/erasure", erase: "\(text.erase): \($0.title)")
        }
        let content = Content(bar: try ConsoleBar(visit), rows: rows, hasRows: !rows.isEmpty, text: text)
        return site.page(
            "cases-removed", Frame(text.title, .console, visit: visit, path: Paths.removedCases), content)
    }
}

struct RemovedCasesText: Sendable {
    let title: String
    let cases: String
    let explanation: String
    let empty: String
    let restore: String
    let erase: String
    let eraseHint: String
    let until: @Sendable (_ removed: String, _ until: String) -> String

    static let dutch = RemovedCasesText(
        title: "Verwijderde casussen", cases: "Casussen",
        explanation:
            "Niemand vindt ze nog. Zet je er een terug, dan komt alles mee: versies, krachten, patronen en stellingen.",
        empty: "Er is geen casus om terug te zetten.", restore: "Zet terug", erase: "Wis voorgoed",
        eraseHint: "Doe dit als er iets in staat dat weg moet, zoals een naam. Dit kun je niet terugdraaien.",
        until: { "Verwijderd op \($0). Terugzetten kan tot en met \($1)." })
    static let english = RemovedCasesText(
        title: "Removed cases", cases: "Cases",
        explanation:
            "Nobody finds them any more. Put one back and everything comes along: versions, forces, patterns and statements.",
        empty: "There is no case to put back.", restore: "Put back", erase: "Erase for good",
        eraseHint: "Do this when it holds something that must go, such as a name. This cannot be undone.",
        until: { "Removed on \($0). You can put it back until \($1)." })
}
