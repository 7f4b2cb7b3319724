import ArgumentParser
import Foundation
import OpinionAnalysis
import Testing

@testable import AnalysisCommands

/// The London fixture of the package beside this one.
private let london = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("OpinionAnalysis/Tests/Fixtures/london.youth.policing")

private func path(_ name: String) -> String { london.appendingPathComponent(name).path }

/// A file with this text that is gone after the test.
@discardableResult
private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
}

private func output(_ arguments: [String]) throws -> [UInt8] {
    let command = try #require(try Analyse.parseAsRoot(arguments) as? Analyse)
    return try command.output()
}

@Suite struct AnalyseTests {
    @Test func `the compatible figures carry the field names and values of the stored result`() throws {
        let bytes = try output([
            path("votes.csv"), "--comments", path("comments.csv"), "--polis-compatible", "--groups", "3", "--json",
        ])
        let ours = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let stored = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: london.appendingPathComponent("expected.json")))
                as? [String: Any])
        for name in ["statements", "pca", "k", "group_sizes", "group_statements", "group_statement_columns"] {
            let (mine, theirs) = (try #require(ours[name]), try #require(stored[name]))
            #expect(differences(mine, theirs, at: name).isEmpty)
        }
        for name in ["repness", "consensus"] {
            // The fifth consensus is tied (statements 15 and 16), so only figures are compared here.
            let (mine, theirs) = (try #require(ours[name]), try #require(stored[name]))
            #expect(differences(mine, theirs, at: name).filter { !$0.hasSuffix("[4]/tid") }.isEmpty)
        }
        let counts = try #require(ours["counts"] as? [String: Any])
        #expect(counts["participants"] as? Int == 26 && counts["votes"] as? Int == 638)
        #expect(counts["grouped"] as? Int == 24 && counts["statements"] as? Int == 36)
        let people = try #require(ours["participants"] as? [[Double]])
        let storedPeople = try #require(stored["participants"] as? [[Double]])
        for (mine, theirs) in zip(people, storedPeople) {
            #expect(zip(mine, theirs).allSatisfy { ($0 - $1).magnitude < 1e-9 })
        }
    }

    /// Where two JSON values differ by more than 1e-9.
    private func differences(_ a: Any, _ b: Any, at place: String) -> [String] {
        switch (a, b) {
        case (let a as [String: Any], let b as [String: Any]):
            return b.keys.sorted().flatMap { key in
                a[key].map { differences($0, b[key] ?? "", at: "\(place)/\(key)") } ?? ["\(place)/\(key) is missing"]
            }
        case (let a as [Any], let b as [Any]):
            if a.count != b.count { return ["\(place) has \(a.count) values, not \(b.count)"] }
            return zip(a, b).enumerated().flatMap { differences($1.0, $1.1, at: "\(place)[\($0)]") }
        case (let a as String, let b as String): return a == b ? [] : [place]
        case (let a as NSNumber, let b as NSNumber):
            return (a.doubleValue - b.doubleValue).magnitude <= 1e-9 * max(1, b.doubleValue.magnitude) ? [] : [place]
        default: return [place]
        }
    }

    @Test func `bad input names file, line and column`() throws {
        try withFile("comment-id,voter-id,vote\n1,2,1\n1,3,2\n") { file in
            #expect(
                throws: InputFailure(
                    description: "\(file), line 3, column 5: vote must be a whole number from -1 to 1, not \"2\"")
            ) { try output([file, "--json", "--polis-compatible"]) }
        }
        #expect(throws: InputFailure.self) { try output(["/nowhere/votes.csv", "--json"]) }
    }

    @Test(arguments: [
        ["x.csv", "--groups", "3", "--without-groups"], ["x.csv", "--polis-compatible"],
        ["x.csv", "--polis-compatible", "--json", "--groups", "0"], [],
    ])
    func `options that do not go together are refused`(arguments: [String]) {
        #expect(throws: (any Error).self) { try Analyse.parseAsRoot(arguments) }
    }

    @Test func `the order of lines changes no byte`() throws {
        let lines = try String(contentsOf: london.appendingPathComponent("votes.csv"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
        let votes = Array(lines.dropFirst())
        for options in [["--json"], ["--polis-compatible", "--json"], []] {
            let straight = try withFile(lines.joined(separator: "\n")) { try output([$0] + options) }
            let turned = try withFile(([lines[0]] + votes.reversed()).joined(separator: "\n")) { file in
                try output([file] + options)
            }
            #expect(straight == turned)
        }
    }

    @Test func `our own export gives rounds, labels and layers`() throws {
        let text = """
            participant,statement,round,position
            b,s1,1,-40
            a,s1,1,100
            a,s1,1,60
            a,s2,2,pass
            10,s1,2,-100
            9,s1,1,0
            """
        let layers = "participant,layer\na,Rijk\nb,gemeente\n9,Rijk\n"
        try withFile(text) { file in
            try withFile(layers) { layers in
                let input = try AnalysisInput.read(file, comments: nil, layers: layers, Progress(bytes: 0))
                #expect(input.participants == ["9", "10", "a", "b"])
                #expect(input.statements == ["s1", "s2"])
                #expect(input.rounds.map(\.number) == [1, 2])
                #expect(input.rounds[0].positions.row(2).map(\.position) == [.place(60)])
                #expect(input.layers == ["Rijk", "gemeente"])
                #expect(input.layerOf == [0, nil, 0, 1])
                #expect(input.notes.count == 1)
            }
        }
    }

    @Test func `layers stand in our own export too`() throws {
        let text = "participant,layer,statement,round,position\r\n1,Rijk,4,1,-40\r\n2,,4,1,pass\r\n3,gemeente,4,1,7\r\n"
        try withFile(text) { file in
            let input = try AnalysisInput.read(file, comments: nil, layers: nil, Progress(bytes: 0))
            #expect(input.layers == ["Rijk", "gemeente"])
            #expect(input.layerOf == [0, nil, 1])
        }
    }
}
