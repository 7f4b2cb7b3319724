import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// A protected dialogue that stays open for days, release after release: what ``NonInterferenceTests`` and ``LooseNumberTests`` hold
/// of an evening is held here of what everybody can read while it runs. Every run prints its seed.
@Suite struct OngoingReleaseTests {
    /// How many of how many people of a layer agree and disagree at the moment of a release.
    private struct Count {
        let people: Int
        let agree: Int
        let disagree: Int
    }

    /// What was read at one moment.
    private struct Reading {
        var pages: [LooseNumberTests.Public] = []
        var fields: [PublicField] = []
    }

    private static let first = RoundKey(statement: ID(1), round: 1)
    /// SEED in the environment plays a run again.
    private static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
    }

    /// Of the two layers, at each of three releases.
    private static let people = [[117, 113], [171, 166], [249, 237]]

    /// Counts that are all told alike: between three and four, and between two and three of every ten, well inside.
    private static func counts(_ dice: inout Dice) -> [[Count]] {
        var before = [Count(people: 0, agree: 0, disagree: 0), Count(people: 0, agree: 0, disagree: 0)]
        return people.map { sizes in
            before = zip(sizes, before).map { size, before in
                let agree = Int.random(in: size * 33 / 100...size * 37 / 100, using: &dice)
                let disagree = Int.random(in: size * 23 / 100...size * 27 / 100, using: &dice)
                return Count(
                    people: size, agree: max(before.agree, agree), disagree: max(before.disagree, disagree))
            }
            return before
        }
    }

    private func play(_ scope: Scope, _ counts: [[Count]]) async throws -> (
        readings: [Reading], house: House, code: Code
    ) {
        let house = try House(epoch: .zero)
        let code = try await house.dialogue(kind: .ongoing, mode: .protected)
        try await house.rooms.change(code) { try $0.choose(mode: .protected, scope: scope) }
        try await house.rooms.change(code) { try $0.openLobby() }
        let room = try await house.rooms.room(code)
        var before = [Count(people: 0, agree: 0, disagree: 0), Count(people: 0, agree: 0, disagree: 0)]
        var readings: [Reading] = []
        for moment in counts {
            var fresh: [RecordedPerson] = []
            for (layer, (now, was)) in zip(moment, before).enumerated() {
                let agree = now.agree - was.agree
                let disagree = now.disagree - was.disagree
                for number in 0..<(now.people - was.people) {
                    let stance: Stance = number < agree ? .agree : number < agree + disagree ? .disagree : .pass
                    fresh.append(
                        RecordedPerson(answers: [.init(statement: ID(1), stance: stance)], layer: ID(Int64(layer + 1))))
                }
            }
            try await house.folder.recordedPeople.load(fresh, into: room.id)
            before = moment
            readings.append(try await read(house, code))
            try await house.rooms.refreshLiveField(of: room)
            readings.append(try await read(house, code))
        }
        try await house.rooms.change(code) { try $0.end(revealing: true) }
        readings.append(try await read(house, code))
        return (readings, house, code)
    }

    private func read(_ house: House, _ code: Code) async throws -> Reading {
        let paths =
            [
                Paths.join(code), Paths.screen(code), Paths.stage(code), Paths.report(code), Paths.field(code),
                Paths.field(code, ID(1)), Paths.field(code, ID(2)), Paths.slides(code),
                Paths.report(code) + "/picture.svg", Paths.roles(code), Paths.api(code),
                Paths.api(code) + "/statements",
                Paths.api(code) + "/results",
            ] + OpenDataFile.allCases.map { Paths.openData(code, $0.name) }
        let frame = try #require(await EventsAPI.frame(of: code, in: house.rooms))
        let pages = try await house.test { client in
            var pages = [LooseNumberTests.Public(path: "events", text: String(buffer: frame.frame))]
            for path in paths {
                for language in Language.allCases {
                    let reply = try await client.execute(
                        uri: path, method: .get, headers: [.acceptLanguage: language.rawValue])
                    pages.append(.init(path: "\(path) \(language.rawValue)", text: Self.timeless(reply.text)))
                }
            }
            return pages
        }
        let field = try await house.rooms.room(code).snapshot.field(Self.first)
        return Reading(pages: pages, fields: field.map { [$0] } ?? [])
    }

    /// The time of a page is the time at which it was read.
    private static func timeless(_ text: String) -> String {
        text.replacing(/<time[^>]*>[^<]*<\/time>/, with: "TIME").replacing(/\d{4}-\d\d-\d\dT[0-9:.]+Z?/, with: "TIME")
            .replacing(/"upToDate":\d+/, with: "TIME")
    }

    @Test(arguments: Scope.allCases)
    func `the same releases of an ongoing dialogue give the same bytes, whatever people answered`(scope: Scope)
        async throws
    {
        let seed = Self.seed()
        print("ongoing releases: SEED=\(seed)")
        var dice = Dice(state: seed)
        let one = try await play(scope, Self.counts(&dice))
        let other = try await play(scope, Self.counts(&dice))
        #expect(one.readings.last?.fields.first?.number ?? 0 > 1, "seed \(seed)")
        #expect(one.readings.map(\.fields) == other.readings.map(\.fields), "seed \(seed)")
        for (left, right) in zip(one.readings.flatMap(\.pages), other.readings.flatMap(\.pages)) {
            let (left, right) = (Self.codeless(left, one.code), Self.codeless(right, other.code))
            #expect(left == right, "seed \(seed): \(left.prefix(1_500))\n---\n\(right.prefix(1_500))")
        }
    }

    private static func codeless(_ page: LooseNumberTests.Public, _ code: Code) -> String {
        page.text.replacingOccurrences(of: code.text, with: "CODE00")
            .replacingOccurrences(of: "krachtveld-\(code.text.lowercased())", with: "krachtveld-code00")
            .replacing(/<svg class="qr".*?<\/svg>/, with: "QR")
            // Every form has a key of its own.
            .replacing(/name="key" value="[0-9a-f]+"/, with: "KEY")
            .replacing(/[0-9a-f]{64,}/, with: "DIGEST").replacing(/<span>[0-9a-f]{4}<\/span>/, with: "SEAL")
    }

    @Test(arguments: Scope.allCases)
    func `no number is public of a running dialogue that is in none of its releases`(scope: Scope) async throws {
        let seed = Self.seed()
        print("ongoing releases: SEED=\(seed)")
        var dice = Dice(state: seed)
        let played = try await play(scope, Self.counts(&dice))
        var allowed = try await LooseNumberTests.allowed(played.house, played.code)
        // The counter of everybody who answered or took part; the least people and the least news of a release.
        allowed.formUnion(Self.people.map { $0.reduce(0, +) } + [200])
        for field in played.readings.flatMap(\.fields) {
            allowed.formUnion([field.number, field.answered])
            switch field.shown {
            case .room(let finding): allowed.formUnion(LooseNumberTests.numbers(of: finding))
            case .layers(let told):
                allowed.formUnion(told.compactMap(\.finding).flatMap { LooseNumberTests.numbers(of: $0) })
            case .tooFew(let missing): allowed.insert(missing)
            case .exact: Issue.record("exact counts of a protected dialogue")
            }
        }
        let found = LooseNumberTests.found(
            in: played.readings.flatMap(\.pages), code: played.code, outside: allowed)
        #expect(found.isEmpty, "seed \(seed): \(Set(found).sorted().joined(separator: "\n"))")
    }
}
