import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Case studies of the core team: the list, the first hour, a case with its parts, and every version of them.
enum Cases {
    static func routes(_ site: Site) -> [Route] {
        CaseList.routes(site) + FirstHourPage.routes(site) + CasePage.routes(site) + CasePartPage.routes(site)
            + CaseHistoryPage.routes(site) + ComparePage.routes(site) + FromForce.routes(site) + StuckCase.routes(site)
            + CaseRemoval.routes(site)
    }

    /// The case in the path; one of another circle does not exist.
    static func study(_ visit: Visit, _ site: Site) async throws -> CaseStudy {
        let id = try visit.id("id", of: CaseStudy.self)
        guard let study = try await site.stores.cases.caseStudy(id, of: visit.signedInMember().circle) else {
            throw HTTPError(.notFound)
        }
        return study
    }

    static func author(_ visit: Visit) throws -> CaseAuthor {
        CaseAuthor(member: try visit.signedInMember().id, moment: .now)
    }
}

extension Paths {
    static let cases = "/console/cases"
    static let removedCases = "/console/cases/removed"
    static func study(_ id: ID<CaseStudy>) -> String { "\(cases)/\(id.number)" }
    static func part(_ part: ID<CasePart>, of study: ID<CaseStudy>) -> String {
        "\(cases)/\(study.number)/parts/\(part.number)"
    }
    /// Where a part stands on the page of its case.
    static func anchor(_ part: ID<CasePart>, of study: ID<CaseStudy>) -> String {
        "\(cases)/\(study.number)#part-\(part.number)"
    }
}
