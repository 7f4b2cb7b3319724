import Domain
import HTTPTypes
import Hummingbird

/// A new case by eight questions on one page; only the first one has to be answered.
enum FirstHourPage {
    struct Question: Sendable {
        let number: Int
        let name: String
        let words: String
        let hint: String
        let isLong: Bool
        let value: String
        let problem: String?
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let questions: [Question]
        let text: CaseText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/cases/new", for: .coreTeam) { _, visit in try page(visit, site) },
            Route(.post, "/console/cases/new", for: .coreTeam) { request, visit in
                let form = try await request.form(of: visit)
                let read = FirstHour.read { form[$0.rawValue] }
                guard read.problems.isEmpty else {
                    return try page(visit, site, form, read.problems, status: .unprocessableContent)
                }
                let id = try await site.stores.cases.create(
                    read.parts, in: visit.signedInMember().circle, by: Cases.author(visit), from: nil)
                return .seeOther(Paths.study(id))
            },
        ]
    }

    private static func page(
        _ visit: Visit, _ site: Site, _ form: Form = Form(urlEncoded: ""),
        _ problems: [FirstHour.Question: InputProblem] = [:], status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: CaseText = visit.language.choose(.dutch, .english)
        let questions = FirstHour.Question.allCases.enumerated().map { index, question in
            let words = CaseWords.question(question, visit.language)
            return Question(
                number: index + 1, name: question.rawValue, words: words.question, hint: words.hint,
                isLong: question != .title && question != .area, value: form[question.rawValue],
                problem: problems[question]?.text(in: visit.language))
        }
        let frame = Frame(text.new, .console, visit: visit, path: Paths.cases + "/new")
        return site.page(
            "case-new", frame, Content(bar: try ConsoleBar(visit), questions: questions, text: text), status: status)
    }
}
