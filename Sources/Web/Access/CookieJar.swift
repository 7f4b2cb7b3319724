import Domain
import Hummingbird

/// Every cookie that this server sets, and how.
struct CookieJar: Sendable {
    /// False only for plain http, where browsers refuse secure cookies.
    let isSecure: Bool

    private var prefix: String { isSecure ? "__Host-" : "" }

    func session(of request: Request) -> Token? {
        request.cookies[prefix + "session"].flatMap { Token($0.value) }
    }

    func participant(of request: Request, in code: Code) -> Token? {
        request.cookies[prefix + "p-" + code.text].flatMap { Token($0.value) }
    }

    /// The words that belong to the participant of this browser, so that they can be shown again: the server has only a digest.
    func words(of request: Request, in code: Code) -> WordPair? {
        request.cookies[prefix + "w-" + code.text].flatMap { WordPair($0.value) }
    }

    func language(of request: Request) -> Language? {
        request.cookies[prefix + "language"].flatMap { Language(rawValue: $0.value) }
    }

    /// For a working day.
    static let sessionSeconds = 12 * 3600

    func session(_ token: Token) -> Cookie { cookie("session", token.description, maxAge: Self.sessionSeconds) }

    func endedSession() -> Cookie { cookie("session", "", maxAge: 0) }

    /// As long as answers are kept.
    func participant(_ token: Token, in dialogue: Dialogue) -> Cookie {
        cookie("p-" + dialogue.code.text, token.description, maxAge: dialogue.retentionDays * 24 * 3600)
    }

    func words(_ words: WordPair, in dialogue: Dialogue) -> Cookie {
        cookie(
            "w-" + dialogue.code.text, "\(words.first)-\(words.second)", maxAge: dialogue.retentionDays * 24 * 3600)
    }

    func language(_ language: Language) -> Cookie { cookie("language", language.rawValue, maxAge: 365 * 24 * 3600) }

    private func cookie(_ name: String, _ value: String, maxAge: Int) -> Cookie {
        Cookie(
            name: prefix + name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}
