import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// Ongoing dialogues: one's own pace, one's own answers and statements.
@Suite struct PaceTests {
    private func asked(_ page: String) -> Int? {
        page.firstMatch(of: /name="statement" value="(\d+)"/).flatMap { Int($0.1) }
    }

    @Test func `every statement comes once, and then it is done`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(kind: .ongoing)
        let (headers, token, csrf) = try await house.participant(in: code)
        try await house.test { client in
            var seen: [Int] = []
            var path = "/\(code)/now"
            for _ in 0..<3 {
                let page = try await client.execute(uri: path, method: .get, headers: headers).text
                let statement = try #require(asked(page))
                seen.append(statement)
                let form = [
                    ("csrf", csrf), ("statement", "\(statement)"), ("round", "1"), ("position", "place"),
                    ("place", "-100"),
                ]
                let reply = try await client.form("/\(code)/positions", form, headers: headers)
                path = try #require(reply.headers[.location])
            }
            #expect(Set(seen) == [1, 2, 3])
            let done = try await client.execute(uri: path, method: .get, headers: headers).text
            #expect(done.contains(#"<section data-state="done">"#))
        }
        let participant = try #require(try await house.rooms.participant(token))
        #expect(try await house.rooms.positions(of: participant).count == 3)
    }

    @Test func `people do not all begin with the same statement`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(kind: .ongoing)
        var first: Set<Int> = []
        for _ in 0..<3 {
            let headers = try await house.participant(in: code).headers
            let page = try await house.test { client in
                try await client.execute(uri: "/\(code)/now", method: .get, headers: headers).text
            }
            first.insert(try #require(asked(page)))
        }
        #expect(first == [1, 2, 3])
    }

    @Test func `an answer can be changed from the page with one's answers while it is open`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(kind: .ongoing)
        let (headers, _, csrf) = try await house.participant(in: code)
        let form = [("csrf", csrf), ("statement", "2"), ("round", "1"), ("position", "100")]
        try await house.test { client in
            _ = try await client.form("/\(code)/positions", form, headers: headers)
            var page = try await client.execute(uri: "/\(code)/answers", method: .get, headers: headers).text
            #expect(page.contains("telt 1 antwoord van jou") && page.contains("/\(code)/now?statement=2"))
            page = try await client.execute(uri: "/\(code)/now?statement=2", method: .get, headers: headers).text
            #expect(asked(page) == 2 && page.contains(#"value="100" aria-pressed="true""#))
            try await house.rooms.change(code) { try $0.close(ID(2)) }
            page = try await client.execute(uri: "/\(code)/answers", method: .get, headers: headers).text
            #expect(page.contains("telt 1 antwoord van jou") && !page.contains("?statement=2"))
            #expect(page.contains(#"<details class="own">"#))
        }
    }

    @Test func `a statement that was sent in is followed by its author, with the reason when it is rejected`()
        async throws
    {
        let house = try House()
        let code = try await house.runningDialogue(kind: .ongoing)
        let (headers, _, csrf) = try await house.participant(in: code)
        let other = try await house.participant(in: code).headers
        try await house.test { client in
            let path = "/\(code)/submissions"
            let sent = try await client.form(path, [("csrf", csrf), ("text", "Wij <missen> tijd.")], headers: headers)
            #expect(sent.status == .seeOther)
            var page = try await client.execute(uri: path + "?sent=yes", method: .get, headers: headers).text
            #expect(page.contains("Wij &lt;missen&gt; tijd.") && page.contains(PositioningText.dutch.pending))
            try await house.rooms.change(code) { try $0.reject(ID(4), reason: Line("Dit is geen stelling.")) }
            page = try await client.execute(uri: "/\(code)/answers", method: .get, headers: headers).text
            #expect(page.contains("Dit is geen stelling."))
            page = try await client.execute(uri: "/\(code)/answers", method: .get, headers: other).text
            #expect(!page.contains("Dit is geen stelling."))
        }
    }

    @Test func `a statement that is too long comes back with what was typed`() async throws {
        let house = try House()
        let code = try await house.runningDialogue(kind: .ongoing)
        let (headers, _, csrf) = try await house.participant(in: code)
        let long = String(repeating: "a", count: 141)
        try await house.test { client in
            let form = [("csrf", csrf), ("text", long)]
            let refused = try await client.form("/\(code)/submissions", form, headers: headers)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains(long) && refused.text.contains("text-error"))
        }
        #expect(try await house.rooms.room(code).dialogue.statements.count == 3)
    }
}
