import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// Simulated people in a real house. Time is a script: every step of theirs runs the next line of it.
@Suite struct RehearsalTests {
    private struct ScriptedClock: Clock {
        let now = ContinuousClock.now
        let minimumResolution = Duration.zero
        let step: @Sendable () async throws -> Void

        func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
            try await step()
            try Task.checkCancellation()
        }
    }

    private actor Script {
        private var count = 0
        private(set) var answered: [Int] = []
        func next() -> Int {
            count += 1
            return count
        }
        func note(_ number: Int) { answered.append(number) }
    }

    @Test func `thirty people join, answer two rounds and leave no trace`() async throws {
        let house = try House()
        let code = try await house.dialogue(mode: .open)
        let rooms = house.rooms
        try await rooms.change(code) { try $0.rehearse() }
        let script = Script()
        let clock = ScriptedClock {
            // Four steps are a second.
            switch await script.next() {
            case 40: try await rooms.change(code) { try $0.open(ID(1)) }
            case 120:
                await script.note(try await rooms.room(code).snapshot.answered(RoundKey(statement: ID(1), round: 1)))
                try await rooms.change(code) { try $0.reveal(ID(1)) }
                try await rooms.change(code) { try $0.takePositionAgain(on: ID(1)) }
            case 200:
                await script.note(try await rooms.room(code).snapshot.answered(RoundKey(statement: ID(1), round: 2)))
                await script.note(try await rooms.room(code).snapshot.participants)
                try await rooms.wipeRehearsal(code)
            default: break
            }
        }
        await Simulator(rooms: rooms, seed: 5, clock: clock).run(code: code, people: 30)
        let answered = await script.answered
        #expect(answered.count == 3 && answered[2] == 30)
        #expect((20...30).contains(answered[0]) && answered[0] == answered[1])
        let after = try await rooms.room(code).snapshot
        #expect(after.participants == 0 && after.dialogue.phase == .draft)
        #expect(try await rooms.attendance(of: code).total == 0)
    }

    @Test func `a removed dialogue ends its simulated people`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        let rooms = house.rooms
        try await rooms.change(code) { try $0.rehearse() }
        let script = Script()
        let clock = ScriptedClock { if await script.next() == 10 { try await rooms.remove(code) } }
        await Simulator(rooms: rooms, seed: 5, clock: clock).run(code: code, people: 3)
        #expect(await script.next() == 11)
    }

    @Test func `what an earlier run left behind is wiped, and a real dialogue is left alone`() async throws {
        let house = try House()
        let rehearsing = try await house.dialogue()
        try await house.rooms.change(rehearsing) { try $0.rehearse() }
        _ = try await house.rooms.join(rehearsing, layer: nil, language: .dutch)
        let real = try await house.runningDialogue()
        _ = try await house.rooms.join(real, layer: nil, language: .dutch)
        try await Rehearsals(rooms: house.rooms).wipeLeftovers()
        #expect(try await house.rooms.room(rehearsing).dialogue.phase == .draft)
        #expect(try await house.rooms.attendance(of: rehearsing).total == 0)
        #expect(try await house.rooms.attendance(of: real).total == 1)
    }

    @Test func `a rehearsal starts and is wiped with one button each`() async throws {
        let house = try House()
        let code = try await house.dialogue()
        let (headers, csrf) = try await house.member(.facilitator)
        try await house.test { client in
            _ = try await client.form("/console/\(code)/rehearse", [("csrf", csrf)], headers: headers)
            #expect(try await house.rooms.room(code).dialogue.isRehearsing)
            let wiped = try await client.form("/console/\(code)/wipe", [("csrf", csrf)], headers: headers)
            #expect(wiped.status == .seeOther)
        }
        let dialogue = try await house.rooms.room(code).dialogue
        #expect(!dialogue.isRehearsing && dialogue.phase == .draft)
        await house.site.rehearsals.close()
    }
}
