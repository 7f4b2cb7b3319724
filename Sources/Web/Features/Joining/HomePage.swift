import Domain
import HTTPTypes
import Hummingbird

/// The first page: type a code.
extension Site {
    private struct HomeContent: Sendable {
        let typed: String
        let problem: String?
        let console: String
        let circles: String
        let accessibility: String
        let text: JoiningText
    }

    func homePage(
        _ visit: Visit, typed: String = "", problem: KeyPath<JoiningText, String>? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let text: JoiningText = visit.language.choose(.dutch, .english)
        let content = HomeContent(
            typed: String(typed.prefix(20)), problem: problem.map { text[keyPath: $0] }, console: Paths.console,
            circles: Paths.circles, accessibility: Paths.accessibility, text: text)
        return page("home", Frame(text.join, .phone, visit: visit, path: Paths.home), content, status: status)
    }

    /// On to the dialogue with this code, or back to the field with what is wrong with it.
    func findDialogue(_ typed: String, _ visit: Visit) async -> Response {
        guard let code = Code(typed) else {
            return homePage(visit, typed: typed, problem: \.codeWrong, status: .unprocessableContent)
        }
        guard (try? await rooms.room(code)) != nil else {
            return homePage(visit, typed: typed, problem: \.codeUnknown, status: .notFound)
        }
        return .seeOther(Paths.join(code))
    }
}
