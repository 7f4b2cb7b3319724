import ArgumentParser
import Foundation
import Storage
import Web

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look whether data, settings and machine are fit for real use, and say so in words.",
        discussion: """
            Changes nothing in the data. The exit code is 1 when something is wrong. A setting that is too weak for real people \
            is wrong; --trial leaves the address out of the judgment, for trying things out on one machine.
            """)

    @OptionGroup var options: ServerOptions

    @Flag(help: "Only tried out on this machine: do not ask for https.")
    var trial = false

    func run() async throws {
        guard let settings = options.settings() else { throw ValidationError("--public-url is not an address.") }
        var findings =
            Diagnosis.data(in: options.data) + (trial ? [] : Diagnosis.address(settings, host: options.host))
            + Diagnosis.machine(data: options.data)
        findings += await Diagnosis.mail(settings, try options.smtp.server(from: settings), program: options.sendmail)
        for finding in findings { try Terminal.write(finding.line + "\n") }
        let wrong = findings.count { $0.verdict == .wrong }
        guard wrong == 0 else {
            try Terminal.write("\nNot fit for use: \(wrong) of \(findings.count) checks found something wrong.\n")
            throw ExitCode.failure
        }
        let limit = trial ? "Fit for trying out on this machine; not judged for real use" : "Fit for use"
        try Terminal.write("\n\(limit): \(findings.count) checks found nothing wrong.\n")
    }
}

/// What a check found, in words.
struct Finding: Equatable {
    enum Verdict: String {
        case good = "good "
        case note = "note "
        case wrong = "WRONG"
    }

    let verdict: Verdict
    let words: String

    var line: String { "\(verdict.rawValue)  \(words)" }

    static func good(_ words: String) -> Finding { Finding(verdict: .good, words: words) }
    static func note(_ words: String) -> Finding { Finding(verdict: .note, words: words) }
    static func wrong(_ words: String) -> Finding { Finding(verdict: .wrong, words: words) }
}
