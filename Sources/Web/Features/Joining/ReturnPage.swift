import Domain
import HTTPTypes
import Hummingbird

/// Coming back with two words, for a phone that lost its browser tab.
extension Site {
    private struct ReturnContent: Sendable {
        let typed: String
        let problem: String?
        let action: String
        let join: String
        let text: JoiningText
    }

    func comeBackPage(
        _ code: Code, _ visit: Visit, typed: String = "", problem: KeyPath<JoiningText, String>? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let text: JoiningText = visit.language.choose(.dutch, .english)
        let content = ReturnContent(
            typed: String(typed.prefix(80)), problem: problem.map { text[keyPath: $0] },
            action: Paths.comeBack(code), join: Paths.join(code), text: text)
        let frame = Frame(text.back, .phone, visit: visit, path: Paths.comeBack(code))
        return page("return", frame, content, status: status)
    }
}
