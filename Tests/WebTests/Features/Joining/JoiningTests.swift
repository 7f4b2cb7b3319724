import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct JoiningTests {
    // A browser's form writes a space as +, a link as %20.
    @Test(arguments: ["+", "%20", "-", ""])
    func `a typed code leads to its dialogue, whatever its case and spaces`(between: String) async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let typed = code.text.lowercased().prefix(3) + between + code.text.suffix(3)
        try await house.test { client in
            let found = try await client.execute(uri: "/?code=\(typed)", method: .get)
            #expect(found.status == .seeOther)
            #expect(found.headers[.location] == "/\(code)")
        }
    }

    @Test(arguments: [("7", HTTPResponse.Status.unprocessableContent), ("777777", .notFound)])
    func `a code that leads nowhere comes back with what is wrong`(typed: String, status: HTTPResponse.Status)
        async throws
    {
        let house = try House()
        try await house.test { client in
            let page = try await client.execute(uri: "/?code=\(typed)", method: .get)
            #expect(page.status == status)
            #expect(page.text.contains(#"value="\#(typed)""#))
            #expect(page.text.contains(#"aria-invalid="true""#))
        }
    }

    @Test func `the join page says what happens with answers before anybody joins`() async throws {
        let house = try House()
        let hidden = try await house.runningDialogue(mode: .protected)
        let open = try await house.runningDialogue(mode: .open)
        try await house.test { client in
            let dutch: HTTPFields = [.acceptLanguage: "nl"]
            let english: HTTPFields = [.acceptLanguage: "en"]
            let first = try await client.execute(uri: "/\(hidden)", method: .get, headers: dutch).text
            #expect(first.contains(JoiningText.dutch.protectedMode) && first.contains("90 dagen"))
            #expect(first.contains("Rijk") && first.contains("gemeente") && first.contains("Omdat het vastloopt."))
            let second = try await client.execute(uri: "/\(open)", method: .get, headers: english).text
            #expect(
                second.contains(JoiningText.english.openMode) && !second.contains(JoiningText.english.protectedMode))
        }
    }

    @Test func `who taps twice, or again because no reply came, joins once`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.test { client in
            let page = try await client.execute(uri: "/\(code)", method: .get).text
            let found = try #require(try page.firstMatch(of: Regex(#"name="key" value="([0-9a-f]{32})""#)))
            let key = String(try #require(found.output[1].substring))
            let sent = [("layer", "2"), ("key", key)]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let status = try await client.form("/\(code)/participants", sent).status
                        #expect(status == .seeOther)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await client.execute(uri: "/\(code)", method: .get).text.contains(key) == false)
        }
        #expect(try await house.rooms.room(code).snapshot.participants == 1)
    }

    @Test func `who joins gets a cookie and two words that bring them back on another phone`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.test { client in
            let joined = try await client.form("/\(code)/participants", [("layer", "2")])
            #expect(joined.status == .seeOther)
            #expect(joined.headers[.location] == "/\(code)/now")
            let cookies = joined.headers[values: .setCookie]
            #expect(cookies.count == 2)
            #expect(cookies.allSatisfy { $0.hasPrefix("__Host-") && $0.contains("HttpOnly") && $0.contains("Secure") })
            let words = try #require(cookies.first { $0.contains("w-\(code)=") }?.value(of: "__Host-w-\(code)"))
            let typed = words.replacing("-", with: "  ").uppercased()
            let back = try await client.form("/\(code)/return", [("words", typed)])
            #expect(back.status == .seeOther)
            let token = try #require(
                back.headers[values: .setCookie].first { $0.contains("p-\(code)=") }?.value(of: "__Host-p-\(code)"))
            let participant = try await house.rooms.participant(try #require(Token(token)))
            #expect(participant?.layer == ID(2))
            let answers = try await client.execute(
                uri: "/\(code)/answers", method: .get,
                headers: [.cookie: "__Host-p-\(code)=\(token); __Host-w-\(code)=\(words)"])
            #expect(answers.text.contains(words.replacing("-", with: " ")))
        }
        #expect(try await house.rooms.room(code).snapshot.participants == 1)
    }

    @Test func `who sends the form twice joins once`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        let headers = try await house.participant(in: code).headers
        try await house.test { client in
            let again = try await client.form("/\(code)/participants", [("layer", "1")], headers: headers)
            #expect(again.status == .seeOther)
            #expect(again.headers[.setCookie] == nil)
            let page = try await client.execute(uri: "/\(code)", method: .get, headers: headers)
            #expect(page.headers[.location] == "/\(code)/now")
        }
        #expect(try await house.rooms.room(code).snapshot.participants == 1)
    }

    @Test(arguments: ["", "0", "99", "x"])
    func `a layer must be chosen, rather not saying is a choice`(layer: String) async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.test { client in
            let refused = try await client.form("/\(code)/participants", [("layer", layer)])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("layer-error"))
            let joined = try await client.form("/\(code)/participants", [("layer", "none")])
            #expect(joined.status == .seeOther)
        }
        #expect(try await house.rooms.room(code).snapshot.participants == 1)
    }

    @Test func `nobody joins before the lobby or after the end`() async throws {
        let house = try House()
        let draft = try await house.dialogue()
        let ended = try await house.runningDialogue()
        try await house.rooms.change(ended) { try $0.end(revealing: true) }
        try await house.test { client in
            for code in [draft, ended] {
                let refused = try await client.form("/\(code)/participants", [("layer", "1")])
                #expect(refused.status == .conflict)
            }
            let waiting = try await client.execute(uri: "/\(draft)", method: .get).text
            #expect(waiting.contains(#"<noscript><meta http-equiv="refresh""#))
            #expect(try await client.execute(uri: "/\(ended)", method: .get).text.contains("/\(ended)/report"))
        }
    }

    @Test func `wrong words are refused, and after fifty of them every word`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.test { client in
            for typed in ["aap", "aap noot mies", "zomaar iets"] {
                let refused = try await client.form("/\(code)/return", [("words", typed)])
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("words-error"))
            }
            for _ in 0..<50 { _ = try await client.form("/\(code)/return", [("words", "zomaar iets")]) }
            #expect(try await client.form("/\(code)/return", [("words", "zomaar iets")]).status == .tooManyRequests)
        }
    }

    @Test func `joining from another site is refused`() async throws {
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.test { client in
            let foreign: HTTPFields = [.origin: "https://elders.example"]
            for path in ["/\(code)/participants", "/\(code)/return"] {
                let refused = try await client.form(path, [("layer", "1")], headers: foreign)
                #expect(refused.status == .forbidden)
            }
        }
        #expect(try await house.rooms.room(code).snapshot.participants == 0)
    }
}

extension String {
    /// The value of a cookie in a Set-Cookie header.
    fileprivate func value(of name: String) -> String? {
        split(separator: ";").first.flatMap { pair in
            pair.hasPrefix(name + "=") ? String(pair.dropFirst(name.count + 1)) : nil
        }
    }
}
