import Domain
import Testing

@Suite struct InputTests {
    @Test func `a code is read as people type it`() {
        #expect(Code("k7mr-4h")?.text == "K7MR4H")
        #expect(Code(" K7M R4H ")?.text == "K7MR4H")
        #expect(Code("K7MR4") == nil && Code("K7MR4O") == nil && Code(String(repeating: "K", count: 10_000)) == nil)
    }

    @Test func `a line is trimmed and composed, and limits count characters as people do`() throws {
        #expect(try Line("  e\u{301}\tn  ").text == "\u{e9} n")
        #expect(throws: InputProblem.empty) { try Line(" \n ") }
        #expect(throws: InputProblem.tooLong(limit: 140)) { try Line(String(repeating: "a", count: 141)) }
        #expect(try Line(String(repeating: "👩‍👩‍👧", count: 10)).text.count == 10)
    }

    @Test func `stacked marks, bidirectional overrides and control characters are refused`() {
        #expect(throws: InputProblem.tooLong(limit: 140)) { try Line("a" + String(repeating: "\u{301}", count: 2_000)) }
        #expect(throws: InputProblem.forbiddenCharacters) { try Line("abc\u{202E}def") }
        #expect(throws: InputProblem.forbiddenCharacters) { try Line("abc\u{0}def") }
    }

    @Test func `names are enough, not too many, and never twice`() throws {
        #expect(throws: InputProblem.twice("rijk")) { try Dialogue.names(["Rijk", "rijk"], count: 2...6) }
        #expect(throws: InputProblem.tooFew(minimum: 2)) { try Dialogue.names(["Rijk", " "], count: 2...6) }
        #expect(throws: InputProblem.tooMany(maximum: 6)) {
            try Dialogue.names((1...7).map(String.init), count: 2...6)
        }
    }

    @Test func `an address has one at sign and a domain`() throws {
        #expect(try EmailAddress(" An@Voorbeeld.NL ").text == "an@voorbeeld.nl")
        for wrong in ["an", "an@", "@b.nl", "a@b", "a b@c.nl", "a@b.nl\nBcc: x@y.nl", "a@@b.nl"] {
            #expect(throws: InputProblem.self) { try EmailAddress(wrong) }
        }
    }

    @Test func `a token survives being written and read`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let token = Token.random(using: &generator)
            #expect(Token(token.description) == token && token.bytes.count == 16)
        }
        #expect(Token("") == nil && Token(String(repeating: "0", count: 33)) == nil && Token("zz") == nil)
    }

    @Test func `a word pair is read without regard to case and punctuation`() {
        #expect(WordPair("  Molen, RIVIER ")?.description == "molen rivier")
        #expect(WordPair("molen") == nil && WordPair("een twee drie") == nil)
    }

    @Test func `the writing advice sees a question, two ideas and a denial`() {
        #expect(WritingAdvice.on("Vind je dat goed?") == [.question])
        #expect(WritingAdvice.on("Het kan goedkoper, maar dan duurt het langer.") == [.twoIdeas])
        #expect(WritingAdvice.on("Er is geen plek.") == [.negation])
        #expect(WritingAdvice.on("De provincie vertaalt de opgave.") == [])
    }
}
