import Domain
import Hummingbird

/// The facilitator's console: making dialogues, running them and looking back.
enum Console {
    static func routes(_ site: Site) -> [Route] {
        DialogueList.routes(site) + NewDialoguePage.routes(site) + ConsolePage.routes(site) + SettingsPage.routes(site)
            + StatementPages.routes(site) + PuttingBack.routes(site) + RunningForms.routes(site)
            + RoomForms.routes(site)
            + FinalPages.routes(site) + AuditPage.routes(site)
    }
}

/// What stands above every page of the console.
struct ConsoleBar: Sendable {
    struct Text: Sendable {
        let label: String
        let dialogues: String
        let cases: String
        let patterns: String
        let promises: String
        let library: String
        let members: String
        let circle: String
        let circles: String
        let ownData: String
        let signOut: String

        static let dutch = Text(
            label: "Regie", dialogues: "Dialogen", cases: "Casussen", patterns: "Patronen", promises: "Acties",
            library: "Bibliotheek",
            members: "Leden", circle: "Kring", circles: "Mijn kringen", ownData: "Mijn gegevens", signOut: "Afmelden")
        static let english = Text(
            label: "Console", dialogues: "Dialogues", cases: "Cases", patterns: "Patterns", promises: "Actions",
            library: "Library",
            members: "Members", circle: "Circle", circles: "My circles", ownData: "My data", signOut: "Sign out")
    }

    let email: String
    let circle: String
    let isSecretary: Bool
    let csrf: String
    let text: Text

    init(_ visit: Visit) throws {
        let member = try visit.signedInMember()
        text = visit.language.choose(.dutch, .english)
        email = member.email.text
        circle = visit.circle?.name.text ?? text.circle
        isSecretary = member.role == .secretary
        csrf = visit.csrf
    }
}

extension InputProblem {
    func text(in language: Language) -> String { failure.text(in: language) }
}

/// The value that somebody typed, or what is wrong with it.
func read<Value>(
    _ problem: inout String?, in language: Language, _ make: () throws(InputProblem) -> Value
) -> Value? {
    do { return try make() } catch {
        problem = error.text(in: language)
        return nil
    }
}

/// One line that may stay empty.
func readOptional(_ text: String, limit: Int = 140, _ problem: inout String?, in language: Language) -> Line? {
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    return read(&problem, in: language) { () throws(InputProblem) in try Line(text, limit: limit) }
}

extension WritingAdvice {
    func text(in language: Language) -> String {
        switch self {
        case .question:
            language.choose("Maak er een stelling van, geen vraag.", "Make it a statement, not a question.")
        case .twoIdeas:
            language.choose("Staan hier twee ideeën? Maak er twee stellingen van.", "Two ideas? Make two statements.")
        case .negation:
            language.choose(
                "Met “niet” of “geen” is oneens lastig te lezen. Kan het zonder?",
                "“Not” or “never” makes disagreeing hard to read. Can it do without?")
        case .tooLong:
            language.choose("Gebruik hoogstens 140 tekens.", "Use at most 140 characters.")
        }
    }

    static func line(on text: String, in language: Language) -> String? {
        let advice = WritingAdvice.on(text).map { $0.text(in: language) }
        return advice.isEmpty ? nil : advice.joined(separator: " ")
    }
}
