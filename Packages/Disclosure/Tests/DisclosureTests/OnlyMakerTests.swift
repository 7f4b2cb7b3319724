import Foundation
import Testing

/// Compiles small programs against the built module, as another target would.
@Suite(.serialized) struct OnlyMakerTests {
    /// What the compiler says about a program that imports Disclosure; empty when it accepts it.
    private func complaints(about body: String) throws -> String {
        let modules = Bundle.allBundles.map(\.bundleURL) + [Bundle.main.bundleURL]
        let folders = modules.flatMap { [$0, $0.deletingLastPathComponent()] }.map { $0.appending(path: "Modules") }
        let folder = try #require(
            folders.first { FileManager.default.fileExists(atPath: $0.appending(path: "Disclosure.swiftmodule").path) })
        let program = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).swift")
        try Data("import Disclosure\nimport Foundation\nfunc build(_ field: PublicField) {\n\(body)\n}\n".utf8).write(
            to: program)
        defer { try? FileManager.default.removeItem(at: program) }
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = ["swiftc", "-typecheck", "-swift-version", "6", "-I", folder.path, program.path]
        let pipe = Pipe()
        compiler.standardError = pipe
        try compiler.run()
        let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        compiler.waitUntilExit()
        return compiler.terminationStatus == 0 ? "" : said
    }

    @Test func `a figure that Disclosure made can be read`() throws {
        #expect(try complaints(about: "_ = (field.answered, field.shown, field.verdict, field.sentence)") == "")
        #expect(try complaints(about: "_ = Disclosure.field(of: Answers(layers: []), mode: .protected)") == "")
    }

    @Test(arguments: [
        "_ = PublicField(answered: 3, shown: .tooFew(missing: 2))",
        "_ = PublicField(number: 1, answered: 3, shown: field.shown)",
        "_ = PublicField.Counts(agree: 1, middle: 0, disagree: 0, pass: 0)",
        "func make(_ counts: PublicField.Counts) { _ = PublicField.Layer(index: 0, name: nil, counts: counts, places: []) }",
        "_ = PublicField.LayerFinding(index: 0, name: \"Rijk\", finding: nil)",
        "_ = PublicField.Share(10, 20)",
        "_ = PublicAttendance(total: 1, layers: [])",
        "_ = PublicAttendance.Row(name: nil, count: 3)",
        "_ = Sentence(nl: \"7 mensen\", en: \"7 people\")",
        "_ = PublicCrossing.Part(group: \"\", verdict: nil)",
        "_ = PublicGroups(people: 3, between: nil, groups: [], rows: [], spots: [])",
        "_ = PublicGroups.Telling(statement: 1, agree: 1, of: 2, othersAgree: 0, othersOf: 0)",
        "_ = PublicGroups.Row(layer: 0, counts: [1], between: 0)",
        "_ = try! JSONDecoder().decode(PublicGroups.self, from: Data())",
        "_ = try! JSONDecoder().decode(PublicField.self, from: Data())",
        "_ = try! JSONDecoder().decode(PublicField.Finding.self, from: Data())",
        "_ = try! JSONDecoder().decode(PublicField.Counts.self, from: Data())",
        "var copy = field; copy.answered = 4",
        "var copy = field; copy.shown = .tooFew(missing: 1)",
    ])
    func `no other target can make or change a figure`(program: String) throws {
        let said = try complaints(about: program)
        // Not visible at all, visible but not usable, or not a variable; anything else is a mistake in this test.
        let reasons = [
            "inaccessible", "'let' constant", "missing argument for parameter 'released'", "no accessible init",
            "conform to",
        ]
        #expect(reasons.contains { said.contains($0) }, "\(said)")
    }
}
