import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct JoinAPITests {
    private let key = "0123456789abcdef0123456789abcdef"

    private func join(_ code: Code, key: String?, _ client: any TestClientProtocol) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        if let key { headers[.idempotencyKey] = key }
        return try await client.json(.post, Paths.api(code) + "/participants", #"{"layer":1}"#, headers: headers)
    }

    @Test func `whoever asks again with the same key gets the first reply and joins once`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let key = key
        let replies = try await house.test { client in
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<40 { group.addTask { try await join(code, key: key, client).text } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
        }
        #expect(replies.count == 1, "\(replies)")
        #expect(try await house.rooms.room(code).snapshot.participants == 1)
        let counts = try await house.folder.rooms.participants.attendance(of: house.rooms.room(code).dialogue.id)
        #expect(counts.map(\.count) == [1])
    }

    @Test func `a restarted server gives the same reply, and the words open the door`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let token = try #require(Token(key))
        let first = try await house.rooms.join(code, layer: ID(2), language: .english, key: token)
        let restarted = Rooms(stores: house.folder.rooms) { _, _ in }
        let second = try await restarted.join(code, layer: ID(2), language: .dutch, key: token)
        #expect(second.token == first.token)
        #expect(second.words == first.words)
        #expect(second.participant == first.participant)
        #expect(try await restarted.comeBack(to: code, words: second.words) != nil)
    }

    @Test func `another key, another dialogue or no key is another person`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let other = try await house.runningDialogue()
        let key = key
        let replies = try await house.test { client in
            [
                try await join(code, key: key, client).text, try await join(other, key: key, client).text,
                try await join(code, key: String(key.reversed()), client).text,
                try await join(code, key: nil, client).text, try await join(code, key: nil, client).text,
            ]
        }
        #expect(Set(replies).count == 5)
        #expect(try await house.rooms.room(code).snapshot.participants == 4)
    }

    @Test(arguments: ["", "abc", "0123456789abcdef0123456789abcdeg", String(repeating: "a", count: 33)])
    func `a key that is not 128 bits is refused and nobody joins`(key: String) async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let status = try await house.test { client in try await join(code, key: key, client).status }
        #expect(status == .badRequest)
        #expect(try await house.rooms.room(code).snapshot.participants == 0)
    }
}
