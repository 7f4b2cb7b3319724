import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// What every database must do; run on each kind there is.
@Suite struct StoreContractTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private func folder() throws -> DataFolder { try DataFolder(path: place.url.path) }

    private func dialogue(in folder: DataFolder) async throws -> Dialogue {
        let circle = try await folder.members.ensureCircle(named: Line("Kring"))
        var new = try await folder.rooms.dialogues.create(
            NewDialogue(
                circle: circle.id, title: Line("Ronde tafel"), kind: .live, mode: .open,
                layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Richting"), Line("Ruimte")],
                statements: [(StatementDraft(text: try Line("Eerste stelling")), nil)]))
        let old = new
        try new.openLobby()
        try new.open(ID(1))
        #expect(try await folder.rooms.dialogues.save(new.atVersion(old.version + 1), replacing: old))
        return try #require(try await folder.rooms.dialogues.dialogue(new.code))
    }

    private func participant(_ number: UInt8, in dialogue: Dialogue, _ folder: DataFolder) async throws -> Participant {
        let new = NewParticipant(
            dialogue: dialogue.id, layer: ID(1), token: Array(repeating: number, count: 32),
            words: Array(repeating: number, count: 32))
        return try #require(try await folder.rooms.participants.join(new))
    }

    private func request(
        _ participant: Participant, key: UInt64, stance: Stance = .agree, sequence: Int? = 1
    ) throws -> PositionRequest {
        let token = try #require(Token(String(key, radix: 16).leftPadded(to: 32)))
        return PositionRequest(
            participant: participant.id, key: token, statement: ID(1), round: 1, stance: stance, sequence: sequence)
    }

    @Test func `what is stored comes back the same`() async throws {
        let folder = try folder()
        let stored = try await dialogue(in: folder)
        #expect(stored.phase == .running && stored.statements[0].rounds == [.open])
        var changed = stored
        try changed.describe(title: Line("Andere titel"), purpose: Paragraph("Omdat.\nDaarom."))
        try changed.reveal(ID(1))
        try changed.takePositionAgain(on: ID(1))
        try changed.note(Line("\"Zo is het\""), kind: .quote, on: ID(1))
        try changed.add(StatementDraft(text: Line("Tweede"), accelerator: ID(2), direction: .driving, answer: .floor))
        try changed.setTimer(until: Date(timeIntervalSince1970: 1_800_000_000))
        changed = changed.atVersion(stored.version + 1)
        #expect(try await folder.rooms.dialogues.save(changed, replacing: stored))
        #expect(try await folder.rooms.dialogues.dialogue(stored.code) == changed)
    }

    @Test func `of two people who change a dialogue at once, the second is told`() async throws {
        let folder = try folder()
        let stored = try await dialogue(in: folder)
        var mine = stored
        try mine.blank(true)
        var theirs = stored
        try theirs.reveal(ID(1))
        #expect(try await folder.rooms.dialogues.save(mine.atVersion(stored.version + 1), replacing: stored))
        #expect(try await folder.rooms.dialogues.save(theirs.atVersion(stored.version + 1), replacing: stored) == false)
    }

    @Test func `a retry gets the first reply and counts once`() async throws {
        let folder = try folder()
        let dialogue = try await dialogue(in: folder)
        let person = try await participant(1, in: dialogue, folder)
        let wish = try request(person, key: 7)
        let outcomes = try folder.rooms.positions.record([(wish, true), (wish, true), (wish, false)])
        guard case .recorded(let receipt, 1) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        #expect(outcomes[1] == .repeated(receipt) && outcomes[2] == .repeated(receipt))
        #expect(try await folder.rooms.positions.answered(in: dialogue.id).values.reduce(0, +) == 1)
    }

    @Test func `a key that was used for something else is refused`() async throws {
        let folder = try folder()
        let dialogue = try await dialogue(in: folder)
        let person = try await participant(1, in: dialogue, folder)
        let outcomes = try folder.rooms.positions.record([
            (try request(person, key: 7), true), (try request(person, key: 7, stance: .disagree), true),
        ])
        #expect(outcomes[1] == .keyReused)
    }

    @Test func `a retry of an earlier choice, made after others, gets its own first reply`() async throws {
        let folder = try folder()
        let dialogue = try await dialogue(in: folder)
        let person = try await participant(1, in: dialogue, folder)
        let wishes = [
            try request(person, key: 1, stance: .agree, sequence: 5),
            try request(person, key: 2, stance: .disagree, sequence: 4),
            try request(person, key: 3, stance: .withdrawn, sequence: 6),
            try request(person, key: 4, stance: .pass, sequence: nil),
        ]
        let first = try folder.rooms.positions.record(wishes.map { ($0, true) })
        let again = try folder.rooms.positions.record(wishes.map { ($0, false) } + wishes.map { ($0, true) })
        for (index, outcome) in again.enumerated() {
            guard case .recorded(let receipt, _) = first[index % 4] else {
                Issue.record("\(first[index % 4])")
                return
            }
            #expect(outcome == .repeated(receipt))
        }
    }

    @Test func `an older choice that arrives late does not win`() async throws {
        let folder = try folder()
        let dialogue = try await dialogue(in: folder)
        let person = try await participant(1, in: dialogue, folder)
        let outcomes = try folder.rooms.positions.record([
            (try request(person, key: 1, stance: .agree, sequence: 5), true),
            (try request(person, key: 2, stance: .disagree, sequence: 4), true),
            (try request(person, key: 3, stance: .pass, sequence: nil), true),
            (try request(person, key: 4, stance: .withdrawn, sequence: 7), true),
            (try request(person, key: 5, stance: .agree, sequence: 6), true),
        ])
        let changes = outcomes.map { outcome -> Int? in
            guard case .recorded(_, let change) = outcome else { return nil }
            return change
        }
        #expect(changes == [1, 0, 0, -1, 0])
        // What was taken back is there without a stance, for its sequence.
        let own = try await folder.rooms.positions.positions(of: person.id)
        #expect(own.map(\.stance) == [.withdrawn] && own.sequence == 7)
    }

    @Test func `what is not open is not stored`() async throws {
        let folder = try folder()
        let dialogue = try await dialogue(in: folder)
        let person = try await participant(1, in: dialogue, folder)
        #expect(try folder.rooms.positions.record([(try request(person, key: 1), false)]) == [.notOpen])
        #expect(try await folder.rooms.positions.positions(of: person.id).isEmpty)
    }

    @Test func `answers hold positions, passes and the tally`() async throws {
        let folder = try folder()
        let dialogue = try await dialogue(in: folder)
        for number in UInt8(1)...3 {
            let person = try await participant(number, in: dialogue, folder)
            _ = try folder.rooms.positions.record([
                (try request(person, key: UInt64(number), stance: number == 3 ? .pass : .place(20)), true)
            ])
        }
        var tally = Tally()
        tally.set(4, of: .init(layer: ID(2), zone: .disagree))
        let round = RoundKey(statement: ID(1), round: 1)
        try await folder.rooms.tallies.setTally(tally, of: round, in: dialogue.id)
        let answers = try await folder.rooms.positions.answers(to: round, in: dialogue)
        #expect(answers.cells[0] == .init(places: [20, 20], passes: 1))
        #expect(answers.cells[1].places == [-100, -100, -100, -100])
        #expect(try await folder.rooms.tallies.tally(of: round, in: dialogue.id) == tally)
    }

    @Test func `wiping takes every trace of the people`() async throws {
        let folder = try folder()
        let dialogue = try await dialogue(in: folder)
        let person = try await participant(1, in: dialogue, folder)
        _ = try folder.rooms.positions.record([(try request(person, key: 1), true)])
        try await folder.rooms.participants.wipe(dialogue.id)
        #expect(try await folder.rooms.participants.participant(Array(repeating: 1, count: 32)) == nil)
        #expect(try await folder.rooms.positions.export(dialogue.id).isEmpty)
    }

    @Test func `of a hundred parallel uses of a sign-in link one wins`() async throws {
        let folder = try folder()
        let circle = try await folder.members.ensureCircle(named: Line("Kring"))
        let member = try await folder.members.admit(EmailAddress("a@b.nl"), as: .secretary, to: circle.id)
        let now = Date(timeIntervalSince1970: 1_000)
        try await folder.members.addSignInLink(Array(repeating: 9, count: 32), for: member.id, expires: now + 60)
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in UInt8(0)..<100 {
                group.addTask {
                    try await folder.members.useSignInLink(
                        Array(repeating: 9, count: 32), at: now,
                        opening: NewSession(token: Array(repeating: number, count: 32), expires: now + 3_600)) != nil
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        let late = try await folder.members.useSignInLink(
            Array(repeating: 9, count: 32), at: now,
            opening: NewSession(token: Array(repeating: 200, count: 32), expires: now))
        #expect(late == nil)
    }

    @Test func `the last secretary stays`() async throws {
        let folder = try folder()
        let circle = try await folder.members.ensureCircle(named: Line("Kring"))
        let member = try await folder.members.admit(EmailAddress("a@b.nl"), as: .secretary, to: circle.id)
        await #expect(throws: MembersError.lastSecretary) {
            try await folder.circleStores.people.forget(member.id, of: circle.id)
        }
        await #expect(throws: MembersError.lastSecretary) {
            try await folder.members.admit(EmailAddress("a@b.nl"), as: .facilitator, to: circle.id)
        }
    }
}

extension String {
    fileprivate func leftPadded(to length: Int) -> String { String(repeating: "0", count: length - count) + self }
}
