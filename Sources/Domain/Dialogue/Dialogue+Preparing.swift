public import Disclosure

/// What can be changed before people take position.
extension Dialogue {
    public static let layerCount = 2...12
    public static let acceleratorCount = 2...6

    /// Checks names that a dialogue is divided by: enough of them, not too many, none twice.
    public static func names(_ raw: [String], count: ClosedRange<Int>) throws(InputProblem) -> [Line] {
        var lines: [Line] = []
        for name in raw where !name.allSatisfy(\.isWhitespace) {
            let line = try Line(name, limit: 40)
            guard !lines.contains(where: { $0.text.lowercased() == line.text.lowercased() }) else {
                throw .twice(line.text)
            }
            lines.append(line)
        }
        guard lines.count >= count.lowerBound else { throw .tooFew(minimum: count.lowerBound) }
        guard lines.count <= count.upperBound else { throw .tooMany(maximum: count.upperBound) }
        return lines
    }

    public mutating func describe(title: Line, purpose: Paragraph) throws(DialogueProblem) {
        guard phase != .ended else { throw .notInThisPhase(phase) }
        self.title = title
        self.purpose = purpose
    }

    /// Shows it on the public page of the circle, or not. Nothing of a rehearsal or of answers is shown there.
    public mutating func announce(_ isListed: Bool, on day: Day?) {
        self.isListed = isListed
        self.day = day
    }

    /// Picks what is promised about answers; fixed from the moment that the lobby opens.
    /// - Parameter publishesRows: only an open dialogue can; rows give the exact totals that a protected one promises not to
    ///   tell.
    public mutating func choose(
        mode: Mode, scope: Scope = .room, publishesRows: Bool = false
    ) throws(DialogueProblem) {
        guard phase == .draft, !isRehearsing else { throw .modeIsFixed }
        self.mode = mode
        self.scope = scope
        self.publishesRows = publishesRows && mode == .open
    }

    /// Says how long answers are kept after the end; fixed from the moment that people can read it. A number out of range
    /// becomes the nearest one in it.
    public mutating func keepAnswers(days: Int) throws(DialogueProblem) {
        retentionDays = try term(days, in: Circle.Retention.answerDays)
    }

    /// The same for names and addresses of people who want to be reminded of a promise.
    public mutating func keepContacts(days: Int) throws(DialogueProblem) {
        contactDays = try term(days, in: Circle.Retention.contactDays)
    }

    private func term(_ days: Int, in range: ClosedRange<Int>) throws(DialogueProblem) -> Int {
        guard phase == .draft, !isRehearsing else { throw .notInThisPhase(phase) }
        return min(range.upperBound, max(range.lowerBound, days))
    }

    public mutating func name(layers: [Line], accelerators: [Line]) throws(DialogueProblem) {
        guard phase == .draft, !isRehearsing else { throw .notInThisPhase(phase) }
        self.layers = layers.enumerated().map { Layer(id: ID(Int64($0.offset + 1)), name: $0.element) }
        self.accelerators = accelerators.enumerated().map {
            Accelerator(id: ID(Int64($0.offset + 1)), name: $0.element)
        }
        for index in statements.indices {
            if let accelerator = statements[index].accelerator, accelerator.number > Int64(accelerators.count) {
                statements[index].accelerator = nil
            }
        }
    }

    /// Adds a statement of the team. In a running ongoing dialogue it opens at once.
    @discardableResult
    public mutating func add(
        _ draft: StatementDraft, origin: Statement.Origin = .team, importedFrom: Int? = nil
    ) throws(DialogueProblem) -> ID<Statement> {
        guard phase != .ended else { throw .notInThisPhase(phase) }
        return append(draft, origin: origin, moderation: .approved, importedFrom: importedFrom)
    }

    mutating func append(
        _ draft: StatementDraft, origin: Statement.Origin, moderation: Statement.Moderation, importedFrom: Int? = nil
    ) -> ID<Statement> {
        let id = ID<Statement>((statements.map(\.id.number).max() ?? 0) + 1)
        let isOpen = moderation == .approved && kind == .ongoing && phase == .running
        statements.append(
            Statement(
                id: id, draft: draft, origin: origin, moderation: moderation, rounds: [isOpen ? .open : .waiting],
                importedFrom: importedFrom))
        return id
    }

    /// Rewrites a statement that was not asked yet.
    public mutating func rewrite(_ id: ID<Statement>, as draft: StatementDraft) throws(DialogueProblem) {
        let index = try self.index(of: id)
        guard phase != .ended else { throw .notInThisPhase(phase) }
        guard statements[index].rounds == [.waiting] else { throw .statementIs(statements[index].phase) }
        statements[index].text = draft.text
        statements[index].explanation = draft.explanation
        statements[index].accelerator = draft.accelerator
        statements[index].direction = draft.direction
        statements[index].answer = draft.answer
    }

    /// A statement that was taken out, and what is needed to put it back.
    public struct Removed: Hashable, Sendable {
        public let statement: Statement
        let place: Int
        /// The dialogue's version without it.
        let version: Int
    }

    /// Takes a statement out that was not asked yet.
    @discardableResult
    public mutating func remove(_ id: ID<Statement>) throws(DialogueProblem) -> Removed {
        let index = try self.index(of: id)
        guard phase != .ended else { throw .notInThisPhase(phase) }
        guard statements[index].rounds == [.waiting] else { throw .statementIs(statements[index].phase) }
        if current == id { current = nil }
        return Removed(statement: statements.remove(at: index), place: index, version: version + 1)
    }

    /// Whether nothing has changed since this statement was taken out.
    public func canPutBack(_ removed: Removed) -> Bool { version == removed.version }

    /// Puts a statement back where it was.
    public mutating func putBack(_ removed: Removed) throws(DialogueProblem) {
        guard canPutBack(removed) else { throw .changedSince }
        statements.insert(removed.statement, at: min(removed.place, statements.count))
    }

    /// Puts a statement one place earlier or later on the agenda.
    public mutating func move(_ id: ID<Statement>, earlier: Bool) throws(DialogueProblem) {
        let index = try self.index(of: id)
        guard phase != .ended else { throw .notInThisPhase(phase) }
        let other = earlier ? index - 1 : index + 1
        guard statements.indices.contains(other) else { return }
        statements.swapAt(index, other)
    }

    func index(of id: ID<Statement>) throws(DialogueProblem) -> Int {
        guard let index = statements.firstIndex(where: { $0.id == id }) else { throw .noSuchStatement }
        return index
    }
}
