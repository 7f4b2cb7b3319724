import ArgumentParser
import Domain
import Foundation
import Web

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a published report against its open data.",
        discussion: """
            Needs no server and no data folder. With the public figures (tier A) it checks the signature, and that every \
            sentence, table and picture of the report says what the figures say. With the complete export (tier C) it also \
            checks the seal, counts every answer again, and makes every decision about what may be shown again.

            Exit code 0: everything is right. 1: something is not; the lines that begin with "wrong" say where.
            """)

    @Argument(help: "The report, saved as HTML.")
    var report: String

    @Argument(help: "figures.json (tier A), or the complete export for auditors (tier C).")
    var export: String

    @Option(help: "The organisation's public keys: its /.well-known/krachtveld-keys.json, saved.")
    var keys: String?

    func run() throws {
        let published = try keys.map { try PublishedKeys(reading: Self.bytes(of: $0)) }
        let check = ReportCheck(report: try Self.bytes(of: report), export: try Self.bytes(of: export), keys: published)
        for result in check.results { try Terminal.write("\(result.isRight ? "right" : "WRONG")  \(result.text)\n") }
        try Terminal.write(check.isRight ? "The report is right.\n" : "The report is NOT right.\n")
        if !check.isRight { throw ExitCode(1) }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path): the file cannot be read.")
        }
        return Array(data)
    }
}
