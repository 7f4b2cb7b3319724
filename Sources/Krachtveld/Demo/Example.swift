import Disclosure
import Domain
import Storage

/// Three dialogues of an example circle. Found again by their titles, so that a second start doubles nothing.
struct Example: Sendable {
    let lobby: Code
    let running: Code
    let ended: Code

    enum Part: CaseIterable {
        case lobby, running, ended

        func title(_ language: Language) -> String {
            switch (self, language) {
            case (.lobby, .dutch): "Voorbeeld: ronde tafel in de lobby"
            case (.lobby, .english): "Example: round table in the lobby"
            case (.running, .dutch): "Voorbeeld: ronde tafel met nagebootste mensen"
            case (.running, .english): "Example: round table with simulated people"
            case (.ended, .dutch): "Voorbeeld: afgelopen ronde tafel met verzonnen antwoorden"
            case (.ended, .english): "Example: past round table with made-up answers"
            }
        }

        /// The lobby makes the promise that most rooms will want; the others show layers.
        var mode: Mode { self == .lobby ? .protected : .open }
    }

    static func circle(_ language: Language) throws -> Line {
        try Line(language == .dutch ? "Voorbeeldkring" : "Example circle")
    }

    private static func purpose(_ language: Language) -> String {
        language == .dutch
            ? "Een voorbeeld om Krachtveld te leren kennen. De stellingen zijn voorbeelden, geen uitkomsten van een programma."
            : "An example to get to know Krachtveld. The statements are examples, not results of any programme."
    }

    /// Who runs the example.
    static let facilitator = "begeleider@voorbeeld.example"

    /// Makes what is not there yet, and finishes what an earlier start left half done.
    static func make(in composition: Composition, _ language: Language) async throws -> Example {
        let rooms = composition.rooms
        try await composition.rehearsals.wipeLeftovers()
        let members = composition.folder.members
        let circle = try await members.ensureCircle(named: circle(language)).id
        let author = try await members.admit(EmailAddress(facilitator), as: .secretary, to: circle)
        let thread = ExampleThread(composition, circle: circle, author: author.id, language)
        try await thread.introduce()
        _ = try await thread.study()
        let lobby = try await dialogue(.lobby, thread, rooms)
        if try await rooms.room(lobby).dialogue.phase == .draft {
            try await rooms.change(lobby) { try $0.openLobby() }
        }
        let running = try await dialogue(.running, thread, rooms)
        if try await rooms.room(running).dialogue.phase == .draft { try await composition.rehearsals.start(running) }
        var ended = try await dialogue(.ended, thread, rooms)
        if try await rooms.room(ended).dialogue.phase != .ended {
            try await rooms.remove(ended)
            ended = try await dialogue(.ended, thread, rooms)
            try await thread.link(rooms.room(ended).dialogue)
            var history = ExampleHistory(code: ended, rooms: rooms, language: language)
            try await history.play()
        }
        try await thread.goOn(from: rooms.room(ended).dialogue)
        return Example(lobby: lobby, running: running, ended: ended)
    }

    /// The dialogue with this part's title, made when it is not there.
    private static func dialogue(
        _ part: Part, _ thread: ExampleThread, _ rooms: Rooms
    ) async throws -> Code {
        let (language, circle) = (thread.language, thread.circle)
        let title = try Line(part.title(language))
        if let known = try await rooms.dialogues(of: circle).first(where: { $0.title == title }) { return known.code }
        var new = try ReadyFormat.roundTable.dialogue(in: language, circle: circle)
        new.title = title
        new.purpose = try Paragraph(purpose(language))
        new.mode = part.mode
        new.isListed = part != .running
        if part == .ended { new.statements = try thread.statements().map { ($0, nil) } }
        return try await rooms.create(new).code
    }
}
