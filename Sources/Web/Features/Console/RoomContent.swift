import Domain
import Foundation

/// A dialogue with people in it, or one that has ended, as the facilitator sees it.
struct RoomContent: Sendable {
    struct AgendaRow: Sendable {
        let number: Int
        let text: String
        let state: String
        let link: String
        let isSelected: Bool
    }

    struct NoteRow: Sendable {
        let text: String
        let kind: String
        let isQuote: Bool
        let action: String
        let removeLabel: String
    }

    /// Something that the big screen can show now.
    struct ScreenChoice: Sendable {
        let value: String
        let name: String
        let isShown: Bool
    }

    struct PromiseRow: Sendable {
        let what: String
        let action: String
        let label: String
    }

    struct Submission: Sendable {
        let text: String
        let advice: String?
        let action: String
        let reason: String
        let reasonProblem: String?
        /// Ties the field to what is wrong with it.
        let id: Int64
    }

    struct Other: Sendable {
        let id: Int64
        let text: String
    }

    let isLobby: Bool
    let isOngoing: Bool
    let isEnded: Bool
    let isBlank: Bool
    let screenChoices: [ScreenChoice]
    let hasScreenChoices: Bool
    /// Whether promises stand on the screen, and which.
    let showsPromises: Bool
    let promises: [PromiseRow]
    let hasPromises: Bool
    /// On the public page of the circle.
    let isListed: Bool
    let participants: Int
    let peopleWord: String
    let joinAddress: String
    let qr: SafeHTML?
    let agenda: [AgendaRow]
    let statement: StatementCard?
    let timer: Timer
    let tally: ShownTally?
    let notes: [NoteRow]
    let note: String
    let noteProblem: String?
    let isQuote: Bool
    let submissions: [Submission]
    let hasSubmissions: Bool
    let others: [Other]
    let canEnd: Bool
    /// How the statements that take part are spread; nothing about answers.
    let coverage: Coverage?
    let text: RoomText

    /// The head-counts with whether they stand open.
    struct ShownTally: Sendable {
        let form: TallyForm
        let action: String
        let isOpen: Bool
        let total: Int
        /// nil while nobody is counted.
        let counted: String?
        let round: Int
    }

    struct Timer: Sendable {
        /// Whether time can be given now.
        let isOffered: Bool
        /// What is left, such as "1:12"; nil where no time runs.
        let left: String?

        init(_ dialogue: Dialogue, _ statement: Statement?, now: Date = .now) {
            isOffered =
                dialogue.phase == .running && dialogue.kind == .live && statement?.phase == .open
                && dialogue.current == statement?.id
            left = dialogue.deadline.map { deadline in
                let seconds = max(0, Int(deadline.timeIntervalSince(now).rounded(.up)))
                return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
            }
        }
    }

    init(
        _ snapshot: Room.Snapshot, showing wanted: ID<Statement>?, trouble: ConsolePage.Trouble, _ language: Language,
        _ site: Site
    ) async throws {
        let dialogue = snapshot.dialogue
        let text: RoomText = language.choose(.dutch, .english)
        let code = dialogue.code
        let selected = Self.selected(dialogue, wanted)
        isLobby = dialogue.phase == .lobby
        isOngoing = dialogue.kind == .ongoing
        isEnded = dialogue.phase == .ended
        isBlank = dialogue.isBlank
        isListed = dialogue.isListed
        screenChoices = dialogue.screenChoices.map {
            ScreenChoice(
                value: $0.rawValue, name: text.name($0, isEnded: dialogue.phase == .ended),
                isShown: $0 == dialogue.onScreen)
        }
        hasScreenChoices = !screenChoices.isEmpty
        showsPromises = dialogue.onScreen == .promises
        promises = showsPromises ? try await Self.promises(dialogue, text, site) : []
        hasPromises = !promises.isEmpty
        participants = snapshot.participants
        peopleWord = snapshot.participants == 1 ? text.person : text.people
        joinAddress = site.settings.address(Paths.join(code))
        qr = dialogue.isJoinable ? QRCode.svg(of: joinAddress, label: "\(text.qrLabel) \(joinAddress)") : nil
        agenda = dialogue.agenda.enumerated().map { index, statement in
            AgendaRow(
                number: index + 1, text: statement.text.text, state: Self.state(of: statement, snapshot, text),
                link: Paths.console(code) + "?statement=\(statement.id.number)",
                isSelected: statement.id == selected?.id)
        }
        statement = selected.map { StatementCard($0, snapshot, language) }
        timer = Timer(dialogue, selected)
        tally = try await Self.tally(of: selected, dialogue, trouble, language, site)
        notes = dialogue.notes.reversed().map { NoteRow($0, dialogue, text) }
        note = trouble.note ?? ""
        noteProblem = trouble.noteProblem
        isQuote = trouble.noteKind == .quote
        let waiting = dialogue.phase == .ended ? [] : dialogue.submissions
        submissions = waiting.prefix(20).map { Submission($0, dialogue, trouble, language) }
        hasSubmissions = !waiting.isEmpty
        others = dialogue.agenda.map { Other(id: $0.id.number, text: $0.text.text) }
        canEnd = dialogue.isJoinable && !dialogue.isRehearsing
        coverage = Coverage(dialogue, language)
        self.text = text
    }

