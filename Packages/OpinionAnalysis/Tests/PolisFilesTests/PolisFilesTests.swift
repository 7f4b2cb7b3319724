import OpinionAnalysis
import PolisFiles
import Testing

private func votes(_ text: String) throws -> [PolisVote] { try PolisFiles.votes(bytes: Array(text.utf8)) }
private func comments(_ text: String) throws -> [PolisComment] { try PolisFiles.comments(bytes: Array(text.utf8)) }

@Suite struct PolisFilesTests {
    @Test func `columns are found by name in any order`() throws {
        let read = try votes("vote,unknown,voter-id,comment-id\n1,x,7,3\r\n-1,,8,3\n\n0,y,9,4")
        #expect(read.map(\.vote) == [1, -1, 0])
        #expect(read.map(\.voterID) == [7, 8, 9])
        #expect(read.map(\.line) == [2, 3, 5])
        #expect(read[0].timestamp == 0)
    }

    @Test func `quotes, line breaks and a byte-order mark are read as RFC 4180 says`() throws {
        let read = try comments(
            "\u{feff}comment-id,moderated,comment-body\r\n1,1,\"een \"\"ja, maar\"\"\r\ntweede regel\"\r\n2,-1,é\r\n")
        #expect(read.map(\.text) == ["een \"ja, maar\"\r\ntweede regel", "é"])
        #expect(read.map(\.line) == [2, 4])
        #expect(read.map(\.isExcluded) == [false, true])
        #expect(read[0].isMeta == nil)
        #expect(try comments("comment-id,is-meta,comment-body\r1,true,x\r2,,y").map(\.isExcluded) == [true, false])
    }

    @Test(arguments: [
        ("", 1, 1, ParseFailure.Problem.empty),
        ("\n\n", 1, 1, .empty),
        ("voter-id,vote\n", 1, 1, .missingColumn("comment-id")),
        ("vote,vote,comment-id,voter-id\n", 1, 6, .repeatedColumn("vote")),
        ("comment-id,voter-id,vote\n1,2\n", 2, 1, .fieldCount(expected: 3, found: 2)),
        ("comment-id,voter-id,vote\n1,2,\"1\n", 2, 5, .unclosedQuote),
        ("comment-id,voter-id,vote\n1,2\",1\n", 2, 4, .strayQuote),
        ("comment-id,voter-id,vote\n1,\"2\"3,1\n", 2, 6, .textAfterQuote),
        (
            "comment-id,voter-id,vote\n1,2,1\n1,é,1\n", 3, 3,
            .value(column: "voter-id", expected: "a whole number from 0 to 2147483647", found: "é")
        ),
        (
            "comment-id,voter-id,vote\n1,2,2\n", 2, 5,
            .value(column: "vote", expected: "a whole number from -1 to 1", found: "2")
        ),
        (
            "comment-id,voter-id,vote\n99999999999999999999,2,2\n", 2, 1,
            .value(
                column: "comment-id", expected: "a whole number from 0 to 2147483647", found: "99999999999999999999")
        ),
    ])
    func `bad input names line and column`(text: String, line: Int, column: Int, problem: ParseFailure.Problem) {
        #expect(throws: ParseFailure(line: line, column: column, problem: problem)) { try votes(text) }
    }

    @Test func `own positions are places or passes`() throws {
        let text = "participant,statement,round,position\nab,1,1,-100\nab,2,2,pass\n"
        let read = try PolisFiles.positions(bytes: Array(text.utf8))
        #expect(read.map(\.place) == [-100, nil])
        #expect(read.map(\.round) == [1, 2])
        for wrong in ["101", "", "PASS", "3.5", "--1"] {
            let line = Array("participant,statement,position\na,b,\(wrong)\n".utf8)
            #expect(throws: ParseFailure.self) { try PolisFiles.positions(bytes: line) }
        }
        let layers = try PolisFiles.layers(bytes: Array("layer,participant\nRijk,4\n".utf8))
        #expect(layers.map(\.layer) == ["Rijk"])
    }

    @Test func `a field of bytes that are not UTF-8 is named`() {
        let bytes = Array("comment-id,comment-body\n1,".utf8) + [0xff, 0xfe]
        #expect(throws: ParseFailure(line: 2, column: 3, problem: .notUTF8)) { try PolisFiles.comments(bytes: bytes) }
    }

    @Test func `pieces of any size read the same`() throws {
        let text = "\u{feff}comment-id,comment-body\r\n1,\"a\"\"b\r\nc\"\r\n\r\n2,\u{1F600}d\n3,\"\""
        let bytes = Array(text.utf8)
        let whole = try PolisFiles.comments(bytes: bytes)
        for size in 1...bytes.count {
            var table = CSVTable<PolisComment>()
            var rows: [PolisComment] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                try Array(bytes[start..<min(bytes.count, start + size)]).withUnsafeBufferPointer {
                    try table.read($0) { (row) throws(ParseFailure) in rows.append(row) }
                }
            }
            try table.finish { (row) throws(ParseFailure) in rows.append(row) }
            #expect(rows == whole)
        }
        #expect(whole.map(\.text) == ["a\"b\r\nc", "\u{1F600}d", ""])
    }

    @Test func `no bytes trap the reader`() {
        let seed = UInt64.random(in: 0...9_999)
        var random = SeededRandom(seed: seed)
        let alphabet: [UInt8] = Array("\",\r\n-+0129avote-id".utf8) + [0xef, 0xbb, 0xbf, 0xff, 0]
        for _ in 0..<3000 {
            let length = random.index(below: 61)
            let tail = (0..<length).map { _ in alphabet[random.index(below: alphabet.count)] }
            for head in ["", "comment-id,voter-id,vote\n", "comment-id,comment-body\n"] {
                let bytes = Array(head.utf8) + tail
                do throws(ParseFailure) {
                    let read = try PolisFiles.votes(bytes: bytes)
                    #expect(read.allSatisfy { (-1...1).contains($0.vote) }, "seed \(seed): \(bytes)")
                } catch {
                    #expect(error.line >= 1 && error.column >= 1, "seed \(seed): \(bytes)")
                }
                let statements = try? PolisFiles.comments(bytes: bytes)
                #expect(statements?.allSatisfy { (-1...1).contains($0.moderated) } ?? true, "seed \(seed): \(bytes)")
            }
        }
    }
}
