import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// The field of an ongoing dialogue while it runs.
@Suite struct LiveFieldTests {
    private func ongoing(_ mode: Mode, _ house: House) async throws -> Code {
        try await house.runningDialogue(kind: .ongoing, mode: mode)
    }

    /// People who all answered the first statement.
    private func add(_ stances: [Stance], to code: Code, statement: Int64 = 1, _ house: House) async throws {
        let people = stances.map { RecordedPerson(answers: [.init(statement: ID(statement), stance: $0)]) }
        try await house.folder.recordedPeople.load(people, into: house.rooms.room(code).id)
    }

    private func crowd(agree: Int, disagree: Int) -> [Stance] {
        Array(repeating: .agree, count: agree) + Array(repeating: .disagree, count: disagree)
    }

    private func refreshed(_ code: Code, _ rooms: Rooms) async throws -> Room.Snapshot {
        let room = try await rooms.room(code)
        try await rooms.refreshLiveField(of: room)
        return room.snapshot
    }

    private let first = RoundKey(statement: ID(1), round: 1)

    @Test func `an open ongoing dialogue shows exact figures while it runs, to everybody`() async throws {
        let house = try House()
        let code = try await ongoing(.open, house)
        let token = try await house.take(.agree, in: code, layer: 2)
        try await house.take(.disagree, in: code)
        #expect(try await refreshed(code, house.rooms).field(first)?.sentence.nl.contains("1 het eens") == true)
        let participant = try #require(try await house.rooms.participant(token))
        var generator = SystemRandomNumberGenerator()
        _ = try await house.rooms.takePosition(
            PositionRequest(
                participant: participant.id, key: .random(using: &generator), statement: ID(1), round: 1,
                stance: .disagree, sequence: 2), in: house.rooms.room(code))
        let snapshot = try await refreshed(code, house.rooms)
        #expect(snapshot.field(first)?.sentence.nl == "2 van de 2 mensen zijn het oneens.")
        #expect(snapshot.liveMoment != nil)
        try await house.test { client in
            let page = try await client.execute(uri: "/\(code)/field", method: .get)
            #expect(page.status == .ok)
            #expect(page.text.contains("Deze dialoog loopt nog"))
            #expect(page.text.contains("<time"))
            let results = try await client.execute(uri: "/api/v1/dialogues/\(code)/results", method: .get)
            #expect(results.text.contains("\"disagree\":2"))
            #expect(results.text.contains("upToDate"))
        }
    }

    @Test func `a small protected dialogue shows nothing before its end, and says so calmly`() async throws {
        let house = try House()
        let code = try await ongoing(.protected, house)
        try await add(crowd(agree: 150, disagree: 49), to: code, house)
        #expect(try await refreshed(code, house.rooms).field(first) == nil)
        try await house.test { client in
            let page = try await client.execute(uri: "/\(code)/field", method: .get)
            #expect(page.text.contains("tonen we de uitkomst pas aan het eind"))
            let results = try await client.execute(uri: "/api/v1/dialogues/\(code)/results", method: .get)
            #expect(results.text.contains("\"statements\":[]"))
        }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        #expect(try await house.rooms.room(code).snapshot.field(first)?.number == 1)
    }

    @Test func `what a large protected dialogue shows is the latest release, also after a restart`() async throws {
        let house = try House()
        let code = try await ongoing(.protected, house)
        let rooms = Rooms(stores: house.folder.rooms, epoch: .zero) { _, _ in }
        try await add(crowd(agree: 160, disagree: 60), to: code, house)
        let one = try #require(try await refreshed(code, rooms).field(first))
        #expect(one.number == 1)
        #expect(one.answered == 220)
        try await add(crowd(agree: 0, disagree: 9), to: code, house)
        #expect(try await refreshed(code, rooms).field(first) == one)
        // A new process knows what it told and what came since.
        let again = Rooms(stores: house.folder.rooms, epoch: .zero) { _, _ in }
        #expect(try await refreshed(code, again).field(first) == one)
        try await add(crowd(agree: 40, disagree: 60), to: code, house)
        let two = try #require(try await refreshed(code, again).field(first))
        #expect(two.number == 2)
        #expect(two.answered == 329)
        let kept = try await house.folder.rooms.releases.fields(of: again.room(code).id)
        #expect(kept[first] == two)
        // Too little news for a last release: the latest one stands.
        try await add(crowd(agree: 3, disagree: 0), to: code, house)
        try await again.change(code) { try $0.end(revealing: true) }
        #expect(try await again.room(code).snapshot.field(first) == two)
    }

    @Test func `the time of a protected field is that of its last release, also after a restart`() async throws {
        let house = try House()
        let code = try await ongoing(.protected, house)
        let rooms = Rooms(stores: house.folder.rooms, epoch: .zero) { _, _ in }
        try await add(crowd(agree: 150, disagree: 40), to: code, house)
        #expect(try await refreshed(code, rooms).liveMoment == nil)
        try await add(crowd(agree: 20, disagree: 10), to: code, house)
        let made = try #require(try await refreshed(code, rooms).liveMoment)
        try await add(crowd(agree: 2, disagree: 0), to: code, house)
        #expect(try await refreshed(code, rooms).liveMoment == made)
        let again = Rooms(stores: house.folder.rooms, epoch: .zero) { _, _ in }
        let kept = try #require(try await refreshed(code, again).liveMoment)
        #expect(abs(kept.timeIntervalSince(made)) < 0.001)
        try await add(crowd(agree: 60, disagree: 40), to: code, house)
        #expect(try await refreshed(code, again).liveMoment.map { $0 > made } == true)
        let shown = try house.restarted()
        _ = try await refreshed(code, shown.rooms)
        try await shown.test { client in
            let page = try await client.execute(uri: "/\(code)/field", method: .get).text
            #expect(page.contains("Laatste uitgave:") && !page.contains("Bijgewerkt om"))
        }
    }

