import Disclosure
import Domain
import Foundation
import Storage
import Testing

@testable import Web

@Suite struct RetentionTests {
    @Test func `ninety days after the end the answers are gone and the figures stay`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        for number in 0..<6 { try await house.take(number < 4 ? .agree : .disagree, in: code) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let room = try await house.rooms.room(code)
        let before = room.snapshot.field(RoundKey(statement: ID(1), round: 1))
        let attendance = try await house.rooms.attendance(of: code)
        #expect(before?.answered == 6 && attendance.total == 6)

        let day: TimeInterval = 24 * 3_600
        #expect(try await house.deleteOldAnswers(at: .now + 89 * day).isEmpty)
        #expect(try await house.folder.rooms.positions.export(room.dialogue.id).count == 6)
        #expect(try await house.deleteOldAnswers(at: .now + 91 * day) == [code])
        #expect(try await house.folder.rooms.positions.export(room.dialogue.id).isEmpty)

        // As after a restart: nothing in memory.
        let again = Rooms(stores: house.folder.rooms) { _, _ in }
        #expect(try await again.room(code).snapshot.field(RoundKey(statement: ID(1), round: 1)) == before)
        #expect(try await again.attendance(of: code) == attendance)
        #expect(try await again.dialoguesWithOldAnswers(at: .now + 92 * day).isEmpty)
    }

    @Test func `a figure that was hidden and shown again is the same figure`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        for _ in 0..<5 { try await house.take(.agree, in: code) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        let round = RoundKey(statement: ID(1), round: 1)
        let first = try await house.rooms.room(code).snapshot.field(round)
        try await house.rooms.change(code) { try $0.hide(ID(1)) }
        #expect(try await house.rooms.room(code).snapshot.field(round) == nil)
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        #expect(try await house.rooms.room(code).snapshot.field(round) == first)
        await #expect(throws: DialogueProblem.statementIs(.revealed)) {
            var tally = Tally()
            tally.set(9, of: .init(layer: nil, zone: .disagree))
            try await house.rooms.setTally(tally, of: round, in: code)
        }
    }

    @Test func `wiping a rehearsal leaves nobody and no figure`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        try await house.rooms.change(code) { try $0.rehearse() }
        try await house.rooms.change(code) { try $0.open(ID(1)) }
        for _ in 0..<6 { try await house.take(.agree, in: code) }
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.wipeRehearsal(code)
        let snapshot = try await house.rooms.room(code).snapshot
        #expect(snapshot.participants == 0 && snapshot.field(RoundKey(statement: ID(1), round: 1)) == nil)
        #expect(try await house.folder.rooms.releases.fields(of: snapshot.dialogue.id).isEmpty)
        #expect(try await house.folder.rooms.positions.export(snapshot.dialogue.id).isEmpty)
    }
}
