import Disclosure
import Domain
import Hummingbird

/// Where a member arrives: the dialogues of the circle.
enum DialogueList {
    struct Row: Sendable {
        let title: String
        let code: String
        let link: String
        let phase: String
        let facts: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let circle: String
        let dialogues: [Row]
        let isEmpty: Bool
        /// False for members who only read along.
        let mayRun: Bool
        /// What a secretary of a new circle does besides.
        let mayLead: Bool
        let text: DialogueListText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.console, for: .member) { _, visit in
                let text: DialogueListText = visit.language.choose(.dutch, .english)
                let member = try visit.signedInMember()
                let mayRun = member.role >= .facilitator
                let rows = try await site.rooms.dialogues(of: member.circle).map { Row($0, mayRun: mayRun, text) }
                let content = Content(
                    bar: try ConsoleBar(visit), circle: visit.circle?.name.text ?? "",
                    dialogues: rows, isEmpty: rows.isEmpty, mayRun: mayRun,
                    mayLead: member.role == .secretary, text: text)
                let frame = Frame(text.title, .console, visit: visit, path: Paths.console)
                return site.page("console-home", frame, content)
            }
        ]
    }
}

extension DialogueList.Row {
    init(_ summary: DialogueSummary, mayRun: Bool, _ text: DialogueListText) {
        title = summary.title.text
        code = summary.code.text
        link =
            mayRun
            ? Paths.console(summary.code)
            : summary.phase == .ended ? Paths.report(summary.code) : Paths.join(summary.code)
        phase = summary.isRehearsing ? text.rehearsal : text.phase(summary.phase)
        facts = [
            text.kind(summary.kind), text.mode(summary.mode),
            "\(summary.statements) \(summary.statements == 1 ? text.statement : text.statements)",
        ].joined(separator: " · ")
    }
}

struct DialogueListText: Sendable {
    let title: String
    let new: String
    let empty: String
    /// For members who only read along.
    let emptyReader: String
    let invite: String
    let tell: String
    let rehearsal: String
    let statement: String
    let statements: String
    private let phases: [Dialogue.Phase: String]
    private let kinds: [Dialogue.Kind: String]
    private let openMode: String
    private let protectedMode: String

    func phase(_ phase: Dialogue.Phase) -> String { phases[phase] ?? "" }
    func kind(_ kind: Dialogue.Kind) -> String { kinds[kind] ?? "" }
    func mode(_ mode: Mode) -> String { mode == .open ? openMode : protectedMode }

    static let dutch = DialogueListText(
        title: "Dialogen", new: "Nieuwe dialoog",
        empty: "Je kring heeft nog geen dialoog. Maak er een: het kant-en-klare format staat in één minuut klaar.",
        emptyReader: "Je kring heeft nog geen dialoog. Een begeleider maakt er een.",
        invite: "Nodig de anderen uit", tell: "Vertel wie jullie zijn, en kies jullie lagen en versnellers",
        rehearsal: "oefenen", statement: "stelling", statements: "stellingen",
        phases: [.draft: "in voorbereiding", .lobby: "lobby open", .running: "bezig", .ended: "afgelopen"],
        kinds: [.live: "live", .ongoing: "doorlopend"], openMode: "open", protectedMode: "beschermd")
    static let english = DialogueListText(
        title: "Dialogues", new: "New dialogue",
        empty: "Your circle has no dialogue yet. Make one: the ready format is set up in a minute.",
        emptyReader: "Your circle has no dialogue yet. A facilitator makes one.", invite: "Invite the others",
        tell: "Tell who you are, and choose your layers and accelerators",
        rehearsal: "rehearsal", statement: "statement", statements: "statements",
        phases: [.draft: "in preparation", .lobby: "lobby open", .running: "running", .ended: "ended"],
        kinds: [.live: "live", .ongoing: "ongoing"], openMode: "open", protectedMode: "protected")
}
