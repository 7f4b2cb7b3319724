public import Foundation

/// What a facilitator does with people in the room.
extension Dialogue {
    /// Lets people in. An ongoing dialogue opens all its statements at the same moment.
    public mutating func openLobby() throws(DialogueProblem) {
        guard phase == .draft else { throw .notInThisPhase(phase) }
        guard !agenda.isEmpty else { throw .noStatements }
        switch kind {
        case .live: phase = .lobby
        case .ongoing:
            phase = .running
            for index in statements.indices where statements[index].moderation == .approved {
                statements[index].rounds = [.open]
            }
        }
    }

    /// Opens a statement (again) for positions and puts it before the room.
    public mutating func open(_ id: ID<Statement>) throws(DialogueProblem) {
        let index = try approved(id)
        guard isJoinable else { throw .notInThisPhase(phase) }
        guard !statements[index].wasRevealed else { throw .statementIs(statements[index].phase) }
        phase = .running
        setPhase(.open, at: index)
        show(id)
    }

    public mutating func close(_ id: ID<Statement>) throws(DialogueProblem) {
        let index = try approved(id)
        guard statements[index].phase == .open else { throw .statementIs(statements[index].phase) }
        setPhase(.closed, at: index)
        if current == id { deadline = nil }
    }

    /// Shows the outcome; closes first where needed. After the end only what was shown before can be shown again: what
    /// was released is part of the seal.
    public mutating func reveal(_ id: ID<Statement>) throws(DialogueProblem) {
        let index = try approved(id)
        let phase = statements[index].phase
        guard [.open, .closed, .hidden].contains(phase) else { throw .statementIs(phase) }
        guard self.phase != .ended || phase == .hidden else { throw .notInThisPhase(self.phase) }
        setPhase(.revealed, at: index)
        if kind == .live { show(id) }
    }

    /// Hides an outcome that was shown.
    public mutating func hide(_ id: ID<Statement>) throws(DialogueProblem) {
        let index = try approved(id)
        guard statements[index].phase == .revealed else { throw .statementIs(statements[index].phase) }
        setPhase(.hidden, at: index)
    }

    /// Sets a statement aside; opening it brings it back.
    public mutating func park(_ id: ID<Statement>) throws(DialogueProblem) {
        let index = try approved(id)
        guard isJoinable else { throw .notInThisPhase(phase) }
        guard !statements[index].wasRevealed else { throw .statementIs(statements[index].phase) }
        setPhase(.parked, at: index)
        if current == id {
            current = nil
            deadline = nil
        }
    }

    /// Asks the same statement once more, after talking.
    public mutating func takePositionAgain(on id: ID<Statement>) throws(DialogueProblem) {
        let index = try approved(id)
        guard phase == .running else { throw .notInThisPhase(phase) }
        let present = statements[index].phase
        guard [.closed, .revealed, .hidden].contains(present) else { throw .statementIs(present) }
        statements[index].rounds.append(.open)
        show(id)
    }

    /// Puts a statement before the room without changing it.
    public mutating func look(at id: ID<Statement>) throws(DialogueProblem) {
        let index = try approved(id)
        guard phase == .running else { throw .notInThisPhase(phase) }
        guard statements[index].phase != .waiting, statements[index].phase != .parked else {
            throw .statementIs(statements[index].phase)
        }
        show(id)
    }

    public mutating func setTimer(until deadline: Date?) throws(DialogueProblem) {
        guard phase == .running, kind == .live else { throw .notInThisPhase(phase) }
        self.deadline = deadline
    }

    public mutating func blank(_ isBlank: Bool) throws(DialogueProblem) {
        guard isJoinable else { throw .notInThisPhase(phase) }
        self.isBlank = isBlank
    }

    /// Ends the dialogue: nothing is open any more. What was closed but never shown stays so unless `revealing`; what was
    /// hidden again stays hidden.
    public mutating func end(revealing: Bool, at now: Date = .now) throws(DialogueProblem) {
        guard phase == .running || phase == .lobby else { throw .notInThisPhase(phase) }
        guard !isRehearsing else { throw .notInThisPhase(phase) }
        phase = .ended
        ended = now
        deadline = nil
        isBlank = false
        for index in statements.indices where [.open, .closed].contains(statements[index].phase) {
            setPhase(revealing ? .revealed : .closed, at: index)
        }
    }

    public mutating func note(_ text: Line, kind: Note.Kind, on statement: ID<Statement>?) throws(DialogueProblem) {
        if let statement { _ = try index(of: statement) }
        let id = ID<Note>((notes.map(\.id.number).max() ?? 0) + 1)
        notes.append(Note(id: id, statement: statement, kind: kind, text: text))
    }

    public mutating func removeNote(_ id: ID<Note>) { notes.removeAll { $0.id == id } }

    /// Chooses what the big screen shows. A statement that opens takes its place.
    public mutating func show(_ choice: OnScreen) throws(DialogueProblem) {
        guard screenChoices.contains(choice) else { throw .notInThisPhase(phase) }
        onScreen = choice
    }

    private mutating func show(_ id: ID<Statement>) {
        onScreen = .dialogue
        if current != id { deadline = nil }
        current = id
        isBlank = false
    }

    private mutating func setPhase(_ phase: Statement.Phase, at index: Int) {
        statements[index].rounds[statements[index].rounds.count - 1] = phase
    }

    private func approved(_ id: ID<Statement>) throws(DialogueProblem) -> Int {
        let index = try self.index(of: id)
        guard statements[index].moderation == .approved else { throw .noSuchStatement }
        return index
    }
}
