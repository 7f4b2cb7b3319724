import ArgumentParser
import Domain
import Foundation
import Live
import Storage
import Web

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the report of a dialogue to a file: HTML, or PDF for paper.",
        discussion: """
            The latest published version; before the first publication the report as the rules write it. The HTML file holds \
            everything it needs. A PDF is made by Chromium or WeasyPrint, whichever is installed; it is tagged, so that it can \
            be read aloud. It works beside a server that runs.
            """)

    @Argument(help: "The join code of the dialogue.")
    var code: String

    @Option(help: "The PDF file to write.")
    var pdf: String?

    @Option(help: "The HTML file to write.")
    var html: String?

    @Option(help: "The language of the report: nl or en.")
    var language = "nl"

    @Option(name: .customLong("report-version"), help: "A published version; without it the latest one.")
    var number: Int?

    @Option(help: "The program that makes the PDF, where it is not found by itself (KRACHTVELD_BROWSER).")
    var browser: String?

    @OptionGroup var options: ServerOptions

    func validate() throws {
        _ = try Code.typed(code)
        guard pdf != nil || html != nil else { throw ValidationError("Say where to: --pdf FILE or --html FILE.") }
        guard Language(rawValue: language) != nil else {
            throw ValidationError("--language must be nl or en, not \(language).")
        }
        if let number, number < 1 { throw ValidationError("--report-version must be 1 or more, not \(number).") }
    }

    func run() async throws {
        let folder = try DataFolder.existing(at: options.data)
        guard let settings = options.settings(), let language = Language(rawValue: language) else { return }
        let printer = try pdf.map { _ in
            try PaperPrinter.installed(named: browser ?? ServerOptions.environment("BROWSER"))
        }
        let site = Site(quietly: folder, settings)
        let document = try await document(site, language)
        // The styles come last in the head, where a page of the server links to them.
        let page = try await site.signed(
            document.html.replacing(
                "</head>", with: "<style>\n\(document.styles)\n</style>\n</head>", maxReplacements: 1),
            of: document, Code.typed(code))
        if let html { try Self.write(page, to: html) }
        if let pdf, let printer { try printer.print(page, to: URL(fileURLWithPath: pdf)) }
    }

    private func document(_ site: Site, _ language: Language) async throws -> ReportDocument {
        let code = try Code.typed(code)
        do {
            return try await site.reportDocument(of: code, version: number, in: language)
        } catch RoomProblem.noSuchDialogue {
            throw CommandFailure("There is no dialogue with the code \(code) in \(options.data).")
        } catch ReportDocument.Problem.notEnded {
            throw CommandFailure("The dialogue \(code) has not ended: there is no report yet.")
        } catch ReportDocument.Problem.noSuchVersion {
            throw CommandFailure("The report of \(code) has no version \(number ?? 0), or it was withdrawn.")
        }
    }

    private static func write(_ text: String, to path: String) throws {
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw CommandFailure("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}

extension Site {
    /// The pages of a folder that nobody is served from.
    init(quietly folder: DataFolder, _ settings: Settings) {
        let rooms = folder.quietRooms
        let live = LiveDialogues(broadcaster: .init(mostSubscribers: 1)) { await Site.frame(of: $0, in: rooms) }
        self.init(
            rooms: rooms, members: folder.members, stores: folder.circleStores, live: live, keys: folder.keys,
            settings: settings)
    }
}