    @Test
    func `groups that are shown while a dialogue runs name no statement that is closed, and are found anew without it`()
        async throws
    {
        let house = try House()
        let code = try await house.dialogue(kind: .ongoing, mode: .open, statements: 12)
        try await house.rooms.change(code) { try $0.openLobby() }
        let people = (0..<60).map { person in
            RecordedPerson(
                answers: (1...12).map { statement in
                    let agrees = (person % 2 == 0) == (statement % 2 == 0)
                    let isOdd = (person * 7 + statement * 5) % 11 == 0
                    return .init(statement: ID(Int64(statement)), stance: agrees != isOdd ? .agree : .disagree)
                })
        }
        try await house.folder.recordedPeople.load(people, into: house.rooms.room(code).id)
        func named() async throws -> [Int64]? {
            try await refreshed(code, house.rooms).groups?.groups.flatMap(\.telling).map(\.statement)
        }
        /// Waits for what the threads of the analysis find.
        func found(_ isRight: ([Int64]) -> Bool) async throws -> [Int64]? {
            for _ in 0..<600 {
                if let named = try await named(), isRight(named) { return named }
                try await Task.sleep(for: .milliseconds(100))
            }
            return nil
        }
        let closed = try #require(try await found { !$0.isEmpty }?.first)
        try await house.rooms.change(code) { try $0.close(ID(closed)) }
        #expect(try await named()?.contains(closed) == false)
        // What was left in place of it comes back only where the groups are looked for again.
        #expect(try await found { $0.count == 6 && !$0.contains(closed) } != nil)
    }

    @Test func `the last release is made at the end where enough came in`() async throws {
        let house = try House()
        let code = try await ongoing(.protected, house)
        let rooms = Rooms(stores: house.folder.rooms, epoch: .seconds(600)) { _, _ in }
        try await add(crowd(agree: 160, disagree: 60), to: code, house)
        _ = try await refreshed(code, rooms)
        try await add(crowd(agree: 100, disagree: 80), to: code, house)
        // Between two epochs nothing changes.
        #expect(try await refreshed(code, rooms).field(first)?.number == 1)
        try await rooms.change(code) { try $0.end(revealing: true) }
        let last = try #require(try await rooms.room(code).snapshot.field(first))
        #expect(last.number == 2)
        #expect(last.answered == 400)
    }

    @Test func `forgetting the people of another dialogue does not lose news`() async throws {
        let house = try House()
        let code = try await ongoing(.protected, house)
        let other = try await ongoing(.protected, house)
        let rooms = Rooms(stores: house.folder.rooms, epoch: .zero) { _, _ in }
        try await add(crowd(agree: 160, disagree: 60), to: code, house)
        try await add(crowd(agree: 30, disagree: 0), to: other, house)
        _ = try await refreshed(code, rooms)
        try await rooms.remove(other)
        try await add(crowd(agree: 40, disagree: 60), to: code, house)
        for rooms in [rooms, Rooms(stores: house.folder.rooms, epoch: .zero) { _, _ in }] {
            #expect(try await refreshed(code, rooms).field(first)?.answered == 320)
        }
    }

    @Test func `a statement that is closed is not shown until it is revealed`() async throws {
        let house = try House()
        let code = try await ongoing(.open, house)
        try await house.take(.agree, in: code)
        #expect(try await refreshed(code, house.rooms).field(first) != nil)
        try await house.rooms.change(code) { try $0.close(ID(1)) }
        #expect(try await refreshed(code, house.rooms).field(first) == nil)
    }

    @Test func `groups of an open dialogue with enough people are found, kept and shown in words beside the map`()
        async throws
    {
        let house = try House()
        let code = try await house.dialogue(kind: .ongoing, mode: .open, statements: 12)
        try await house.rooms.change(code) { try $0.openLobby() }
        let people = (0..<60).map { person in
            RecordedPerson(
                answers: (1...12).map { statement in
                    let agrees = (person % 2 == 0) == (statement % 2 == 0)
                    let isOdd = (person * 7 + statement * 5) % 11 == 0
                    return .init(statement: ID(Int64(statement)), stance: agrees != isOdd ? .agree : .disagree)
                })
        }
        try await house.folder.recordedPeople.load(people, into: house.rooms.room(code).id)
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        let room = try await house.rooms.room(code)
        var groups = try await house.rooms.groups(of: room)
        while groups == .sought { groups = try await house.rooms.groups(of: room) }
        guard case .found(let found) = groups else {
            Issue.record("\(groups)")
            return
        }
        #expect(found.groups.count == 2)
        #expect(found.people == 60)
        #expect(found.groups.allSatisfy { !$0.telling.isEmpty })
        #expect(try await house.folder.rooms.releases.groups(of: room.id) == found)
        try await house.test { client in
            let page = try await client.execute(uri: "/\(code)/field", method: .get)
            #expect(page.text.contains("passen bij 2 groepen"))
            #expect(page.text.contains("Groep A"))
            #expect(page.text.contains("<svg class=\"floor page map\""))
        }
    }

    @Test func `a protected field says why it has no groups`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        for _ in 0..<8 { try await house.take(.agree, in: code) }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        #expect(try await house.rooms.groups(of: house.rooms.room(code)) == .protected)
        try await house.test { client in
            let page = try await client.execute(uri: "/\(code)/field", method: .get)
            #expect(page.text.contains("Daarom zoeken we geen groepen"))
            #expect(!page.text.contains("page map"))
        }
    }
}
