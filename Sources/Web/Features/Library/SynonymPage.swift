import Domain
import HTTPTypes
import Hummingbird

/// Words that mean the same to this circle, so that whoever knows only one of them finds the other.
enum SynonymPage {
    struct Content: Sendable {
        let bar: ConsoleBar
        let words: String
        let problem: String?
        let common: [String]
        let text: LibraryText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.synonyms, for: .coreTeam) { _, visit in
                let synonyms = try await site.stores.library.synonyms(of: visit.signedInMember().circle)
                return try page(synonyms.text, nil, visit, site)
            },
            Route(.post, Paths.synonyms, for: .coreTeam) { request, visit in
                let form = try await request.form(of: visit)
                var problem: String?
                let synonyms = read(&problem, in: visit.language) { () throws(InputProblem) in
                    try Synonyms(form["words"])
                }
                let text: LibraryText = visit.language.choose(.dutch, .english)
                guard let synonyms else {
                    return try page(
                        form["words"], "\(problem ?? "") \(text.synonymsHint)", visit, site,
                        status: .unprocessableContent)
                }
                try await site.stores.library.keep(synonyms, of: visit.signedInMember().circle)
                return .seeOther(Paths.library)
            },
        ]
    }

    private static func page(
        _ words: String, _ problem: String?, _ visit: Visit, _ site: Site, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let content = Content(
            bar: try ConsoleBar(visit), words: words, problem: problem,
            common: Synonyms.common.groups.map { $0.joined(separator: ", ") }, text: text)
        return site.page(
            "synonyms", Frame(text.synonyms, .console, visit: visit, path: Paths.synonyms), content, status: status)
    }
}

extension Paths {
    static let synonyms = "/console/synonyms"
}
