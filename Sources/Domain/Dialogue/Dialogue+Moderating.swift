/// Statements that participants of an ongoing dialogue submit.
extension Dialogue {
    /// Submissions that may wait at the same time.
    public static let mostPending = 500
    /// The same of one participant.
    public static let mostPendingOfOne = 10

    /// - Parameter own: what the same participant submitted before.
    public mutating func submit(
        _ draft: StatementDraft, besides own: Set<ID<Statement>> = []
    ) throws(DialogueProblem) -> ID<Statement> {
        guard kind == .ongoing else { throw .onlyOngoing }
        guard phase == .running else { throw .notInThisPhase(phase) }
        guard submissions.count < Self.mostPending,
            submissions.count(where: { own.contains($0.id) }) < Self.mostPendingOfOne
        else { throw .tooManySubmissions }
        return append(draft, origin: .participant, moderation: .pending)
    }

    public mutating func approve(_ id: ID<Statement>) throws(DialogueProblem) {
        let index = try pending(id)
        statements[index].moderation = .approved
        statements[index].rounds = [phase == .running ? .open : .waiting]
    }

    public mutating func reject(_ id: ID<Statement>, reason: Line) throws(DialogueProblem) {
        statements[try pending(id)].moderation = .rejected(reason: reason)
    }

    /// Says that a submission is already asked by another statement.
    public mutating func merge(_ id: ID<Statement>, into other: ID<Statement>) throws(DialogueProblem) {
        let index = try pending(id)
        guard agenda.contains(where: { $0.id == other }) else { throw .noSuchStatement }
        statements[index].moderation = .merged(into: other)
    }

    private func pending(_ id: ID<Statement>) throws(DialogueProblem) -> Int {
        let index = try self.index(of: id)
        guard phase != .ended else { throw .notInThisPhase(phase) }
        guard statements[index].moderation == .pending else { throw .statementIs(statements[index].phase) }
        return index
    }
}
