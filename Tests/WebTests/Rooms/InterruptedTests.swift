import Disclosure
import Storage
import Synchronization
import Testing

@testable import Domain
@testable import Web

/// What a room shows and keeps when something takes long, or when the server stops in the middle of it.
@Suite struct InterruptedTests {
    private struct Stopped: Error {}

    /// The participants of a house, with something that happens before they are asked.
    private struct Watched: Participants {
        let base: any Participants
        var beforeWipe: @Sendable () async throws -> Void = {}
        var beforeComingBack: @Sendable () async throws -> Void = {}

        func join(_ new: NewParticipant) async throws -> Participant? { try await base.join(new) }
        func participant(_ token: Digest) async throws -> Participant? { try await base.participant(token) }
        func words(of participant: ID<Participant>) async throws -> Digest? { try await base.words(of: participant) }
        func attendance(of dialogue: ID<Dialogue>) async throws -> [(layer: ID<Layer>?, count: Int)] {
            try await base.attendance(of: dialogue)
        }
        func comeBack(to dialogue: ID<Dialogue>, words: Digest, token: Digest) async throws -> Participant? {
            try await beforeComingBack()
            return try await base.comeBack(to: dialogue, words: words, token: token)
        }
        func wipe(_ dialogue: ID<Dialogue>) async throws {
            try await beforeWipe()
            try await base.wipe(dialogue)
        }
    }

    private func rooms(of house: House, _ participants: Watched) -> Rooms {
        var stores = house.folder.rooms
        stores.participants = participants
        return Rooms(stores: stores) { _, _ in }
    }

    /// A room that was told of the dialogue only.
    private func reading(_ dialogue: Dialogue) -> Room.Snapshot {
        Room(dialogue: dialogue, answered: [:], participants: 0) { _, _ in }.snapshot
    }

    @Test func `a rehearsal whose wiping was cut off is wiped at the next start, and nobody of it is left`()
        async throws
    {
        // Cut off at the first of the two times that people are forgotten, and at the second.
        for cut in 1...2 {
            let house = try House()
            let code = try await house.dialogue(mode: .open)
            let times = Mutex(0)
            let rooms = rooms(
                of: house,
                Watched(base: house.folder.rooms.participants) {
                    let time = times.withLock { times in
                        times += 1
                        return times
                    }
                    if time == cut { throw Stopped() }
                })
            try await rooms.change(code) { try $0.rehearse() }
            try await rooms.change(code) { try $0.open(ID(1)) }
            try await house.take(.agree, in: code)
            try await rooms.change(code) { try $0.reveal(ID(1)) }
            await #expect(throws: Stopped.self) { try await rooms.wipeRehearsal(code) }
            let restarted = try house.restarted()
            try await Rehearsals(rooms: restarted.rooms).wipeLeftovers()
            let room = try await restarted.rooms.room(code)
            #expect(room.dialogue.phase == .draft, "cut \(cut)")
            #expect(room.snapshot.participants == 0, "cut \(cut)")
            #expect(try await house.folder.rooms.releases.fields(of: room.id).isEmpty, "cut \(cut)")
        }
    }

    @Test func `a dialogue whose removal was cut off is there to be removed again`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.take(.agree, in: code)
        let id = try await house.rooms.room(code).id
        let failing = rooms(of: house, Watched(base: house.folder.rooms.participants) { throw Stopped() })
        await #expect(throws: Stopped.self) { try await failing.remove(code) }
        let restarted = try house.restarted()
        try await restarted.rooms.remove(code)
        #expect(try await house.folder.rooms.participants.attendance(of: id).isEmpty)
        await #expect(throws: RoomProblem.noSuchDialogue) { try await restarted.rooms.room(code) }
    }

    @Test func `of a thousand wrong word pairs at the same moment no more than fifty are looked up`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let looked = Mutex(0)
        var watched = Watched(base: house.folder.rooms.participants)
        watched.beforeComingBack = {
            looked.withLock { $0 += 1 }
            try await Task.sleep(for: .milliseconds(50))
        }
        let rooms = rooms(of: house, watched)
        let known = try await rooms.join(code, layer: nil, language: .dutch).words
        #expect(try await rooms.comeBack(to: code, words: known) != nil)
        // Of another dialogue, so that they are words and open nothing here.
        let other = try await house.runningDialogue()
        let wrong = try await house.rooms.join(other, layer: nil, language: .english).words
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<1_000 { group.addTask { _ = try? await rooms.comeBack(to: code, words: wrong) } }
        }
        #expect(looked.withLock { $0 } == 51)
        await #expect(throws: RoomProblem.tooManyMisses) { try await rooms.comeBack(to: code, words: known) }
    }

    @Test func `the big screen is not told a version before the figures that belong to it are there`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(mode: .open)
        try await house.take(.agree, in: code)
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        let room = try await house.rooms.room(code)
        let whole = room.snapshot
        #expect(whole.drawableVersion == whole.dialogue.version)
        // The same folder, read by a room that does not have the figures yet.
        let early = reading(whole.dialogue)
        #expect(early.drawableVersion == whole.dialogue.version - 1)
        try await house.rooms.change(code) { try $0.end(revealing: false) }
        #expect(reading(room.dialogue).drawableVersion == room.dialogue.version - 1, "without its seal")
        #expect(room.snapshot.drawableVersion == room.dialogue.version)
    }
}
