import Disclosure
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// Two rooms in which the same people answered differently, in a way that gives the same releases: everything public has to be
/// the same, byte for byte. Whatever differed would be a figure that is in no release.
@Suite struct NonInterferenceTests {
    /// What the people of a layer answer, in both worlds; the same number of them each time.
    private struct World {
        let rijk: [Stance]
        let gemeente: [Stance]
        let later: [Stance]
        let floor: [Int]
    }

    private static func stances(_ agree: Int, _ disagree: Int, _ pass: Int) -> [Stance] {
        Array(repeating: .agree, count: agree) + Array(repeating: .disagree, count: disagree)
            + Array(repeating: .pass, count: pass)
    }

    private static let one = World(
        rijk: stances(4, 2, 0), gemeente: stances(1, 6, 1), later: stances(5, 1, 0),
        floor: [90, 80, 70, 60, -10, 0, 40])
    private static let other = World(
        rijk: stances(5, 0, 1), gemeente: stances(2, 5, 1), later: stances(4, 0, 2),
        floor: [35, 100, 50, 36, -90, 10, 66])

    /// Plays an evening and gathers everything that anybody may read, at every step.
    private func everythingPublic(_ world: World, mode: Mode, scope: Scope) async throws -> [String] {
        let house = try House()
        let code = try await house.dialogue(mode: mode)
        try await house.rooms.change(code) { try $0.choose(mode: mode, scope: scope) }
        try await house.rooms.change(code) { try $0.openLobby() }
        var pages: [String] = []
        func read() async throws {
            let paths =
                [
                    Paths.join(code), Paths.screen(code), Paths.stage(code), Paths.report(code), Paths.field(code),
                    Paths.field(code, ID(1)), Paths.field(code, ID(3)),
                    "/api/v1/dialogues/\(code)",
                    "/api/v1/dialogues/\(code)/statements", "/api/v1/dialogues/\(code)/results",
                    Paths.slides(code), Paths.report(code) + "/picture.svg",
                ] + OpenDataFile.allCases.map { Paths.openData(code, $0.name) }
            let texts = try await house.test { client in
                var texts: [String] = []
                for path in paths { texts.append(try await client.execute(uri: path, method: .get).text) }
                return texts
            }
            // The two rooms have codes of their own, in words and as a picture.
            pages += texts.map {
                $0.replacingOccurrences(of: code.text, with: "CODE00")
                    .replacingOccurrences(of: "krachtveld-\(code.text.lowercased())", with: "krachtveld-code00")
                    .replacing(/<svg class="qr".*?<\/svg>/, with: "QR")
                    // Seals are salted with chance, and the digests and signatures that hold them differ with them. So is
                    // the key for joining once.
                    .replacing(/[0-9a-f]{64,}/, with: "DIGEST")
                    .replacing(/name="key" value="[0-9a-f]{32}"/, with: "KEY").replacing(
                        /<span>[0-9a-f]{4}<\/span>/, with: "SEAL")
            }
        }
        try await house.rooms.change(code) { try $0.open(ID(1)) }
        for stance in world.rijk { try await house.take(stance, in: code, layer: 1) }
        for stance in world.gemeente { try await house.take(stance, in: code, layer: 2) }
        try await read()
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await read()
        try await house.rooms.change(code) { try $0.takePositionAgain(on: ID(1)) }
        for stance in world.later { try await house.take(stance, in: code, round: 2, layer: 2) }
        try await read()
        try await house.rooms.change(code) { try $0.reveal(ID(1)) }
        try await house.rooms.change(code) { try $0.open(ID(3)) }
        for place in world.floor { try await house.take(.place(place), in: code, statement: 3, layer: 1) }
        try await house.rooms.change(code) { try $0.reveal(ID(3)) }
        try await read()
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        try await read()
        return pages
    }

    @Test(arguments: Scope.allCases)
    func `the same releases give the same bytes, whatever people answered`(scope: Scope) async throws {
        let one = try await everythingPublic(Self.one, mode: .protected, scope: scope)
        let other = try await everythingPublic(Self.other, mode: .protected, scope: scope)
        #expect(one.count == other.count && one.count > 30)
        for (left, right) in zip(one, other) where left != right {
            Issue.record("differs: \(left.prefix(2_000))\n---\n\(right.prefix(2_000))")
        }
        #expect(one.contains { $0.contains("meestal eens") })
    }

    @Test func `an open dialogue does differ, so the comparison can see something`() async throws {
        let one = try await everythingPublic(Self.one, mode: .open, scope: .room)
        let other = try await everythingPublic(Self.other, mode: .open, scope: .room)
        #expect(one != other)
    }
}
