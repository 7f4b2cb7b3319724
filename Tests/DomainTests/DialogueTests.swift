import Disclosure
import Domain
import Testing

@Suite struct DialogueTests {
    private func draft(kind: Dialogue.Kind = .live) throws -> Dialogue {
        try NewDialogue(
            circle: ID(1), title: Line("Ronde tafel"), kind: kind, mode: .protected,
            layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Richting"), Line("Ruimte")],
            statements: [(StatementDraft(text: Line("Een")), nil), (StatementDraft(text: Line("Twee")), nil)]
        ).dialogue(id: ID(1), code: #require(Code("K7MR4H")))
    }

    @Test func `a round goes from waiting by open and closed to revealed, and again`() throws {
        var dialogue = try draft()
        try dialogue.openLobby()
        #expect(!dialogue.accepts(ID(1), round: 1))
        try dialogue.open(ID(1))
        #expect(dialogue.accepts(ID(1), round: 1) && !dialogue.accepts(ID(1), round: 2))
        try dialogue.close(ID(1))
        #expect(!dialogue.accepts(ID(1), round: 1))
        try dialogue.reveal(ID(1))
        #expect(dialogue.isRevealed(RoundKey(statement: ID(1), round: 1)))
        try dialogue.takePositionAgain(on: ID(1))
        #expect(dialogue.accepts(ID(1), round: 2) && !dialogue.accepts(ID(1), round: 1))
        #expect(dialogue.isRevealed(RoundKey(statement: ID(1), round: 1)))
    }

    @Test func `the mode is fixed once the lobby is open`() throws {
        var dialogue = try draft()
        try dialogue.choose(mode: .open)
        try dialogue.openLobby()
        #expect(throws: DialogueProblem.modeIsFixed) { try dialogue.choose(mode: .protected) }
    }

    @Test func `a lobby without statements does not open`() throws {
        var dialogue = try draft()
        try dialogue.remove(ID(1))
        try dialogue.remove(ID(2))
        #expect(throws: DialogueProblem.noStatements) { try dialogue.openLobby() }
    }

    @Test func `what was hidden again stays hidden at the end, what was never shown is shown on request`() throws {
        var dialogue = try draft()
        try dialogue.openLobby()
        try dialogue.open(ID(1))
        try dialogue.reveal(ID(1))
        try dialogue.hide(ID(1))
        #expect(throws: DialogueProblem.statementIs(.hidden)) { try dialogue.open(ID(1)) }
        try dialogue.open(ID(2))
        var shown = dialogue
        try dialogue.end(revealing: false)
        #expect(dialogue.revealedRounds.isEmpty)
        try shown.end(revealing: true)
        #expect(shown.revealedRounds == [RoundKey(statement: ID(2), round: 1)])
    }

    @Test func `a rehearsal leaves no trace in the dialogue`() throws {
        let before = try draft()
        var dialogue = before
        try dialogue.rehearse()
        try dialogue.open(ID(2))
        try dialogue.reveal(ID(2))
        try dialogue.note(Line("Goed"), kind: .note, on: nil)
        #expect(throws: DialogueProblem.self) { try dialogue.end(revealing: true) }
        try dialogue.wipeRehearsal()
        #expect(dialogue == before)
        #expect(throws: DialogueProblem.notRehearsing) { try dialogue.wipeRehearsal() }
    }

    @Test func `a submission waits for the facilitator, and an approved one opens`() throws {
        var dialogue = try draft(kind: .ongoing)
        try dialogue.openLobby()
        let first = try dialogue.submit(StatementDraft(text: Line("Van een deelnemer")))
        let second = try dialogue.submit(StatementDraft(text: Line("Nog een")))
        let third = try dialogue.submit(StatementDraft(text: Line("En nog een")))
        #expect(dialogue.submissions.count == 3 && !dialogue.accepts(first, round: 1))
        try dialogue.approve(first)
        #expect(dialogue.accepts(first, round: 1))
        try dialogue.reject(second, reason: Line("Dit is een vraag"))
        try dialogue.merge(third, into: ID(1))
        #expect(dialogue.agenda.map(\.id) == [ID(1), ID(2), first])
        #expect(throws: DialogueProblem.self) { try dialogue.approve(second) }
    }

    @Test func `one participant cannot fill the waiting room of all`() throws {
        var dialogue = try draft(kind: .ongoing)
        try dialogue.openLobby()
        var own: Set<ID<Statement>> = []
        for _ in 0..<Dialogue.mostPendingOfOne {
            own.insert(try dialogue.submit(StatementDraft(text: Line("Van een deelnemer")), besides: own))
        }
        let more = StatementDraft(text: try Line("Nog een"))
        #expect(throws: DialogueProblem.tooManySubmissions) { try dialogue.submit(more, besides: own) }
        _ = try dialogue.submit(more)
        // Who was read may send again.
        try dialogue.approve(try #require(own.first))
        _ = try dialogue.submit(more, besides: own)
    }

    @Test(arguments: Statement.Phase.allCases) func `every step from every phase changes the phase or says why not`(
        phase: Statement.Phase
    ) throws {
        let steps: [@Sendable (inout Dialogue) throws -> Void] = [
            { try $0.open(ID(1)) }, { try $0.close(ID(1)) }, { try $0.reveal(ID(1)) }, { try $0.hide(ID(1)) },
            { try $0.park(ID(1)) }, { try $0.takePositionAgain(on: ID(1)) }, { try $0.look(at: ID(1)) },
        ]
        var start = try draft()
        try start.openLobby()
        if phase != .waiting { try start.open(ID(1)) }
        if phase == .parked { try start.park(ID(1)) }
        if phase == .closed { try start.close(ID(1)) }
        if phase == .revealed || phase == .hidden { try start.reveal(ID(1)) }
        if phase == .hidden { try start.hide(ID(1)) }
        #expect(start.statement(ID(1))?.phase == phase)
        for step in steps {
            var dialogue = start
            do { try step(&dialogue) } catch { #expect(error is DialogueProblem) }
            let rounds = try #require(dialogue.statement(ID(1))?.rounds)
            #expect(!rounds.isEmpty && rounds.dropLast().allSatisfy { [.closed, .revealed, .hidden].contains($0) })
        }
    }
}
