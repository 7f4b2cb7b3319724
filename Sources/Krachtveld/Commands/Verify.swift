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

    @Option(
        help: "Write here in which group and on which place of the map every row of the complete export lies (tier C).")
    var groups: String?

    func run() throws {
        let published = try keys.map { try PublishedKeys(reading: Self.bytes(of: $0)) }
        let check = ReportCheck(
            report: try Self.bytes(of: report), exports: try exports.map(Self.bytes), keys: published)
        for result in check.results { try Terminal.write("\(Self.word(result.kind))  \(result.text)\n") }
        try Terminal.write(check.isRight ? "The report is right.\n" : "The report is NOT right.\n")
        if let groups { try writeGroups(to: groups) }
        if !check.isRight { throw ExitCode(1) }
    }

    /// Personal data, like the rows themselves: nobody else on this machine can read it.
    private func writeGroups(to path: String) throws {
        let complete = try exports.map(Self.bytes).first { ExportTier(of: $0) == .complete }
        guard let complete else { throw CommandFailure("--groups needs the complete export (tier C).") }
        guard let placed = PlacedRows(of: try CompleteExport(reading: complete)) else {
            throw CommandFailure("No groups are looked for in this dialogue: it is protected, or too small.")
        }
        let isMade = FileManager.default.createFile(
            atPath: path, contents: Data(try placed.text()), attributes: [.posixPermissions: 0o600])
        guard isMade else { throw CommandFailure("\(path) cannot be written.") }
        try Terminal.write("\(path): \(placed.count) groups\n")
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
