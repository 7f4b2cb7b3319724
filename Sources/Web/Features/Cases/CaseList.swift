import Domain
import Hummingbird

/// The cases of a circle.
enum CaseList {
    struct Row: Sendable {
        let title: String
        let link: String
        let area: String?
        let forces: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let rows: [Row]
        let isEmpty: Bool
        let mayWrite: Bool
        /// Where removed cases are put back; nil without any.
        let removed: String?
        let text: CaseText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.cases, for: .member) { _, visit in
                let text: CaseText = visit.language.choose(.dutch, .english)
                let member = try visit.signedInMember()
                let cases = try await site.stores.cases.cases(of: member.circle).map(CaseSummary.init)
                let rows = cases.map {
                    Row(
                        title: $0.title, link: Paths.study($0.id), area: $0.area,
                        forces: text.forces(driving: $0.driving, restraining: $0.restraining))
                }
                let mayWrite = member.role >= .coreTeam
                let removed = mayWrite ? try await site.stores.removedCases.removed(from: member.circle).count : 0
                let content = Content(
                    bar: try ConsoleBar(visit), rows: rows, isEmpty: rows.isEmpty, mayWrite: mayWrite,
                    removed: removed > 0 ? "\(text.removedCases) (\(removed))" : nil, text: text)
                return site.page("cases", Frame(text.cases, .console, visit: visit, path: Paths.cases), content)
            }
        ]
    }
}
