import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct PositionAPITests {
    private let key = String(repeating: "a", count: 32)

    private func headers(_ token: Token, key: String?) -> HTTPFields {
        var headers: HTTPFields = [.authorization: "Bearer \(token)"]
        if let key { headers[.idempotencyKey] = key }
        return headers
    }

    @Test func `a hundred parallel requests with one key count once and get one reply`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let token = try await house.participant(in: code).token
        let path = Paths.api(code) + "/statements/1/position"
        let headers = headers(token, key: key)
        let replies = try await house.test { client in
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await client.json(
                            .put, path, #"{"round":1,"position":40,"sequence":1}"#, headers: headers
                        ).text
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
        }
        #expect(replies == [#"{"counted":true,"position":40,"round":1,"sequence":1,"statement":1}"#])
        let snapshot = try await house.rooms.room(code).snapshot
        #expect(snapshot.answered(RoundKey(statement: ID(1), round: 1)) == 1)
        let dialogue = snapshot.dialogue
        #expect(try await house.folder.rooms.positions.export(dialogue.id).count == 1)
    }

    @Test func `whoever comes back learns the counter of what was taken back too, so that the next answer counts`()
        async throws
    {
        let house = try House()
        let code = try await house.runningDialogue()
        let token = try await house.participant(in: code).token
        let path = Paths.api(code) + "/statements/1/position"
        let keys = ["1", "2", "3"].map { headers(token, key: String(repeating: $0, count: 32)) }
        try await house.test { client in
            _ = try await client.json(.put, path, #"{"round":1,"position":40,"sequence":6}"#, headers: keys[0])
            _ = try await client.json(.delete, path + "?round=1&sequence=7", headers: keys[1])
            let own = try await client.execute(uri: Paths.api(code) + "/me", method: .get, headers: keys[2])
            #expect(own.text == #"{"layer":1,"next":1,"positions":[],"sequence":7}"#)
            let answer = #"{"round":1,"position":-40,"sequence":8}"#
            #expect(try await client.json(.put, path, answer, headers: keys[2]).text.contains(#""counted":true"#))
        }
    }

    @Test func `after closing nothing new counts, and a retry still gets its first reply`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let token = try await house.participant(in: code).token
        let path = Paths.api(code) + "/statements/1/position"
        let body = #"{"round":1,"position":"pass","sequence":1}"#
        let first = headers(token, key: key)
        let second = headers(token, key: String(repeating: "b", count: 32))
        try await house.test { client in
            let reply = try await client.json(.put, path, body, headers: first)
            #expect(reply.status == .ok)
            try await house.rooms.change(code) { try $0.close(ID(1)) }
            #expect(try await client.json(.put, path, body, headers: second).status == .conflict)
            #expect(try await client.json(.put, path, body, headers: first).text == reply.text)
        }
    }

    @Test(arguments: [
        "", "[]", "{", #"{"round":1}"#, #"{"round":1,"position":101,"sequence":1}"#,
        #"{"round":1,"position":-9223372036854775808,"sequence":1}"#, #"{"round":0,"position":1,"sequence":1}"#,
        #"{"round":99999999999,"position":1,"sequence":1}"#, #"{"round":1,"position":1,"sequence":-1}"#,
        #"{"round":1,"position":1,"sequence":9223372036854775807}"#, #"{"round":1,"position":1.5,"sequence":1}"#,
        #"{"round":1,"position":"eens","sequence":1}"#, #"{"round":1,"position":null,"sequence":1}"#,
        #"{"round":1e400,"position":1,"sequence":1}"#, String(repeating: "[", count: 10_000),
    ])
    func `a body that makes no sense gets a clear refusal`(body: String) async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let token = try await house.participant(in: code).token
        let headers = headers(token, key: key)
        try await house.test { client in
            let response = try await client.json(
                .put, Paths.api(code) + "/statements/1/position", body, headers: headers)
            #expect([400, 422].contains(response.status.code), "\(response.status) for \(body.prefix(80))")
            #expect(response.headers[.contentType] == "application/problem+json; charset=utf-8")
            #expect(response.text.contains("\"detail\""))
        }
    }

    @Test func `taking a position back leaves none, and the counter falls`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let token = try await house.participant(in: code).token
        let path = Paths.api(code) + "/statements/1/position"
        let put = headers(token, key: key)
        let delete = headers(token, key: String(repeating: "b", count: 32))
        try await house.test { client in
            _ = try await client.json(.put, path, #"{"round":1,"position":100,"sequence":1}"#, headers: put)
            let gone = try await client.json(.delete, path + "?round=1&sequence=2", headers: delete)
            #expect(gone.text == #"{"counted":true,"position":null,"round":1,"sequence":2,"statement":1}"#)
            let me = try await client.json(.get, Paths.api(code) + "/me", headers: put)
            #expect(me.text.contains(#""positions":[]"#))
        }
        let snapshot = try await house.rooms.room(code).snapshot
        #expect(snapshot.answered(RoundKey(statement: ID(1), round: 1)) == 0)
    }

    @Test func `a protected room shows no figure while open, and three words after the reveal`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        for number in 0..<7 { try await house.take(number < 5 ? .agree : .disagree, in: code, layer: 2) }
        try await house.test { client in
            let open = try await client.json(.get, Paths.api(code)).text
            #expect(open.contains(#""answered":7"#) && !open.contains("verdict") && !open.contains("sentence"))
            let results = try await client.json(.get, Paths.api(code) + "/results").text
            #expect(results.contains(#""statements":[]"#))
            try await house.rooms.change(code) { try $0.reveal(ID(1)) }
            let shown = try await client.json(.get, Paths.api(code) + "/results").text
            #expect(shown.contains(#""verdict":"agree""#))
            #expect(!shown.contains("counts") && !shown.contains("gemeente") && !shown.contains(#""total""#))
            try await house.rooms.change(code) { try $0.hide(ID(1)) }
            #expect(try await client.json(.get, Paths.api(code) + "/results").text.contains(#""statements":[]"#))
        }
    }
}
