import ArgumentParser
import Domain
import Foundation
import Web

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a published report, or its slides, against its open data.",
        discussion: """
            Needs no server and no data folder. Give one export, or several.

            figures.json, tier A    checks the signature, and that every sentence, table and picture of the report says what \
            the figures say: of one statement, and of all together
            answers.json, tier B    where the answers without layers are public: that they are the signed ones, and give the \
            figures of the whole room
            answers.json, tier C    for auditors: also checks the seal, counts every answer again, and makes every decision \
            about what may be shown again

            Lines begin with "right", "WRONG" or "note": what could not be looked at, or what the signature alone covers.
            Exit code 0: nothing is wrong. 1: something is; the lines say what, and where.
            """)

    @Argument(help: "The report or its slides, saved as HTML.")
    var report: String

    @Argument(help: "figures.json (tier A), answers.json (tier B), or the complete export for auditors (tier C).")
    var exports: [String]

    @Option(help: "The organisation's public keys: its /.well-known/krachtveld-keys.json, saved.")
    var keys: String?

    func run() throws {
        let published = try keys.map { try PublishedKeys(reading: Self.bytes(of: $0)) }
        let check = ReportCheck(
            report: try Self.bytes(of: report), exports: try exports.map(Self.bytes), keys: published)
        for result in check.results { try Terminal.write("\(Self.word(result.kind))  \(result.text)\n") }
        try Terminal.write(check.isRight ? "The report is right.\n" : "The report is NOT right.\n")
        if !check.isRight { throw ExitCode(1) }
    }

    private static func word(_ kind: ReportCheck.Result.Kind) -> String {
        switch kind {
        case .right: "right"
        case .wrong: "WRONG"
        case .note: "note "
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path): the file cannot be read.")
        }
        return Array(data)
    }
}