    /// What the facilitator asked for, else what is before the room, else what comes next.
    private static func selected(_ dialogue: Dialogue, _ wanted: ID<Statement>?) -> Statement? {
        let agenda = dialogue.agenda
        return agenda.first { $0.id == wanted } ?? agenda.first { $0.id == dialogue.current }
            ?? agenda.first { $0.phase == .waiting } ?? agenda.first
    }

    private static func state(of statement: Statement, _ snapshot: Room.Snapshot, _ text: RoomText) -> String {
        let answered = snapshot.answered(RoundKey(statement: statement.id, round: statement.round))
        let isAsked = statement.phase != .waiting && statement.phase != .parked
        let parts: [String?] = [
            text.state(statement.phase), statement.round > 1 ? "\(text.round) \(statement.round)" : nil,
            isAsked ? "\(answered) \(answered == 1 ? text.answer : text.answers)" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    private static func promises(_ dialogue: Dialogue, _ text: RoomText, _ site: Site) async throws -> [PromiseRow] {
        try await site.stores.commitments.shown(in: dialogue.id).map {
            PromiseRow(
                what: $0.promise.what.text,
                action: Paths.console(dialogue.code) + "/commitments/\($0.id.number)/withhold",
                label: "\(text.withhold): \($0.promise.what)")
        }
    }

    private static func tally(
        of statement: Statement?, _ dialogue: Dialogue, _ trouble: ConsolePage.Trouble, _ language: Language,
        _ site: Site
    ) async throws -> ShownTally? {
        guard let statement, dialogue.kind == .live, dialogue.phase == .running,
            ![.waiting, .parked].contains(statement.phase)
        else { return nil }
        let text: RoomText = language.choose(.dutch, .english)
        let form: TallyForm
        if let typed = trouble.tally {
            form = typed
        } else {
            let key = RoundKey(statement: statement.id, round: statement.round)
            let known = try await site.rooms.tally(of: key, in: dialogue.code)
            form = TallyForm(known, of: dialogue, statement: statement.id, round: statement.round, language)
        }
        return ShownTally(
            form: form, action: Paths.statement(dialogue.code, form.statement) + "/tally",
            isOpen: form.total > 0 || form.problem != nil, total: form.total,
            counted: form.total > 0 ? "\(form.total) \(text.inRoom)" : nil, round: form.round)
    }
}

extension RoomContent.NoteRow {
    init(_ note: Note, _ dialogue: Dialogue, _ text: RoomText) {
        self.text = note.text.text
        isQuote = note.kind == .quote
        let number = note.statement.flatMap(dialogue.number)
        let name = isQuote ? text.quote : text.note
        kind = number.map { "\(name) · \(text.atStatement) \($0)" } ?? name
        action = Paths.console(dialogue.code) + "/notes/\(note.id.number)/remove"
        removeLabel = "\(text.removeNote): \(note.text.text)"
    }
}

extension RoomContent.Submission {
    init(_ statement: Statement, _ dialogue: Dialogue, _ trouble: ConsolePage.Trouble, _ language: Language) {
        text = statement.text.text
        advice = WritingAdvice.line(on: statement.text.text, in: language)
        action = Paths.console(dialogue.code) + "/submissions/\(statement.id.number)"
        let mine = trouble.reason.flatMap { $0.statement == statement.id ? $0 : nil }
        reason = mine?.text ?? ""
        reasonProblem = mine?.problem
        id = statement.id.number
    }
}
