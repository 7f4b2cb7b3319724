/// Trying a dialogue out with simulated people.
extension Dialogue {
    public static let simulatedPeople = 30

    /// Opens the lobby for simulated people.
    public mutating func rehearse() throws(DialogueProblem) {
        try openLobby()
        isRehearsing = true
    }

    /// Back to the draft, as if nobody had ever been there.
    public mutating func wipeRehearsal() throws(DialogueProblem) {
        guard isRehearsing else { throw .notRehearsing }
        isRehearsing = false
        phase = .draft
        current = nil
        deadline = nil
        isBlank = false
        notes = []
        statements.removeAll { $0.origin == .participant }
        for index in statements.indices { statements[index].rounds = [.waiting] }
    }
}
